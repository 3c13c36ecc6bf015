import { openEmbeddedStore } from '../../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../../src/adapters/storage/embedded-key-store';
import { keyStoreContract } from '../../contracts/key-store.contract';
import { storeContract } from '../../contracts/store.contract';
import { reopenable, temporaryFolder } from './temporary-files';

const key = Buffer.alloc(32, 7);

for (const [name, cipherKey] of [
  ['encrypted', key],
  ['opened', undefined],
] as const) {
  storeContract(`the ${name} embedded store`, async () => {
    const folder = temporaryFolder();
    const { another, reopen, closeAll } = reopenable(() =>
      openEmbeddedStore({ file: folder.path('store.db'), key: cipherKey }),
    );
    const cleanUp = async () => {
      await closeAll();
      folder.remove();
    };
    return { store: await another(), another, reopen, cleanUp };
  });
}

keyStoreContract('the embedded key store', async () => {
  const folder = temporaryFolder();
  const { another, reopen, closeAll } = reopenable(() => openEmbeddedKeyStore({ file: folder.path('keys.db'), key }));
  const cleanUp = async () => {
    await closeAll();
    folder.remove();
  };
  return { keyStore: await another(), another, reopen, cleanUp };
});
