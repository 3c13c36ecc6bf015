import type { KeyStore } from '../../application/ports';
import { type DatabaseFile, emptyLog, openDatabase } from './database';

const migrations = [
  `CREATE TABLE wrapped_keys (
     owner TEXT NOT NULL,
     strand TEXT NOT NULL,
     wrapped TEXT NOT NULL,
     PRIMARY KEY (owner, strand)
   ) STRICT`,
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
  const check = db.prepare<[]>('SELECT owner FROM wrapped_keys LIMIT 1');

  const keysOf = (owner: string) =>
    Object.fromEntries(select.all(owner).map(({ strand, wrapped }) => [strand, wrapped]));
  const add = db.transaction((owner: string, wrapped: Readonly<Record<string, string>>) => {
    for (const [strand, key] of Object.entries(wrapped)) insert.run(owner, strand, key);
    return keysOf(owner);
  });

  return {
    async wrappedKeys(owner) {
      return keysOf(owner);
    },
    async addKeys(owner, wrapped) {
      return add.immediate(owner, wrapped);
    },
    async destroyKeys(owner) {
      remove.run(owner);
      if (!emptyLog(db)) {
        throw new Error(
          'The keys were deleted, but their bytes are still in the log of the key store, since another process was ' +
            'reading it. Destroying them once more takes them out.',
        );
      }
    },
    async check() {
      check.get();
    },
    async close() {
      db.close();
    },
  };
}
