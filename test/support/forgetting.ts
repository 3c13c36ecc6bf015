import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import { button, sendReport } from './acts';
import { type LocalTrygg, startLocalTrygg } from './local-trygg';
import { playCase } from './whole-case';

/** Two cases that are told in words of their own, and where both are kept. */
export interface Forgetting {
  readonly local: LocalTrygg;
  /** Of the databases, without their cipher. */
  readonly folder: string;
  /** Closed without grounds on the ninth of January; kept for twelve months. */
  readonly over: string;
  /** Still open. */
  readonly other: string;
  /** The databases as they are now, in a folder of their own. */
  copy(): string;
  remove(): Promise<void>;
}

export const secrets = { over: 'kanarifugl i den gamle saken', other: 'kanarifugl i den nye saken' };

/** The year in which the time of the closed case is over, on a working morning. */
export const nextYear = '2027-02-01T08:00:00.000Z';

export async function playToForgetting(): Promise<Forgetting> {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-forgetting-'));
  const policyFile = join(folder, 'policy.json');
  writeFileSync(policyFile, JSON.stringify({ retention: { noGrounds: 12 } }));
  const local = await startLocalTrygg('2026-01-05T08:00:00.000Z', {
    policyFile,
    dataFolder: folder,
    around: {
      store: (encrypted) => {
        void encrypted.close();
        return openEmbeddedStore({ file: join(folder, 'plain.db'), key: undefined });
      },
      keyStore: (encrypted) => {
        void encrypted.close();
        return openEmbeddedKeyStore({ file: join(folder, 'plain-keys.db'), key: undefined });
      },
    },
  });
  const people = ['nora', 'kari', 'anne', 'jonas', 'bjorn', 'silje', 'per', 'tomasz'] as const;
  for (const name of people) await local.person(name).install();
  const over = await sendReport(local.person('nora'), { accused: ['jonas'], what: secrets.over });
  await local.trygg.trygg.idle();
  // Lists that they ask for name the case too, in a message of their own and in the place of another.
  await local.person('nora').say('mine saker');
  await local.person('kari').say('oppgaver');
  await local.person('nora').say('hei');
  await local.person('nora').press(button('MyCases'));
  const play = playCase(local, over, { complainant: 'nora', handler: 'kari', hr: 'anne' });
  await play.hearComplainant();
  await play.considerProtection();
  await play.callAndHear('a1', '2026-01-08', '2026-01-09');
  await play.task('jonas', 'SignMinutes', { way: 'sign' });
  await play.decide('a1', 'no');
  await play.tellOutcome('a1');
  await play.task('kari', 'OfferCounselling', { offer: 'Samtale med bedriftshelsetjenesten.' }, 'a1');
  await play.close('a1');
  const other = await sendReport(local.person('silje'), { accused: ['jonas'], what: secrets.other });
  await local.trygg.trygg.idle();
  await local.moveTo('2026-01-14T08:00:00.000Z');
  return {
    local,
    folder,
    over,
    other,
    copy() {
      const copied = mkdtempSync(join(tmpdir(), 'trygg-copy-'));
      cpSync(folder, copied, { recursive: true });
      return copied;
    },
    async remove() {
      await local.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Anne opens the list and the case in it. */
export async function openReview({ local, over }: Pick<Forgetting, 'local' | 'over'>): Promise<void> {
  const anne = local.person('anne');
  anne.closeDialog();
  await anne.say('oppgaver');
  await anne.press(button('Retention'));
  await anne.submitDialog(button('ReviewRetention', { caseId: over }));
}
