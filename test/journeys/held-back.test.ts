import { button, sendForm } from '../support/acts';
import { type FaultyConnector, faultyConnector, refusals } from '../support/faulty-connector';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { beginCase, type playCase } from '../support/whole-case';

/** What the platform did not take at once, and brings later: not before days off, at night, or on a day off. */
describe('a message that could not be delivered at once', () => {
  let local: LocalTrygg;
  let platform: FaultyConnector;
  let play: ReturnType<typeof playCase>;
  const to = (name: PersonName) => ({ conversationId: local.person(name).conversationId });
  const asked = (name: PersonName) =>
    platform.asked.filter(({ conversationId }) => conversationId === to(name).conversationId).length;
  const text = 'Vi fant ikke grunnlag for disiplinære tiltak.';

  beforeEach(async () => {
    local = await startLocalTrygg();
    ({ play } = await beginCase(local, ['jonas'], { accused: ['jonas'], what: 'Han ler av meg.' }));
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
  /** A letter that meets a platform which is not there for a moment. Answers how often its reader's chat was asked by then. */
  const writesInVain = async (reader: PersonName, step: string, answers: Readonly<Record<string, string>> = {}) => {
    const before = asked(reader);
    platform.next([refusals.unavailable], to(reader));
    const kari = local.person('kari');
    await kari.press(button('OpenTask', { command: 'TellOutcome', step }));
    await sendForm(kari, { text, ...answers });
    kari.closeDialog();
    await local.trygg.trygg.idle();
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
