import { dataFormat, noteFormat, refuseNewer } from '../../src/application/format';
import { WrittenByNewer } from '../../src/procedure/written-by-newer';
import type { OpenStore } from './store.contract';

export function formatContract(opened: () => OpenStore): void {
  const format = async () => (await opened().store.document('setting', 'format'))?.body;

  describe('the form of what is kept', () => {
    it('is noted once, by however many start at once', async () => {
      const { store, another, reopen } = opened();
      await Promise.all([noteFormat(store), noteFormat(await another())]);
      expect(await format()).toBe(String(dataFormat));
      const etag = (await store.document('setting', 'format'))?.etag;
      const again = await reopen();
      await noteFormat(again);
      expect((await again.document('setting', 'format'))?.etag).toBe(etag);
    });

    it('is raised where an earlier version noted it', async () => {
      const { store } = opened();
      await store.putDocument('setting', 'format', String(dataFormat - 1));
      await refuseNewer(store);
      await noteFormat(store);
      expect(await format()).toBe(String(dataFormat));
    });

    it.each([String(dataFormat + 1), 'anything else'])(
      'is refused where it is %s, and nothing is changed',
      async (kept) => {
        const { store } = opened();
        await store.putDocument('setting', 'format', kept);
        for (const open of [refuseNewer, noteFormat]) {
          await expect(open(store)).rejects.toThrow(WrittenByNewer);
          await expect(open(store)).rejects.toThrow(/newer version of Trygg .*Start the newer version, or restore/);
        }
        expect(await format()).toBe(kept);
      },
    );
  });
}
