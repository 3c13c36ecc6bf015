import type { Store } from '../../src/application/ports';
import { sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';

describe('heads and inboxes are derived', () => {
  let local: LocalTrygg;
  let store: Store;
  let caseId: string;

  beforeEach(async () => {
    const around = (opened: Store) => {
      store = opened;
      return opened;
    };
    local = await startLocalTrygg('2026-01-05T08:00:00.000Z', { around: { store: around } });
    for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
    caseId = await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await local.trygg.trygg.idle();
  });
  afterEach(() => local.stop());

  const ownCases = async () =>
    (await local.trygg.trygg.myCases(local.person('nora').person.id)).map(({ state }) => state);

  it('a damaged head is made anew from the commits, and harms nobody’s list', async () => {
    const before = await ownCases();
    const head = (await store.head(caseId))!;
    await store.deleteHead(caseId);
    const snapshot = head.snapshot.map((sealed) => ({ ...sealed, box: Buffer.from('damaged').toString('base64') }));
    await store.writeHead({ ...head, snapshot });
    expect(await ownCases()).toEqual(before);
    expect(await store.head(caseId)).toMatchObject({ version: head.version, personKeys: head.personKeys });
  });

  it('lost heads are all made anew', async () => {
    const before = await ownCases();
    await store.deleteHead(caseId);
    expect(await ownCases()).toEqual([]);
    expect(await local.trygg.trygg.rebuild()).toBe(1);
    expect(await ownCases()).toEqual(before);
  });

  it('a commit that was changed in the store is refused, not shown', async () => {
    const [{ commit, mark }] = (await store.commitsOf(caseId)) as [Awaited<ReturnType<Store['commitsOf']>>[number]];
    const forged = { ...commit, caseId: 'T-FORG-ED00', commandId: 'other' };
    await store.insertCommit(forged, mark);
    await expect(local.trygg.trygg.caseFor(local.person('nora').person.id, 'T-FORG-ED00')).rejects.toThrow();
  });
});
