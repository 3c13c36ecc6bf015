import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keyFileWrapper } from './adapters/keys/key-file';
import { lock } from './adapters/storage/database';
import { openEmbeddedKeyStore } from './adapters/storage/embedded-key-store';
import { rotateKeys } from './application/rotation';
import { readPlaces } from './config';

/** Beside a running Trygg or alone. Stopped half-way it is run again, and goes on. */
async function main(): Promise<void> {
  const { TRYGG_DATA: folder } = readPlaces(process.env);
  const keyFile = join(folder, 'wrapping.key');
  if (!existsSync(keyFile))
    throw new Error(`There is no key file ${keyFile}: TRYGG_DATA names the folder of the data.`);
  const letGo = lock(join(folder, 'rotation.lock'));
  if (!letGo) throw new Error('The keys are being rotated by another process. Wait until it has ended.');
  const wrapper = keyFileWrapper(keyFile);
  const keyStore = openEmbeddedKeyStore({ file: join(folder, 'keys.db'), key: wrapper.cipherKey('keys') });
  try {
    const { newest, dropped, rewrapped } = await rotateKeys(keyStore, wrapper);
    process.stdout.write(
      `${rewrapped} data keys were wrapped anew. The wrapping key is now ${newest}; ${dropped.join(', ')} is gone.\n` +
        `Back up ${keyFile} now. A backup of keys.db from before needs the key file from before: destroy both together.\n`,
    );
  } finally {
    await keyStore.close();
    letGo();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The keys could not be rotated.'}\n`);
  process.exit(1);
});
