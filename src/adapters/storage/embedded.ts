import type { ListingStore } from '../../application/move';
import { commitsIn } from './commits';
import { type DatabaseFile, emptyLog, openDatabase } from './database';
import { documentsIn } from './documents';
import { headsIn } from './heads';
import { looksIn } from './looks';
import { migrations } from './schema';
import { writeTogether } from './together';

/**
 * One encrypted SQLite file. What a method has answered is on disk. Several processes of one machine may share the
 * file; it must not lie on a network drive.
 */
export function openEmbeddedStore(at: DatabaseFile): ListingStore {
  const db = openDatabase(at, migrations);
  const { together, finish } = writeTogether(db);
  const check = db.prepare<[]>('SELECT version FROM commits LIMIT 1');
  return {
    ...commitsIn(db, together),
    ...headsIn(db, together),
    ...looksIn(db, together),
    ...documentsIn(db, together),
    async clean() {
      return emptyLog(db) ? 'clean' : 'busy';
    },
    async check() {
      check.get();
    },
    async close() {
      finish();
      db.close();
    },
  };
}
