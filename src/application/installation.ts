import type { Keys, Store } from './ports';

/**
 * Refuses to start on a store and a key store that do not belong together: with other keys every person and every
 * record would seem to be another's.
 *
 * @throws Error
 */
export async function recogniseInstallation(store: Store, keys: Keys): Promise<void> {
  const mark = keys.mac('installation');
  if ((await store.putDocument('setting', 'installation', mark)) !== 'conflict') return;
  const known = await store.document('setting', 'installation');
  if (known?.body !== mark) {
    throw new Error(
      'The store and the key store do not belong together. Put back the key store or the key file that was used with this store.',
    );
  }
}
