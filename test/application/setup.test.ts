import { setTimeout } from 'node:timers/promises';
import { openAnchorFile } from '../../src/adapters/anchor/anchor-file';
import { openFileDirectory, sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { createKeys } from '../../src/adapters/keys/keys';
import { policyRules } from '../../src/adapters/policy/policy-rules';
import { openEmbeddedStore } from '../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import type { Courier } from '../../src/application/courier';
import type { Account, Directory } from '../../src/application/directory';
import type { Shown } from '../../src/application/messenger';
import { namedIn, withNamed } from '../../src/application/named-people';
import type { Anchor, KeyStore, Keys, Store } from '../../src/application/ports';
import { Setup } from '../../src/application/setup';
import { SetupBook } from '../../src/application/setup-book';
import { SetupLogo } from '../../src/application/setup-logo';
import { SetupPeople } from '../../src/application/setup-people';
import { SetupTelling } from '../../src/application/setup-telling';
import type { Brought } from '../../src/application/trying';
import { verify } from '../../src/application/verify';
import { groundsOf, rulesOf } from '../../src/policy';
import { defaultPolicy, type Policy } from '../../src/procedure/policy';
import { type TemporaryFolder, temporaryFolder } from '../adapters/storage/temporary-files';
import { TestClock } from '../support/local-trygg';
import { organisation } from '../support/organisation';

const anne: string = organisation.anne.id;
const bjorn: string = organisation.bjorn.id;
const eva: string = organisation.eva.id;
const monday = '2026-01-05T08:00:00.000Z';
const assessment = 'periods.assessment';
const days = (count: number) => ({ days: count });

describe('the setup', () => {
  let folder: TemporaryFolder;
  let store: Store;
  let keyStore: KeyStore;
  let keys: Keys;
  let anchor: Anchor;
  let logged: string[];
  const clock = new TestClock(monday);

  const openOn = async (
    at: Store,
    { anchor: to = anchor, operator = defaultPolicy }: { anchor?: Anchor; operator?: Policy } = {},
  ) => {
    const log = { info: () => undefined, error: (event: string) => void logged.push(event) };
    const rules = { ...rulesOf(undefined), ...policyRules(operator) };
    const grounds = groundsOf(rules);
    const book = await SetupBook.open(at, keys, to, log);
    const directory = withNamed(openFileDirectory(sampleOrganisation), () => namedIn(book.entries));
    const who = new SetupPeople(book, directory, clock, log);
    const logo = new SetupLogo(at, keys, book, who, clock, log, undefined);
    const setup = new Setup(book, rules, grounds, who, logo, clock, log);
    return { setup, grounds, directory };
  };
  const open = (more: { anchor?: Anchor; operator?: Policy } = {}) => openOn(store, more);
  const whole = async () => (await verify(store, keys, anchor)).flaws;

  beforeEach(async () => {
    folder = temporaryFolder();
    store = openEmbeddedStore({ file: folder.path('store.db'), key: undefined });
    keyStore = openEmbeddedKeyStore({ file: folder.path('keys.db'), key: undefined });
    keys = await createKeys({ keyStore, wrapper: keyFileWrapper(folder.path('wrapping.key')) });
    anchor = await openAnchorFile(folder.path('anchor'));
    logged = [];
    clock.moveTo(monday);
  });
  afterEach(async () => {
    await store.close();
    await keyStore.close();
    folder.remove();
  });

  it('is the operator’s while nothing was changed, and nothing is on record', async () => {
    const { setup, grounds } = await open();
    expect(grounds.policy).toEqual(defaultPolicy);
    expect(await setup.stand(anne)).toMatchObject({ changes: [] });
    expect(await setup.stand(organisation.nora.id)).toBeUndefined();
    expect(await setup.change(organisation.nora.id, { setting: assessment, value: days(3), seen: 0 })).toBe('notYours');
    expect(await setup.lookThrough(organisation.kari.id)).toBe('notYours');
    expect(await store.lastLook('setup')).toBeUndefined();
  });

  it('lies over the operator’s file, which lies over the defaults', async () => {
    const operator = { ...defaultPolicy, periods: { ...defaultPolicy.periods, assessment: days(9), outcome: days(9) } };
    const { setup, grounds } = await open({ operator });
    expect(grounds.policy.periods.assessment).toEqual(days(9));
    expect(await setup.change(anne, { setting: assessment, value: days(4), seen: 0 })).toBe('changed');
    expect(grounds.policy.periods).toEqual({ ...operator.periods, assessment: days(4) });
    expect(await setup.change(bjorn, { setting: assessment, value: 'under', seen: 1 })).toBe('changed');
    expect(grounds.policy).toEqual(operator);
    expect((await setup.stand(anne))?.changes).toMatchObject([
      { by: bjorn, from: days(4), to: days(9), back: true, rule: '3.1.2-10', as: 'hr' },
      { by: anne, from: days(9), to: days(4), rule: '3.1.2-10', as: 'hr' },
    ]);
  });

  it('holds in another instance once that has looked, with everything that several did at once', async () => {
    const [one, other] = [await open(), await open()];
    const settings = ['assessment', 'decision', 'closing', 'outcome', 'sanction', 'signature'];
    const answers = await Promise.all(
      settings.map((name, n) =>
        (n % 2 ? one : other).setup.change(n % 2 ? anne : bjorn, {
          setting: `periods.${name}`,
          value: days(n + 5),
          seen: 0,
        }),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['changed']));
    for (const { setup, grounds } of [one, other]) {
      await setup.refresh();
      settings.forEach((name, n) => {
        expect(grounds.policy.periods).toMatchObject({ [name]: days(n + 5) });
      });
    }
    expect(await whole()).toEqual([]);
  });

  it('shows whoever is second at the same value what the first one has set', async () => {
    const [one, other] = [await open(), await open()];
    const answers = await Promise.all([
      one.setup.change(anne, { setting: assessment, value: days(4), seen: 0 }),
      other.setup.change(bjorn, { setting: assessment, value: days(5), seen: 0 }),
    ]);
    expect([...answers].sort()).toEqual(['changed', 'changedSince']);
    const late = answers[0] === 'changed' ? bjorn : anne;
    expect(await one.setup.change(late, { setting: assessment, value: days(6), seen: 1 })).toBe('changed');
    expect(one.setup.entries).toHaveLength(2);
  });

  it('is changed once, however often the press comes', async () => {
    const { setup } = await open();
    const press = () => setup.change(anne, { setting: assessment, value: days(4), seen: 0 });
    expect(await press()).toBe('changed');
    expect([await press(), await press()]).toEqual(['same', 'same']);
    expect(setup.entries).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('survives a store that is gone just %s it is written', async (when) => {
    let breaks = true;
    const breaking = new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name !== 'insertLook' || typeof value !== 'function')
          return typeof value === 'function' ? value.bind(target) : value;
        return async (...given: Parameters<Store['insertLook']>) => {
          if (breaks && when === 'before') throw new Error('gone');
          const written = await target.insertLook(...given);
          if (breaks) throw new Error('gone');
          return written;
        };
      },
    });
    const { setup, grounds } = await openOn(breaking);
    const press = () => setup.change(anne, { setting: assessment, value: days(4), seen: 0 });
    await expect(press()).rejects.toThrow('gone');
    expect(grounds.policy.periods.assessment).toEqual(defaultPolicy.periods.assessment);
    breaks = false;
    expect(await press()).toBe(when === 'before' ? 'changed' : 'same');
    expect(grounds.policy.periods.assessment).toEqual(days(4));
    expect((await open()).grounds.policy.periods.assessment).toEqual(days(4));
    expect(await whole()).toEqual([]);
  });

  it('goes on where the anchor fails, and the next entry covers it', async () => {
    const failing: Anchor = { keep: () => Promise.reject(new Error('away')), kept: () => anchor.kept() };
    const { setup } = await open({ anchor: failing });
    expect(await setup.change(anne, { setting: assessment, value: days(4), seen: 0 })).toBe('changed');
    await setup.idle();
    expect(logged).toEqual(['anchor.failed']);
    const again = await open();
    expect(await again.setup.change(anne, { setting: assessment, value: days(5), seen: 1 })).toBe('changed');
    await again.setup.idle();
    expect(await verify(store, keys, anchor)).toMatchObject({ entries: 2, anchored: 1, flaws: [] });
  });

  describe('that somebody without the key has altered', () => {
    const altered = (change: (looks: Awaited<ReturnType<Store['looksOf']>>) => Awaited<ReturnType<Store['looksOf']>>) =>
      new Proxy(store, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          if (name === 'looksOf') return async (chain: string) => change(await target.looksOf(chain));
          if (name === 'lastLook') return async (chain: string) => change(await target.looksOf(chain)).at(-1);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    beforeEach(async () => {
      const { setup } = await open();
      for (const [n, count] of [4, 5, 6].entries())
        await setup.change(anne, { setting: assessment, value: days(count), seen: n });
      await setup.idle();
    });

    it('holds up to there, says so, and `npm run verify` names it', async () => {
      const moved = altered((looks) =>
        looks.map((look) => (look.number === 2 ? { ...look, at: '2025-01-01T00:00:00.000Z' } : look)),
      );
      const { grounds } = await openOn(moved);
      expect(grounds.policy.periods.assessment).toEqual(days(4));
      expect(logged).toContain('setup.altered');
      expect((await verify(moved, keys, anchor)).flaws).toContainEqual({
        of: 'looks',
        chain: 'setup',
        number: 2,
        is: 'changed',
      });
    });

    it('is not taken back where its end was cut off while it ran, and the anchor knows', async () => {
      let cut = false;
      const store = altered((looks) => (cut ? looks.slice(0, 1) : looks));
      const { setup, grounds } = await openOn(store);
      cut = true;
      await setup.refresh();
      expect(grounds.policy.periods.assessment).toEqual(days(6));
      expect(logged).toContain('setup.altered');
      expect((await verify(store, keys, anchor)).flaws).toMatchObject([
        { number: 2, is: 'missing' },
        { number: 3, is: 'missing' },
      ]);
    });
  });

  it('leaves out what no longer fits the operator’s file, and says so', async () => {
    const { setup } = await open();
    await setup.change(anne, { setting: 'reminding.until', value: '10:00', seen: 0 });
    await setup.change(anne, { setting: assessment, value: days(4), seen: 0 });
    const operator = { ...defaultPolicy, reminding: { ...defaultPolicy.reminding, from: '11:00' } };
    const { grounds } = await open({ operator });
    expect(grounds.policy).toEqual({ ...operator, periods: { ...operator.periods, assessment: days(4) } });
    expect(logged).toContain('setup.unfit');
  });

  describe('with people named in the chat', () => {
    const named = { part: 'lastResort' } as const;
    /** The directory, but with accounts that no longer work. */
    const without = async (...disabled: readonly string[]) => {
      const file = openFileDirectory(sampleOrganisation);
      const off = (one: Account) => (disabled.includes(one.id) ? { ...one, active: false } : one);
      const base: Directory = {
        ...file,
        async person(id) {
          const found = await file.person(id);
          return found && off(found);
        },
        async surroundings(id) {
          const { hr, lastResort, ...rest } = await file.surroundings(id);
          return { ...rest, hr: hr.map(off), lastResort: lastResort.map(off) };
        },
      };
      const book = await SetupBook.open(store, keys, anchor, { info: () => undefined, error: () => undefined });
      const directory = withNamed(base, () => namedIn(book.entries));
      return new SetupPeople(book, directory, clock, { info: () => undefined, error: () => undefined });
    };

    it('never leaves nobody, also where two take away the last two at once', async () => {
      const { setup } = await open();
      const { kari, per } = organisation;
      expect(await setup.who.name(anne, named, kari.id)).toBe('named');
      expect(await setup.who.name(anne, named, per.id)).toBe('named');
      const [one, other] = [await without(eva), await without(eva)];
      const answers = await Promise.all([one.takeAway(anne, named, kari.id), other.takeAway(bjorn, named, per.id)]);
      expect([...answers].sort()).toEqual(['last', 'takenAway']);
      expect((await one.working()).lastResort).toHaveLength(1);
      expect(await (await without()).takeAway(anne, named, kari.id)).toMatch(/takenAway|same/);
      expect(await whole()).toEqual([]);
    });

    it('shows whose account no longer works, and names nobody with such an account', async () => {
      const { setup } = await open();
      const { kari, per } = organisation;
      await setup.who.name(anne, { part: 'hr' }, kari.id);
      const who = await without(kari.id, per.id);
      expect((await who.everybody()).hr.at(-1)).toMatchObject({
        account: { active: false },
        named: { called: kari.name },
      });
      expect(await who.name(anne, { part: 'hr' }, per.id)).toBe('noAccount');
      expect(await who.name(kari.id, { part: 'hr' }, organisation.nora.id)).toBe('notYours');
    });
  });

  describe('is told', () => {
    let told: { readonly to: string; readonly view: Shown }[];
    let brought: Brought;
    let setup: Setup;
    let telling: SetupTelling;
    const courier: Pick<Courier, 'bringDigest'> = {
      async bringDigest(to, view) {
        told.push({ to, view });
        await setTimeout(0);
        return brought;
      },
    };
    const runAt = async (now: string) => {
      clock.moveTo(now);
      const isAnything = await telling.isAnything();
      await telling.run(async () => true);
      const said = told.splice(0).map(({ to, view }) => [to, view.kind, 'count' in view ? view.count : 0]);
      expect(isAnything).toBe(said.length > 0);
      return said;
    };

    beforeEach(async () => {
      told = [];
      brought = { at: monday, state: 'sent' };
      const opened = await open();
      setup = opened.setup;
      telling = new SetupTelling(store, keys, setup, courier, clock, opened.grounds, async () => monday);
    });

    it('to everybody who may change it besides who did, at night and on days off too, whatever was changed', async () => {
      await setup.lookThrough(anne);
      const always = Array.from({ length: 28 }, (_, n) => `2026-01-${String(n + 1).padStart(2, '0')}`);
      expect(await setup.change(anne, { setting: 'closedDays', value: always, seen: 0 })).toBe('changed');
      expect(await setup.change(anne, { setting: 'reminding.after.outside', value: 60, seen: 0 })).toBe('changed');
      const said = await runAt('2026-01-10T23:00:00.000Z');
      expect(said).toEqual([bjorn, eva].map((to) => [to, 'setupChanged', 2]));
      expect(await runAt('2026-01-10T23:01:00.000Z')).toEqual([]);
      await setup.change(bjorn, { setting: 'closedDays', value: 'under', seen: 1 });
      expect(await runAt('2026-01-10T23:02:00.000Z')).toEqual([anne, eva].map((to) => [to, 'setupChanged', 1]));
    });

    it('again after an hour to whoever could not be reached', async () => {
      await setup.lookThrough(anne);
      await setup.change(anne, { setting: assessment, value: days(4), seen: 0 });
      brought = { at: monday, state: 'failed' };
      expect(await runAt(monday)).toHaveLength(2);
      brought = { at: monday, state: 'sent' };
      await setup.change(bjorn, { setting: 'periods.closing', value: days(4), seen: 0 });
      expect(await runAt('2026-01-05T08:20:00.000Z')).toEqual([[anne, 'setupChanged', 1]]);
      expect(await runAt('2026-01-05T08:30:00.000Z')).toEqual([]);
      expect(await runAt('2026-01-05T09:01:00.000Z')).toEqual([
        [bjorn, 'setupChanged', 1],
        [eva, 'setupChanged', 2],
      ]);
      expect(await runAt('2026-01-05T11:01:00.000Z')).toEqual([]);
    });

    it('to HR, that it waits for them, until somebody has looked through it', async () => {
      expect(await runAt('2026-01-12T07:00:00.000Z')).toEqual([]);
      expect(await runAt('2026-01-12T18:00:00.000Z')).toEqual([]);
      expect(await runAt('2026-01-13T08:00:00.000Z')).toEqual([anne, bjorn].map((to) => [to, 'setupToLookThrough', 0]));
      expect(await runAt('2026-02-02T08:00:00.000Z')).toEqual([]);
      await setup.lookThrough(bjorn);
      expect(await setup.lookThrough(anne)).toBe('done');
      expect(await runAt('2026-03-02T08:00:00.000Z')).toEqual([]);
      expect(setup.entries).toHaveLength(1);
    });
  });
});
