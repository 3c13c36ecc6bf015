import { check, demand, type RuleTests } from '../support/rule-tests';
import {
  acknowledge,
  assess,
  call,
  callAnswers,
  calling,
  decideBoth,
  noted,
  observed,
  offersOf,
  prepared,
  protect,
  received,
  receivedAgainstVolunteer,
  sign,
  signForHr,
  talk,
  tell,
  wishes,
  write,
} from '../support/scenes';
import type { Step, Story } from '../support/story';

/** Received on Monday 5 January: the 45 days end with Thursday 19 February, and 30 days more with Saturday 21 March. */
const dayBefore = '2026-02-18T22:59:59.999Z';
const lastDay = '2026-02-19T07:00:00.000Z';
const answers = { text: 'Two more have to be heard.', expected: '2026-03-10' };
const toComplainant = (round = 1, said = answers): Step => ({
  step: 'tellComplainantOfWait',
  subject: 'a1',
  round,
  answers: said,
});
const toAccused = (round = 1, said = answers): Step => ({ ...toComplainant(round, said), step: 'tellAccusedOfWait' });
const asked = (story: Story): number => story.tasksOf('kari').filter((command) => command === 'TellOfWait').length;
const offered = (story: Story): number => offersOf(story, 'kari').filter((command) => command === 'TellOfWait').length;
const later = (day: string) => ({ ...answers, expected: day });
const tellsBoth = (story: Story, round = 1, said = answers): Story =>
  story.does('kari', 'TellOfWait', toComplainant(round, said)).does('kari', 'TellOfWait', toAccused(round, said));

const onPaper = (round: number, handedAt: string): Step => ({
  step: 'handOverWaitToAccused',
  subject: 'a1',
  round,
  answers: { way: 'inPerson', handedAt },
});
const callLate = (story: Story): Story =>
  story.does('kari', 'CallAccused', { ...calling(), answers: { ...callAnswers, meetAt: '2026-02-23T10:00' } });

/** P-15: a decision that takes longer than its period. */
export const longerDecisionRules: readonly RuleTests[] = [
  {
    rule: 'P-15',
    title: 'both parties are told why the decision takes longer, and again every 30 days',
    allows: {
      'on the last day of the period the leader is asked to tell both': (story) => {
        noted(story).timePasses(dayBefore);
        check(asked(story) === 0 && offered(story) === 2, 'offered until then');
        story.timePasses(lastDay);
        check(asked(story) === 2, 'and then a task, of which each party has one');
        tellsBoth(story);
        check(asked(story) === 0, 'done');
      },
      'again 30 days after the last letter to that party': (story) => {
        noted(story).timePasses(lastDay);
        story.does('kari', 'TellOfWait', toComplainant());
        story.at('2026-02-20T09:00:00.000Z').does('kari', 'TellOfWait', toAccused());
        const due = (step: string, round: number) => story.open.due[`${step}/a1/${round}`]?.day;
        check(due('tellComplainantOfWait', 2) === '2026-03-21', `of the 19th: ${due('tellComplainantOfWait', 2)}`);
        check(due('tellAccusedOfWait', 2) === '2026-03-22', `of the 20th: ${due('tellAccusedOfWait', 2)}`);
        story.timePasses('2026-03-20T06:59:59.999Z');
        check(asked(story) === 0, 'not before');
        story.timePasses('2026-03-20T07:00:00.000Z');
        check(asked(story) === 2, 'on the working day before the days off');
        tellsBoth(story, 2, later('2026-04-10'));
        check(asked(story) === 0, 'told again');
        check(due('tellComplainantOfWait', 3) === '2026-04-19', `and again: ${due('tellComplainantOfWait', 3)}`);
      },
      'it never holds the decision up, and is over with it': (story) => {
        noted(story).timePasses('2026-02-23T09:00:00.000Z');
        check(asked(story) === 2, 'nobody was told');
        decideBoth(story, 'no');
        check(asked(story) === 0 && offered(story) === 0, 'nothing to tell any more');
      },
      'told before the period ends too': (story) => {
        noted(story).at('2026-02-10T09:00:00.000Z');
        tellsBoth(story);
        story.timePasses(lastDay);
        check(asked(story) === 0, 'they know');
      },
      'whoever was never called is told of nothing, and is told once they know': (story) => {
        prepared(story).timePasses(lastDay);
        check(asked(story) === 1, 'the complainant alone');
        callLate(story);
        check(asked(story) === 2, 'and now the accused');
      },
      'however early it still is in the case': (story) => {
        received(story).timePasses(lastDay);
        check(asked(story) === 1, 'the complainant waits for it all the same');
      },
      'whoever has no account gets it on paper, each time, and nothing waits for that': (story) => {
        call(
          protect(
            assess(
              write(talk(tell(signForHr(acknowledge(receivedAgainstVolunteer(story)))))).does(
                'nora',
                'SignMinutes',
                sign,
              ),
            ),
          ),
        );
        story.timePasses(lastDay);
        tellsBoth(story);
        check(story.tasksOf('kari').filter((command) => command === 'HandOver').length === 1, 'to the accused');
        story.does('kari', 'HandOver', onPaper(1, '2026-02-19T08:00'));
        tellsBoth(story.timePasses('2026-03-20T07:00:00.000Z'), 2, later('2026-04-10'));
        story.does('kari', 'HandOver', onPaper(2, '2026-03-20T08:00'));
        check(!story.tasksOf('kari').includes('HandOver'), 'given');
      },
      'withdrawn, it waits until somebody says what becomes of it, and set aside it is over': (story) => {
        noted(story).does('nora', 'Withdraw', { step: 'withdraw' }).timePasses(lastDay);
        check(asked(story) === 0, 'it is to be said first');
        const followUp = {
          step: 'decideFollowUp',
          answers: { followUp: 'close', reasons: 'She wants no more of it.' },
        };
        story.does('kari', 'DecideFollowUp', followUp).does('anne', 'DecideFollowUp', followUp);
        story.timePasses('2026-03-20T07:00:00.000Z');
        check(asked(story) === 0 && offered(story) === 0, 'nothing is to be decided');
      },
    },
    refuses: {
      'the day passing without a word, and nobody outside the case hearing of it': (story) => {
        noted(story).timePasses(lastDay).timePasses('2026-02-26T07:00:00.000Z');
        const told = story.reminded.filter(({ step }) => step === 'tellComplainantOfWait').map(({ as }) => as);
        demand(told.includes('outside'), `somebody outside: ${told}`);
      },
      'a letter without a word, without a day, or with one that has passed': (story) => {
        noted(story).timePasses(lastDay);
        for (const [field, words] of [
          ['text', ' '],
          ['expected', ''],
          ['expected', '2026-02-18'],
        ] as const) {
          for (const step of [
            toComplainant(1, { ...answers, [field]: words }),
            toAccused(1, { ...answers, [field]: words }),
          ]) {
            story.refuses('kari', 'TellOfWait', step, 'incomplete', 'P-15', field);
          }
        }
      },
      'a word to the accused who was never called': (story) => {
        prepared(story).timePasses(lastDay).refuses('kari', 'TellOfWait', toAccused(), 'tooEarly', 'P-11');
        callLate(story);
        demand(asked(story) === 2, 'now it can be told');
      },
      'a word to whom an observer reported about, who was not asked yet': (story) => {
        acknowledge(observed(story)).refuses('kari', 'TellOfWait', toComplainant(), 'tooEarly', '1.6-2');
        story.does('kari', 'AskForWishes', wishes('wanted'));
        demand(offered(story) === 1, 'now it can be told');
      },
      'after the decision': (story) => {
        noted(story).timePasses(lastDay);
        demand(asked(story) === 2, 'asked for');
        decideBoth(story, 'no').refuses('kari', 'TellOfWait', toComplainant(), 'notAskedFor', 'P-15');
      },
      'HR writing it instead of the leader': (story) => {
        noted(story).timePasses(lastDay);
        demand(asked(story) === 2, 'it is Kari’s');
        story.refuses('anne', 'TellOfWait', toComplainant(), 'notYours');
      },
    },
    repeats: {
      'each letter is sent once': (story) => {
        noted(story).timePasses(lastDay);
        story
          .repeats('kari', 'TellOfWait', toComplainant())
          .refuses('kari', 'TellOfWait', toComplainant(), 'alreadyDone', 'P-15');
      },
      'an open decision is told of as often as it takes': (story) => {
        noted(story).timePasses(lastDay);
        tellsBoth(story);
        for (const [round, at, day] of [
          [2, '2026-03-20T07:00:00.000Z', '2026-04-17'],
          [3, '2026-04-17T07:00:00.000Z', '2026-05-15'],
        ] as const) {
          story.timePasses(at);
          check(asked(story) === 2, `round ${round}`);
          tellsBoth(story, round, later(day));
        }
        check(decideBoth(story, 'no').tasksOf('kari').includes('TellOutcome'), 'and then it is decided');
      },
    },
  },
];
