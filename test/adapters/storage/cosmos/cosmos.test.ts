import { openCosmosKeyStore } from '../../../../src/adapters/storage/cosmos/key-store';
import { layouts } from '../../../../src/adapters/storage/cosmos/layout';
import { openCosmosStore } from '../../../../src/adapters/storage/cosmos/store';
import { keyStoreContract } from '../../../contracts/key-store.contract';
import { storeContract } from '../../../contracts/store.contract';
import { CosmosServer } from '../../../support/cosmos-server';
import { reopenable } from '../temporary-files';

let server: CosmosServer;

beforeAll(async () => {
  server = await CosmosServer.start();
});
afterAll(async () => {
  await server.close();
});

storeContract('the store on Cosmos DB', async () => {
  await server.prepare([layouts().store]);
  const { another, reopen, closeAll } = reopenable(() => openCosmosStore(server.account()));
  return { store: await another(), another, reopen, cleanUp: closeAll };
});

keyStoreContract('the key store on Cosmos DB', async () => {
  await server.prepare([layouts().keys]);
  const { another, reopen, closeAll } = reopenable(() => openCosmosKeyStore(server.account()));
  return { keyStore: await another(), another, reopen, cleanUp: closeAll };
});
