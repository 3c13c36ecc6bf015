import { button } from '../support/acts';
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
import type { PersonName } from '../support/organisation';
import { inkOf, pagesIn } from '../support/pdf-text';
import { beginCase, type playCase } from '../support/whole-case';

const handed = (on: string) => ({ way: 'inPerson', 'handedAt.date': on, 'handedAt.time': '08:30', note: '' });
const receipt = (on: string, time: string) => ({
  'handedOverAt.date': on,
  'handedOverAt.time': time,
  seenBy: 'Siri i resepsjonen',
});

/** 1.1-1 and P-2: chapter 3.2 for an accused volunteer; all that reaches her is paper, and all that she says. */
describe('a disciplinary procedure against somebody without an account', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  let caseId: string;

  const take = (who: PersonName, command: string, step: string, more: object = {}) =>
    pressed(local, who, caseId, { command, step, subject: 'a1', ...more });
  const instance = async (step: string) => (await play.state()).strands.a1?.instances[`${step}/a1/1`];
  const tasks = async () =>
    (await local.trygg.trygg.views.inbox(local.person('kari').person.id)).tasks.map(({ instance: { step } }) => step);
  /** What stands on the paper that Kari prints of a record. */
  const printed = async (step: string) => {
    const kari = local.person('kari');
    await play.openCase('kari');
    await kari.submitDialog(button('ReadRecord', { step }));
    await kari.submitDialog(button('Download'));
    await kari.submitDialog(button('SendFile'));
    kari.closeDialog();
    await kari.answerFile('accept');
    await local.trygg.downloaded();
    return inkOf(pagesIn(kari.files.at(-1)?.content ?? Buffer.alloc(0)).join(''));
  };

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: [], accusedNames: 'Vigdis Frivillig', what: 'Hun roper til meg på vaktene.' };
    ({ play, caseId } = await beginCase(local, [], report));
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('kari', 'SignMinutes', { way: 'sign' }, 'a1');
    await play.task('kari', 'HandOver', handed('2026-01-09'), 'a1');
    await play.decide('a1', 'yes');
    await play.tellOutcome('a1');
    await local.moveTo('2026-01-12T08:00:00.000Z');
    await play.task('kari', 'HandOver', handed('2026-01-12'), 'a1');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('Kari prints the summons to hand it over', async () => {
    await drawUpSummons(play, 'a1', summonsTo('2026-01-29', 'Møterom 4'));
    expect(await take('kari', 'RecordHandover', 'recordHandover', receipt('2026-01-12', '09:00'))).not.toContain(
      'Ferdig',
    );
    expect((await instance('recordHandover'))?.done).toBeUndefined();
    await play.task('kari', 'SendSummons', { way: 'send' });
    const paper = await printed('sendSummons');
    for (const told of ['Latter i to møter.', 'Møterom 4', 'torsdag 29. januar 2026'])
      expect(paper).toContain(inkOf(told));
    expect(paper).not.toContain(inkOf('Vitnet vil ikke nevnes.'));
  });

  it('the meeting waits until it is recorded who saw that she got it; by the leader, once', async () => {
    expect(await take('kari', 'HoldMeeting', 'holdMeeting', meetingOn('2026-01-12', 'Møterom 4'))).toContain('3.2.2-6');
    const got = receipt('2026-01-12', '09:00');
    for (const who of ['nora', 'anne'] as const) await take(who, 'RecordHandover', 'recordHandover', got);
    await take('kari', 'RecordHandover', 'recordHandover', { ...got, seenBy: '' });
    await take('kari', 'RecordHandover', 'recordHandover', receipt('2026-01-09', '09:00'));
    expect((await instance('recordHandover'))?.done).toBeUndefined();
    await local.moveTo('2026-01-12T10:00:00.000Z');
    await play.offer('kari', 'RecordHandover', receipt('2026-01-12', '10:30'));
    await take('kari', 'RecordHandover', 'recordHandover', receipt('2026-01-12', '10:45'));
    const { done } = (await instance('recordHandover')) ?? {};
    expect(done?.answers).toMatchObject({ handedOverAt: '2026-01-12T10:30', seenBy: 'Siri i resepsjonen' });
    expect(await tasks()).not.toContain('confirmReceipt');
  });

  it('her signature on the minutes stands on paper, and Kari records it and hands her a copy', async () => {
    await local.moveTo('2026-01-29T12:00:00.000Z');
    await play.task('kari', 'HoldMeeting', meetingOn('2026-01-29', 'Møterom 4'));
    await take('kari', 'SignMinutes', 'signMinutesOfMeeting', { way: 'sign' });
    expect((await instance('signMinutesOfMeeting'))?.done).toBeUndefined();
    await play.task('kari', 'WriteMinutes', { text: 'Vigdis sa at hun har sluttet.' });
    for (const who of ['nora', 'anne'] as const)
      await take(who, 'SignMinutes', 'signMinutesOfMeeting', { way: 'sign' });
    expect((await instance('signMinutesOfMeeting'))?.done).toBeUndefined();
    await play.task('kari', 'SignMinutes', { way: 'signWithRemark', remark: 'Jeg ropte bare én gang.' });
    const signed = (await instance('signMinutesOfMeeting'))?.done;
    expect(signed?.onPaper).toBe(true);
    expect(signed?.signer).toEqual({ name: 'Vigdis Frivillig', as: 'accused' });
    expect(signed?.recorder).toEqual({ name: 'Kari Haugen', as: 'handler' });
    const paper = await printed('writeMinutesOfMeeting');
    for (const told of ['Vigdis sa at hun har sluttet.', 'Jeg ropte bare én gang.', 'Vigdis Frivillig (den anklagede)'])
      expect(paper).toContain(inkOf(told));
    await play.task('kari', 'HandOver', handed('2026-01-29'));
    expect((await instance('handOverMinutesOfMeeting'))?.done?.answers.way).toBe('inPerson');
  });

  it('the warning is printed and handed over, once', async () => {
    for (const who of ['kari', 'anne'] as const)
      await play.task(who, 'DecideDiscipline', { outcome: 'writtenWarning', ...weighed });
    await take('kari', 'HandOver', 'handOverSanction', handed('2026-01-29'));
    expect((await instance('handOverSanction'))?.done).toBeUndefined();
    await local.moveTo('2026-02-02T08:00:00.000Z');
    await play.task('kari', 'SendSanctionLetter', warning);
    const paper = await printed('sendSanctionLetter');
    for (const told of ['Skriftlig advarsel', ...Object.values(warning), 'anke']) expect(paper).toContain(inkOf(told));
    await take('nora', 'HandOver', 'handOverSanction', handed('2026-02-02'));
    expect((await instance('handOverSanction'))?.done).toBeUndefined();
    await local.moveTo('2026-02-02T09:00:00.000Z');
    await play.task('kari', 'HandOver', { ...handed('2026-02-02'), 'handedAt.time': '09:45' });
    await take('kari', 'HandOver', 'handOverSanction', { ...handed('2026-02-02'), way: 'byPost' });
    expect((await instance('handOverSanction'))?.done?.answers.way).toBe('inPerson');
  });

  it('it ends in its note like any other, and nothing was waited for that she cannot do', async () => {
    await play.task('kari', 'TellOfDiscipline', { text: 'Saken er fulgt opp.' });
    await take('kari', 'CloseStrand', 'closeAfterDiscipline', { note: 'x' });
    expect((await play.state()).phase).toBe('open');
    await local.moveTo('2026-02-18T08:00:00.000Z');
    await considerNothingMore(play, 'a1');
    await play.task('kari', 'CloseStrand', { note: 'Skriftlig advarsel er gitt.' });
    expect((await play.state()).phase).toBe('closed');
    expect(await tasks()).toEqual([]);
  });
});
