import { statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { openEmbeddedStore } from '../../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../../src/adapters/storage/embedded-key-store';
import { commitOf, headOf, settled } from '../../contracts/store-samples';
import { type TemporaryFolder, temporaryFolder } from './temporary-files';

let folder: TemporaryFolder;
const key = Buffer.alloc(32, 7);

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const telling = 'tell-tale-of-forty-letters-in-the-content';

describe('the cipher of the embedded store', () => {
  const writeAndLook = async (cipherKey: Buffer | undefined) => {
    const store = openEmbeddedStore({ file: folder.path('store.db'), key: cipherKey });
    await store.insertCommit(commitOf('case-1', 1, { parts: [{ strand: 'common', box: telling }] }), settled);
    await store.writeHead(headOf('case-1', 1, { personKeys: [telling] }));
    await store.putDocument('draft', telling, telling);
    const whileOpen = folder.bytes();
    await store.close();
    return [whileOpen, folder.bytes()];
  };

  it('leaves nothing readable in the file or its log', async () => {
    for (const bytes of await writeAndLook(key)) {
      expect(bytes.includes(telling)).toBe(false);
      expect(bytes.includes('SQLite format')).toBe(false);
    }
  });

  it('is what makes the difference: without it the same bytes are found', async () => {
    for (const bytes of await writeAndLook(undefined)) expect(bytes.includes(telling)).toBe(true);
  });

  it.each([
    ['another key', Buffer.alloc(32, 8)],
    ['no key', undefined],
  ])('refuses %s, says what to mend, and leaves the file as it was', async (_, wrong) => {
    const file = folder.path('store.db');
    const store = openEmbeddedStore({ file, key });
    await store.insertCommit(commitOf('case-1', 1), settled);
    await store.close();
    expect(() => openEmbeddedStore({ file, key: wrong })).toThrow(/encrypted with another key.*Put back the key file/);
    const again = openEmbeddedStore({ file, key });
    expect(await again.commitsOf('case-1')).toHaveLength(1);
    await again.close();
  });

  it('refuses a key that is too short, and does not show it', () => {
    const short = Buffer.from('short-secret');
    expect(() => openEmbeddedStore({ file: folder.path('store.db'), key: short })).toThrow(/32 bytes/);
    expect(() => openEmbeddedStore({ file: folder.path('store.db'), key: short })).not.toThrow(/short-secret/);
  });
});

describe('opening a database file', () => {
  it('makes the folders above it and lets nobody else read it', async () => {
    const file = folder.path('new/data/store.db');
    const store = openEmbeddedStore({ file, key });
    await store.insertCommit(commitOf('case-1', 1), settled);
    if (process.platform !== 'win32') {
      for (const part of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(part).mode & 0o077).toBe(0);
    }
    await store.close();
  });

  it('refuses a file that is no database', () => {
    writeFileSync(folder.path('store.db'), 'this is a letter to the landlord, not a database\n'.repeat(100));
    expect(() => openEmbeddedStore({ file: folder.path('store.db'), key })).toThrow(/or it is damaged/);
  });

  it('refuses a database that a newer version wrote', async () => {
    const file = folder.path('store.db');
    await openEmbeddedStore({ file, key: undefined }).close();
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    expect(() => openEmbeddedStore({ file, key: undefined })).toThrow(/newer version.*schema is 99/);
  });

  it('finds what is unsettled and what is due by index, without sorting', async () => {
    const file = folder.path('store.db');
    await openEmbeddedStore({ file, key: undefined }).close();
    const db = new Database(file);
    const plan = (sql: string) =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('; ');
    const unsettled = plan(
      "SELECT body FROM commits WHERE unsettled = 1 AND claimed_until <= '2026' ORDER BY at, case_id, version LIMIT 5",
    );
    const due = plan("SELECT case_id FROM heads WHERE next_due <= '2026' ORDER BY next_due, case_id LIMIT 5");
    const persons = plan(
      "SELECT body FROM head_persons JOIN heads USING (case_id) WHERE person_key = 'p' ORDER BY case_id",
    );
    db.close();
    expect(unsettled).toMatch(/INDEX commits_unsettled/);
    expect(due).toMatch(/INDEX heads_due/);
    expect(persons).toMatch(/PRIMARY KEY \(person_key=\?\)/);
    for (const found of [unsettled, due, persons]) expect(found).not.toMatch(/TEMP B-TREE/);
  });
});

describe('what was deleted', () => {
  const wrapped = (n: number) => `wrapped-key-number-${n}-`.padEnd(80, 'x');

  it('is in no byte of the key store, neither in the file nor in the log, while others have it open', async () => {
    const file = folder.path('keys.db');
    const keyStore = openEmbeddedKeyStore({ file, key: undefined });
    const other = openEmbeddedKeyStore({ file, key: undefined });
    for (let n = 0; n < 300; n++) await keyStore.addKeys(`case-${n}`, { common: wrapped(n) });
    await other.wrappedKeys('case-17');
    expect(folder.bytes().includes(wrapped(17))).toBe(true);

    await keyStore.destroyKeys('case-17');

    expect(folder.bytes().includes(wrapped(17))).toBe(false);
    expect(folder.bytes().includes(wrapped(18))).toBe(true);
    await keyStore.close();
    await other.close();
    expect(folder.bytes().includes(wrapped(17))).toBe(false);
  });

  it('is said to be in the log still where a reader keeps the key store from emptying it', async () => {
    const file = folder.path('keys.db');
    const keyStore = openEmbeddedKeyStore({ file, key: undefined });
    await keyStore.addKeys('case-1', { common: wrapped(1) });
    const reader = new Database(file);
    reader.exec('BEGIN; SELECT count(*) FROM wrapped_keys');
    reader.prepare<[]>('SELECT count(*) FROM wrapped_keys').get();

    await expect(keyStore.destroyKeys('case-1')).rejects.toThrow(/still in the log.*once more/);

    reader.exec('COMMIT');
    await keyStore.destroyKeys('case-1');
    expect(folder.bytes().includes(wrapped(1))).toBe(false);
    reader.close();
    await keyStore.close();
  });

  it('is in no byte of the store either, when it was a head, once the store was cleaned', async () => {
    const store = openEmbeddedStore({ file: folder.path('store.db'), key: undefined });
    for (let n = 0; n < 200; n++) {
      await store.writeHead(headOf(`case-${n}`, 1, { personKeys: [`${telling}-${n}-`], mac: `${telling}-${n}-` }));
    }
    await store.deleteHead('case-17');
    expect(await store.clean()).toBe('clean');
    expect(folder.bytes().includes(`${telling}-17-`)).toBe(false);
    expect(folder.bytes().includes(`${telling}-18-`)).toBe(true);
    const reader = new Database(folder.path('store.db'));
    reader.exec('BEGIN; SELECT count(*) FROM heads');
    reader.prepare<[]>('SELECT count(*) FROM heads').get();
    await store.deleteHead('case-18');
    expect(await store.clean()).toBe('busy');
    reader.close();
    expect(await store.clean()).toBe('clean');
    expect(folder.bytes().includes(`${telling}-18-`)).toBe(false);
    await store.close();
  });

  it('is in no byte of the store either, when it was a document', async () => {
    const store = openEmbeddedStore({ file: folder.path('store.db'), key: undefined });
    await store.putDocument('draft', 'd1', telling.repeat(300));
    await store.putDocument('draft', 'd2', 'another draft that stays');
    expect(folder.bytes().includes(telling)).toBe(true);
    await store.deleteDocument('draft', 'd1');
    expect(folder.bytes().includes(telling)).toBe(false);
    expect(folder.bytes().includes('another draft that stays')).toBe(true);
    await store.close();
  });
});
