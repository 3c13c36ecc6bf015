import type Database from 'better-sqlite3-multiple-ciphers';

/** Answers once the write is on disk. */
export type Together = <T>(write: () => T) => Promise<T>;

interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes that are asked for in the same moment share one transaction, and so one wait for the disk. None is answered
 * before all of them are there; one that fails fails alone, unless it is the transaction that failed.
 */
export function writeTogether(db: Database): { readonly together: Together; readonly finish: () => void } {
  let waiting: Waiting[] = [];

  /** Carries it out, and gives back how to say so once everything is on disk. */
  const attempt = ({ write, resolve, reject }: Waiting): (() => void) => {
    try {
      const answer = write();
      return () => resolve(answer as never);
    } catch (error) {
      // A full disk has undone everything: what came after it would stand alone.
      if (!db.inTransaction) throw error;
      return () => reject(error);
    }
  };
  const attemptAll = db.transaction((group: readonly Waiting[]) => group.map(attempt));

  const finish = () => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      for (const answer of attemptAll.immediate(group)) answer();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };

  return {
    together: (write) =>
      new Promise((resolve, reject) => {
        waiting.push({ write, resolve, reject });
        if (waiting.length === 1) setImmediate(finish);
      }),
    finish,
  };
}
