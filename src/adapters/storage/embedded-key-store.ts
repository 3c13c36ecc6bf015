import type { KeyStore, WrappedKey } from '../../application/ports';
import { type DatabaseFile, emptyLog, openDatabase } from './database';

const migrations = [
  `CREATE TABLE wrapped_keys (
     owner TEXT NOT NULL,
     strand TEXT NOT NULL,
     wrapped TEXT NOT NULL,
     PRIMARY KEY (owner, strand)
   ) STRICT`,
  'CREATE TABLE retired_wrappers (id TEXT PRIMARY KEY) STRICT',
];

type KeyRow = { strand: string; wrapped: string };

/** Kept in a file of its own, so that its backups can have a shorter life than those of the content. */
export function openEmbeddedKeyStore(at: DatabaseFile): KeyStore {
  const db = openDatabase(at, migrations);
  const select = db.prepare<[string], KeyRow>(
    'SELECT strand, wrapped FROM wrapped_keys WHERE owner = ? ORDER BY strand',
  );
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO wrapped_keys (owner, strand, wrapped) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const remove = db.prepare<[string]>('DELETE FROM wrapped_keys WHERE owner = ?');
  const list = db.prepare<[string, string, number], WrappedKey>(
    `SELECT owner, strand, wrapped FROM wrapped_keys WHERE (owner, strand) > (?, ?) ORDER BY owner, strand LIMIT ?`,
  );
  const replace = db.prepare<[string, string, string, string]>(
    'UPDATE wrapped_keys SET wrapped = ? WHERE owner = ? AND strand = ? AND wrapped = ?',
  );
  const selectRetired = db.prepare<[string]>('SELECT id FROM retired_wrappers WHERE id = ?');
  const insertRetired = db.prepare<[string]>('INSERT INTO retired_wrappers (id) VALUES (?) ON CONFLICT DO NOTHING');
  const selectWrappedWith = db.prepare<[string]>(
    "SELECT owner FROM wrapped_keys WHERE substr(wrapped, 1, instr(wrapped, '.') - 1) = ? LIMIT 1",
  );
  const check = db.prepare<[]>('SELECT owner FROM wrapped_keys LIMIT 1');

  const keysOf = (owner: string) =>
    Object.fromEntries(select.all(owner).map(({ strand, wrapped }) => [strand, wrapped]));
  const add = db.transaction((owner: string, wrapped: Readonly<Record<string, string>>) => {
    if (Object.values(wrapped).some((key) => selectRetired.get(wrapperOf(key)))) return 'retired' as const;
    for (const [strand, key] of Object.entries(wrapped)) insert.run(owner, strand, key);
    return keysOf(owner);
  });

  const empty = (what: string) => {
    if (emptyLog(db)) return;
    throw new Error(
      `${what} still in the log of the key store, since another process was reading it. Doing it once more takes them out.`,
    );
  };
  const retire = db.transaction((wrapperId: string) => {
    if (selectWrappedWith.get(wrapperId)) return 'inUse' as const;
    insertRetired.run(wrapperId);
    return 'retired' as const;
  });

  return {
    async wrappedKeys(owner) {
      return keysOf(owner);
    },
    async addKeys(owner, wrapped) {
      return add.immediate(owner, wrapped);
    },
    async listKeys(limit, after) {
      return list.all(after?.owner ?? '', after?.strand ?? '', limit);
    },
    async replaceKey({ owner, strand, wrapped: before }, wrapped) {
      return replace.run(wrapped, owner, strand, before).changes === 1 ? 'replaced' : 'conflict';
    },
    async retire(wrapperId) {
      const answer = retire.immediate(wrapperId);
      if (answer === 'retired') empty('The key was retired, but what was wrapped with it is');
      return answer;
    },
    async destroyKeys(owner) {
      remove.run(owner);
      empty('The keys were deleted, but their bytes are');
    },
    async check() {
      check.get();
    },
    async close() {
      db.close();
    },
  };
}

const wrapperOf = (wrapped: string) => wrapped.split('.', 1)[0] ?? '';
