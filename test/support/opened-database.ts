import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';

const files = { store: 'trygg.db', keys: 'keys.db' } as const;

/** A database file as somebody has it who knows its cipher's key, and none of the keys that its content is sealed with. */
export function openedDatabase(dataFolder: string, purpose: keyof typeof files): Database {
  const wrapper = keyFileWrapper(join(dataFolder, 'wrapping.key'));
  const db = new Database(join(dataFolder, files[purpose]));
  db.pragma("cipher='chacha20'");
  db.key(Buffer.from(`raw:${wrapper.cipherKey(purpose).toString('hex')}`, 'ascii'));
  return db;
}

/** Every row of both databases, as text. */
export function openedRows(dataFolder: string): readonly string[] {
  return (['store', 'keys'] as const).flatMap((purpose) => {
    const db = openedDatabase(dataFolder, purpose);
    try {
      const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all();
      return tables.flatMap(({ name }) =>
        db
          .prepare<[], object>(`SELECT * FROM ${name}`)
          .all()
          .map((row) => JSON.stringify(row)),
      );
    } finally {
      db.close();
    }
  });
}
