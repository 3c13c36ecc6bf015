import { check, type RuleTests } from '../support/rule-tests';
import { call, called, calling, decided, prepared, received, tellBoth } from '../support/scenes';
import type { Step, Story } from '../support/story';

const waiting = (until: string, reasons = 'It would spoil the investigation.', round = 1): Step => ({
  step: 'postponeDataInformation',
  subject: 'a1',
  round,
  answers: { reasons, until },
});
const informed = (story: Story) => story.open.strands.a1?.instances['informOfData/a1/1']?.done;
const dueDay = (story: Story) => story.open.due['informOfData/a1/1']?.day;

/** Trygg's policy for article 14 of the GDPR. */
export const dataProtectionRules: readonly RuleTests[] = [
  {
    rule: 'P-6',
    title: 'the accused is told of their data within a month, or the reason why it must wait is on record',
    allows: {
      'within thirty days of the receipt': (story) =>
        check(dueDay(received(story)) === '2026-02-04', 'the fourth of February'),
      'told in the same breath as the call': (story) => check(informed(called(story)) !== undefined, 'Jonas is told'),
      'it can wait with a reason, and the day moves': (story) => {
        prepared(story).does('kari', 'PostponeDataInformation', waiting('2026-03-02'));
        check(dueDay(story) === '2026-03-02', 'until then');
        check(informed(call(story)) !== undefined, 'and with the call it is told');
      },
      'and wait once more': (story) => {
        prepared(story).does('kari', 'PostponeDataInformation', waiting('2026-03-02'));
        story.does('kari', 'PostponeDataInformation', waiting('2026-03-20', 'It still would.', 2));
        check(dueDay(story) === '2026-03-20', 'until then');
      },
      'told once, also where discipline follows': (story) => {
        tellBoth(decided(story, 'yes'));
        const told = story.events.filter((event) => 'what' in event && event.what === 'InformedOfData');
        check(told.length === 1, 'once');
      },
    },
    refuses: {
      'waiting without a reason': (story) =>
        prepared(story).refuses(
          'kari',
          'PostponeDataInformation',
          waiting('2026-03-02', ' '),
          'incomplete',
          'P-6',
          'reasons',
        ),
      'waiting without a day': (story) =>
        prepared(story).refuses('kari', 'PostponeDataInformation', waiting(''), 'incomplete', 'P-6', 'until'),
      'a day that has passed': (story) =>
        prepared(story).refuses('kari', 'PostponeDataInformation', waiting('2026-01-02'), 'incomplete', 'P-6', 'until'),
      'waiting when it was told': (story) =>
        called(story).refuses('kari', 'PostponeDataInformation', waiting('2026-03-02'), 'notAskedFor', 'P-6'),
      'somebody else than the handler': (story) =>
        prepared(story).refuses('anne', 'PostponeDataInformation', waiting('2026-03-02'), 'notYours'),
    },
    repeats: {
      'the same press waits once': (story) =>
        void prepared(story).repeats('kari', 'PostponeDataInformation', waiting('2026-03-02')),
      'the same call tells once': (story) => void prepared(story).repeats('kari', 'CallAccused', calling()),
    },
  },
];
