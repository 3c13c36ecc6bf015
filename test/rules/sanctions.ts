import { documentOf } from '../../src/case/state';
import {
  bothDecide,
  closingDiscipline,
  disagreedOnDiscipline,
  disciplined,
  heardOnIt,
  minuted,
  moved,
  sanctionLetter,
  sendingSanction,
  settlingDiscipline,
  stayedAway,
  talkHeld,
  tellingAccused,
  tellingComplainant,
  tellingOfDelay,
  warned,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { offersOf } from '../support/scenes';
import type { Step, Story } from '../support/story';

/** The meeting was on Wednesday 28 January: its week ends with Wednesday 4 February. */
const lastMoment = '2026-02-04T22:59:59.999Z';
const tooLate = '2026-02-04T23:00:00.000Z';
const letterBut = (answers: Readonly<Record<string, string>>): Step =>
  sendingSanction({ ...sanctionLetter, ...answers });
const letterOf = (story: Story) => documentOf(story.open, { step: 'sendSanctionLetter', subject: 'a1', round: 1 });
const warning = (story: Story): Story => disciplined(story, 'writtenWarning');

/** Chapter 3.2.4: how the decision on discipline is told. */
export const sanctionRules: readonly RuleTests[] = [
  {
    rule: '3.2.4-2',
    title: 'the sanction is given in writing, within a week of the meeting',
    allows: {
      'in the last moment of the week': (story) =>
        void warning(story).at(lastMoment).does('kari', 'SendSanctionLetter', sendingSanction()),
      'an oral warning is confirmed by letter': (story) => {
        disciplined(story, 'oralWarning').does('kari', 'SendSanctionLetter', sendingSanction());
        check(letterOf(story)?.elements?.outcome === 'oralWarning', 'it says what it is');
      },
      'the week is that of the meeting, not of the decision': (story) => {
        minuted(story).at('2026-02-02T09:00:00.000Z');
        bothDecide(story, 'writtenWarning');
        check(story.open.due['sendSanctionLetter/a1/1']?.day === '2026-02-04', 'the 4th');
      },
      'without a meeting it is that of the absence': (story) => {
        bothDecide(stayedAway(story), 'writtenWarning');
        check(story.open.due['sendSanctionLetter/a1/1']?.day === '2026-02-23', 'a week after the 16th');
      },
    },
    refuses: {
      'telling the complainant, or closing, before the employee has it in writing': (story) => {
        warning(story).refuses('kari', 'TellOfDiscipline', tellingComplainant(), 'tooEarly', '3.2.4-2');
        story.refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', 'F-2');
      },
      'a letter before it was decided': (story) => {
        minuted(story).refuses('kari', 'SendSanctionLetter', sendingSanction(), 'notAskedFor', '3.2.4-2');
        demand(bothDecide(story, 'writtenWarning').tasksOf('kari').includes('SendSanctionLetter'), 'now it is his');
      },
      'a letter where there is no sanction': (story) => {
        disciplined(story, 'none').refuses('kari', 'SendSanctionLetter', sendingSanction(), 'notAskedFor', '3.2.4-2');
      },
      'HR sending it instead of the leader': (story) => {
        demand(warning(story).tasksOf('kari').includes('SendSanctionLetter'), 'it is Kari’s');
        story.refuses('anne', 'SendSanctionLetter', sendingSanction(), 'notYours');
      },
    },
    repeats: {
      'sent once': (story) =>
        warning(story)
          .repeats('kari', 'SendSanctionLetter', sendingSanction())
          .refuses('kari', 'SendSanctionLetter', letterBut({ howLong: 'For ever.' }), 'alreadyDone', '3.2.4-2'),
    },
  },
  {
    rule: '3.2.4-3',
    title: 'what a sanction letter has in it',
    allows: {
      'six elements, and the right to appeal with its days': (story) => {
        const { elements = {} } = letterOf(warned(story)) ?? {};
        for (const [field, text] of Object.entries(sanctionLetter)) check(elements[field] === text, `it has ${field}`);
        const { appeal } = story.open.strands.a1?.instances['sendSanctionLetter/a1/1'] ?? {};
        check(appeal?.accepted.day === '2026-02-11', 'until when he can appeal');
      },
      'what does not apply is left out with a reason, which stands there': (story) => {
        warning(story).does(
          'kari',
          'SendSanctionLetter',
          letterBut({ timeToImprove: '', noTimeToImprove: 'It has stopped already.' }),
        );
        check(letterOf(story)?.elements?.noTimeToImprove !== undefined, 'the reason');
        check(letterOf(story)?.elements?.timeToImprove === undefined, 'and no time');
      },
    },
    refuses: {
      'a letter that lacks one of them': (story) => {
        warning(story);
        for (const field of Object.keys(sanctionLetter)) {
          story.refuses('kari', 'SendSanctionLetter', letterBut({ [field]: ' ' }), 'incomplete', '3.2.4-3', field);
        }
      },
      'one of them, and the reason why it is not there': (story) => {
        warning(story);
        for (const field of ['noImprovements', 'noTimeToImprove', 'notHowLong', 'noSupport', 'noRepetition']) {
          story.refuses('kari', 'SendSanctionLetter', letterBut({ [field]: 'None.' }), 'incomplete', '3.2.4-3', field);
        }
      },
    },
    repeats: {
      'what was sent says the same for ever': (story) => {
        const before = JSON.stringify(letterOf(warned(story)));
        story.does('kari', 'TellOfDiscipline', tellingComplainant());
        check(JSON.stringify(letterOf(story)) === before, 'as it was');
      },
    },
  },
  {
    rule: '3.2.4-4',
    title: 'where it takes longer than a week, the employee is told so in writing',
    allows: {
      'told within the week, and then later': (story) => {
        minuted(story).at('2026-02-03T09:00:00.000Z').does('kari', 'TellOfDelay', tellingOfDelay);
        bothDecide(story.at('2026-02-23T09:00:00.000Z'), 'writtenWarning');
        story.does('kari', 'SendSanctionLetter', sendingSanction());
      },
      'offered from the meeting on until he was told what was decided': (story) => {
        check(offersOf(minuted(story), 'kari').includes('TellOfDelay'), 'offered');
        bothDecide(story, 'writtenWarning').does('kari', 'SendSanctionLetter', sendingSanction());
        check(!offersOf(story, 'kari').includes('TellOfDelay'), 'no more');
      },
      'after further investigation too': (story) => {
        heardOnIt(story).does('kari', 'TellOfDelay', tellingOfDelay).at('2026-02-23T09:00:00.000Z');
        bothDecide(story, 'writtenWarning', 2).does('kari', 'SendSanctionLetter', sendingSanction());
      },
      'on the last day of the week the leader is asked for it, whatever is still looked into': (story) => {
        disciplined(story, 'furtherInvestigation').timePasses('2026-02-04T06:59:59.999Z');
        check(!story.tasksOf('kari').includes('TellOfDelay'), 'offered until then');
        story.timePasses('2026-02-04T07:00:00.000Z');
        check(story.tasksOf('kari').includes('TellOfDelay'), 'and then a task');
        story.does('kari', 'TellOfDelay', tellingOfDelay);
        check(!story.tasksOf('kari').includes('TellOfDelay'), 'done');
      },
      'not where the letter went out': (story) => {
        warned(story).timePasses('2026-02-04T07:00:00.000Z');
        check(!story.tasksOf('kari').includes('TellOfDelay'), 'nothing is late');
      },
      'told of it, what is left is due on the day that the employee was told': (story) => {
        minuted(story).at('2026-02-03T09:00:00.000Z').does('kari', 'TellOfDelay', tellingOfDelay);
        const steps = ['decideDiscipline', 'sendSanctionLetter', 'tellComplainantOfDiscipline'];
        const days = steps.map((step) => story.open.due[`${step}/a1/1`]?.day);
        check(days.join() === '2026-03-02,2026-03-02,2026-03-02', `that day: ${days}`);
        story.timePasses('2026-02-10T09:00:00.000Z');
        check(story.reminded.length === 0, 'and nobody is told that it is late');
      },
      'told of it while more is looked into, that is due on that day too, and on none before': (story) => {
        disciplined(story, 'furtherInvestigation').does('kari', 'TellOfDelay', tellingOfDelay);
        story.timePasses('2026-02-27T09:00:00.000Z');
        const [reminder] = story.events.flatMap((event) => (event.type === 'Reminded' ? event.reminders : []));
        check(reminder?.due.day === '2026-03-02', `the day of the notice, not ${reminder?.due.day}`);
      },
      'without a sanction he is told within the week, and no delay': (story) =>
        void disciplined(story, 'none').at(lastMoment).does('kari', 'TellOfDiscipline', tellingAccused()),
      'after a talk there is no such week': (story) =>
        void talkHeld(story).at('2026-01-22T09:00:00.000Z').does('kari', 'TellOfDiscipline', tellingAccused()),
    },
    refuses: {
      'the week passing without a word, and nobody outside the case hearing of it': (story) => {
        disciplined(story, 'furtherInvestigation').timePasses('2026-02-04T07:00:00.000Z');
        story.timePasses('2026-02-11T07:00:00.000Z');
        const told = story.reminded.filter(({ step }) => step === 'tellOfDelay').map(({ as }) => as);
        demand(told.includes('hr') && told.includes('outside'), `HR and somebody outside: ${told}`);
      },
      'a letter in the first moment after the week, of which he was not told': (story) => {
        warning(story).at(tooLate);
        story.refuses('kari', 'SendSanctionLetter', sendingSanction(), 'tooEarly', '3.2.4-4');
        story.does('kari', 'TellOfDelay', tellingOfDelay).does('kari', 'SendSanctionLetter', sendingSanction());
      },
      'so after further investigation': (story) => {
        bothDecide(heardOnIt(story).at('2026-02-05T09:00:00.000Z'), 'writtenWarning', 2);
        story.refuses('kari', 'SendSanctionLetter', sendingSanction(), 'tooEarly', '3.2.4-4');
      },
      'so after a decision in absence': (story) => {
        bothDecide(stayedAway(story), 'oralWarning').at('2026-02-24T09:00:00.000Z');
        story.refuses('kari', 'SendSanctionLetter', sendingSanction(), 'tooEarly', '3.2.4-4');
      },
      'so where there is no sanction': (story) =>
        disciplined(story, 'none')
          .at(tooLate)
          .refuses('kari', 'TellOfDiscipline', tellingAccused(), 'tooEarly', '3.2.4-4'),
      'so what the leader above settled': (story) => {
        disagreedOnDiscipline(story).at('2026-02-10T09:00:00.000Z');
        story.does('per', 'SettleDiscipline', settlingDiscipline('writtenWarning'));
        story.refuses('kari', 'SendSanctionLetter', sendingSanction(), 'tooEarly', '3.2.4-4');
      },
      'a delay without a word, without a day, or with one that has passed': (story) => {
        minuted(story);
        for (const [field, words] of [
          ['text', ' '],
          ['expected', ''],
          ['expected', '2026-01-27'],
        ] as const) {
          const step = { ...tellingOfDelay, answers: { ...tellingOfDelay.answers, [field]: words } };
          story.refuses('kari', 'TellOfDelay', step, 'incomplete', '3.2.4-4', field);
        }
      },
      'a delay of a meeting that is still to come': (story) => {
        moved(story).refuses('kari', 'TellOfDelay', tellingOfDelay, 'notAskedFor', '3.2.4-4');
        story.timePasses('2026-02-16T11:00:00.000Z').does('kari', 'RecordAbsence', {
          step: 'recordAbsence',
          subject: 'a1',
          round: 2,
          answers: { what: 'He did not come.' },
        });
        demand(offersOf(story, 'kari').includes('TellOfDelay'), 'now it can be told');
      },
    },
    repeats: {
      'told once': (story) =>
        minuted(story)
          .repeats('kari', 'TellOfDelay', tellingOfDelay)
          .refuses('kari', 'TellOfDelay', tellingOfDelay, 'alreadyDone', '3.2.4-4'),
    },
  },
  {
    rule: '3.2.4-5',
    title: 'five sanctions, by gravity',
    allows: {
      'reassignment, by letter': (story) => {
        disciplined(story, 'reassignment').does('kari', 'SendSanctionLetter', sendingSanction());
        check(letterOf(story)?.elements?.outcome === 'reassignment', 'it says so');
      },
      'dismissal with notice': (story) =>
        check(
          disciplined(story, 'dismissalWithNotice').tasksOf('kari').includes('CallToDiscussion'),
          'by way of the Act',
        ),
      'summary dismissal': (story) =>
        check(disciplined(story, 'summaryDismissal').tasksOf('kari').includes('CallToDiscussion'), 'by way of the Act'),
    },
    refuses: {
      'a letter that does not say which it is': (story) =>
        demand(letterOf(warned(story))?.elements?.outcome === 'writtenWarning', 'a written warning'),
      'another one than was decided': (story) => {
        warning(story).does('kari', 'SendSanctionLetter', letterBut({ outcome: 'oralWarning' }));
        demand(letterOf(story)?.elements?.outcome === 'writtenWarning', 'as it was decided');
      },
      'a sanction letter for a dismissal': (story) => {
        disciplined(story, 'dismissalWithNotice');
        story.refuses('kari', 'SendSanctionLetter', sendingSanction(), 'notAskedFor', '3.2.4-2');
      },
    },
    repeats: {
      'the degree stands there once': (story) => {
        const { elements = {} } = letterOf(warned(story)) ?? {};
        check(Object.keys(elements).filter((name) => name === 'outcome').length === 1, 'once');
      },
    },
  },
];
