import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createKeys } from './adapters/keys/keys';
import { openWrapping } from './adapters/keys/wrapping';
import { lock } from './adapters/storage/database';
import { openEmbeddedStore } from './adapters/storage/embedded';
import { openEmbeddedKeyStore } from './adapters/storage/embedded-key-store';
import { refuseNewer } from './application/format';
import { moveEverything } from './application/move';
import { verify } from './application/verify';
import { readPlaces } from './config';
import { cosmosOf } from './services/cosmos';
import { anchorOf, keyVaultOf } from './services/credential';
import { openAnchor } from './services/open-data';

/**
 * `npm run move-store [-- <place>]`: from the files in `TRYGG_DATA` to Cosmos DB; and to that place what anchors the record,
 * where it is another one from then on. Stopped half-way it is run again, and goes on.
 */
async function main(): Promise<void> {
  const places = readPlaces(process.env);
  const { TRYGG_DATA: folder } = places;
  const { cosmos } = cosmosOf(places);
  if (!cosmos) throw new Error('TRYGG_COSMOS and TRYGG_COSMOS_KEYS name the accounts to move to.');
  if (!existsSync(join(folder, 'trygg.db')))
    throw new Error(`There are no data in ${folder}: TRYGG_DATA names their folder.`);
  const letGo = lock(join(folder, 'move.lock'));
  if (!letGo) throw new Error('The data are being moved by another process.');
  const { keyVault } = keyVaultOf(places);
  // A pilot's key file stays behind: what it wrapped is wrapped with the Key Vault's key.
  const isInFile = existsSync(join(folder, 'wrapping.key'));
  const wrapping = await openWrapping(folder, isInFile ? undefined : keyVault);
  const { wrapper } = isInFile && keyVault ? await openWrapping(folder, keyVault) : wrapping;
  const keyStore = openEmbeddedKeyStore({ file: join(folder, 'keys.db'), key: wrapping.keyStoreCipher });
  const store = openEmbeddedStore({ file: join(folder, 'trygg.db'), key: await wrapping.storeCipher(keyStore) });
  const there = await cosmos();
  const anchor = await openAnchor({ dataFolder: folder, ...anchorOf(places) });
  const [, , anchorThen] = process.argv;
  const anchorThere =
    anchorThen && (await openAnchor({ dataFolder: folder, ...anchorOf({ ...places, TRYGG_ANCHOR: anchorThen }) }));
  const isWhole = async () => {
    const found = await verify(there.store, await createKeys({ keyStore: there.keyStore, wrapper }), anchor);
    return found.flaws.length === 0;
  };
  try {
    await refuseNewer(store);
    const from = { store, keyStore, wrapper: wrapping.wrapper, anchor };
    const to = { ...there, wrapper, ...(anchorThere ? { anchor: anchorThere } : {}) };
    const { keys, commits, looks, documents, anchored } = await moveEverything(from, to, isWhole);
    process.stdout.write(
      `Moved and compared: ${commits} commits, ${looks} looks, ${documents} documents, ${keys} keys. The record is whole.\n` +
        (anchorThere ? `Added to ${anchorThen}: ${anchored} places that the record had come to.\n` : '') +
        `Start Trygg with TRYGG_COSMOS now, and never again on ${folder}: keep it until you trust the move, then destroy it.\n`,
    );
  } finally {
    for (const opened of [store, keyStore, there.store, there.keyStore]) await opened.close();
    letGo();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The data could not be moved.'}\n`);
  process.exit(1);
});
