import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyStore, KeyWrapper } from '../../application/ports';

export type StrandKeys = ReadonlyMap<string, KeyObject>;

export interface CacheLimits {
  readonly owners: number;
  /** In milliseconds. So long may another instance still read what was erased here. */
  readonly age: number;
}

interface Cached {
  readonly keys: StrandKeys;
  readonly until: number;
}

/** Unwrapped data keys, kept in memory for the owners used last. */
export class DataKeys {
  readonly #keyStore: KeyStore;
  readonly #wrapper: KeyWrapper;
  readonly #limits: CacheLimits;
  /** The owner used last comes last. */
  readonly #cache = new Map<string, Cached>();
  readonly #loading = new Map<string, Promise<StrandKeys>>();

  constructor(keyStore: KeyStore, wrapper: KeyWrapper, limits: CacheLimits) {
    this.#keyStore = keyStore;
    this.#wrapper = wrapper;
    this.#limits = limits;
  }

  /** Asks the key store each time: another instance may have destroyed the keys, or made them first. */
  async create(owner: string, strands: readonly string[]): Promise<StrandKeys> {
    const present = await this.#keyStore.wrappedKeys(owner);
    const missing = strands.filter((strand) => !Object.hasOwn(present, strand));
    if (missing.length === 0) return this.#load(owner, Promise.resolve(present));
    return this.#load(owner, this.#add(owner, missing));
  }

  async find(owner: string, strand: string): Promise<KeyObject | undefined> {
    const cached = this.#fromCache(owner)?.get(strand);
    if (cached !== undefined) return cached;
    const keys = await (this.#loading.get(owner) ?? this.#load(owner, this.#keyStore.wrappedKeys(owner)));
    return keys.get(strand);
  }

  async destroy(owner: string): Promise<void> {
    this.#forget(owner);
    try {
      await this.#keyStore.destroyKeys(owner);
    } finally {
      // Once more, for what was loaded while the key store was at it.
      this.#forget(owner);
    }
  }

  async #add(owner: string, strands: readonly string[]): Promise<Readonly<Record<string, string>>> {
    for (;;) {
      const made = await Promise.all(strands.map((strand) => this.#makeWrapped(strand)));
      const kept = await this.#keyStore.addKeys(owner, Object.fromEntries(made));
      // Otherwise the wrapping key was rotated between wrapping and keeping.
      if (kept !== 'retired') return kept;
    }
  }

  async #makeWrapped(strand: string): Promise<readonly [string, string]> {
    return [strand, await this.#wrapper.wrap(randomBytes(32))];
  }

  #load(owner: string, wrapped: Promise<Readonly<Record<string, string>>>): Promise<StrandKeys> {
    const loading = this.#unwrapAll(wrapped)
      .then((keys) => {
        // A destroy in the meantime has taken this load out of the map: what it found must not come back.
        if (this.#loading.get(owner) === loading) this.#remember(owner, keys);
        return keys;
      })
      .finally(() => {
        if (this.#loading.get(owner) === loading) this.#loading.delete(owner);
      });
    this.#loading.set(owner, loading);
    return loading;
  }

  async #unwrapAll(wrapped: Promise<Readonly<Record<string, string>>>): Promise<StrandKeys> {
    const entries = Object.entries(await wrapped);
    return new Map(
      await Promise.all(
        entries.map(async ([strand, key]) => [strand, createSecretKey(await this.#wrapper.unwrap(key))] as const),
      ),
    );
  }

  #fromCache(owner: string): StrandKeys | undefined {
    const cached = this.#cache.get(owner);
    if (cached === undefined) return undefined;
    this.#cache.delete(owner);
    if (cached.until <= performance.now()) return undefined;
    this.#cache.set(owner, cached);
    return cached.keys;
  }

  #remember(owner: string, keys: StrandKeys): void {
    this.#cache.delete(owner);
    if (keys.size === 0) return;
    this.#cache.set(owner, { keys, until: performance.now() + this.#limits.age });
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= this.#limits.owners) return;
      this.#cache.delete(oldest);
    }
  }

  #forget(owner: string): void {
    this.#cache.delete(owner);
    this.#loading.delete(owner);
  }
}
