import type { Store } from '../../src/application/ports';
import { button, sendForm } from '../support/acts';
import { type FaultyConnector, faultyConnector, refusals } from '../support/faulty-connector';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { WatchedStore } from '../support/watched-store';
import { beginCase, playCase } from '../support/whole-case';

/** What the platform did not take at once, and brings later: not before days off, at night, or on a day off. */
describe('a message that could not be delivered at once', () => {
  let local: LocalTrygg;
  let platform: FaultyConnector;
  let play: ReturnType<typeof playCase>;
  let store: WatchedStore;
  let opened: Store;
  let caseId: string;
  const to = (name: PersonName) => ({ conversationId: local.person(name).conversationId });
  const asked = (name: PersonName) =>
    platform.asked.filter(({ conversationId }) => conversationId === to(name).conversationId).length;
  const text = 'Vi fant ikke grunnlag for disiplinære tiltak.';

  beforeEach(async () => {
    store = new WatchedStore();
    const around = {
      store(real: Store) {
        opened = real;
        return store.around(real);
      },
    };
    local = await startLocalTrygg(undefined, { around });
    ({ caseId, play } = await beginCase(local, ['jonas'], { accused: ['jonas'], what: 'Han ler av meg.' }));
    platform = faultyConnector(local.channel);
  });
  afterEach(async () => {
    platform.mend();
    await local.stop();
  });

  /** Both were heard, and on Friday 9 January it was decided. */
  const decided = async () => {
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await play.decide('a1', 'no');
  };
  const writes = async (step: string, answers: Readonly<Record<string, string>> = {}) => {
    const kari = local.person('kari');
    await kari.press(button('OpenTask', { command: 'TellOutcome', step }));
    await sendForm(kari, { text, ...answers });
    kari.closeDialog();
    await local.trygg.trygg.idle();
  };
  /** A letter that meets a platform which is not there for a moment. Answers how often its reader's chat was asked by then. */
  const writesInVain = async (reader: PersonName, step: string, answers: Readonly<Record<string, string>> = {}) => {
    const before = asked(reader);
    platform.next([refusals.unavailable], to(reader));
    await writes(step, answers);
    expect(asked(reader)).toBe(before + 1);
    return before + 1;
  };

  it('P-7: a letter of Friday morning comes on Monday morning, and not on Friday afternoon or at night', async () => {
    await decided();
    await local.moveTo('2026-01-09T10:50:00.000Z');
    const tries = await writesInVain('nora', 'tellComplainantOutcome');
    for (const quiet of ['2026-01-09T11:00:00.000Z', '2026-01-10T02:00:00.000Z', '2026-01-12T06:59:00.000Z']) {
      await local.moveTo(quiet);
      expect(asked('nora')).toBe(tries);
    }
    await local.moveTo('2026-01-12T07:00:00.000Z');
    expect(asked('nora')).toBe(tries + 1);
  });

  /** What somebody's dialog shows of a letter, after the case that they open. */
  const readsOf = async (
    who: PersonName,
    step: string,
  ): Promise<{ readonly file: string; readonly letter: string }> => {
    const shown = () => JSON.stringify(local.person(who).dialog?.card ?? {});
    await play.openCase(who);
    const file = shown();
    await local.person(who).submitDialog(button('ReadRecord', { step }));
    const letter = shown();
    local.person(who).closeDialog();
    return { file, letter };
  };
  /** Until when Jonas may appeal by his letter and by its delivery, and when that was. */
  const promisedToJonas = async () => {
    const { strands } = await play.state();
    const [letter, delivery] = ['tellAccusedOutcome', 'tellAccusedOutcomeDelivered'].map(
      (step) => strands.a1?.instances[`${step}/a1/1`],
    );
    return [letter?.appeal?.accepted.day, delivery?.appeal?.accepted.day, delivery?.done?.answers.deliveredOn];
  };
  const timesNoted = async () => {
    const commits = await opened.commitsOf(caseId, 1);
    return commits.filter(({ commit }) => commit.commandId.startsWith('delivered')).length;
  };
  const appealsOf = async (round: number) => (await play.state()).strands.a1?.instances[`appeal/a1/${round}`];

  it('P-3: two weeks to appeal run from that Monday, and an appeal of the last day comes in time', async () => {
    await decided();
    await local.moveTo('2026-01-09T10:45:00.000Z');
    await writes('tellComplainantOutcome');
    await local.moveTo('2026-01-09T10:50:00.000Z');
    await writesInVain('jonas', 'tellAccusedOutcome');
    await local.moveTo('2026-01-09T11:00:00.000Z');
    expect((await readsOf('jonas', 'tellAccusedOutcome')).file).toContain('Du kan anke til og med fredag 23. januar.');
    await local.moveTo('2026-01-12T07:00:00.000Z');

    const { file, letter } = await readsOf('jonas', 'tellAccusedOutcome');
    expect(file).toContain('Du kan anke til og med mandag 26. januar.');
    expect(letter).toContain('altså til og med fredag 23. januar 2026 (punkt 3.2.5)');
    expect(letter).toContain('Vi godtar den til og med mandag 26. januar 2026.');
    expect(letter).toContain('to uker fra mandag 12. januar 2026, da det kom beskjed om brevet');
    const toNora = await readsOf('nora', 'tellComplainantOutcome');
    expect(toNora.file).toContain('Du kan anke til og med fredag 23. januar.');
    expect(toNora.letter).toContain('to uker fra dagen du fikk dette brevet');

    await local.moveTo('2026-01-26T22:59:00.000Z');
    await play.offer('jonas', 'Appeal', { explanation: 'Vitnet ble ikke hørt.' });
    await play.offer('nora', 'Appeal', { explanation: 'Vitnet ble ikke hørt.' });
    expect((await appealsOf(1))?.late).toBeUndefined();
    expect((await appealsOf(2))?.late?.day).toBe('2026-01-23');
  });

  it('P-3: nothing is written down where the platform takes the message on the same day', async () => {
    await decided();
    await local.moveTo('2026-01-09T10:45:00.000Z');
    await writesInVain('jonas', 'tellAccusedOutcome');
    await local.moveTo('2026-01-09T10:50:00.000Z');
    expect(await timesNoted()).toBe(0);
    expect(await promisedToJonas()).toEqual(['2026-01-23', undefined, undefined]);
  });

  it.each([
    ['before it is written down that the platform took it', 'updateMark', 'before', 1, '2026-01-27', '2026-01-13'],
    ['before the days are written down', 'insertCommit', 'before', 0, '2026-01-26', '2026-01-12'],
    ['after the days are written down', 'insertCommit', 'after', 0, '2026-01-26', '2026-01-12'],
  ] as const)(
    'P-3: an instance that ends %s loses no day and writes none twice',
    async (_, method, when, repeats, accepted, on) => {
      await decided();
      await local.moveTo('2026-01-09T10:50:00.000Z');
      const tries = await writesInVain('jonas', 'tellAccusedOutcome');
      // It ends once Jonas's chat was asked: nothing more of it reaches the store.
      const ends = async () => {
        if (asked('jonas') === tries) return expects();
        store.failing = { method: '*', error: new Error('the process is gone') };
        throw store.failing.error;
      };
      const expects = () => {
        store.meanwhile = { method, when, work: ends };
      };
      expects();
      await local.moveTo('2026-01-12T07:00:00.000Z').catch(() => undefined);
      expect([asked('jonas'), store.failing === undefined]).toEqual([tries + 1, false]);
      store.failing = undefined;
      await local.restart();
      play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
      for (const again of ['2026-01-13T07:00:00.000Z', '2026-01-13T07:05:00.000Z']) await local.moveTo(again);
      expect(asked('jonas')).toBe(tries + 1 + repeats);
      expect(await promisedToJonas()).toEqual(['2026-01-23', accepted, on]);
      expect(await timesNoted()).toBe(1);
    },
  );

  it('P-7: where it can still come in time it does, as does one of which its writer said why it can’t wait', async () => {
    await decided();
    await local.moveTo('2026-01-09T10:50:00.000Z');
    const inTime = await writesInVain('nora', 'tellComplainantOutcome');
    await local.moveTo('2026-01-09T10:55:00.000Z');
    expect(asked('nora')).toBe(inTime + 1);
    await local.moveTo('2026-01-09T12:00:00.000Z');
    const whyNow = 'Han ba om å få vite det i dag.';
    const explained = await writesInVain('jonas', 'tellAccusedOutcome', { whyNow });
    await local.moveTo('2026-01-09T16:00:00.000Z');
    expect(asked('jonas')).toBe(explained + 1);
  });

  it('P-2: asked again in the last minute of the hours, it waits for the next morning', async () => {
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    const before = asked('jonas');
    platform.next([refusals.unavailable], to('jonas'));
    await local.moveTo('2026-01-19T14:59:30.000Z');
    expect(asked('jonas')).toBe(before + 1);
    await local.moveTo('2026-01-19T15:30:00.000Z');
    expect(asked('jonas')).toBe(before + 1);
    await local.moveTo('2026-01-20T07:00:00.000Z');
    expect(asked('jonas')).toBeGreaterThan(before + 1);
  });
});
