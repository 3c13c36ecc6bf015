import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';

export interface DatabaseFile {
  readonly file: string;
  /** 32 bytes. `undefined` opens a plain database, which tests use to look into the file's bytes. */
  readonly key: Buffer | undefined;
}

/** How long one process waits for another that is writing, in milliseconds. */
const busyTimeout = 5000;

/**
 * Opens the file, or makes it. `migrations` lead from one schema version to the next; what has been released there is
 * never changed, only added to.
 *
 * @throws where the key is not the file's, the file is damaged, or a newer version of the program wrote it
 */
export function openDatabase({ file, key }: DatabaseFile, migrations: readonly string[]): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its log the rights of the database file, so they are set before it writes anything.
  closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: busyTimeout });
  try {
    if (key !== undefined) unlock(db, key);
    whenNotBusy(() => {
      refuseUnreadable(db, file);
      configure(db);
      migrate(db, file, migrations);
    });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Holds a lock between processes, which ends with the process at the latest, however that ends.
 *
 * @returns how to let go of it; `undefined` where another process has it
 */
export function lock(file: string): (() => void) | undefined {
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return () => db.close();
  } catch (error) {
    db.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
}

/** SQLite does not wait by itself while another process turns the log on or, as the last one, closes the file. */
function whenNotBusy(work: () => void): void {
  const end = performance.now() + busyTimeout;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/**
 * Takes what was deleted out of the log as well: `secure_delete` overwrites it in the file only.
 *
 * @returns whether that was done; `false` where another process held the log open longer than the busy timeout
 */
export function emptyLog(db: Database): boolean {
  return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
}

function unlock(db: Database, key: Buffer): void {
  if (key.length !== 32) throw new Error('The key of a database must have 32 bytes');
  db.pragma("cipher='chacha20'");
  // `raw:` skips the derivation from a passphrase, whose salt would differ between two processes that make the file
  // at the same moment and lock one of them out.
  db.key(Buffer.from(`raw:${key.toString('hex')}`, 'ascii'));
}

function refuseUnreadable(db: Database, file: string): void {
  try {
    db.prepare('SELECT count(*) FROM sqlite_master').get();
  } catch (error) {
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))) throw error;
    throw new Error(
      `The database ${file} can't be opened: it was encrypted with another key, or it is damaged. ` +
        'Put back the key file that belongs to it, or restore the database together with its key file from a backup.',
    );
  }
}

function configure(db: Database): void {
  db.pragma('journal_mode = WAL');
  // In WAL mode only FULL waits for the disk at each commit. On macOS that takes fullfsync besides.
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON');
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  // In KiB. What is read from the file is read and deciphered anew each time.
  db.pragma('cache_size = -32768');
}

function migrate(db: Database, file: string, migrations: readonly string[]): void {
  const version = () => Number(db.pragma('user_version', { simple: true }));
  const run = db.transaction(() => {
    for (const migration of migrations.slice(version())) db.exec(migration);
    db.pragma(`user_version = ${migrations.length}`);
  });
  if (version() < migrations.length) run.immediate();
  if (version() > migrations.length) {
    throw new Error(
      `The database ${file} was written by a newer version of the program (its schema is ${version()}, ` +
        `this version knows ${migrations.length}). Start the newer version, or restore a backup from before the upgrade.`,
    );
  }
}

/** By the code and not the class: the native part keeps the class of whichever context loaded it first. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
