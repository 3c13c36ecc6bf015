import { progressOf } from '../../src/case/progress';
import { blockedFor, offersTo } from '../../src/case/views';
import { procedure } from '../../src/procedure/procedure';
import { appealing, decidingAppeal } from '../support/appeal-scenes';
import {
  bothTold,
  callingToHearing,
  decidingDismissal,
  disciplined,
  discussed,
  drawingUp,
  hearing,
  lookedInto,
  moving,
  sendingBack,
  sendingSummons,
  summoned,
  toldOfMeeting,
  warned,
} from '../support/discipline-scenes';
import { calling, closed, readyToClose } from '../support/scenes';
import { Story } from '../support/story';

describe('whoever saw it and reported it', () => {
  it('gets a receipt and no more: not even when the case was closed', () => {
    const story = new Story(procedure);
    const sent = { by: 'silje', way: 'observed', complainant: { accountId: 'nora', name: 'Nora Lund' } } as const;
    story.sends({ ...sent, seen: story.receiversOfSent(sent) });
    const closed = { ...story.open, phase: 'closed' as const, closedAt: story.now };
    expect(progressOf(story.ground, closed, 'silje', story.now)).toMatchObject({ closed: false, done: [] });
    expect(progressOf(story.ground, closed, 'kari', story.now).closed).toBe(true);
  });
});

describe('whoever is to get a summons', () => {
  const nextFor = (story: Story) => progressOf(story.ground, story.open, 'jonas', story.now).next?.step;
  const told = () => toldOfMeeting(new Story(procedure));

  it('waits for it, and not for what comes after it, from when it is to be drawn up', () => {
    const story = told();
    expect(nextFor(story)).toBe('sendSummons');
    story
      .at('2026-01-14T08:00:00.000Z')
      .does('anne', 'DrawUpSummons', drawingUp())
      .does('kari', 'SendSummons', sendingBack());
    expect(nextFor(story)).toBe('sendSummons');
    story.does('anne', 'DrawUpSummons', drawingUp(undefined, 2)).does('kari', 'SendSummons', sendingSummons(2));
    expect(nextFor(story)).toBe('confirmReceipt');
  });

  it('waits for the new one where the meeting was moved', () => {
    const story = summoned(new Story(procedure)).does('kari', 'MoveMeeting', moving());
    expect(nextFor(story)).toBe('sendSummons');
  });
});

describe('whoever is followed up, while more is looked into', () => {
  const nextFor = (story: Story) => progressOf(story.ground, story.open, 'jonas', story.now).next?.step;

  it('reads of that, then of the decision, and never that only the note is left', () => {
    const story = disciplined(new Story(procedure), 'furtherInvestigation');
    expect(nextFor(story)).toBe('investigateFurther');
    story.does('kari', 'InvestigateFurther', lookedInto);
    expect(nextFor(story)).toBe('decideDiscipline');
    story.does('kari', 'CallToHearing', callingToHearing);
    expect(nextFor(story)).toBe('hearOnNewEvidence');
    story.at('2026-01-30T10:00:00.000Z').does('kari', 'HearOnNewEvidence', hearing);
    expect(nextFor(story)).toBe('decideDiscipline');
  });

  it('and after the authority said no: of the decision that is taken anew', () => {
    const story = discussed(new Story(procedure)).does('ingrid', 'DecideDismissal', decidingDismissal('notDismiss'));
    expect(nextFor(story)).toBe('decideDiscipline');
  });
});

describe('what an appeal led to', () => {
  type Read = { readonly closed: boolean; readonly done: readonly string[]; readonly next?: { readonly step: string } };
  const read = (story: Story, who: string): Read => progressOf(story.ground, story.open, who, story.now);
  const offered = (story: Story, who: string) =>
    offersTo(story.ground, story.open, who, story.now).map(({ command }) => command);
  const blocked = (story: Story, who: string) => blockedFor(story.ground, story.open, who);
  const seen = (story: Story) =>
    ['nora', 'jonas'].map((who) => ({
      ...read(story, who),
      offers: offered(story, who),
      blocked: blocked(story, who),
    }));
  const appealed = (story: Story) => story.does('jonas', 'Appeal', appealing());
  const back = (backTo: string) => decidingAppeal({ result: 'sentBack', backTo });

  it.each<readonly [from: string, reach: (story: Story) => Story, decision: ReturnType<typeof back>]>([
    ['a closed case, sent back', closed, back('callAccused')],
    [
      'a closed case, changed',
      closed,
      decidingAppeal({ result: 'changed', grounds: 'yes', whyHarsher: 'Heard anew.' }),
    ],
    ['one that is not closed yet, sent back', readyToClose, back('decideCase')],
    ['a warning, sent back to the summons', bothTold, back('drawUpSummons')],
    ['a warning, upheld', bothTold, decidingAppeal({ result: 'upheld' })],
  ])('%s: neither sees anything else on their screens before their letter', (_, reach, decision) => {
    const story = appealed(reach(new Story(procedure)));
    const before = seen(story);
    story.does('per', 'DecideAppeal', decision);
    expect(seen(story)).toEqual(before);
    const letter = { step: 'tellComplainantOfAppeal', subject: 'a1', round: 1, answers: { text: 'It came back.' } };
    story.does('per', 'TellOfAppeal', letter);
    expect(seen(story)[1]).toEqual(before[1]);
    expect(read(story, 'nora').done).toContain('decideAppeal');
    story.does('per', 'TellOfAppeal', { ...letter, step: 'tellAccusedOfAppeal' });
    expect(read(story, 'jonas').done).toContain('decideAppeal');
  });

  it('is waited for by both parties once they have their letters, and by nobody who has none yet', () => {
    const told = appealed(bothTold(new Story(procedure)));
    for (const who of ['jonas', 'nora']) expect(read(told, who).next?.step).toBe('decideAppeal');
    const untold = appealed(warned(new Story(procedure)));
    expect(read(untold, 'jonas').next?.step).toBe('decideAppeal');
    expect(read(untold, 'nora').next?.step).toBe('tellComplainantOfDiscipline');
  });

  it('is known to whoever was called in what is done anew', () => {
    const story = appealed(closed(new Story(procedure))).does('per', 'DecideAppeal', back('callAccused'));
    const anew = calling();
    const answers = { ...anew.answers, meetAt: '2026-01-20T10:00' };
    story.does('kari', 'CallAccused', { ...anew, answers, round: 2 });
    expect(read(story, 'jonas')).toMatchObject({ closed: false, next: { step: 'holdConversationWithAccused' } });
    expect(read(story, 'nora')).toMatchObject({ closed: false, next: { step: 'decideAppeal' } });
  });

  it('stays closed on its day to the parties where something was reported after it', () => {
    const story = closed(new Story(procedure));
    const before = read(story, 'jonas');
    story.at('2026-02-02T08:00:00.000Z').does('nora', 'ReportMore', {
      step: 'reportMore',
      answers: { kind: 'again', what: 'He laughed again.' },
    });
    expect(before).toMatchObject({ closed: true, closedAt: '2026-01-12T12:00:00.000Z' });
    expect(read(story, 'jonas')).toEqual(before);
  });
});
