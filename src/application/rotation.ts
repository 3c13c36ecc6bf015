import type { KeyStore, RotatingWrapper, WrappedKey } from './ports';

/** As many wrapped keys as are asked for at a time. */
const page = 500;

/** How often the whole key store is gone through for keys that others add meanwhile with the old wrapping key. */
const rounds = 20;

export interface Rotated {
  readonly newest: string;
  readonly dropped: readonly string[];
  readonly rewrapped: number;
}

/**
 * Makes a wrapping key, wraps every data key with it, and drops the one before. What an earlier rotation left unfinished
 * is finished instead. It may be stopped at any moment and begun again, while other processes work: every data key can
 * be unwrapped all the time, since the old wrapping key goes only when the key store takes nothing more from it.
 * One at a time: two at once could each make a key, and the file would keep one.
 */
export async function rotateKeys(keyStore: KeyStore, wrapper: RotatingWrapper): Promise<Rotated> {
  if ((await wrapper.wrapperIds()).older.length === 0) await wrapper.renew();
  const { newest, older } = await wrapper.wrapperIds();
  let rewrapped = 0;
  for (const old of older) {
    for (let round = 1; ; round += 1) {
      rewrapped += await rewrapAll(keyStore, wrapper, newest);
      if ((await keyStore.retire(old)) === 'retired') break;
      if (round === rounds)
        throw new Error('The old wrapping key is used again and again: a process does not read the new one');
    }
    await wrapper.drop(old);
  }
  return { newest, dropped: older, rewrapped };
}

async function rewrapAll(keyStore: KeyStore, wrapper: RotatingWrapper, newest: string): Promise<number> {
  let rewrapped = 0;
  for (let after: WrappedKey | undefined, more = true; more; ) {
    const found: readonly WrappedKey[] = await keyStore.listKeys(page, after);
    for (const key of found) {
      if (key.wrapped.startsWith(`${newest}.`)) continue;
      const anew = await wrapper.wrap(await wrapper.unwrap(key.wrapped));
      // Otherwise it was destroyed meanwhile, and stays so.
      if ((await keyStore.replaceKey(key, anew)) === 'replaced') rewrapped += 1;
    }
    after = found.at(-1);
    more = found.length === page;
  }
  return rewrapped;
}
