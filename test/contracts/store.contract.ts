import type { Store } from '../../src/application/ports';
import { commitStoreContract } from './store-commits.contract';
import { documentStoreContract } from './store-documents.contract';
import { formatContract } from './store-format.contract';
import { headStoreContract } from './store-heads.contract';
import { lookStoreContract } from './store-looks.contract';

export interface OpenStore {
  readonly store: Store;
  /** A second client of the same data, as another instance of the program has. */
  another(): Promise<Store>;
  /** Closes every client and opens the data anew, as after a restart. */
  reopen(): Promise<Store>;
  cleanUp(): Promise<void>;
}

/** What every store keeps, whichever it is. */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let opened: OpenStore;

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.cleanUp();
    });

    const current = () => opened;
    commitStoreContract(current);
    headStoreContract(current);
    documentStoreContract(current);
    lookStoreContract(current);
    formatContract(current);

    it('can be cleaned at any time, and loses nothing by it', async () => {
      const { store, reopen } = opened;
      await store.putDocument('draft', 'd1', 'body');
      await store.deleteDocument('draft', 'none');
      expect(await store.clean()).toBe('clean');
      expect((await (await reopen()).document('draft', 'd1'))?.body).toBe('body');
    });

    it('answers a check while it can be reached, and throws once it was closed', async () => {
      const { store } = opened;
      await expect(store.check()).resolves.toBeUndefined();
      await store.close();
      await expect(store.check()).rejects.toThrow();
    });

    it('may be closed twice', async () => {
      await opened.store.close();
      await expect(opened.store.close()).resolves.toBeUndefined();
    });
  });
}
