import { openFileDirectory, sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { createKeys } from '../../src/adapters/keys/keys';
import { openEmbeddedStore } from '../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import type { Courier } from '../../src/application/courier';
import type { Shown } from '../../src/application/messenger';
import type { KeyStore, Store } from '../../src/application/ports';
import { type Entry, RetentionBook } from '../../src/application/retention-book';
import { RetentionTelling } from '../../src/application/retention-telling';
import type { Brought } from '../../src/application/trying';
import { defaultPolicy } from '../../src/procedure/policy';
import { procedure } from '../../src/procedure/procedure';
import { type TemporaryFolder, temporaryFolder } from '../adapters/storage/temporary-files';
import { holidays } from '../support/holidays';
import { TestClock } from '../support/local-trygg';
import { organisation } from '../support/organisation';

const anne: string = organisation.anne.id;
const bjorn = organisation.bjorn.id;
/** A Monday morning. */
const monday = '2027-02-01T08:00:00.000Z';

const overdue = (caseId: string, reviewer = anne, since = monday): Entry => ({
  caseId,
  outcomes: ['noGrounds'],
  receivedOn: '2026-01-05',
  closedOn: '2026-01-09',
  reviewer,
  since,
  stands: { is: 'overdue' },
});

describe('HR is told of closed cases', () => {
  let folder: TemporaryFolder;
  let store: Store;
  let keyStore: KeyStore;
  let book: RetentionBook;
  let clock: TestClock;
  let told: { readonly to: string; readonly view: Shown }[];
  let brought: Brought;
  let telling: RetentionTelling;

  beforeEach(async () => {
    folder = temporaryFolder();
    const wrapper = keyFileWrapper(folder.path('wrapping.key'));
    store = openEmbeddedStore({ file: folder.path('store.db'), key: undefined });
    keyStore = openEmbeddedKeyStore({ file: folder.path('keys.db'), key: undefined });
    book = await RetentionBook.open(store, await createKeys({ keyStore, wrapper }));
    clock = new TestClock(monday);
    told = [];
    brought = { at: monday, state: 'sent' };
    const courier: Pick<Courier, 'bringDigest'> = {
      async bringDigest(to, view) {
        told.push({ to, view });
        return brought;
      },
    };
    const grounds = {
      versions: [procedure],
      policy: defaultPolicy,
      calendar: { timeZone: 'Europe/Oslo', holidays },
    };
    telling = new RetentionTelling(book, openFileDirectory(sampleOrganisation), courier, clock, grounds);
  });
  afterEach(async () => {
    await store.close();
    await keyStore.close();
    folder.remove();
  });

  const waiting = (...entries: readonly Entry[]) => book.change((all) => ({ ...all, entries }));
  const runAt = async (now: string) => {
    clock.moveTo(now);
    const isAnything = await telling.isAnything(await book.read());
    await telling.run(async () => true);
    const said = told.splice(0);
    expect(isAnything).toBe(said.length > 0);
    return said;
  };
  const news = (count: number, to = anne) => ({ to, view: { kind: 'casesToReview', count } });

  it('once, each of what is theirs to decide', async () => {
    await waiting(overdue('T-1'), overdue('T-2'), overdue('T-3', bjorn));
    expect(await runAt(monday)).toEqual([news(2), news(1, bjorn)]);
    expect(await runAt('2027-02-02T08:00:00.000Z')).toEqual([]);
  });

  it('when another one comes, and again after a month', async () => {
    await waiting(overdue('T-1'));
    await runAt(monday);
    await waiting(overdue('T-1'), overdue('T-2', anne, '2027-02-03T07:00:00.000Z'));
    expect(await runAt('2027-02-03T08:00:00.000Z')).toEqual([news(2)]);
    expect(await runAt('2027-03-04T08:00:00.000Z')).toEqual([]);
    expect(await runAt('2027-03-08T08:00:00.000Z')).toEqual([news(2)]);
  });

  it('in the hours of reminders only', async () => {
    await waiting(overdue('T-1'));
    for (const quiet of ['2027-02-01T05:00:00.000Z', '2027-02-01T18:00:00.000Z', '2027-02-06T10:00:00.000Z'])
      expect(await runAt(quiet)).toEqual([]);
    expect(await runAt('2027-02-08T08:00:00.000Z')).toEqual([news(1)]);
  });

  it('of nothing that is kept or being erased', async () => {
    await waiting(
      { ...overdue('T-1'), stands: { is: 'kept', by: anne } },
      { ...overdue('T-2'), stands: { is: 'erasing', by: 'x', notBefore: monday } },
    );
    expect(await runAt(monday)).toEqual([]);
  });

  it.each<[string, Brought]>([
    ['gave no answer', { again: 'soon' }],
    ['refused', { at: monday, state: 'refused' }],
    ['could not reach them', { at: monday, state: 'failed' }],
  ])('once more after an hour where the platform %s', async (_, answer) => {
    await book.change((all) => ({ ...all, entries: [overdue('T-1', bjorn)], unset: ['sanction'] }));
    brought = answer;
    expect(await runAt(monday)).toHaveLength(2);
    brought = { at: monday, state: 'sent' };
    expect(await runAt('2027-02-01T08:30:00.000Z')).toEqual([]);
    expect(await runAt('2027-02-01T09:00:00.000Z')).toHaveLength(2);
    expect(await runAt('2027-02-01T10:30:00.000Z')).toEqual([]);
  });

  it('once a year that for some no time is set, the duty adviser alone', async () => {
    await book.change((all) => ({ ...all, unset: ['sanction'] }));
    expect(await runAt(monday)).toEqual([{ to: expect.any(String), view: { kind: 'retentionUnset' } }]);
    expect(await runAt('2027-12-01T08:00:00.000Z')).toEqual([]);
    expect(await runAt('2028-02-02T08:00:00.000Z')).toHaveLength(1);
  });
});
