import type { Container } from '@azure/cosmos';
import type { CosmosAccount } from '../../../../src/adapters/storage/cosmos/account';
import { Items } from '../../../../src/adapters/storage/cosmos/items';
import { openCosmosKeyStore } from '../../../../src/adapters/storage/cosmos/key-store';
import { openCosmosStore } from '../../../../src/adapters/storage/cosmos/store';
import type { KeyStore, Store } from '../../../../src/application/ports';
import { commitOf, headOf, megabytes, noon, settled, unsettled } from '../../../contracts/store-samples';
import { CosmosServer, type Fault } from '../../../support/cosmos-server';

/** Long enough for a busy machine to answer in time: where nobody answers, that is how long it takes. */
const patience = { request: 1_500, pauses: [5, 10, 20], whole: 10_000, throttled: 100 };
const impatience = { ...patience, request: 300 };
const newEtag = { etag: expect.any(String) };
const lookAt = (chain: string) => ({
  chain,
  number: 1,
  at: noon,
  content: { strand: 'common', box: 'Ym94' },
  mac: 'bWFj',
});
const etagOf = async (written: Promise<{ etag: string } | 'conflict'>) => ((await written) as { etag: string }).etag;

interface Write {
  readonly what: Fault['what'] & string;
  readonly container: string;
  readonly answer: unknown;
  /** What comes before it. */
  prepare?(id: string): Promise<string | undefined>;
  write(id: string, prepared: string): Promise<unknown>;
}

let server: CosmosServer;
let store: Store;
let keys: KeyStore;

/** Each write of both stores. */
const writes: Readonly<Record<string, Write>> = {
  'a commit': {
    what: 'create',
    container: 'commits',
    answer: newEtag,
    write: (id) => store.insertCommit(commitOf(id, 1), unsettled()),
  },
  'a mark': {
    what: 'patch',
    container: 'commits',
    answer: newEtag,
    prepare: (id) => etagOf(store.insertCommit(commitOf(id, 1), unsettled())),
    write: (id, etag) => store.updateMark(id, 1, settled, etag),
  },
  'a first head': {
    what: 'create',
    container: 'heads',
    answer: 'written',
    write: (id) => store.writeHead(headOf(id, 1)),
  },
  'a newer head': {
    what: 'replace',
    container: 'heads',
    answer: 'written',
    prepare: (id) => store.writeHead(headOf(id, 1)),
    write: (id) => store.writeHead(headOf(id, 2)),
  },
  'the end of a head': {
    what: 'delete',
    container: 'heads',
    answer: undefined,
    prepare: (id) => store.writeHead(headOf(id, 1)),
    write: (id) => store.deleteHead(id),
  },
  'a look': {
    what: 'create',
    container: 'looks',
    answer: 'written',
    write: (id) => store.insertLook(lookAt(id)),
  },
  'a new document': {
    what: 'create',
    container: 'documents',
    answer: newEtag,
    write: (id) => store.putDocument('draft', id, 'one'),
  },
  'a changed document': {
    what: 'replace',
    container: 'documents',
    answer: newEtag,
    prepare: (id) => etagOf(store.putDocument('draft', id, 'one')),
    write: (id, etag) => store.putDocument('draft', id, 'one', etag),
  },
  'any document': {
    what: 'upsert',
    container: 'documents',
    answer: newEtag,
    write: (id) => store.putDocument('draft', id, 'one', 'any'),
  },
  'new keys': {
    what: 'create',
    container: 'keys',
    answer: { common: 'A.1' },
    write: (id) => keys.addKeys(id, { common: 'A.1' }),
  },
  'that keys are sure': {
    what: 'replace',
    container: 'keys',
    answer: { common: 'A.1' },
    write: (id) => keys.addKeys(id, { common: 'A.1' }),
  },
  'a key wrapped anew': {
    what: 'replace',
    container: 'keys',
    answer: 'replaced',
    prepare: async (id) => Object.keys(await keys.addKeys(id, { common: 'A.1' }))[0],
    write: (id, strand) => keys.replaceKey({ owner: id, strand, wrapped: 'A.1' }, 'B.1'),
  },
  'the end of keys': {
    what: 'delete',
    container: 'keys',
    answer: undefined,
    prepare: async (id) => Object.keys(await keys.addKeys(id, { common: 'A.1' }))[0],
    write: (id) => keys.destroyKeys(id),
  },
};

const faults: Readonly<Record<string, Omit<Fault, 'times' | 'what' | 'container'>>> = {
  'the connection breaks before it is carried out': { answer: 'cut' },
  'the connection breaks after it was carried out': { answer: 'cut', carriedOut: true },
  'a 503 says that it was not carried out, and it was': { answer: { status: 503 }, carriedOut: true },
  'there is a 503': { answer: { status: 503 } },
  'there is a 408 after it was carried out': { answer: { status: 408 }, carriedOut: true },
  'there is a 449': { answer: { status: 449 } },
  'there is a 429': { answer: { status: 429, retryAfter: 10 } },
};

describe('where Cosmos DB', () => {
  const open = async (over: Partial<CosmosAccount> = {}) =>
    [
      await openCosmosStore(server.account({ patience, ...over })),
      await openCosmosKeyStore(server.account({ patience, ...over })),
    ] as const;

  beforeAll(async () => {
    server = await CosmosServer.start();
  });
  beforeEach(async () => {
    server.heal();
    await server.prepare();
    [store, keys] = await open();
  });
  afterAll(() => server.close());

  it.each(Object.entries(writes))(
    'fails while %s is written, it is written once, and known as written',
    async (_, write) => {
      for (const [name, fault] of Object.entries(faults)) {
        const prepared = await write.prepare?.(name);
        const { what, container } = write;
        server.fail({ ...fault, what, container, times: 1 });
        expect([name, await write.write(name, prepared ?? '')]).toEqual([name, write.answer]);
        expect([name, server.isLeft()]).toEqual([name, false]);
      }
      const present = Object.keys(faults).map((id) => store.commitsOf(id));
      for (const commits of await Promise.all(present)) {
        expect(commits.map(({ commit }) => commit.version)).toEqual(write.container === 'commits' ? [1] : []);
        // The etag is the present one: nothing was written over it.
        for (const { commit, etag } of commits)
          expect(await store.updateMark(commit.caseId, 1, settled, etag)).toEqual(newEtag);
      }
    },
  );

  it('is silent after it has carried out a write, of whatever kind, it is known as written', async () => {
    const all = Object.entries(writes);
    const prepared = await Promise.all(all.map(([name, { prepare }]) => prepare?.(name)));
    for (const [, { what, container }] of all) {
      server.fail({ what, container, times: 1, answer: 'silence', carriedOut: true });
    }
    const answers = await Promise.all(all.map(([name, { write }], n) => write(name, prepared[n] ?? '')));
    expect(answers).toEqual(all.map(([, { answer }]) => answer));
    expect(server.isLeft()).toBe(false);
  });

  it('does not answer, and somebody else was quicker: that one stands, and is a conflict', async () => {
    const [other] = await open();
    const lost = { answer: 'cut', times: 1 } as const;
    server.fail({
      ...lost,
      what: 'create',
      container: 'commits',
      first: () => other.insertCommit(commitOf('c', 1, { commandId: 'other' }), settled),
    });
    expect(await store.insertCommit(commitOf('c', 1), settled)).toBe('conflict');
    expect((await store.commit('c', 1))?.commit.commandId).toBe('other');

    const { etag } = (await store.putDocument('lease', 'sweep', 'mine')) as { etag: string };
    server.fail({
      ...lost,
      what: 'replace',
      container: 'documents',
      first: () => other.putDocument('lease', 'sweep', 'same', etag),
    });
    expect(await store.putDocument('lease', 'sweep', 'same', etag)).toBe('conflict');

    server.fail({ ...lost, what: 'create', container: 'heads', first: () => other.writeHead(headOf('c', 1)) });
    expect(await store.writeHead(headOf('c', 1))).toBe('older');
  });

  it.each([
    ['breaks the connection', 'create', { answer: 'cut' }, 4],
    ['is silent', 'create', { answer: 'silence' }, 4],
    ['says 503', 'create', { answer: { status: 503 } }, 4],
    ['says 449', 'create', { answer: { status: 449 } }, 4],
    ['says 429', 'create', { answer: { status: 429, retryAfter: 20 } }, 10],
    ['is silent when asked', 'query', { answer: 'silence' }, 4],
    ['says 503 when asked', 'query', { answer: { status: 503 } }, 4],
  ] as const)('%s again and again, it is given up', async (_, what, fault, most) => {
    const [hasty] = fault.answer === 'silence' ? await open({ patience: impatience }) : [store];
    server.fail({ ...fault, what, times: Number.POSITIVE_INFINITY });
    server.asked.length = 0;
    await expect(
      what === 'query' ? hasty.looksOf('c') : hasty.insertCommit(commitOf('c', 1), settled),
    ).rejects.toThrow();
    const tries = server.asked.filter((asked) => asked.what === what).length;
    expect(tries).toBeGreaterThan(1);
    expect(tries).toBeLessThanOrEqual(most);
  });

  it('breaks the connection while it is read, it is read again', async () => {
    await store.writeHead(headOf('c', 1));
    server.fail({ what: 'read', container: 'heads', times: 1, answer: 'cut' });
    expect(await store.head('c')).toEqual(headOf('c', 1));
  });

  it('fails while it is read, it is read again', async () => {
    await store.insertCommit(commitOf('c', 1), unsettled());
    await store.writeHead(headOf('c', 1, { personKeys: ['nora'], nextDue: noon }));
    for (const what of ['read', 'query'] as const) {
      for (const answer of [{ status: 503 }, { status: 429, retryAfter: 5 }] as const) {
        server.fail({ what, answer, times: 1 });
        expect(await store.headsOf('nora')).toHaveLength(1);
        expect(await store.headFor('c', 'nora')).toMatchObject({ version: 1 });
        expect(await store.commitsOf('c')).toHaveLength(1);
        expect(await store.dueCases(noon, 1)).toEqual([{ caseId: 'c', nextDue: noon }]);
        expect(await store.unsettled(noon, 1)).toHaveLength(1);
      }
    }
  });

  it('fails while several are read at once, they are read again', async () => {
    const ids = ['one', 'two', 'three'];
    for (const id of ids) await store.putDocument('person', id, id);
    const bodies = async () => {
      const found = await Promise.all([...ids, 'none'].map((id) => store.document('person', id)));
      return found.map((document) => document?.body);
    };
    // Too large an answer: then one by one.
    const one = { 'it is too much for one answer': { answer: { status: 413 } } } as const;
    for (const [name, fault] of Object.entries({ ...faults, ...one })) {
      server.fail({ ...fault, what: 'bulk', container: 'documents', times: 1 });
      expect([name, await bodies()]).toEqual([name, [...ids, undefined]]);
      expect([name, server.isLeft()]).toEqual([name, false]);
    }
    server.fail({ what: 'bulk', times: Number.POSITIVE_INFINITY, answer: { status: 503 } });
    await expect(bodies()).rejects.toThrow();
  });

  it('reads several at once, and is asked too much for one of them, that one is read by itself', async () => {
    const present = (id: string) => ({ id, _etag: id });
    const bulk = async () => [
      { statusCode: 200, resourceBody: present('one') },
      { statusCode: 429 },
      { statusCode: 404 },
    ];
    const item = (id: string) => ({ read: async () => ({ resource: present(id) }) });
    const items = new Items({ items: { bulk }, item } as unknown as Container, patience, () => false);
    const found = await Promise.all(['one', 'two', 'three', 'one'].map((id) => items.read({ id, pk: id })));
    expect(found).toEqual([present('one'), present('two'), undefined, present('one')]);
  });

  it('has a key written whose wrapping key is retired at that moment, nobody uses it', async () => {
    const [, other] = await open();
    server.fail({
      what: 'read',
      container: 'retired',
      times: 1,
      answer: { status: 449 },
      first: () => other.retire('A'),
    });
    const added = keys.addKeys('o', { common: 'A.1' });
    // It was seen there, and so is not retired; or it was not, and is not taken.
    expect(await added).toEqual({ common: 'A.1' });
    expect(await keys.retire('A')).toBe('inUse');
    await keys.destroyKeys('o');
    expect(await keys.retire('A')).toBe('retired');
    expect(await keys.addKeys('o', { common: 'A.1' })).toBe('retired');
    expect(await other.wrappedKeys('o')).toEqual({});
  });

  it('is left with a key that nobody has confirmed, the next one does', async () => {
    server.fail({ what: 'read', container: 'retired', times: Number.POSITIVE_INFINITY, answer: { status: 503 } });
    await expect(keys.addKeys('o', { common: 'A.1' })).rejects.toThrow();
    server.heal();
    expect(await keys.wrappedKeys('o')).toEqual({});
    expect(await keys.retire('A')).toBe('inUse');
    expect(await keys.listKeys(5)).toEqual([{ owner: 'o', strand: 'common', wrapped: 'A.1' }]);
    expect(await keys.addKeys('o', { common: 'B.1' })).toEqual({ common: 'A.1' });
  });

  it('has another consistency, or not the containers, it is not used', async () => {
    server.consistency = 'Session';
    await expect(open()).rejects.toThrow('consistency Session; Trygg needs Strong');
    server.consistency = 'Strong';
    server.fail({ what: 'container', container: 'looks', times: 1, answer: { status: 404 } });
    await expect(open()).rejects.toThrow('trygg/looks');
  });

  it('could not hold it in one document, that is said before it is asked', async () => {
    server.asked.length = 0;
    const large = commitOf('c', 1, { parts: [{ strand: 'common', box: megabytes(2) }] });
    await expect(store.insertCommit(large, settled)).rejects.toThrow('c:1 is larger than the 2 MB');
    expect(server.asked).toEqual([]);
  });

  it('is asked, it is as an identity that has a role, and with no key of the account', async () => {
    server.asked.length = 0;
    await writes['new keys']?.write('o', '');
    await writes['a commit']?.write('c', '');
    await store.check();
    await keys.check();
    expect(server.asked.length).toBeGreaterThan(4);
    for (const { authorization } of server.asked) expect(authorization).toBe('type=aad&ver=1.0&sig=a-token');
  });

  it('is sent ids that it does not take, they are other ones', async () => {
    const ids = [
      'a/b',
      'a\\b',
      'a?b',
      'a#b',
      'a b',
      'a=002fb',
      '',
      '.',
      '..',
      'æ',
      'x'.repeat(5000),
      `${'x'.repeat(5000)}y`,
      '\ud800',
      '\udc00',
    ];
    for (const id of ids) await store.writeHead(headOf(id, 1));
    for (const id of ids) expect((await store.head(id))?.caseId).toBe(id);
    const [found] = [await Promise.all(ids.map((id) => keys.addKeys(id, { common: id })))];
    expect(found).toEqual(ids.map((id) => ({ common: id })));
  });
});
