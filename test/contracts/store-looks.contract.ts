import type { StoredLook } from '../../src/application/ports';
import type { OpenStore } from './store.contract';
import { noon, oddText } from './store-samples';

const lookOf = (chain: string, number: number, over: Partial<StoredLook> = {}): StoredLook => ({
  chain,
  number,
  at: noon,
  content: { strand: 'common', box: 'Ym94' },
  mac: 'bWFj',
  ...over,
});

async function collect(ids: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const id of ids) all.push(id);
  return all.sort();
}

export function lookStoreContract(opened: () => OpenStore): void {
  describe('looks', () => {
    it('are given back in order of their numbers, of one chain, also after a restart', async () => {
      const { store, reopen } = opened();
      for (const number of [2, 10, 1]) await store.insertLook(lookOf('c1', number));
      await store.insertLook(lookOf('c2', 1, { mac: oddText }));
      const again = await reopen();
      expect((await again.looksOf('c1')).map(({ number }) => number)).toEqual([1, 2, 10]);
      expect(await again.lastLook('c1')).toEqual(lookOf('c1', 10));
      expect(await again.looksOf('c2')).toEqual([lookOf('c2', 1, { mac: oddText })]);
      expect(await collect(again.lookChains())).toEqual(['c1', 'c2']);
    });

    it('are none where nobody has looked', async () => {
      const { store } = opened();
      expect(await store.lastLook('c1')).toBeUndefined();
      expect(await store.looksOf('c1')).toEqual([]);
      expect(await collect(store.lookChains())).toEqual([]);
    });

    it('are never written over: exactly one of two clients has the number', async () => {
      const { store, another } = opened();
      const other = await another();
      const answers = await Promise.all([
        store.insertLook(lookOf('c1', 1, { mac: 'one' })),
        other.insertLook(lookOf('c1', 1, { mac: 'two' })),
      ]);
      expect([...answers].sort()).toEqual(['conflict', 'written']);
      expect((await store.lastLook('c1'))?.mac).toBe(answers[0] === 'written' ? 'one' : 'two');
    });
  });
}
