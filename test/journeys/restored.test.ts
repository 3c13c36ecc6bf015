import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnchorFile } from '../../src/adapters/anchor/anchor-file';
import type { Messenger } from '../../src/application/messenger';
import { verify } from '../../src/application/verify';
import { doTask, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';

/** docs/operate.md, "An earlier point": the cases as they were, beside the keys, the anchor and the chats of today. */
describe('after the cases were restored to an earlier point', () => {
  let root: string;
  let caseId: string;
  let local: LocalTrygg;
  const sent: string[] = [];
  const start = '2026-01-05T09:00:00.000Z';

  const counted = (real: Messenger): Messenger => ({
    send(to, view, manner) {
      sent.push(view.kind);
      return real.send(to, view, manner);
    },
    update(to, id, view, manner) {
      sent.push(`${view.kind} changed`);
      return real.update(to, id, view, manner);
    },
  });
  const copied = (from: string, to: string, name: string) => {
    for (const file of readdirSync(join(root, from)).filter((one) => one.startsWith(name))) {
      cpSync(join(root, from, file), join(root, to, file), { recursive: true });
    }
  };

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'trygg-restored-'));
    const anchorFolder = join(root, 'anchor');
    const today = await startLocalTrygg(start, { dataFolder: join(root, 'today'), anchorFolder });
    for (const name of ['nora', 'kari', 'anne'] as const) await today.person(name).install();
    caseId = await sendReport(today.person('nora'), { accused: ['jonas'], what: 'De ler av meg.' });
    await today.trygg.trygg.idle();
    await doTask(today.person('kari'), 'AcknowledgeReceipt');
    await today.trygg.trygg.idle();
    copied('today', 'restored', 'trygg.db');
    await doTask(today.person('anne'), 'SignReceipt');
    await today.stop();
    for (const name of ['keys.db', 'wrapping.key']) copied('today', 'restored', name);
    local = await startLocalTrygg(start, {
      dataFolder: join(root, 'restored'),
      anchorFolder,
      around: { messenger: counted },
    });
    await local.trygg.sweep();
    await local.trygg.trygg.idle();
  }, 60_000);
  afterAll(async () => {
    await local.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const flaws = async () => {
    const { store, keys } = local.trygg;
    const found = await verify(store, keys, await openAnchorFile(join(root, 'anchor')));
    return found.flaws.filter(({ of }) => of === 'commits');
  };

  it('nobody is sent again what they were sent', () => {
    expect(sent).toEqual([]);
  });

  it('the record names what was lost', async () => {
    expect(await flaws()).toEqual([{ of: 'commits', chain: caseId, number: 3, is: 'missing' }]);
  });

  it('people go on from there, and the record goes on saying so', async () => {
    for (const name of ['kari', 'anne'] as const) await local.person(name).install();
    await doTask(local.person('anne'), 'SignReceipt');
    await local.trygg.trygg.idle();
    expect(await flaws()).toEqual([{ of: 'commits', chain: caseId, number: 3, is: 'replaced' }]);
  });
});
