import { openEmbeddedStore } from '../../src/adapters/storage/embedded';
import { Lease } from '../../src/application/lease';
import { Teller } from '../../src/application/teller';
import { temporaryFolder } from '../adapters/storage/temporary-files';
import { TestClock } from '../support/local-trygg';

it('what is told as late as may be is still answered before anybody else may tell it', async () => {
  const folder = temporaryFolder();
  const store = openEmbeddedStore({ file: folder.path('store.db'), key: undefined });
  const clock = new TestClock('2027-02-01T08:00:00.000Z');
  const lease = new Lease(store, clock, 'sweep', 'one');
  const latest: string[] = [];
  const courier = {
    async bringDigest(_to: string, _view: unknown, notAfter: string) {
      latest.push(notAfter);
      return { at: clock.now(), state: 'sent' } as const;
    },
  };
  await lease.take();
  clock.moveTo('2027-02-01T08:00:59.000Z');
  expect(await lease.keep()).toBe(true);
  expect(await new Teller(courier, clock).tell('anne', { kind: 'retentionUnset' })).toBe(true);
  expect(latest).toHaveLength(1);
  expect(latest[0]! <= lease.notAfter).toBe(true);
  await store.close();
  folder.remove();
});
