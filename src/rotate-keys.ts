import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openWrapping } from './adapters/keys/wrapping';
import { lock } from './adapters/storage/database';
import { openEmbeddedKeyStore } from './adapters/storage/embedded-key-store';
import { type Rotated, rotateKeys } from './application/rotation';
import { readPlaces } from './config';
import { cosmosOf } from './services/cosmos';
import { keyVaultOf } from './services/credential';

/** Beside a running Trygg or alone. Stopped half-way it is run again, and goes on. */
async function main(): Promise<void> {
  const places = readPlaces(process.env);
  const { keyVault } = keyVaultOf(places);
  const keyFile = join(places.TRYGG_DATA, 'wrapping.key');
  const keysFile = join(places.TRYGG_DATA, 'keys.db');
  const { cosmos } = cosmosOf(places);
  const needed = keyVault ? keysFile : keyFile;
  if (!cosmos && !existsSync(needed))
    throw new Error(
      `There is no ${keyVault ? 'key store' : 'key file'} ${needed}: TRYGG_DATA names the folder of the data.`,
    );
  const letGo = lock(join(places.TRYGG_DATA, 'rotation.lock'));
  if (!letGo) throw new Error('The keys are being rotated by another process. Wait until it has ended.');
  const { wrapper, keyStoreCipher } = await openWrapping(places.TRYGG_DATA, keyVault);
  const remote = await cosmos?.();
  const keyStore = remote?.keyStore ?? openEmbeddedKeyStore({ file: keysFile, key: keyStoreCipher });
  try {
    const rotated = await rotateKeys(keyStore, wrapper);
    process.stdout.write(keyVault ? inVault(rotated) : inFile(rotated, keyFile));
  } finally {
    await keyStore.close();
    await remote?.store.close();
    letGo();
  }
}

function inFile({ newest, dropped, rewrapped }: Rotated, keyFile: string): string {
  return (
    `${rewrapped} data keys were wrapped anew. The wrapping key is now ${newest}; ${dropped.join(', ')} is gone.\n` +
    `Back up ${keyFile} now. A backup of keys.db from before needs the key file from before: destroy both together.\n`
  );
}

function inVault({ newest, dropped, rewrapped }: Rotated): string {
  return (
    `${rewrapped} data keys were wrapped anew with the version ${newest}.\n` +
    `Nothing here needs ${dropped.join(', ')} any more. Backups of the key store from before do: disable it in the ` +
    'Key Vault when the last of them is destroyed.\n'
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The keys could not be rotated.'}\n`);
  process.exit(1);
});
