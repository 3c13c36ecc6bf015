import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyStore, KeyWrapper } from '../../application/ports';
import { Unreachable } from '../../application/unreachable';

export type StrandKeys = ReadonlyMap<string, KeyObject>;

export interface CacheLimits {
  readonly owners: number;
  /** In milliseconds. So long may another instance still read what was erased here. */
  readonly age: number;
  /** In milliseconds. So long are keys used on that the key store still has, while the wrapper is silent. */
  readonly silence: number;
}

interface DataKey {
  readonly wrapped: string;
  readonly key: KeyObject;
  /** When the wrapper unwrapped it last, or it was made. */
  readonly from: number;
}

type DataKeysOfOwner = ReadonlyMap<string, DataKey>;

interface Cached {
  readonly keys: DataKeysOfOwner;
  readonly until: number;
}

/** What the key store has of an owner, and those of it that were made here a moment ago. */
interface Kept {
  readonly wrapped: Readonly<Record<string, string>>;
  readonly made?: DataKeysOfOwner;
}

/** Unwrapped data keys, kept in memory for the owners used last. */
export class DataKeys {
  readonly #keyStore: KeyStore;
  readonly #wrapper: KeyWrapper;
  readonly #limits: CacheLimits;
  /** The owner used last comes last. What is too old stays for the time in which the wrapper is silent. */
  readonly #cache = new Map<string, Cached>();
  readonly #loading = new Map<string, Promise<StrandKeys>>();

  constructor(keyStore: KeyStore, wrapper: KeyWrapper, limits: CacheLimits) {
    this.#keyStore = keyStore;
    this.#wrapper = wrapper;
    this.#limits = limits;
  }

  /** Asks the key store each time: another instance may have destroyed the keys, or made them first. */
  async create(owner: string, strands: readonly string[]): Promise<StrandKeys> {
    const wrapped = await this.#keyStore.wrappedKeys(owner);
    const missing = strands.filter((strand) => !Object.hasOwn(wrapped, strand));
    return this.#load(owner, missing.length === 0 ? Promise.resolve({ wrapped }) : this.#add(owner, missing));
  }

  async find(owner: string, strand: string): Promise<KeyObject | undefined> {
    const cached = this.#fromCache(owner)?.get(strand);
    if (cached !== undefined) return cached.key;
    const stored = async () => ({ wrapped: await this.#keyStore.wrappedKeys(owner) });
    const keys = await (this.#loading.get(owner) ?? this.#load(owner, stored()));
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

  async #add(owner: string, strands: readonly string[]): Promise<Kept> {
    for (let anew: 'anew' | undefined; ; anew = 'anew') {
      const made = new Map(await Promise.all(strands.map((strand) => this.#make(strand, anew))));
      const boxes = Object.fromEntries([...made].map(([strand, { wrapped }]) => [strand, wrapped]));
      const kept = await this.#keyStore.addKeys(owner, boxes);
      // Otherwise the wrapping key was rotated between wrapping and keeping.
      if (kept !== 'retired') return { wrapped: kept, made };
    }
  }

  async #make(strand: string, anew?: 'anew'): Promise<readonly [string, DataKey]> {
    const key = randomBytes(32);
    const wrapped = await this.#wrapper.wrap(key, anew);
    return [strand, { wrapped, key: createSecretKey(key), from: performance.now() }];
  }

  #load(owner: string, kept: Promise<Kept>): Promise<StrandKeys> {
    const loading: Promise<StrandKeys> = this.#unwrapAll(owner, kept)
      .then((keys) => {
        // A destroy in the meantime has taken this load out of the map: what it found must not come back.
        if (this.#loading.get(owner) === loading) this.#remember(owner, keys);
        return new Map([...keys].map(([strand, { key }]) => [strand, key]));
      })
      .finally(() => {
        if (this.#loading.get(owner) === loading) this.#loading.delete(owner);
      });
    this.#loading.set(owner, loading);
    return loading;
  }

  async #unwrapAll(owner: string, kept: Promise<Kept>): Promise<DataKeysOfOwner> {
    const { wrapped, made } = await kept;
    const before = this.#cache.get(owner)?.keys;
    const unwrapped = Object.entries(wrapped).map(async ([strand, box]) => {
      const mine = made?.get(strand);
      return [strand, mine?.wrapped === box ? mine : await this.#unwrap(box, before?.get(strand))] as const;
    });
    return new Map(await Promise.all(unwrapped));
  }

  /** Or, where the wrapper gives no answer, the key as it was known, if it is the one that the key store has. */
  async #unwrap(wrapped: string, before: DataKey | undefined): Promise<DataKey> {
    try {
      return { wrapped, key: createSecretKey(await this.#wrapper.unwrap(wrapped)), from: performance.now() };
    } catch (error) {
      const isKnown = before?.wrapped === wrapped && performance.now() < before.from + this.#limits.silence;
      if (!(error instanceof Unreachable) || !isKnown) throw error;
      return before;
    }
  }

  #fromCache(owner: string): DataKeysOfOwner | undefined {
    const cached = this.#cache.get(owner);
    if (cached === undefined || cached.until <= performance.now()) return undefined;
    this.#cache.delete(owner);
    this.#cache.set(owner, cached);
    return cached.keys;
  }

  #remember(owner: string, keys: DataKeysOfOwner): void {
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
