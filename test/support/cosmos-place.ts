import { Agent } from 'node:https';
import { openCosmosKeyStore } from '../../src/adapters/storage/cosmos/key-store';
import { openCosmosStore } from '../../src/adapters/storage/cosmos/store';
import type { Stores } from '../../src/services/cosmos';

/** Where a local Cosmos DB is found, by any process. */
export interface CosmosPlace {
  readonly endpoint: string;
  readonly certificate: string;
}

export function accountAt({ endpoint, certificate }: CosmosPlace) {
  return {
    endpoint,
    credential: { getToken: async () => ({ token: 'a-token', expiresOnTimestamp: 2e12 }) },
    agent: new Agent({ ca: certificate, keepAlive: true, maxSockets: 20 }),
  };
}

export async function openCosmos(place: CosmosPlace): Promise<Stores> {
  const account = accountAt(place);
  return { keyStore: await openCosmosKeyStore(account), store: await openCosmosStore(account) };
}
