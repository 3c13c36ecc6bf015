import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnchorFile } from '../../src/adapters/anchor/anchor-file';
import { openFileDirectory, sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { createKeys } from '../../src/adapters/keys/keys';
import { openEmbeddedStore } from '../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import { type Directory, DirectoryDown } from '../../src/application/directory';
import { CardGone, type Messenger, Undeliverable } from '../../src/application/messenger';
import { Trygg } from '../../src/application/trygg';
import { defaultPolicy } from '../../src/procedure/policy';
import { procedure } from '../../src/procedure/procedure';
import { type Forgetting, nextYear, playToForgetting } from '../support/forgetting';
import { holidays } from '../support/holidays';
import { TestClock } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { rulesOf } from '../support/policy-rules';

const silent = { info: () => undefined, error: () => undefined };
const writes = ['insertCommit', 'updateMark', 'putDocument', 'deleteDocument', 'deleteHead', 'addKeys', 'destroyKeys'];
const anne = organisation.anne.id;
const erase = { way: 'erase', originals: 'yes', sure: 'yes' };

interface House {
  readonly trygg: Trygg;
  readonly store: ReturnType<typeof openEmbeddedStore>;
  readonly keyStore: ReturnType<typeof openEmbeddedKeyStore>;
  readonly directory: Directory;
  readonly clock: TestClock;
  close(): Promise<void>;
}

/** What a crash, a restart and the platform can do to an erasure, from one kept state of the databases. */
describe('the erasure of a case', () => {
  let forgetting: Forgetting;
  let kept: string;
  let folder: string;
  let caseId: string;
  let taken: string[];
  let answer: (activityId: string) => void;

  /** One process; its world ends with the nth moment before or after a write. */
  const open = async (stopAt = Number.POSITIVE_INFINITY): Promise<House & { readonly moments: readonly string[] }> => {
    const moments: string[] = [];
    const moment = (name: string) => {
      moments.push(name);
      if (moments.length >= stopAt) throw new Error('it was killed');
    };
    const watched = <T extends object>(behind: T): T =>
      new Proxy(behind, {
        get: (target, name: string) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function' || !writes.includes(name)) return method;
          return async (...given: readonly unknown[]) => {
            moment(`before ${name}`);
            const done: unknown = await Reflect.apply(method, target, given);
            moment(`after ${name}`);
            return done;
          };
        },
      });
    const store = openEmbeddedStore({ file: join(folder, 'plain.db'), key: undefined });
    const keyStore = openEmbeddedKeyStore({ file: join(folder, 'plain-keys.db'), key: undefined });
    const wrapper = keyFileWrapper(join(folder, 'wrapping.key'));
    const clock = new TestClock(nextYear);
    const directory = openFileDirectory(sampleOrganisation);
    const messenger: Messenger = {
      async send() {
        return { activityId: 'sent' };
      },
      async update(_, activityId) {
        moment('before update');
        answer(activityId);
        taken.push(activityId);
        moment('after update');
      },
    };
    const grounds = {
      versions: [procedure],
      policy: { ...defaultPolicy, retention: { noGrounds: 12 } },
      calendar: { timeZone: defaultPolicy.timeZone, holidays },
    };
    const trygg = await Trygg.open(
      {
        store: watched(store),
        keys: await createKeys({ keyStore: watched(keyStore), wrapper }),
        anchor: await openAnchorFile(join(folder, 'anchor')),
        directory,
        messenger,
        clock,
        log: silent,
      },
      grounds,
      rulesOf(grounds),
    );
    const close = async () => {
      await store.close();
      await keyStore.close();
    };
    return { trygg, store, keyStore, directory, clock, close, moments };
  };

  const decide = async ({ trygg }: House, answers: Readonly<Record<string, string>> = erase) => {
    const review = await trygg.retention.review(anne, caseId);
    return trygg.retention.decide(anne, caseId, { answers, seen: review?.seen ?? '' });
  };
  const sweep = async ({ trygg, clock }: House, minutes = 0) => {
    clock.moveTo(new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString());
    await trygg.sweep();
  };
  const expectErased = async ({ trygg, store, keyStore }: House) => {
    expect(await store.head(caseId)).toBeUndefined();
    expect(await keyStore.wrappedKeys(caseId)).toEqual({});
    expect(await keyStore.wrappedKeys(`retention ${caseId}`)).toEqual({});
    expect(await store.document('retention', `case ${caseId}`)).toBeUndefined();
    expect((await trygg.retention.overview(anne))?.erased.map((stub) => stub.caseId)).toEqual([caseId]);
    expect((await trygg.retention.overview(anne))?.entries).toEqual([]);
    for (const { mark } of await store.commitsOf(caseId)) expect(mark.deliveries).toEqual({});
    expect(await trygg.views.caseFile(anne, caseId)).toBeUndefined();
    const instance = { step: 'askToRectifyAsComplainant', subject: 'complainant', round: 1 };
    const wrong = { caseId, once: 'x', command: 'AskToRectify', instance, answers: { about: 'other', what: 'Feil.' } };
    expect(await trygg.steps.take(organisation.nora.id, wrong)).toMatchObject({ refusal: { refused: 'notYours' } });
  };

  beforeAll(async () => {
    forgetting = await playToForgetting();
    caseId = forgetting.over;
    await forgetting.local.moveTo(nextYear);
    await forgetting.local.trygg.trygg.retention.look();
    await forgetting.local.moveTo(nextYear);
    kept = forgetting.copy();
  }, 120_000);
  afterAll(async () => {
    await forgetting.remove();
    rmSync(kept, { recursive: true, force: true });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-erasure-'));
    cpSync(kept, folder, { recursive: true });
    taken = [];
    answer = () => undefined;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const wholly = async () => {
    const house = await open();
    expect(await decide(house)).toBe('erase');
    await sweep(house);
    await expectErased(house);
    await house.close();
    return { moments: house.moments, taken: new Set(taken) };
  };

  it('is whole after one decision and one sweep, and takes back every message once', async () => {
    const whole = await wholly();
    expect(whole.taken.size).toBeGreaterThan(15);
    expect(taken).toHaveLength(whole.taken.size);
  });

  it('stopped before and after each write and each message, ends the same, and no message stays', async () => {
    const whole = await wholly();
    let begun = 0;
    // Of the messages and of the marks, which are many, the first and the last ones.
    const ends = whole.moments.flatMap((name, place) => {
      const same = whole.moments.flatMap((other, at) => (other === name ? [at] : []));
      return same.indexOf(place) < 4 || same.indexOf(place) >= same.length - 2 ? [place + 1] : [];
    });
    for (const nth of ends) {
      rmSync(folder, { recursive: true, force: true });
      cpSync(kept, folder, { recursive: true });
      taken = [];
      const stopped = await open(nth).catch(() => undefined);
      if (stopped) {
        await decide(stopped).catch(() => undefined);
        await sweep(stopped).catch(() => undefined);
        await stopped.close();
      }
      const after = await open();
      await after.trygg.retention.look();
      const entry = (await after.trygg.retention.overview(anne))?.entries.find((one) => one.caseId === caseId);
      if (entry?.stands.is === 'overdue') expect(await decide(after)).toBe('erase');
      else begun += 1;
      await sweep(after, 11);
      await sweep(after, 11);
      await expectErased(after);
      expect([nth, [...whole.taken].filter((id) => !taken.includes(id))]).toEqual([nth, []]);
      await after.close();
    }
    expect(begun).toBeGreaterThan(25);
  }, 300_000);

  it('goes on with messages that could not be taken back, and gives up after a week', async () => {
    const house = await open();
    const broken = new Set<string>();
    answer = (activityId) => {
      if (broken.size < 3) broken.add(activityId);
      if (broken.has(activityId)) throw new Error('no answer');
    };
    await decide(house);
    await sweep(house);
    expect((await house.trygg.retention.overview(anne))?.entries).toMatchObject([{ stands: { is: 'erasing' } }]);
    expect(await house.keyStore.wrappedKeys(caseId)).toEqual({});
    const tries = taken.length;
    await sweep(house, 11);
    expect(taken).toHaveLength(tries);
    await sweep(house, 8 * 24 * 60);
    await expectErased(house);
    await house.close();
  });

  it.each([
    ['is no longer there', new CardGone()],
    ['can’t be reached', new Undeliverable()],
  ])('does not wait for a message that %s', async (_, error) => {
    const house = await open();
    answer = () => {
      throw error;
    };
    await decide(house);
    await sweep(house);
    await expectErased(house);
    await house.close();
  });

  it('asked for twice is one erasure', async () => {
    const [house, other] = [await open(), await open()];
    const review = await house.trygg.retention.review(anne, caseId);
    const press = (one: House) =>
      one.trygg.retention.decide(anne, caseId, { answers: erase, seen: review?.seen ?? '' });
    const answers = await Promise.all([press(house), press(other)]);
    expect(answers).toContain('erase');
    expect(await press(house)).toMatchObject({ refused: expect.any(String) });
    await sweep(house);
    await expectErased(house);
    await house.close();
    await other.close();
  });

  it('waits for HR for as long as the case can’t be looked at, and the look is tried again', async () => {
    const house = await open();
    const isWaiting = async () =>
      expect((await house.trygg.retention.overview(anne))?.entries).toMatchObject([
        { caseId, stands: { is: 'overdue' } },
      ]);
    expect(await house.trygg.retention.look()).toBe(true);
    await isWaiting();
    const { surroundings } = house.directory;
    house.directory.surroundings = () => Promise.reject(new DirectoryDown());
    expect(await house.trygg.retention.look()).toBe(false);
    house.directory.surroundings = surroundings;
    await isWaiting();
    const { head } = house.store;
    house.store.head = () => Promise.reject(new Error('the store is silent'));
    expect(await house.trygg.retention.look()).toBe(false);
    house.store.head = head;
    await isWaiting();
    await house.close();
  });

  it('does not begin where something happened in the case since HR opened it', async () => {
    const house = await open();
    const review = await house.trygg.retention.review(anne, caseId);
    const instance = { step: 'reportMore', subject: 'matter', round: 1 };
    const more = {
      caseId,
      once: 'x',
      command: 'ReportMore',
      instance,
      answers: { kind: 'again', what: 'Det skjer igjen.' },
    };
    expect(await house.trygg.steps.take(organisation.nora.id, more)).toHaveProperty('accepted');
    await house.trygg.idle();
    const late = await house.trygg.retention.decide(anne, caseId, { answers: erase, seen: review?.seen ?? '' });
    expect(late).toMatchObject({ refused: expect.any(String) });
    expect(await house.store.head(caseId)).toBeDefined();
    await house.trygg.retention.look();
    expect((await house.trygg.retention.overview(anne))?.entries).toEqual([]);
    await house.close();
  });

  it('stops where somebody does something in the case in the very moment of it', async () => {
    const house = await open();
    const { erasing } = { erasing: house.store.insertCommit };
    const instance = { step: 'reportMore', subject: 'matter', round: 1 };
    const more = {
      caseId,
      once: 'x',
      command: 'ReportMore',
      instance,
      answers: { kind: 'again', what: 'Det skjer igjen.' },
    };
    const other = await open();
    let first = true;
    house.store.insertCommit = async (...given) => {
      if (first) {
        first = false;
        expect(await other.trygg.steps.take(organisation.nora.id, more)).toHaveProperty('accepted');
        await other.trygg.idle();
      }
      return erasing(...given);
    };
    expect(await decide(house)).toMatchObject({ refused: 'changedSince' });
    expect(await house.keyStore.wrappedKeys(caseId)).not.toEqual({});
    expect((await other.trygg.views.caseFile(anne, caseId))?.tasks).toHaveLength(1);
    await house.close();
    await other.close();
  });

  describe('put off', () => {
    it('until a day comes up again after it, with its reason until then', async () => {
      const house = await open();
      expect(await decide(house, { way: 'keep' })).toMatchObject({
        refused: 'incomplete',
        fields: [
          { field: 'until', problem: 'missing' },
          { field: 'reason', problem: 'missing' },
        ],
      });
      expect(await decide(house, { way: 'keep', until: '2027-06-01', reason: 'Rettssak i mai.' })).toBe('keep');
      expect((await house.trygg.retention.review(anne, caseId))?.reason).toBe('Rettssak i mai.');
      expect(await decide(house)).toMatchObject({ refused: 'incomplete' });
      house.clock.moveTo('2027-06-01T08:00:00.000Z');
      await house.trygg.retention.look();
      expect((await house.trygg.retention.overview(anne))?.entries).toMatchObject([{ stands: { is: 'kept' } }]);
      house.clock.moveTo('2027-06-02T08:00:00.000Z');
      await house.trygg.retention.look();
      expect((await house.trygg.retention.overview(anne))?.entries).toMatchObject([{ stands: { is: 'overdue' } }]);
      expect(await decide(house)).toBe('erase');
      await sweep(house);
      await expectErased(house);
      await house.close();
    });

    it('without a day (a legal hold) stays so until somebody lifts it', async () => {
      const house = await open();
      expect(await decide(house, { way: 'hold', reason: 'Anmeldt.' })).toBe('hold');
      house.clock.moveTo('2037-02-02T08:00:00.000Z');
      await house.trygg.retention.look();
      expect((await house.trygg.retention.overview(anne))?.entries).toMatchObject([{ stands: { is: 'kept' } }]);
      expect(await decide(house)).toMatchObject({ refused: 'incomplete' });
      expect(await decide(house, { way: 'lift' })).toBe('lift');
      expect(await decide(house)).toBe('erase');
      await sweep(house);
      expect((await house.trygg.retention.overview(anne))?.entries).toEqual([]);
      await house.close();
    });
  });
});
