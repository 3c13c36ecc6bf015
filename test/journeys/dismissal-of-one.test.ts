import { procedure } from '../../src/procedure/procedure';
import { beginDiscipline, drawUpSummons, meetingOn, summonsTo } from '../support/discipline-acts';
import { weighed } from '../support/discipline-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { everything, probesOf } from '../support/probes';
import { everyDialog } from '../support/walk-dialogs';
import { beginCase, type playCase } from '../support/whole-case';

const word = (name: string) => `kanari-${name}`;

/** She asks for everything, whatever it is: longer than other tests. */
jest.setTimeout(150_000);

/** What Ingrid decides on is a dismissal of Jonas; that Silje is accused too is nothing to her. */
describe('a dismissal of one of two accused', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  let caseId: string;

  /** All that she reaches, whatever she asks for, and all that came to her. */
  const reached = async () => {
    const dialogs = (await everyDialog(local, 'ingrid', caseId)).map(({ card }) => card);
    const asked = await everything(local.person('ingrid'), probesOf(procedure), caseId);
    const { messages, toasts } = local.person('ingrid');
    return [...dialogs, ...asked, JSON.stringify([messages, toasts])].join('\n');
  };
  const wordsIn = (text: string) =>
    [...new Set([...text.matchAll(/kanari-(\p{L}+)/gu)].map(([, found]) => found))].sort();

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: ['jonas', 'silje'], what: `${word('klagen')} om Silje og Jonas.` } as const;
    ({ play, caseId } = await beginCase(local, ['jonas', 'silje', 'ingrid'], report));
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await play.callAndHear('a2', '2026-01-12', '2026-01-13');
    await play.task('silje', 'SignMinutes', { way: 'sign' });
    for (const [strand, name] of [
      ['a1', 'Jonas'],
      ['a2', 'Silje'],
    ] as const) {
      const note = { about: word(`notat${name}`), grounds: 'Begge har forklart seg.' };
      await play.task('kari', 'WriteInvestigationNote', note, strand);
      for (const who of ['kari', 'anne'] as const) {
        await play.task(who, 'DecideCase', { grounds: 'yes', reasons: word(`beslutning${name}`) }, strand);
      }
      await play.tellOutcome(strand);
    }
    await drawUpSummons(play, 'a1', { ...summonsTo('2026-01-29', 'Rom 4'), concerns: word('innkallingJonas') });
    await play.task('kari', 'SendSummons', { way: 'send' }, 'a1');
    await play.task('jonas', 'ConfirmReceipt');
    await beginDiscipline(play, 'a2');
    await play.task(
      'anne',
      'DrawUpSummons',
      { ...summonsTo('2026-01-30', 'Rom 4'), concerns: word('innkallingSilje') },
      'a2',
    );
    await play.task('kari', 'SendSummons', { way: 'send' }, 'a2');
    await play.task('silje', 'ConfirmReceipt');
    await local.moveTo('2026-01-30T12:00:00.000Z');
    for (const [who, strand, day] of [
      ['jonas', 'a1', '2026-01-29'],
      ['silje', 'a2', '2026-01-30'],
    ] as const) {
      await play.task('kari', 'HoldMeeting', meetingOn(day, 'Rom 4'), strand);
      await play.task('kari', 'WriteMinutes', { text: word(`referat${who}`) }, strand);
      await play.task(who, 'SignMinutes', { way: 'sign' });
    }
    const proposed = { outcome: 'dismissalWithNotice', ...weighed, reasons: word('forslagJonas') };
    const warned = { outcome: 'writtenWarning', ...weighed, reasons: word('advarselSilje') };
    for (const who of ['kari', 'anne'] as const) {
      await play.task(who, 'DecideDiscipline', proposed, 'a1');
      await play.task(who, 'DecideDiscipline', warned, 'a2');
    }
    const call = { about: word('drøftingJonas'), 'meetAt.date': '2026-02-02', 'meetAt.time': '10:00', place: 'Rom 5' };
    await play.task('kari', 'CallToDiscussion', call, 'a1');
    await play.task('jonas', 'AnswerInvitation', { way: 'declines', words: word('svarJonas') });
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('the authority reads what was found about him; not the other one’s name, nor the complaint that names both', async () => {
    const read = await reached();
    expect(wordsIn(read)).toEqual(
      [
        'beslutningJonas',
        'drøftingJonas',
        'forslagJonas',
        'innkallingJonas',
        'notatJonas',
        'referatjonas',
        'svarJonas',
      ].sort(),
    );
    for (const secret of ['Silje', organisation.silje.id, 'Klagen"']) expect(read).not.toContain(secret);
    expect(read).not.toMatch(/del \d av \d/i);
    expect(read).toContain('Jonas Berg');
    const kari = (await everyDialog(local, 'kari', caseId)).map(({ card }) => card).join('\n');
    for (const known of ['Silje', word('klagen'), word('notatSilje')]) expect(kari).toContain(known);
  });

  it('she decides on him, and reads no more of the other one afterwards', async () => {
    await play.task('ingrid', 'DecideDismissal', { result: 'dismiss', reasons: 'Samlet sett er det nok.' });
    const read = await reached();
    expect(read).not.toContain('Silje');
    expect(read).not.toMatch(/kanari-\p{L}*[Ss]ilje/u);
  });
});
