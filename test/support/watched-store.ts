import type { Store } from '../../src/application/ports';

/** What was asked of the store, by the names of its methods; and any of it may be made to fail. */
export class WatchedStore {
  readonly asked: string[] = [];
  failing: { readonly method: string; readonly error: Error } | undefined;

  readonly around = (store: Store): Store =>
    new Proxy(store, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          const method = String(name);
          this.asked.push(method === 'putDocument' ? `${method} ${given[0]}` : method);
          if (this.failing?.method === method || this.failing?.method === '*')
            return Promise.reject(this.failing.error);
          return value.apply(target, given);
        };
      },
    });

  /** How often something was kept: a commit, or a draft. */
  get kept(): number {
    return this.asked.filter((method) => method === 'insertCommit' || method === 'putDocument draft').length;
  }
}
