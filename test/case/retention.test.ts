import { factsOf } from '../../src/case/needs';
import { type AtRest, atRest, reviewerOf } from '../../src/case/retention';
import { procedure } from '../../src/procedure/procedure';
import { outcomeOf } from '../../src/procedure/retention';
import { appealing, decidingAppeal, tellOfAppeal } from '../support/appeal-scenes';
import {
  bothTold,
  closedAfterDiscipline,
  considered,
  disciplined,
  dismissed,
  talkHeld,
  unappealed,
  warned,
} from '../support/discipline-scenes';
import { called, closed, leader, received, tellBoth } from '../support/scenes';
import { facts, people, Story } from '../support/story';

const all = { support: 6, setAside: 12, noGrounds: 24, informalTalk: 36, noSanction: 36, sanction: 60, dismissal: 120 };
const story = () => new Story(procedure).under({ retention: all });
const rest = (told: Story, now: string): AtRest | undefined => atRest(told.ground, told.open, now);
const later = '2026-03-01T08:00:00.000Z';

const setAside = (told: Story): Story => {
  called(told).does('nora', 'Withdraw', { step: 'withdraw' });
  for (const by of ['kari', 'anne']) {
    told.does(by, 'DecideFollowUp', {
      step: 'decideFollowUp',
      answers: { followUp: 'close', reasons: 'She asks us to.' },
    });
  }
  return told;
};
const ended = (told: Story): Story =>
  told
    .asks({ supporter: leader })
    .does('kari', 'AnswerSupport', { step: 'answerSupport', answers: { way: 'no', words: '', instead: 'Anne in HR' } });

describe('how a case ended, for how long it is kept', () => {
  it.each<[string, (told: Story) => Story, string, string]>([
    ['support was asked for', ended, 'matter', 'support'],
    ['it was withdrawn and set aside', setAside, 'a1', 'setAside'],
    ['there were no grounds', closed, 'a1', 'noGrounds'],
    ['there was a talk', talkHeld, 'a1', 'informalTalk'],
    ['there was no sanction', (told) => disciplined(told, 'none'), 'a1', 'noSanction'],
    ['there was a warning', warned, 'a1', 'sanction'],
    ['there was a dismissal', dismissed, 'a1', 'dismissal'],
  ])('%s', (_, tell, subject, outcome) => {
    expect(outcomeOf(factsOf(tell(story()).open, subject))).toBe(outcome);
  });
});

describe('when the time of a case is over', () => {
  it('counts months from the last day on which anything was done or could be appealed', () => {
    const told = closed(story());
    const found = rest(told, later);
    expect(found).toMatchObject({
      outcomes: ['noGrounds'],
      receivedOn: '2026-01-05',
      closedOn: '2026-01-12',
      unset: [],
    });
    expect(found?.until).toEqual({ day: '2028-01-26', at: '2028-01-26T22:59:59.999Z' });
  });

  it('has no end where none is set for its outcome', () => {
    const found = rest(closed(story()).under({ retention: { sanction: 12 } }), later);
    expect(found?.unset).toEqual(['noGrounds']);
    expect(found).not.toHaveProperty('until');
  });

  it('is not reckoned of a case that is open', () => {
    expect(rest(received(story()), later)).toBeUndefined();
    expect(rest(tellBoth(setAside(story())), later)).toBeUndefined();
  });

  it('is not reckoned while a party may still appeal', () => {
    const told = closed(story());
    expect(rest(told, '2026-01-26T22:59:59.999Z')).toBeUndefined();
    expect(rest(told, '2026-01-26T23:00:00.000Z')).toBeDefined();
  });

  it('is not reckoned while an appeal is to be decided, or its letters to be sent', () => {
    const told = closed(story()).at('2026-01-20T08:00:00.000Z').does('nora', 'Appeal', appealing());
    expect(rest(told, later)).toBeUndefined();
    told.at('2026-02-02T08:00:00.000Z').does('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }));
    expect(rest(told, later)).toBeUndefined();
    tellOfAppeal(told);
    expect(rest(told, later)?.lastAt.slice(0, 10)).toBe('2026-02-02');
  });

  it('is not reckoned while a follow-up after a sanction is still to come', () => {
    const told = considered(unappealed(story()), 'yes');
    expect(rest(told, '2026-03-01T08:00:00.000Z')).toBeUndefined();
    expect(rest(closedAfterDiscipline(story()), later)?.until?.day.slice(0, 4)).toBe('2031');
    expect(rest(bothTold(story()), later)).toBeUndefined();
  });

  it('is not reckoned while HR has to follow up that it happened again, and begins anew then', () => {
    const told = closed(story()).at('2026-06-01T08:00:00.000Z');
    told.does('nora', 'ReportMore', { step: 'reportMore', answers: { kind: 'again', what: 'He did it again.' } });
    expect(rest(told, '2029-01-01T08:00:00.000Z')).toBeUndefined();
    told.does('anne', 'FollowUpReport', { step: 'followUpReport', answers: { way: 'spokenTo', what: 'We talked.' } });
    expect(rest(told, later)?.until?.day).toBe('2028-06-01');
  });

  it('names what lies in a personnel file', () => {
    expect(rest(closed(story()), later)?.originals).toBe(2);
  });
});

describe('who decides on it', () => {
  const around = { ...facts, holders: Object.values(people) };

  it('is HR on the case', () => {
    const told = closed(story());
    expect(reviewerOf(told.ground, told.open, around)).toBe('anne');
  });

  it('is somebody else in HR where they have left', () => {
    const told = closed(story());
    const hr = [{ ...people.anne, active: false }, people.bjorn];
    expect(reviewerOf(told.ground, told.open, { ...around, hr })).toBe('bjorn');
    expect(reviewerOf(told.ground, told.open, { ...around, hr: [people.bjorn] })).toBe('bjorn');
  });

  it('is never a party, a witness or whoever was asked for support, and nobody where nobody is left', () => {
    const told = ended(story());
    const hr = [people.nora, people.kari, people.anne];
    expect(reviewerOf(told.ground, told.open, { ...around, hr })).toBe('anne');
    expect(reviewerOf(told.ground, told.open, { ...around, hr: [people.nora, people.kari] })).toBe('eva');
    expect(reviewerOf(told.ground, told.open, { ...around, hr: [people.nora], lastResort: [] })).toBeUndefined();
    const against = closed(story());
    const accused = [people.jonas, people.bjorn];
    expect(reviewerOf(against.ground, against.open, { ...around, hr: accused })).toBe('bjorn');
  });
});
