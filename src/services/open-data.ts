import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openAnchorFile } from '../adapters/anchor/anchor-file';
import type { CacheLimits } from '../adapters/keys/data-keys';
import type { KeyVaultSettings } from '../adapters/keys/key-vault';
import { createKeys } from '../adapters/keys/keys';
import { openWrapping } from '../adapters/keys/wrapping';
import { openEmbeddedStore } from '../adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../adapters/storage/embedded-key-store';
import { refuseNewer } from '../application/format';
import type { Anchor, KeyStore, Store } from '../application/ports';

/** Where everything is kept. */
export interface DataPlaces {
  /** Where the databases lie, and the key file where there is no Key Vault. */
  readonly dataFolder: string;
  readonly keyVault?: KeyVaultSettings;
  /** Opens the stores on Cosmos DB; without it they are files in that folder. */
  readonly cosmos?: () => Promise<{ readonly store: Store; readonly keyStore: KeyStore }>;
  /** How long data keys are held in memory. */
  readonly keyCache?: CacheLimits;
  /** Where the record is anchored: better where those who administer the databases can't write. */
  readonly anchorFolder?: string | undefined;
  /** Opens the anchor that several instances share; without it, it is a file in that folder. */
  readonly anchor?: () => Promise<Anchor>;
  /** Lets a test stand between. */
  readonly around?: {
    store?(store: Store): Store;
    keyStore?(store: KeyStore): KeyStore;
  };
}

/** Everything that is kept, and the keys to it. @throws WrittenByNewer */
export async function openData({
  dataFolder,
  keyVault,
  keyCache,
  cosmos,
  anchorFolder,
  anchor: openShared,
  around,
}: DataPlaces) {
  mkdirSync(dataFolder, { recursive: true });
  const { wrapper, keyStoreCipher, storeCipher } = await openWrapping(dataFolder, keyVault);
  const remote = await cosmos?.();
  const openedKeys =
    remote?.keyStore ?? openEmbeddedKeyStore({ file: join(dataFolder, 'keys.db'), key: keyStoreCipher });
  const keyStore = around?.keyStore?.(openedKeys) ?? openedKeys;
  const openedStore =
    remote?.store ?? openEmbeddedStore({ file: join(dataFolder, 'trygg.db'), key: await storeCipher(keyStore) });
  const store = around?.store?.(openedStore) ?? openedStore;
  await refuseNewer(store);
  const keys = await createKeys({ keyStore, wrapper, ...(keyCache && { cache: keyCache }) });
  const anchor = await openAnchor({ dataFolder, anchorFolder, ...(openShared && { anchor: openShared }) });
  return {
    store,
    keyStore,
    keys,
    anchor,
    async close(): Promise<void> {
      await store.close();
      await keyStore.close();
    },
  };
}

/** In a folder beside the databases, where nothing else is said. */
export async function openAnchor({
  dataFolder,
  anchorFolder = join(dataFolder, 'anchor'),
  anchor = () => openAnchorFile(anchorFolder),
}: Pick<DataPlaces, 'dataFolder' | 'anchorFolder' | 'anchor'>): Promise<Anchor> {
  return anchor();
}
