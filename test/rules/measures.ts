import { check, type RuleTests } from '../support/rule-tests';
import {
  acknowledged,
  askedOf,
  close,
  counsel,
  decideBoth,
  decided,
  measure,
  measureAnswers,
  noted,
  offersOf,
  received,
  tellBoth,
} from '../support/scenes';
import type { Story } from '../support/story';

const review = (way: 'ended' | 'prolonged', until = '') => ({
  step: 'reviewMeasure',
  answers: { way, until, reasons: 'As agreed with both.' },
});

const measureTaken = (story: Story): Story =>
  askedOf(acknowledged(story), 'kari', 'TakeMeasure').does('kari', 'TakeMeasure', measure);
/** The 20th of January is over. */
const measureRanOut = '2026-01-21T07:00:00.000Z';

/** Chapter 3.1.2: the measures that are taken while it is investigated. */
export const measureRules: readonly RuleTests[] = [
  {
    rule: '3.1.2-22',
    title: 'measures that protect the rights of both: whom, why, from, until',
    allows: {
      'from the receipt of the complaint on, offered and never pressed for': (story) => {
        received(story);
        check(offersOf(story, 'kari').includes('TakeMeasure'), 'it is offered');
        check(!story.tasksOf('kari').includes('TakeMeasure'), 'it is no task');
        story.does('kari', 'TakeMeasure', measure).does('kari', 'TakeMeasure', { ...measure, round: 2 });
      },
      'when its day has passed it is ended or prolonged by somebody': (story) => {
        measureTaken(story);
        check(!story.tasksOf('kari').includes('ReviewMeasure'), 'its day has not come');
        story.timePasses(measureRanOut);
        check(story.tasksOf('kari').includes('ReviewMeasure'), 'the leader is to say what becomes of it');
        story.does('kari', 'ReviewMeasure', review('prolonged', '2026-02-10'));
        check(!story.tasksOf('kari').includes('ReviewMeasure'), 'it runs until the new day');
        story.timePasses('2026-02-11T07:00:00.000Z');
        story.does('kari', 'ReviewMeasure', { ...review('ended'), round: 2 });
        check(!story.tasksOf('kari').includes('ReviewMeasure'), 'it is ended');
      },
      'the decision brings every measure up, and the case is closed when it was reviewed': (story) => {
        const lasting = { ...measure, answers: { ...measureAnswers, until: '2026-12-31' } };
        counsel(tellBoth(decideBoth(noted(story).does('kari', 'TakeMeasure', lasting), 'no')));
        check(story.tasksOf('kari').includes('ReviewMeasure'), 'its day need not come');
        check(close(story).open.phase === 'open', 'the strand is closed, and the case is not');
        story.does('kari', 'ReviewMeasure', review('ended'));
        check(story.open.phase === 'closed', 'now it is closed');
      },
      'what is set aside brings it up too': (story) => {
        measureTaken(story).does('nora', 'Withdraw', { step: 'withdraw' });
        const followUp = { step: 'decideFollowUp', answers: { followUp: 'close', reasons: 'Both wish it.' } };
        story.does('kari', 'DecideFollowUp', followUp).does('anne', 'DecideFollowUp', followUp);
        check(story.tasksOf('kari').includes('ReviewMeasure'), 'the measure is to be ended');
      },
    },
    refuses: {
      'a measure that ends before it begins': (story) =>
        received(story).refuses(
          'kari',
          'TakeMeasure',
          { ...measure, answers: { ...measureAnswers, until: '2026-01-07' } },
          'incomplete',
          '3.1.2-22',
          'until',
        ),
      'a measure without whom, why or until when': (story) => {
        received(story);
        const lacking = { whom: 'whomId', reasons: 'reasons', until: 'until' };
        for (const [field, left] of Object.entries(lacking)) {
          const answers = { ...measureAnswers, [left]: '' };
          story.refuses('kari', 'TakeMeasure', { ...measure, answers }, 'incomplete', '3.1.2-22', field);
        }
      },
      'HR taking one instead of the leader': (story) =>
        received(story).refuses('anne', 'TakeMeasure', measure, 'notYours'),
      'a measure after the decision': (story) =>
        decided(story, 'no').refuses('kari', 'TakeMeasure', measure, 'notAskedFor', '3.1.2-22'),
      'reviewing it before its day': (story) =>
        measureTaken(story).refuses('kari', 'ReviewMeasure', review('ended'), 'tooEarly', '3.1.2-22'),
      'prolonging it without saying until when': (story) =>
        measureTaken(story)
          .timePasses(measureRanOut)
          .refuses('kari', 'ReviewMeasure', review('prolonged'), 'incomplete', '3.1.2-22', 'until'),
      'ending it and saying until when': (story) =>
        measureTaken(story)
          .timePasses(measureRanOut)
          .refuses('kari', 'ReviewMeasure', review('ended', '2026-02-10'), 'incomplete', '3.1.2-22', 'until'),
    },
    repeats: {
      'taking it twice takes it once': (story) => void received(story).repeats('kari', 'TakeMeasure', measure),
      'time passing twice brings it up once': (story) => {
        measureTaken(story).timePasses(measureRanOut).timePasses(measureRanOut);
        check(story.events.filter(({ type }) => type === 'DayCame').length === 1, 'it came up once');
      },
      'reviewing it twice reviews it once': (story) =>
        void measureTaken(story).timePasses(measureRanOut).repeats('kari', 'ReviewMeasure', review('ended')),
    },
  },
];
