import type { Store } from '../../src/application/ports';

/** What happens to the commit that begins a case by itself: the store is gone before it is written, or just after. */
export type Breaks = 'before' | 'after';

/** Fails as one that dies around the first commit of a case that is not known; and counts the cases that begin. */
export class BreakingStore {
  breaks: Breaks | undefined;
  begun = 0;
  known: readonly string[] = [];

  readonly around = (store: Store): Store =>
    new Proxy(store, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== 'insertCommit') return value.bind(target);
        return async (...given: Parameters<Store['insertCommit']>) => {
          const [{ caseId, version }] = given;
          if (version !== 1 || this.known.includes(caseId)) return target.insertCommit(...given);
          const breaks = this.breaks;
          this.breaks = undefined;
          if (breaks === 'before') throw new Error('the store is gone');
          const written = await target.insertCommit(...given);
          if (written !== 'conflict') this.begun += 1;
          if (breaks === 'after') throw new Error('the store is gone');
          return written;
        };
      },
    });
}
