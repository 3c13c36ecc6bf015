import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3-multiple-ciphers';
import { verify } from '../../src/application/verify';
import { openData } from '../../src/services/open-data';
import { doTask, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { openedDatabase } from '../support/opened-database';
import { organisation } from '../support/organisation';

/** The record of what was done and of who looked, over HTTP; and then with the databases in an attacker's hands. */
describe('the record', () => {
  let root: string;
  let dataFolder: string;
  let before: string;
  let local: LocalTrygg;
  let caseId: string;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'trygg-record-'));
    dataFolder = join(root, 'data');
    before = join(root, 'before');
    local = await startLocalTrygg('2026-01-05T08:00:00.000Z', { dataFolder });
    for (const name of ['nora', 'kari', 'anne', 'jonas'] as const) await local.person(name).install();
    caseId = await sendReport(local.person('nora'), { accused: ['jonas'], what: 'De ler av meg.' });
    await local.trygg.trygg.idle();
    await doTask(local.person('kari'), 'AcknowledgeReceipt');
    await local.restart();
    cpSync(dataFolder, before, { recursive: true });
    await doTask(local.person('anne'), 'SignReceipt');
    await local.trygg.trygg.idle();
    const assessed = { felt: 'both', improper: 'yes', reasons: 'Flere har sett det.' };
    await doTask(local.person('kari'), 'AssessComplaint', assessed);
    await local.trygg.trygg.idle();
    await local.person('jonas').dialogStep('task/fetch', { verb: 'OpenCase', caseId });
    await local.person('jonas').dialogStep('task/fetch', { verb: 'OpenCase', caseId: 'T-0000-0000' });
    await local.restart();
  }, 60_000);
  afterAll(async () => {
    await local.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const looksAt = async (id: string) => (await local.trygg.trygg.looks.of(id)).opened();

  it('holds who looked at what, as whom, before they saw it', async () => {
    const looks = await looksAt(caseId);
    const { nora, kari, anne, jonas } = organisation;
    const [first] = looks.filter(({ by }) => by === kari.id).reverse();
    expect(first).toMatchObject({ as: ['handler'], what: 'OpenTask', instance: { step: 'acknowledgeReceipt' } });
    expect(first?.at).toBe('2026-01-05T08:00:00.000Z');
    expect(looks.some(({ by, what }) => by === anne.id && what === 'OpenTask')).toBe(true);
    expect(looks.filter(({ by }) => by === jonas.id || by === nora.id)).toEqual([]);
    await local.person('kari').dialogStep('task/fetch', { verb: 'OpenCase', caseId });
    const [newest] = await looksAt(caseId);
    expect(newest).toMatchObject({ by: kari.id, what: 'OpenCase' });
  });

  it('holds who asked for what is not theirs, whether it is there or not', async () => {
    const refused = await (await local.trygg.trygg.looks.refused()).opened();
    expect(refused).toMatchObject([
      { by: organisation.jonas.id, what: 'OpenCase', caseId: 'T-0000-0000' },
      { by: organisation.jonas.id, what: 'OpenCase', caseId },
    ]);
  });

  it('shows nothing that it can’t take down', async () => {
    const { store } = local.trygg;
    const insertLook = jest.spyOn(store, 'insertLook').mockRejectedValue(new Error('the disk is full'));
    try {
      const answer = await local.person('kari').dialogStep('task/fetch', { verb: 'ReadComplaint', caseId });
      expect(JSON.stringify(answer)).not.toContain('De ler av meg.');
      expect(JSON.stringify(answer)).toContain('Prøv igjen');
    } finally {
      insertLook.mockRestore();
    }
    const answer = await local.person('kari').dialogStep('task/fetch', { verb: 'ReadComplaint', caseId });
    expect(JSON.stringify(answer)).toContain('De ler av meg.');
  });

  it('is read by the data protection officer, and by nobody else, and that is on record too', async () => {
    const asking = { verb: 'WhoLooked', asked: caseId.toLowerCase() };
    await local.person('sunniva').install();
    expect(JSON.stringify(local.person('sunniva').messages)).toContain('Hvem har sett');
    const read = JSON.stringify(await local.person('sunniva').dialogStep('task/submit', asking));
    for (const seen of ['Kari Haugen', 'leder som behandler saken', 'Åpnet saken', 'Sunniva Brekke']) {
      expect(read).toContain(seen);
    }
    for (const secret of ['De ler av meg.', organisation.nora.name, organisation.jonas.name]) {
      expect(read).not.toContain(secret);
    }
    const [newest] = await looksAt(caseId);
    expect(newest).toMatchObject({ by: organisation.sunniva.id, what: 'WhoLooked' });
    const refused = JSON.stringify(await local.person('sunniva').dialogStep('task/submit', { verb: 'RefusedLooks' }));
    expect(refused).toContain(organisation.jonas.name);
    for (const data of [asking, { verb: 'RefusedLooks' }]) {
      const answer = JSON.stringify(await local.person('kari').dialogStep('task/submit', data));
      expect(answer).not.toContain('Sunniva');
      expect(answer).toContain('Her er det ingenting å gjøre for deg');
    }
  });

  it('tells a data protection officer who has a part in the case no more than of a case that is not there', async () => {
    const own = await sendReport(local.person('nora'), { accused: ['sunniva'], what: 'Hun leser posten min.' });
    await local.trygg.trygg.idle();
    const [about, nowhere] = [own, 'T-0000-0000'].map((asked) =>
      local.person('sunniva').dialogStep('task/submit', { verb: 'WhoLooked', asked }),
    );
    const answer = JSON.stringify(await about).replaceAll(own, 'T-0000-0000');
    expect(answer).toBe(JSON.stringify(await nowhere));
    expect(answer).toContain('finner ingen sak');
  });

  it('is read a page at a time: an entry that somebody was at keeps no other page from being read', async () => {
    for (let asked = 0; asked < 20; asked += 1) {
      await local.person('kari').dialogStep('task/fetch', { verb: 'OpenCase', caseId });
      await local.person('kari').dialogStep('task/fetch', { verb: 'OpenCase', caseId: 'T-0000-0000' });
    }
    const { store } = local.trygg;
    const looksOf = store.looksOf.bind(store);
    const changed = jest.spyOn(store, 'looksOf').mockImplementation(async (chain) => {
      const [oldest, ...others] = await looksOf(chain);
      return oldest ? [{ ...oldest, content: { ...oldest.content, box: 'changed' } }, ...others] : [];
    });
    try {
      for (const verb of ['WhoLooked', 'RefusedLooks']) {
        const read = async (page: string) =>
          JSON.stringify(await local.person('sunniva').dialogStep('task/submit', { verb, asked: caseId, page }));
        expect(await read('1')).toContain('Kari Haugen');
        expect(await read('2')).toContain('Det gikk ikke');
      }
    } finally {
      changed.mockRestore();
    }
  });

  const verified = async (folder: string) => {
    const data = await openData({ dataFolder: folder });
    try {
      return await verify(data.store, data.keys, data.anchor);
    } finally {
      await data.close();
    }
  };

  /** What is found after somebody has been at a copy of the store. */
  const flawsAfter = async (attack: (db: Database) => void) => {
    await local.trygg.trygg.idle();
    const folder = mkdtempSync(join(root, 'attacked-'));
    cpSync(dataFolder, folder, { recursive: true });
    const db = openedDatabase(folder, 'store');
    attack(db);
    db.close();
    const { flaws } = await verified(folder);
    return flaws.map(({ of, chain, number, is }) => `${of} ${chain === caseId ? '' : `${chain} `}${number} ${is}`);
  };
  const last = (db: Database, table: 'commits' | 'looks') => {
    const [number, chain] = table === 'commits' ? ['version', 'case_id'] : ['number', 'chain'];
    return Number(db.prepare<[string]>(`SELECT max(${number}) FROM ${table} WHERE ${chain} = ?`).pluck().get(caseId));
  };

  it('is whole as long as nobody has been at it, also beside the running bot', async () => {
    await local.trygg.trygg.idle();
    const { chains, entries, anchored, flaws } = await verified(dataFolder);
    expect(flaws).toEqual([]);
    expect(chains).toBeGreaterThanOrEqual(3);
    expect(anchored).toBe(entries);
    expect(entries).toBeGreaterThanOrEqual(9);
  });

  it('names a changed entry', async () => {
    for (const table of ['commits', 'looks']) {
      const change = (db: Database) => {
        const [number, chain] = table === 'commits' ? ['version', 'case_id'] : ['number', 'chain'];
        const body = db
          .prepare<[string]>(`SELECT body FROM ${table} WHERE ${chain} = ? AND ${number} = 2`)
          .pluck()
          .get(caseId);
        const moved = String(body).replace('2026-01-05T08', '2026-01-05T07');
        expect(moved).not.toBe(body);
        db.prepare(`UPDATE ${table} SET body = ? WHERE ${chain} = ? AND ${number} = 2`).run(moved, caseId);
      };
      expect(await flawsAfter(change)).toEqual([`${table} 2 changed`]);
    }
  });

  it('names an entry taken out of the middle', async () => {
    expect(
      await flawsAfter((db) => db.prepare('DELETE FROM commits WHERE case_id = ? AND version = 2').run(caseId)),
    ).toEqual(['commits 2 missing']);
  });

  it('names the last entry where it was cut off', async () => {
    let ends: readonly number[] = [];
    const found = await flawsAfter((db) => {
      ends = [last(db, 'commits'), last(db, 'looks')];
      db.prepare('DELETE FROM commits WHERE case_id = ? AND version = ?').run(caseId, ends[0]);
      db.prepare('DELETE FROM looks WHERE chain = ? AND number = ?').run(caseId, ends[1]);
    });
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([`commits ${ends[0]} missing`, `looks ${ends[1]} missing`]));
  });

  it('names two entries that were swapped', async () => {
    const swap = (db: Database) => {
      const move = db.prepare('UPDATE commits SET version = ? WHERE case_id = ? AND version = ?');
      for (const [to, from] of [
        [99, 2],
        [2, 3],
        [3, 99],
      ]) {
        move.run(to, caseId, from);
      }
    };
    expect(await flawsAfter(swap)).toEqual(['commits 3 misplaced', 'commits 2 misplaced']);
  });

  it('names every entry of a case that was taken out whole', async () => {
    let [commits, looks] = [0, 0];
    const found = await flawsAfter((db) => {
      [commits, looks] = [last(db, 'commits'), last(db, 'looks')];
      db.prepare('DELETE FROM commits WHERE case_id = ?').run(caseId);
      db.prepare('DELETE FROM heads WHERE case_id = ?').run(caseId);
      db.prepare('DELETE FROM looks WHERE chain = ?').run(caseId);
    });
    expect(found).toHaveLength(commits + looks);
    expect(found.every((flaw) => flaw.endsWith(' missing'))).toBe(true);
  });

  it('names everything since an old copy that was put back', async () => {
    await local.trygg.trygg.idle();
    const folder = mkdtempSync(join(root, 'put-back-'));
    cpSync(dataFolder, folder, { recursive: true });
    for (const file of ['trygg.db', 'trygg.db-wal', 'trygg.db-shm']) rmSync(join(folder, file), { force: true });
    cpSync(join(before, 'trygg.db'), join(folder, 'trygg.db'));
    const now = await verified(dataFolder);
    const then = await verified(folder);
    expect(then.flaws).toHaveLength(now.entries - then.entries);
    expect(then.flaws.every(({ is }) => is === 'missing')).toBe(true);
    expect(then.flaws.some(({ of }) => of === 'commits')).toBe(true);
  });

  it('names what was written in place of what was cut off, by a bot that did not notice', async () => {
    const folder = mkdtempSync(join(root, 'went-on-'));
    await local.trygg.trygg.idle();
    cpSync(dataFolder, folder, { recursive: true });
    const db = openedDatabase(folder, 'store');
    const version = last(db, 'commits');
    db.prepare('DELETE FROM commits WHERE case_id = ? AND version = ?').run(caseId, version);
    db.prepare('DELETE FROM heads WHERE case_id = ?').run(caseId);
    db.close();
    const other = await startLocalTrygg('2026-01-06T08:00:00.000Z', { dataFolder: folder });
    try {
      await other.person('kari').install();
      await other.trygg.trygg.rebuild();
      const { tasks } = await other.trygg.trygg.views.inbox(organisation.kari.id);
      const task = tasks.find((one) => one.caseId === caseId);
      await other.person('kari').dialogStep('task/submit', {
        verb: 'TakeStep',
        caseId,
        command: task?.command,
        ...task?.instance,
        felt: 'both',
        improper: 'no',
        reasons: 'Noe annet.',
      });
      await other.trygg.trygg.idle();
    } finally {
      await other.stop();
    }
    const { flaws } = await verified(folder);
    expect(flaws).toContainEqual({ of: 'commits', chain: caseId, number: version, is: 'replaced' });
  });

  it('names an entry whose hash was made anew with another key', async () => {
    const found = await flawsAfter((db) => {
      const { body } = db
        .prepare<[string], { body: string }>('SELECT body FROM commits WHERE case_id = ? AND version = 2')
        .get(caseId) ?? { body: '' };
      const forged = { ...JSON.parse(body), at: '2026-01-01T00:00:00.000Z', mac: 'A'.repeat(43) };
      db.prepare('UPDATE commits SET body = ? WHERE case_id = ? AND version = 2').run(JSON.stringify(forged), caseId);
    });
    expect(found).toEqual(['commits 2 changed', 'commits 3 changed', 'commits 2 replaced']);
  });
});
