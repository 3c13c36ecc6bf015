import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';

/** 1.6-3: Amina is the safety representative of the unit in which Nora works. */
describe('what a safety representative sees', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-policy-'));
  let local: LocalTrygg;
  let caseId: string;
  const asked = async (who: PersonName): Promise<string> => {
    const answer = JSON.stringify(await local.person(who).dialogStep('task/fetch', { verb: 'AreaNumbers' }));
    for (const secret of [caseId, 'Nora', 'Jonas', 'Kari Haugen']) expect(answer).not.toContain(secret);
    return answer;
  };

  beforeAll(async () => {
    const policyFile = join(folder, 'policy.json');
    writeFileSync(policyFile, JSON.stringify({ areaNumbers: { people: 5, cases: 3 } }));
    local = await startLocalTrygg(undefined, { policyFile });
    for (const name of ['nora', 'amina', 'tomasz'] as const) await local.person(name).install();
    caseId = await sendReport(local.person('nora'), { accused: ['jonas'], what: 'De ler av meg.' });
    await local.trygg.trygg.idle();
  });
  afterAll(async () => {
    await local.stop();
    rmSync(folder, { recursive: true });
    expect(local.channel.violations).toEqual([]);
  });

  it('has a door of its own in the menu, which others do not have', () => {
    const menuOf = (who: PersonName) => JSON.stringify(local.person(who).messages);
    expect(menuOf('amina')).toContain('Verneområdet');
    for (const other of ['nora', 'tomasz'] as const) expect(menuOf(other)).not.toContain('Verneområdet');
  });

  it('is nothing on the day on which somebody reported', async () => {
    expect(await asked('amina')).toContain('Ingen av dem er forsinket');
    expect(await asked('amina')).not.toContain('Færre enn');
  });

  it('is later that there are some, and that a deadline has passed: neither whose nor which', async () => {
    await local.moveTo('2026-01-26T09:00:00.000Z');
    const seen = await asked('amina');
    expect(seen.match(/Færre enn 3/g)).toHaveLength(2);
    expect(seen).toContain('spørre personalavdelingen');
    await local.trygg.trygg.rebuild();
    expect(await asked('amina')).toBe(seen);
  });

  it('is nothing for whoever is no safety representative, though they are a party, a leader or HR', async () => {
    for (const who of ['nora', 'jonas', 'kari', 'anne', 'tomasz'] as const) {
      expect(await asked(who)).toContain('Her er det ingenting å gjøre for deg');
    }
  });

  it('counts no case in which the representative is the one accused', async () => {
    const before = await asked('amina');
    for (const what of ['Hun også.', 'Og igjen.']) await sendReport(local.person('nora'), { accused: ['amina'], what });
    await local.trygg.trygg.idle();
    await local.moveTo('2026-02-16T09:00:00.000Z');
    expect(await asked('amina')).toBe(before);
  });
});
