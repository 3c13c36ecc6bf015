import {
  considerNothingMore,
  drawUpSummons,
  meetingOn,
  pressed,
  summonsTo,
  warning,
  weighed,
} from '../support/discipline-acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { everyDialog } from '../support/walk-dialogs';
import { beginCase, type playCase } from '../support/whole-case';

/** F-1 and P-11: Jonas is warned in writing, against Silje there were no grounds, and neither learns of the other. */
describe('two accused with different outcomes', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  let caseId: string;

  const take = (who: 'kari' | 'anne' | 'jonas' | 'silje' | 'nora', command: string, step: string, more: object) =>
    pressed(local, who, caseId, { command, step, ...more });
  const strand = async (subject: string) => {
    const found = (await play.state()).strands[subject];
    if (!found) throw new Error(`there is no ${subject}`);
    return found;
  };
  /** All that somebody reaches, and all that was ever said to them. */
  const reached = async (name: 'jonas' | 'silje') => {
    const { messages, toasts } = local.person(name);
    const dialogs = await everyDialog(local, name, caseId);
    return [...dialogs.map(({ card }) => card), JSON.stringify([messages, toasts])].join('\n');
  };
  const neitherLearnsOfTheOther = async () => {
    const [jonas, silje] = [await reached('jonas'), await reached('silje')];
    for (const told of ['Silje', organisation.silje.id, 'Rom Silje', '"a2"']) expect(jonas).not.toContain(told);
    for (const told of ['Jonas', organisation.jonas.id, 'Rom Jonas', '"a1"', 'advarsel'])
      expect(silje).not.toContain(told);
    for (const read of [jonas, silje]) expect(read).not.toMatch(/del \d av \d/i);
    return { jonas, silje };
  };

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: ['jonas', 'silje'], what: 'De ler av meg.' } as const;
    ({ play, caseId } = await beginCase(local, ['jonas', 'silje'], report));
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await play.callAndHear('a2', '2026-01-12', '2026-01-13');
    await play.task('silje', 'SignMinutes', { way: 'sign' });
    await play.decide('a1', 'yes');
    await play.decide('a2', 'no');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('nothing follows before each is told, and what follows for one does not follow for the other', async () => {
    const start = { way: 'formal', reasons: 'x' };
    expect(await take('kari', 'CloseStrand', 'closeWithNote', { subject: 'a2', note: 'x' })).toContain('P-13');
    await play.tellOutcome('a1');
    await play.tellOutcome('a2');
    await take('kari', 'StartDiscipline', 'startDiscipline', { subject: 'a2', ...start });
    await take('kari', 'CloseStrand', 'closeWithNote', { subject: 'a1', note: 'x' });
    await take('kari', 'CloseStrand', 'closeAfterDiscipline', { subject: 'a1', note: 'x' });
    await take('kari', 'CloseStrand', 'closeAfterDiscipline', { subject: 'a2', note: 'x' });
    for (const subject of ['a1', 'a2']) {
      const done = Object.keys((await strand(subject)).instances);
      expect(done.filter((key) => /^(?:startDiscipline|close)/.test(key))).toEqual([]);
    }
  });

  it('Silje’s part is closed with its own note, once, while Jonas’s goes on', async () => {
    await play.task('kari', 'OfferCounselling', { offer: 'Samtale med bedriftshelsetjenesten.' }, 'a2');
    const note = { subject: 'a2', note: 'Sluttnotat Silje.' };
    await take('silje', 'CloseStrand', 'closeWithNote', note);
    await take('anne', 'CloseStrand', 'closeWithNote', note);
    expect((await strand('a2')).closedAt).toBeUndefined();
    await take('kari', 'CloseStrand', 'closeWithNote', note);
    await take('kari', 'CloseStrand', 'closeWithNote', note);
    const closed = (await strand('a2')).instances['closeWithNote/a2/1']?.done;
    expect(closed?.answers.note).toBe('Sluttnotat Silje.');
    expect([(await strand('a1')).closedAt, (await strand('a2')).closedAt]).toEqual([undefined, local.clock.now()]);
    expect((await play.state()).phase).toBe('open');
    await neitherLearnsOfTheOther();
  });

  it('Jonas is summoned; nobody confirms it for him, and his own confirmation counts once', async () => {
    await drawUpSummons(play, 'a1', summonsTo('2026-01-29', 'Rom Jonas'));
    await play.task('kari', 'SendSummons', { way: 'send' }, 'a1');
    const receipt = { subject: 'a1' };
    for (const who of ['silje', 'nora'] as const) await take(who, 'ConfirmReceipt', 'confirmReceipt', receipt);
    expect((await strand('a1')).instances['confirmReceipt/a1/1']?.done).toBeUndefined();
    expect(
      await take('kari', 'HoldMeeting', 'holdMeeting', { subject: 'a1', ...meetingOn('2026-01-13', 'x') }),
    ).toContain('3.2.2-6');
    const first = await take('jonas', 'ConfirmReceipt', 'confirmReceipt', receipt);
    const at = (await strand('a1')).instances['confirmReceipt/a1/1']?.done?.at;
    await local.moveTo('2026-01-14T12:00:00.000Z');
    expect(await take('jonas', 'ConfirmReceipt', 'confirmReceipt', receipt)).toBe(first);
    expect((await strand('a1')).instances['confirmReceipt/a1/1']?.done?.at).toBe(at);
    await neitherLearnsOfTheOther();
  });

  it('the meeting, its minutes and the warning are his alone', async () => {
    await local.moveTo('2026-01-29T12:00:00.000Z');
    await play.task('kari', 'HoldMeeting', meetingOn('2026-01-29', 'Rom Jonas'), 'a1');
    await play.task('kari', 'WriteMinutes', { text: 'Referat Jonas.' }, 'a1');
    await take('silje', 'SignMinutes', 'signMinutesOfMeeting', { subject: 'a1', way: 'sign' });
    expect((await strand('a1')).instances['signMinutesOfMeeting/a1/1']?.done).toBeUndefined();
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    for (const who of ['kari', 'anne'] as const)
      await play.task(who, 'DecideDiscipline', { outcome: 'writtenWarning', ...weighed }, 'a1');
    await local.moveTo('2026-01-30T08:00:00.000Z');
    await play.task('kari', 'SendSanctionLetter', warning, 'a1');
    const { jonas, silje } = await neitherLearnsOfTheOther();
    for (const own of ['Skriftlig advarsel', 'Referat Jonas.', warning.breach]) expect(jonas).toContain(own);
    for (const own of ['Referat Jonas.', warning.breach, 'Disiplin']) expect(silje).not.toContain(own);
  });

  it('his part ends with a note of its own, and the case with it', async () => {
    await play.task('kari', 'TellOfDiscipline', { text: 'Saken er fulgt opp.' }, 'a1');
    await take('kari', 'CloseStrand', 'closeAfterDiscipline', { subject: 'a1', note: 'x' });
    expect((await strand('a1')).closedAt).toBeUndefined();
    await local.moveTo('2026-02-17T08:00:00.000Z');
    await considerNothingMore(play, 'a1');
    await play.task('kari', 'CloseStrand', { note: 'Sluttnotat Jonas.' }, 'a1');
    expect((await strand('a1')).instances['closeAfterDiscipline/a1/1']?.done?.answers.note).toBe('Sluttnotat Jonas.');
    expect((await play.state()).phase).toBe('closed');
    const { jonas, silje } = await neitherLearnsOfTheOther();
    for (const read of [jonas, silje]) expect(read).not.toContain('Sluttnotat');
  });
});
