import type { KeyStore, WrappedKey } from '../../src/application/ports';
import { oddText } from './store-samples';

export interface OpenKeyStore {
  readonly keyStore: KeyStore;
  /** A second client of the same keys, as another instance of the program has. */
  another(): Promise<KeyStore>;
  /** Closes every client and opens the keys anew, as after a restart. */
  reopen(): Promise<KeyStore>;
  cleanUp(): Promise<void>;
}

/** What every store of wrapped keys keeps. */
export function keyStoreContract(name: string, open: () => Promise<OpenKeyStore>): void {
  describe(`${name} keeps the contract of a key store`, () => {
    let opened: OpenKeyStore;

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.cleanUp();
    });

    it('has no keys of an owner whom it does not know', async () => {
      expect(await opened.keyStore.wrappedKeys('case-1')).toEqual({});
    });

    it('gives back the keys of each owner, also after a restart', async () => {
      const { keyStore, reopen } = opened;
      expect(await keyStore.addKeys('case-1', { common: 'a', 'strand-1': 'b' })).toEqual({
        common: 'a',
        'strand-1': 'b',
      });
      await keyStore.addKeys('case-2', { common: 'c' });
      const again = await reopen();
      expect(await again.wrappedKeys('case-1')).toEqual({ common: 'a', 'strand-1': 'b' });
      expect(await again.wrappedKeys('case-2')).toEqual({ common: 'c' });
    });

    it('keeps a key that is there, adds those that are missing, and answers with all', async () => {
      const { keyStore } = opened;
      await keyStore.addKeys('case-1', { common: 'first' });
      const answer = await keyStore.addKeys('case-1', { common: 'second', 'strand-1': 'b' });
      expect(answer).toEqual({ common: 'first', 'strand-1': 'b' });
      expect(await keyStore.addKeys('case-1', {})).toEqual(answer);
      expect(await keyStore.wrappedKeys('case-1')).toEqual(answer);
    });

    it('gives every one of twenty simultaneous writers the same keys, over two clients', async () => {
      const { keyStore, another } = opened;
      const clients = [keyStore, await another()];
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => clients[n % 2]!.addKeys('case-1', { common: `${n}`, other: `${n}` })),
      );
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(await keyStore.wrappedKeys('case-1')).toEqual(answers[0]);
    });

    it('destroys all keys of the owner and of nobody else, for every client, for good', async () => {
      const { keyStore, another, reopen } = opened;
      const other = await another();
      await keyStore.addKeys('case-1', { common: 'a', 'strand-1': 'b' });
      await keyStore.addKeys('case-10', { common: 'c' });
      await keyStore.destroyKeys('case-1');
      expect(await other.wrappedKeys('case-1')).toEqual({});
      const again = await reopen();
      expect(await again.wrappedKeys('case-1')).toEqual({});
      expect(await again.wrappedKeys('case-10')).toEqual({ common: 'c' });
    });

    it('destroys twice, or where there is nothing, without harm', async () => {
      const { keyStore } = opened;
      await keyStore.addKeys('case-1', { common: 'a' });
      await keyStore.destroyKeys('case-1');
      await expect(keyStore.destroyKeys('case-1')).resolves.toBeUndefined();
      await expect(keyStore.destroyKeys('case-2')).resolves.toBeUndefined();
    });

    it('lists every key in order, in portions, whatever is replaced and destroyed meanwhile', async () => {
      const { keyStore } = opened;
      await keyStore.addKeys('case-2', { common: 'A.3' });
      await keyStore.addKeys('case-1', { common: 'A.1', 'strand-1': 'A.2' });
      const found: WrappedKey[] = [];
      for (let page = await keyStore.listKeys(2); page.length > 0; page = await keyStore.listKeys(2, found.at(-1))) {
        found.push(...page);
        for (const key of page) await keyStore.replaceKey(key, `B${key.wrapped}`);
        await keyStore.destroyKeys('case-1');
      }
      expect(found).toEqual([
        { owner: 'case-1', strand: 'common', wrapped: 'A.1' },
        { owner: 'case-1', strand: 'strand-1', wrapped: 'A.2' },
        { owner: 'case-2', strand: 'common', wrapped: 'A.3' },
      ]);
      expect(await keyStore.listKeys(5)).toEqual([{ owner: 'case-2', strand: 'common', wrapped: 'BA.3' }]);
    });

    it('replaces a key only where it is still that one, and brings none back that was destroyed', async () => {
      const { keyStore, another } = opened;
      const other = await another();
      await keyStore.addKeys('case-1', { common: 'A.1', 'strand-1': 'A.2' });
      const present = { owner: 'case-1', strand: 'common', wrapped: 'A.1' };
      expect(await other.replaceKey(present, 'B.1')).toBe('replaced');
      expect(await keyStore.replaceKey(present, 'C.1')).toBe('conflict');
      expect(await keyStore.wrappedKeys('case-1')).toEqual({ common: 'B.1', 'strand-1': 'A.2' });
      await keyStore.destroyKeys('case-1');
      expect(await other.replaceKey({ ...present, wrapped: 'B.1' }, 'D.1')).toBe('conflict');
      expect(await keyStore.wrappedKeys('case-1')).toEqual({});
    });

    it('retires a wrapping key only when nothing is wrapped with it, and takes nothing from it afterwards', async () => {
      const { keyStore, another, reopen } = opened;
      const other = await another();
      await keyStore.addKeys('case-1', { common: 'A.1' });
      await keyStore.addKeys('case-2', { common: 'AB.1' });
      expect(await keyStore.retire('A')).toBe('inUse');
      expect(await other.addKeys('case-3', { common: 'A.2' })).toEqual({ common: 'A.2' });
      await keyStore.destroyKeys('case-3');
      await keyStore.replaceKey({ owner: 'case-1', strand: 'common', wrapped: 'A.1' }, 'B.1');
      expect(await keyStore.retire('A')).toBe('retired');
      expect(await keyStore.retire('A')).toBe('retired');
      expect(await other.addKeys('case-4', { common: 'B.2', 'strand-1': 'A.3' })).toBe('retired');
      const again = await reopen();
      expect(await again.addKeys('case-4', { common: 'A.3' })).toBe('retired');
      expect(await again.wrappedKeys('case-4')).toEqual({});
      expect(await again.addKeys('case-4', { common: 'AB.2' })).toEqual({ common: 'AB.2' });
    });

    it('keeps odd characters in owners, strands and keys, `__proto__` included', async () => {
      const { keyStore } = opened;
      const wrapped = Object.fromEntries([
        [oddText, oddText],
        ['__proto__', 'p'],
        ['constructor', 'c'],
      ]);
      await keyStore.addKeys(oddText, wrapped);
      expect(Object.entries(await keyStore.wrappedKeys(oddText)).sort()).toEqual(Object.entries(wrapped).sort());
    });

    it('answers a check while it can be reached, and throws once it was closed', async () => {
      const { keyStore } = opened;
      await expect(keyStore.check()).resolves.toBeUndefined();
      await keyStore.close();
      await expect(keyStore.check()).rejects.toThrow();
    });
  });
}
