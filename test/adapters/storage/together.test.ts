import { statSync } from 'node:fs';
import { openEmbeddedStore } from '../../../src/adapters/storage/embedded';
import { commitOf, headOf, settled } from '../../contracts/store-samples';
import { type TemporaryFolder, temporaryFolder } from './temporary-files';

/** Of a database page. Each transaction writes at least one page of its own to the log. */
const page = 4096;
const many = 200;

describe('writes that come in the same moment', () => {
  let folder: TemporaryFolder;
  const open = () => openEmbeddedStore({ file: folder.path('store.db'), key: Buffer.alloc(32, 7) });

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('share one transaction: the log grows by less than a page for each', async () => {
    const store = open();
    const logSize = () => statSync(folder.path('store.db-wal')).size;
    const before = logSize();
    const cases = Array.from({ length: many }, (_, n) => `case-${n}`);
    await Promise.all(cases.map((caseId) => store.insertCommit(commitOf(caseId, 1), settled)));
    expect(logSize() - before).toBeLessThan((many * page) / 2);
    expect(await store.commitsOf('case-7')).toHaveLength(1);
    await store.close();
  });

  it('are decided in the order in which they came: of two commits of one version the first stands', async () => {
    const store = open();
    const [first, second] = await Promise.all([
      store.insertCommit(commitOf('case-1', 1, { commandId: 'first' }), settled),
      store.insertCommit(commitOf('case-1', 1, { commandId: 'second' }), settled),
    ]);
    expect(first).toHaveProperty('etag');
    expect(second).toBe('conflict');
    expect((await store.commit('case-1', 1))?.commit.commandId).toBe('first');
    await store.close();
  });

  it('fail alone: the others are on disk, and of the one that failed nothing is', async () => {
    const store = open();
    const broken = headOf('case-2', 1, { personKeys: ['kari', undefined as unknown as string] });
    const written = await Promise.allSettled([
      store.writeHead(headOf('case-1', 1)),
      store.writeHead(broken),
      store.writeHead(headOf('case-3', 1)),
    ]);
    expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await store.close();
    const again = open();
    expect(await again.head('case-1')).toBeDefined();
    expect(await again.head('case-2')).toBeUndefined();
    expect(await again.headsOf('kari')).toEqual([]);
    expect(await again.head('case-3')).toBeDefined();
    await again.close();
  });

  it('are on disk before the store is closed, although nobody waited for them', async () => {
    const store = open();
    const written = store.insertCommit(commitOf('case-1', 1), settled);
    await store.close();
    await expect(written).resolves.toHaveProperty('etag');
    const again = open();
    expect(await again.commit('case-1', 1)).toBeDefined();
    await again.close();
  });
});
