import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyStore, RotatingWrapper } from '../../application/ports';
import { Unreachable } from '../../application/unreachable';
import { keyFileWrapper } from './key-file';
import { type KeyVaultSettings, openKeyVault } from './key-vault';
import { cipherKey } from './keys';

/** What wraps the data keys, and the ciphers of the database files that follow from it. */
export interface Wrapping {
  readonly wrapper: RotatingWrapper;
  /** None where a Key Vault wraps: everything in the key store is wrapped, and its cipher would have to lie beside it. */
  readonly keyStoreCipher: Buffer | undefined;
  readonly storeCipher: (keyStore: KeyStore) => Promise<Buffer>;
}

/** So long a start waits for a vault that is silent, and then between two questions, in milliseconds. */
const patience = 60_000;
const pause = 500;

/**
 * The key file is made where there is no Key Vault and nothing yet.
 *
 * @throws where the data are there and the key file is not: another one would open nothing
 */
export async function openWrapping(dataFolder: string, keyVault: KeyVaultSettings | undefined): Promise<Wrapping> {
  if (!keyVault) {
    const keyFile = join(dataFolder, 'wrapping.key');
    if (!existsSync(keyFile) && existsSync(join(dataFolder, 'keys.db'))) {
      throw new Error(
        `The data in ${dataFolder} have no key file. Put it back, or name the Key Vault: TRYGG_KEY_VAULT.`,
      );
    }
    const wrapper = keyFileWrapper(keyFile);
    return {
      wrapper,
      keyStoreCipher: wrapper.cipherKey('keys'),
      storeCipher: async () => wrapper.cipherKey('store'),
    };
  }
  const wrapper = await onceItAnswers(() => openKeyVault(keyVault));
  return { wrapper, keyStoreCipher: undefined, storeCipher: (keyStore) => cipherKey({ keyStore, wrapper }) };
}

async function onceItAnswers<T>(open: () => Promise<T>): Promise<T> {
  for (const until = performance.now() + patience; ; await wait(pause)) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof Unreachable) || performance.now() > until) throw error;
    }
  }
}
