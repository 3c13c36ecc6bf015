import type { Store } from '../../src/application/ports';

/** What was asked of the store, by the names of its methods; any of it may be made to fail, or to meet something else. */
export class WatchedStore {
  readonly asked: string[] = [];
  failing: { readonly method: string; readonly error: Error } | undefined;
  /** What somebody else does once, just before it is asked or just after it has answered. */
  meanwhile:
    | { readonly method: string; readonly when: 'before' | 'after'; readonly work: () => Promise<unknown> }
    | undefined;

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
          const { meanwhile } = this;
          if (meanwhile?.method !== method) return value.apply(target, given);
          this.meanwhile = undefined;
          return this.with(meanwhile, () => value.apply(target, given));
        };
      },
    });

  private async with(
    { when, work }: NonNullable<WatchedStore['meanwhile']>,
    ask: () => Promise<unknown>,
  ): Promise<unknown> {
    if (when === 'before') await work();
    const answer = await ask();
    if (when === 'after') await work();
    return answer;
  }

  /** How often something was kept: a commit, or a draft. */
  get kept(): number {
    return this.asked.filter((method) => method === 'insertCommit' || method === 'putDocument draft').length;
  }
}
