import { openCosmosKeyStore } from '../adapters/storage/cosmos/key-store';
import { openCosmosStore } from '../adapters/storage/cosmos/store';
import type { KeyStore, Store } from '../application/ports';
import { credentialFor, type Registration } from './credential';

export interface Stores {
  readonly store: Store;
  readonly keyStore: KeyStore;
}

interface Places extends Registration {
  readonly TRYGG_COSMOS?: string | undefined;
  readonly TRYGG_COSMOS_KEYS?: string | undefined;
}

/** How the stores on Cosmos DB are opened, where accounts are named. */
export function cosmosOf(places: Places): { readonly cosmos?: () => Promise<Stores> } {
  const { TRYGG_COSMOS: content, TRYGG_COSMOS_KEYS: keys } = places;
  if (content === undefined || keys === undefined) return {};
  const credential = credentialFor(places);
  return {
    cosmos: async () => ({
      keyStore: await openCosmosKeyStore({ endpoint: keys, credential }),
      store: await openCosmosStore({ endpoint: content, credential }),
    }),
  };
}
