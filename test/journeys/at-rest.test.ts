import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doTask, sendReport, writeReport } from '../support/acts';
import { startLocalTrygg } from '../support/local-trygg';
import { openedRows } from '../support/opened-database';
import { organisation } from '../support/organisation';

/** What somebody finds who has the databases and their cipher keys, but not the key that wraps the data keys. */
describe('at rest, with the database’s own cipher opened', () => {
  const secrets = {
    account: 'kanarifugl i redegjørelsen',
    minutes: 'kanarifugl i referatet',
    reasons: 'kanarifugl i vurderingen',
    draft: 'kanarifugl i utkastet',
    place: 'kanarifugl i møterommet',
    named: 'Kanari Fuglesang',
  };

  it('no account, no name and no account id can be read, and each accused has a key of their own', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-at-rest-'));
    const local = await startLocalTrygg('2026-01-05T08:00:00.000Z', { dataFolder });
    const settled = () => local.trygg.trygg.idle();
    try {
      for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
      const report = { accused: ['jonas', 'silje'] as const, accusedNames: secrets.named, what: secrets.account };
      await sendReport(local.person('nora'), report);
      await settled();
      await doTask(local.person('kari'), 'AcknowledgeReceipt');
      await doTask(local.person('anne'), 'SignReceipt');
      await settled();
      await doTask(local.person('kari'), 'AssessComplaint', {
        felt: 'both',
        improper: 'yes',
        reasons: secrets.reasons,
      });
      await doTask(local.person('kari'), 'TellOfCompanion');
      await settled();
      await local.moveTo('2026-01-07T12:00:00.000Z');
      const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: secrets.place };
      await doTask(local.person('kari'), 'HoldConversation', held);
      await settled();
      await doTask(local.person('kari'), 'WriteMinutes', { text: secrets.minutes });
      await writeReport(local.person('anne'), { accused: ['jonas'], what: secrets.draft });
      await settled();

      const opened = openedRows(dataFolder);
      expect(opened.length).toBeGreaterThan(20);
      const people = Object.values(organisation).flatMap(({ id, name }) => [
        id,
        name,
        local.channel.person(id).conversationId,
      ]);
      const all = opened.join('\n').toLowerCase();
      for (const secret of [...Object.values(secrets), ...people]) {
        expect([secret, all.includes(secret.toLowerCase())]).toEqual([secret, false]);
        expect([secret, all.includes(Buffer.from(secret).toString('base64').toLowerCase())]).toEqual([secret, false]);
      }
      for (const strand of ['common', 'a1', 'a2', 'a3']) expect(all).toContain(`"strand":"${strand}"`);
    } finally {
      await local.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });

  it('without the cipher key the files tell nothing at all', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-at-rest-'));
    const local = await startLocalTrygg('2026-01-05T08:00:00.000Z', { dataFolder });
    try {
      await local.person('nora').install();
      const files = readdirSync(dataFolder).filter((file) => file.includes('.db'));
      expect(files.length).toBeGreaterThan(1);
      for (const file of files.filter((name) => !name.endsWith('-shm'))) {
        const bytes = readFileSync(join(dataFolder, file)).toString('latin1');
        for (const plain of ['SQLite format', 'CREATE TABLE', 'personKeys', 'strand'])
          expect(bytes).not.toContain(plain);
      }
    } finally {
      await local.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });
});
