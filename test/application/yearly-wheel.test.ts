import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnchorFile } from '../../src/adapters/anchor/anchor-file';
import { openFileDirectory, sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { createKeys } from '../../src/adapters/keys/keys';
import { openEmbeddedStore } from '../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import { type Messenger, Undeliverable } from '../../src/application/messenger';
import type { KeyStore, Store } from '../../src/application/ports';
import { Trygg } from '../../src/application/trygg';
import { defaultPolicy } from '../../src/procedure/policy';
import { procedure } from '../../src/procedure/procedure';
import { holidays } from '../support/holidays';
import { TestClock } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { rulesOf } from '../support/policy-rules';
import { filledIn, startedOn } from '../support/wheel-story';

const silent = { info: () => undefined, error: () => undefined };
const writes = ['putDocument', 'insertCommit', 'updateMark', 'deleteDocument'];
/** 30 days before the guidelines are to be made known and the subject is to be raised: HR and all leaders. */
const firstMorning = '2026-03-06T07:00:00.000Z';
const nextMorning = '2026-03-09T07:00:00.000Z';
const asked = ['anne', 'bjorn', 'kari', 'per', 'ingrid'] as const;

/** How far a process comes: `at` is killed there, or stands still for as long as `until` takes. */
interface Stop {
  at?: number;
  until?: () => Promise<void>;
  readonly passed: string[];
}

describe('the yearly wheel in the store', () => {
  let folder: string;
  let store: Store;
  let keyStore: KeyStore;
  let clock: TestClock;
  let sent: string[];
  let digest: string;
  let answer: (to: string) => void;

  const open = async (stop: Stop = { passed: [] }) => {
    const passing = async (name: string) => {
      if (stop.at !== undefined && stop.passed.length >= stop.at && !stop.until) throw new Error('it was killed');
      stop.passed.push(name);
      if (stop.passed.length - 1 === stop.at) await stop.until?.();
    };
    const stopped = new Proxy(store, {
      get: (target, name: string) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function' || !writes.includes(name)) return method;
        return async (...given: readonly unknown[]) => {
          await passing(`before ${name}`);
          const done = await Reflect.apply(method, target, given);
          await passing(`after ${name}`);
          return done;
        };
      },
    });
    const messenger: Messenger = {
      async send({ conversationId }, view, { notAfter = '' } = {}) {
        await passing('before send');
        if (clock.now() > notAfter) throw new Error('it is too late to begin');
        answer(conversationId);
        sent.push(conversationId);
        if (view.kind === 'reminders') digest = view.digest;
        await passing('after send');
        return { activityId: `activity ${sent.length}` };
      },
      async update() {},
    };
    const keys = await createKeys({ keyStore, wrapper: keyFileWrapper(join(folder, 'wrapping.key')) });
    const calendar = { timeZone: defaultPolicy.timeZone, holidays };
    const grounds = { versions: [procedure], policy: defaultPolicy, calendar };
    const directory = openFileDirectory(sampleOrganisation);
    const anchor = await openAnchorFile(join(folder, 'anchor'));
    const trygg = await Trygg.open(
      { store: stopped, keys, anchor, directory, messenger, clock, log: silent },
      grounds,
      rulesOf(grounds),
    );
    return trygg;
  };
  const later = (seconds: number) => clock.moveTo(new Date(Date.parse(clock.now()) + seconds * 1000).toISOString());

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-wheel-'));
    const wrapper = keyFileWrapper(join(folder, 'wrapping.key'));
    store = openEmbeddedStore({ file: join(folder, 'trygg.db'), key: wrapper.cipherKey('store') });
    keyStore = openEmbeddedKeyStore({ file: join(folder, 'keys.db'), key: wrapper.cipherKey('keys') });
    clock = new TestClock(startedOn);
    sent = [];
    answer = () => undefined;
    const trygg = await open();
    for (const name of asked) {
      const { id } = organisation[name];
      await trygg.people.learn(id, { conversationId: name, serviceUrl: 'local' });
    }
    await trygg.setup.lookThrough(organisation.anne.id);
    await trygg.sweep();
  });
  afterEach(async () => {
    await store.close();
    await keyStore.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const recording = (trygg: Trygg, name: (typeof asked)[number], act: string, once: string, seen = 0) =>
    trygg.wheel.record(organisation[name].id, { act, answers: filledIn[act] ?? {}, seen, once });

  it('two in HR record the same at once: one is on record, and the other is asked to look first', async () => {
    const [one, other] = [await open(), await open()];
    const outcomes = await Promise.all([
      recording(one, 'anne', 'mapEnvironment', 'a'),
      recording(other, 'bjorn', 'mapEnvironment', 'b'),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
    expect(outcomes).toContainEqual({ refused: 'changedSince', rule: '2-2' });
    const second = outcomes[0] === 'recorded' ? 'bjorn' : 'anne';
    expect(await recording(one, second, 'mapEnvironment', 'c', 1)).toBe('recorded');
    expect(await other.wheel.history(organisation.anne.id, 'mapEnvironment')).toHaveLength(2);
  });

  it('the same press reaches both processes: it is one record', async () => {
    const [one, other] = [await open(), await open()];
    const press = (trygg: Trygg) => recording(trygg, 'anne', 'raiseInCommittee', 'same');
    expect(await Promise.all([press(one), press(other), press(one)])).toEqual(Array(3).fill('recorded'));
    expect(await one.wheel.history(organisation.anne.id)).toHaveLength(1);
  });

  it('many record different things at once: nothing is lost', async () => {
    const processes = [await open(), await open(), await open()];
    const acts = ['mapEnvironment', 'makeKnownToAll', 'raiseInCommittee', 'raiseWithLeaders', 'raiseWithStaff'];
    const all = [
      ...acts.map((act, place) => [act, 'anne', place] as const),
      ...(['kari', 'per', 'ingrid'] as const).map((name, place) => ['makeKnownToStaff', name, place] as const),
    ];
    const outcomes = await Promise.all(
      all.map(([act, name, place]) => recording(processes[place % 3] ?? (processes[0] as Trygg), name, act, 'once')),
    );
    expect(outcomes).toEqual(all.map(() => 'recorded'));
    const [reader] = processes;
    expect(await reader?.wheel.history(organisation.anne.id)).toHaveLength(all.length);
  });

  it('holds nothing that can be read without the keys', async () => {
    const trygg = await open();
    await recording(trygg, 'anne', 'mapEnvironment', 'once');
    const book = await store.document('wheel', '2026');
    expect(book?.body).toBeDefined();
    for (const word of ['mapEnvironment', 'It goes well', 'Anne', organisation.anne.id, 'heldOn']) {
      expect(book?.body).not.toContain(word);
    }
  });

  it('goes on through New Year, each year in a book of its own', async () => {
    const trygg = await open();
    await recording(trygg, 'anne', 'mapEnvironment', 'once');
    clock.moveTo('2027-01-01T00:00:00.000Z');
    expect(await recording(trygg, 'anne', 'makeKnownToAll', 'next year')).toBe('recorded');
    const restarted = await open();
    const record = await restarted.wheel.history(organisation.bjorn.id);
    expect(record.map(({ event }) => event.act)).toEqual(['makeKnownToAll', 'mapEnvironment']);
    expect(await store.document('wheel', '2027')).toBeDefined();
  });

  it('two processes sweep at the same moment: each is reminded once', async () => {
    const [one, other] = [await open(), await open()];
    clock.moveTo(firstMorning);
    await Promise.all([one.sweep(), other.sweep(), one.sweep()]);
    later(300);
    await Promise.all([one.sweep(), other.sweep()]);
    expect([...sent].sort()).toEqual([...asked].sort());
  });

  it('a process is killed at any write or message: each is reminded once, and again only where no answer was kept', async () => {
    clock.moveTo(firstMorning);
    const whole: Stop = { passed: [] };
    const before = await open(whole);
    const from = whole.passed.length;
    await before.sweep();
    expect([...sent].sort()).toEqual([...asked].sort());
    const way = whole.passed.slice(from);
    expect(way.filter((one) => one === 'before send')).toHaveLength(asked.length);

    const wrong: string[] = [];
    for (let place = 0; place < way.length; place += 1) {
      // The next first morning of something: a world that begins anew.
      const others = await anew();
      const stop: Stop = { passed: [] };
      const killed = await open(stop);
      stop.at = stop.passed.length + place;
      await killed.sweep().catch(() => undefined);
      for (const seconds of [120, 120, 4000]) {
        later(seconds);
        const next = await open();
        await next.sweep();
      }
      const heard = asked.map((name) => sent.filter((to) => to === name).length);
      // Sent, and killed before it was written down that the platform took it.
      const unsure =
        way[place] === 'after send' || (way[place - 1] === 'after send' && way[place]?.startsWith('before'));
      const most = asked.length + (unsure ? 1 : 0);
      const all = heard.reduce((one, other) => one + other, 0);
      if (heard.some((count) => count < 1) || all > most) wrong.push(`${place} ${way[place]}: ${heard.join()}`);
      await others();
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('a process stands still anywhere and comes back: each is reminded once, and again only where no answer was kept', async () => {
    clock.moveTo(firstMorning);
    const whole: Stop = { passed: [] };
    const before = await open(whole);
    const from = whole.passed.length;
    await before.sweep();
    const ways = whole.passed.length - from;
    const wrong: string[] = [];
    for (let place = 0; place < ways; place += 1) {
      const others = await anew();
      const stop: Stop = { passed: [] };
      const slow = await open(stop);
      stop.at = stop.passed.length + place;
      stop.until = async () => {
        later(300);
        await (await open()).sweep();
      };
      await slow.sweep();
      for (const seconds of [120, 600, 4000]) {
        later(seconds);
        await (await open()).sweep();
      }
      const heard = asked.map((name) => sent.filter((to) => to === name).length);
      const name = stop.passed[stop.at];
      const isSent = stop.passed.slice(0, stop.at + 1).lastIndexOf('after send') > 0;
      const most = asked.length + (isSent ? 1 : 0);
      if (heard.some((count) => count < 1) || heard.reduce((one, other) => one + other, 0) > most) {
        wrong.push(`${place} ${name}: ${heard.join()}`);
      }
      await others();
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('a process is killed at any write or message as it brings what Kari asked for: she hears once', async () => {
    const ready = async () => {
      const trygg = await open();
      await trygg.sweep();
      await trygg.deadlines.remindTomorrow(organisation.kari.id, digest);
      sent = [];
      clock.moveTo(nextMorning);
    };
    await killedAnywhere(ready, async (isUnsure) => {
      const others = sent.filter((to) => to !== 'kari').length;
      return others === 0 && sent.length >= 1 && sent.length <= (isUnsure ? 2 : 1);
    });
  }, 240_000);

  it('a process is killed at any write or message as it gives Kari up: HR finds her all the same', async () => {
    const ready = async () => {
      answer = (to) => {
        if (to === 'kari') throw new Undeliverable('gone');
      };
      await (await open()).sweep();
      later(661);
    };
    await killedAnywhere(ready, async () => {
      const trygg = await open();
      const [stand] = (await trygg.wheel.overview(organisation.anne.id))?.flatMap(({ round }) => round ?? []) ?? [];
      const leaders = await trygg.wheel.leadersOf(organisation.anne.id, 'makeKnownToStaff');
      const refused = leaders?.filter(({ notReached }) => notReached === 'refused').map(({ name }) => name) ?? [];
      // Hanne has never opened Trygg.
      return stand?.notReached === 2 && refused.join() === organisation.kari.name;
    });
  }, 240_000);

  /** What is made ready is swept as a whole, and then killed at each passage, each time in a world that begins anew. */
  async function killedAnywhere(ready: () => Promise<void>, isRight: (isUnsure: boolean) => Promise<boolean>) {
    const sweeps = async (place?: number, isUnsure = false) => {
      const back = await anew();
      await ready();
      const stop: Stop = { passed: [] };
      const killed = await open(stop);
      const from = stop.passed.length;
      if (place !== undefined) stop.at = from + place;
      await killed.sweep().catch(() => undefined);
      for (const seconds of [120, 700, 4000]) {
        later(seconds);
        await (await open()).sweep();
      }
      const way = stop.passed.slice(from);
      const right = await isRight(isUnsure);
      answer = () => undefined;
      await back();
      return { way, right };
    };
    const whole = await sweeps();
    expect(whole).toEqual({ way: expect.arrayContaining(['before send', 'after putDocument']), right: true });
    const wrong: string[] = [];
    for (const [place, passage] of whole.way.entries()) {
      const isUnsure = passage === 'after send' || whole.way[place - 1] === 'after send';
      if (!(await sweeps(place, isUnsure)).right) wrong.push(`${place} ${passage}: ${sent.join()}`);
    }
    expect(wrong).toEqual([]);
  }

  /** Another installation on the same morning, for as long as it is needed. */
  async function anew() {
    const kept = { folder, store, keyStore };
    folder = mkdtempSync(join(tmpdir(), 'trygg-wheel-'));
    const wrapper = keyFileWrapper(join(folder, 'wrapping.key'));
    store = openEmbeddedStore({ file: join(folder, 'trygg.db'), key: wrapper.cipherKey('store') });
    keyStore = openEmbeddedKeyStore({ file: join(folder, 'keys.db'), key: wrapper.cipherKey('keys') });
    clock.moveTo(startedOn);
    const trygg = await open();
    for (const name of asked) {
      await trygg.people.learn(organisation[name].id, { conversationId: name, serviceUrl: 'local' });
    }
    await trygg.setup.lookThrough(organisation.anne.id);
    await trygg.sweep();
    await trygg.wheel.overview(organisation.anne.id);
    sent = [];
    clock.moveTo(firstMorning);
    return async () => {
      await store.close();
      await keyStore.close();
      rmSync(folder, { recursive: true, force: true });
      ({ folder, store, keyStore } = kept);
    };
  }

  it('the platform is away in the morning: everybody is reminded once it is back, and once', async () => {
    clock.moveTo(firstMorning);
    const trygg = await open();
    answer = () => {
      throw new Error('no answer');
    };
    await trygg.sweep();
    expect(sent).toEqual([]);
    answer = () => undefined;
    later(10);
    await trygg.sweep();
    expect(sent).toEqual([]);
    later(60);
    await trygg.sweep();
    later(600);
    await trygg.sweep();
    expect([...sent].sort()).toEqual([...asked].sort());
  });

  it('what the platform will never take is tried once more, and then left', async () => {
    clock.moveTo(firstMorning);
    const trygg = await open();
    let tries = 0;
    answer = (to) => {
      if (to !== 'kari') return;
      tries += 1;
      throw new Undeliverable('gone');
    };
    for (const seconds of [0, 600, 3600, 3600]) {
      later(seconds);
      await trygg.sweep();
    }
    expect(tries).toBe(2);
    expect([...sent].sort()).toEqual(asked.filter((name) => name !== 'kari').sort());
  });

  it('whom last year’s reminder never reached is not counted this year before this year’s was tried', async () => {
    const trygg = await open();
    const counted = async () =>
      (await trygg.wheel.overview(organisation.anne.id))?.flatMap(({ round }) => round?.notReached ?? []);
    answer = (to) => {
      if (to === 'kari') throw new Undeliverable('gone');
    };
    clock.moveTo(firstMorning);
    await trygg.sweep();
    later(661);
    await trygg.sweep();
    // Hanne has never opened Trygg.
    expect(await counted()).toEqual([2]);
    answer = (to) => {
      if (to === 'kari') throw new Error('no answer');
    };
    clock.moveTo('2027-03-05T07:00:00.000Z');
    await trygg.sweep();
    expect(await counted()).toEqual([1]);
    answer = () => undefined;
    later(60);
    await trygg.sweep();
    expect(await counted()).toEqual([1]);
    expect(sent.filter((to) => to === 'kari')).toHaveLength(1);
  });

  it('what was not sent in the hours of reminders waits for the next morning', async () => {
    clock.moveTo('2026-03-06T14:59:30.000Z');
    const trygg = await open();
    answer = () => {
      throw new Error('no answer');
    };
    await trygg.sweep();
    answer = () => undefined;
    for (let minutes = 0; minutes < 60; minutes += 10) {
      later(600);
      await trygg.sweep();
    }
    expect(sent).toEqual([]);
    clock.moveTo('2026-03-09T07:00:00.000Z');
    await trygg.sweep();
    expect([...sent].sort()).toEqual([...asked].sort());
  });
});
