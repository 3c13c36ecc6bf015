import { documentOf, instanceOf } from '../../src/case/state';
import {
  bothDecide,
  calledToHearing,
  callingToHearing,
  confirmed,
  decidingDiscipline,
  disagreedOnDiscipline,
  disciplined,
  heardOnIt,
  hearing,
  held,
  holding,
  lookedInto,
  lookingInto,
  meeting,
  meetingMinutes,
  minuted,
  sendingSanction,
  settlingDiscipline,
  signingMinutes,
  stayedAway,
  weighed,
  writingMinutes,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { hashOf, offersOf } from '../support/scenes';
import type { Step, Story } from '../support/story';

const afterMeeting = '2026-01-28T12:00:00.000Z';
const toHold = (story: Story): Story => confirmed(story).at(afterMeeting);
const holdingBut = (answers: Readonly<Record<string, string>>): Step => holding({ ...meeting, ...answers });
const decidingBut = (answers: Readonly<Record<string, string>>): Step => {
  const step = decidingDiscipline('writtenWarning');
  return { ...step, answers: { ...step.answers, ...answers } };
};
const round = (step: Step, number: number): Step => ({ ...step, round: number });
const decisionOf = (story: Story, number = 1) =>
  instanceOf(story.open, { step: 'decideDiscipline', subject: 'a1', round: number });

/** Chapter 3.2.3: the disciplinary meeting. */
const meetingItself: readonly RuleTests[] = [
  {
    rule: '3.2.3-1',
    title: 'what is said and done at the meeting',
    allows: {
      'rights, role of the companion, evidence and answers are each on record': (story) => {
        const { answers } = instanceOf(held(story).open, { step: 'holdMeeting', subject: 'a1', round: 1 }).done ?? {};
        const said = ['toldRights', 'toldCompanion', 'wentThrough', 'couldAnswer'].map((field) => answers?.[field]);
        check(
          said.every((one) => one === 'yes'),
          'each by itself',
        );
      },
      'without a companion': (story) =>
        void toHold(story).does('kari', 'HoldMeeting', holdingBut({ companion: '', toldCompanion: 'noCompanion' })),
    },
    refuses: {
      'a meeting at which one of them was left out': (story) => {
        toHold(story);
        for (const field of ['toldRights', 'toldCompanion', 'wentThrough', 'couldAnswer', 'place', 'heldAt']) {
          story.refuses('kari', 'HoldMeeting', holdingBut({ [field]: '' }), 'incomplete', '3.2.3-1', field);
        }
      },
      'a companion who was told nothing, or somebody told who has no name': (story) => {
        toHold(story).refuses(
          'kari',
          'HoldMeeting',
          holdingBut({ toldCompanion: 'noCompanion' }),
          'incomplete',
          '3.2.3-1',
          'companion',
        );
        story.refuses('kari', 'HoldMeeting', holdingBut({ companion: '' }), 'incomplete', '3.2.3-1', 'companion');
      },
      'a meeting that is still to come': (story) =>
        confirmed(story)
          .at('2026-01-28T08:59:00.000Z')
          .refuses('kari', 'HoldMeeting', holding(), 'incomplete', '3.2.3-1', 'heldAt'),
      'minutes of a meeting that nobody held': (story) => {
        toHold(story).refuses('kari', 'WriteMinutes', writingMinutes(), 'unknownCommand');
        demand(story.tasksOf('kari').includes('HoldMeeting'), 'it is to be held');
      },
      'HR or the employee recording it': (story) => {
        demand(toHold(story).tasksOf('kari').includes('HoldMeeting'), 'it is Kari’s');
        for (const other of ['anne', 'jonas']) story.refuses(other, 'HoldMeeting', holding(), 'notYours');
      },
    },
    repeats: {
      'held once': (story) =>
        toHold(story)
          .repeats('kari', 'HoldMeeting', holding())
          .refuses('kari', 'HoldMeeting', holding(), 'alreadyDone', '3.2.3-1'),
    },
  },
  {
    rule: '3.2.3-2',
    title: 'HR takes part in the meeting as far as practicable',
    allows: {
      'HR is there': (story) => void held(story),
      'HR is not, for a reason': (story) =>
        void toHold(story).does('kari', 'HoldMeeting', holdingBut({ hrPresent: 'no', whyNoHr: 'She fell ill.' })),
    },
    refuses: {
      'HR not there, and no reason': (story) =>
        toHold(story).refuses(
          'kari',
          'HoldMeeting',
          holdingBut({ hrPresent: 'no' }),
          'incomplete',
          '3.2.3-2',
          'whyNoHr',
        ),
      'nothing about HR at all': (story) =>
        toHold(story).refuses(
          'kari',
          'HoldMeeting',
          holdingBut({ hrPresent: '' }),
          'incomplete',
          '3.2.3-2',
          'hrPresent',
        ),
      'a reason why HR was not there, though it was': (story) =>
        toHold(story).refuses(
          'kari',
          'HoldMeeting',
          holdingBut({ whyNoHr: 'Ill.' }),
          'incomplete',
          '3.2.3-2',
          'whyNoHr',
        ),
    },
    repeats: {
      'the reason is recorded once': (story) =>
        void toHold(story).repeats('kari', 'HoldMeeting', holdingBut({ hrPresent: 'no', whyNoHr: 'She fell ill.' })),
    },
  },
  {
    rule: '3.2.3-3',
    title: 'minutes of the meeting, signed by both',
    allows: {
      'written by the leader and signed by the employee': (story) =>
        check(minuted(story).tasksOf('kari').includes('DecideDiscipline'), 'it can be decided'),
      'corrected before they are signed': (story) => {
        held(story).does('kari', 'WriteMinutes', writingMinutes());
        story.does('kari', 'WriteMinutes', { ...writingMinutes(), answers: { text: 'He has not stopped.' } });
        story.refuses('jonas', 'SignMinutes', signingMinutes(), 'changedSince', '3.2.3-3');
        const answers = { way: 'sign', sha256: hashOf('He has not stopped.') };
        story.does('jonas', 'SignMinutes', { ...signingMinutes(), answers });
      },
    },
    refuses: {
      'a decision before there are minutes': (story) =>
        held(story).refuses('kari', 'DecideDiscipline', decidingDiscipline('none'), 'tooEarly', '3.2.3-3'),
      'a decision before they are signed, or have fallen away': (story) => {
        held(story).does('kari', 'WriteMinutes', writingMinutes());
        for (const one of ['kari', 'anne']) {
          story.refuses(one, 'DecideDiscipline', decidingDiscipline('none'), 'tooEarly', '3.2.3-3');
        }
        story.timePasses('2026-02-05T07:00:00.000Z').timePasses('2026-02-12T07:00:00.000Z');
        story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none'), 'tooEarly', '3.2.3-3');
      },
      'minutes with nothing in them': (story) =>
        held(story).refuses(
          'kari',
          'WriteMinutes',
          { ...writingMinutes(), answers: { text: ' ' } },
          'incomplete',
          '3.2.3-3',
          'text',
        ),
      'a signature to something else': (story) =>
        held(story)
          .does('kari', 'WriteMinutes', writingMinutes())
          .refuses(
            'jonas',
            'SignMinutes',
            { ...signingMinutes(), answers: { way: 'sign', sha256: hashOf('other') } },
            'changedSince',
            '3.2.3-3',
          ),
      'the leader signing for the employee': (story) => {
        demand(held(story).tasksOf('kari').includes('WriteMinutes'), 'there are minutes to write');
        story
          .does('kari', 'WriteMinutes', writingMinutes())
          .refuses('kari', 'SignMinutes', signingMinutes(), 'notYours');
      },
      'changing what was signed': (story) =>
        minuted(story).refuses(
          'kari',
          'WriteMinutes',
          { ...writingMinutes(), answers: { text: 'Something else.' } },
          'alreadyDone',
          '3.2.3-3',
        ),
    },
    repeats: {
      'signed once': (story) =>
        held(story)
          .does('kari', 'WriteMinutes', writingMinutes())
          .repeats('jonas', 'SignMinutes', signingMinutes())
          .refuses('jonas', 'SignMinutes', signingMinutes(), 'alreadyDone', '3.2.3-3'),
      'the same minutes twice are one version': (story) => {
        held(story).repeats('kari', 'WriteMinutes', writingMinutes());
        const minutes = documentOf(story.open, { step: 'writeMinutesOfMeeting', subject: 'a1', round: 1 });
        check(minutes?.version === 1 && minutes.text === meetingMinutes, 'one version');
      },
    },
  },
  {
    rule: '3.2.3-5',
    title: 'the meeting ends when the evidence has been discussed enough',
    allows: {
      'discussed enough': (story) => void held(story),
      'ended otherwise, for a reason': (story) =>
        void toHold(story).does('kari', 'HoldMeeting', holdingBut({ ended: 'otherwise', whyEnded: 'He left.' })),
    },
    refuses: {
      'ended otherwise, and no reason': (story) =>
        toHold(story).refuses(
          'kari',
          'HoldMeeting',
          holdingBut({ ended: 'otherwise' }),
          'incomplete',
          '3.2.3-5',
          'whyEnded',
        ),
      'nothing about how it ended': (story) =>
        toHold(story).refuses('kari', 'HoldMeeting', holdingBut({ ended: '' }), 'incomplete', '3.2.3-5', 'ended'),
    },
    repeats: {
      'the reason is recorded once': (story) =>
        void toHold(story).repeats('kari', 'HoldMeeting', holdingBut({ ended: 'otherwise', whyEnded: 'He left.' })),
    },
  },
];

/** Chapters 3.2.3 and 3.2.4: the decision on discipline. */
const decision: readonly RuleTests[] = [
  {
    rule: '3.2.3-4',
    title: 'leader and HR decide the level of discipline, or that more is looked into',
    allows: {
      'both say the same': (story) => {
        minuted(story).does('kari', 'DecideDiscipline', decidingDiscipline('writtenWarning'));
        check(story.tasksOf('anne').join() === 'DecideDiscipline', 'HR has its half to give');
        story.does('anne', 'DecideDiscipline', decidingDiscipline('writtenWarning'));
        check(story.tasksOf('kari').includes('SendSanctionLetter'), 'it is decided');
      },
      none: (story) => check(disciplined(story, 'none').tasksOf('kari').includes('TellOfDiscipline'), 'he is told'),
      'in absence': (story) => {
        bothDecide(stayedAway(story), 'writtenWarning');
        check(story.tasksOf('kari').includes('SendSanctionLetter'), 'it is decided');
      },
      'they do not agree: the leader above decides, and both views are kept': (story) => {
        disagreedOnDiscipline(story);
        check(story.tasksOf('per').join() === 'SettleDiscipline', 'Per decides');
        story.does('per', 'SettleDiscipline', settlingDiscipline('oralWarning'));
        const { halves, done } = decisionOf(story);
        check(halves?.handler?.answers.outcome === 'writtenWarning', 'Kari’s view is kept');
        check(halves?.hrAdviser?.answers.outcome === 'none', 'and Anne’s');
        check(done?.answers.outcome === 'oralWarning' && done.by === 'per', 'Per has decided');
        check(story.tasksOf('kari').includes('SendSanctionLetter'), 'it goes on');
      },
      'more is looked into, Jonas is heard on it, and then it is decided': (story) => {
        bothDecide(heardOnIt(story), 'writtenWarning', 2);
        check(story.tasksOf('kari').includes('SendSanctionLetter'), 'it is decided');
      },
      'more is looked into twice, and each time he is heard': (story) => {
        bothDecide(heardOnIt(story), 'furtherInvestigation', 2);
        check(story.tasksOf('kari').join() === 'InvestigateFurther', 'once more');
        const tooEarly = (step: string) =>
          story.refuses('anne', 'DecideDiscipline', decidingDiscipline('none', 3), 'tooEarly', '3.2.3-4') && step;
        tooEarly('before it was looked into');
        story.does('kari', 'InvestigateFurther', round(lookedInto, 2));
        tooEarly('before he was called');
        const answers = { ...callingToHearing.answers, meetAt: '2026-02-03T10:00' };
        story.does('kari', 'CallToHearing', { ...round(callingToHearing, 2), answers });
        tooEarly('before he was heard');
        const said = { ...hearing.answers, heldAt: '2026-02-03T10:00' };
        story.at('2026-02-03T12:00:00.000Z').does('kari', 'HearOnNewEvidence', { ...round(hearing, 2), answers: said });
        bothDecide(story, 'none', 3);
      },
      'the leader above may have more looked into too': (story) => {
        disagreedOnDiscipline(story).does('per', 'SettleDiscipline', settlingDiscipline('furtherInvestigation'));
        check(story.tasksOf('kari').join() === 'InvestigateFurther', 'it is looked into');
      },
      'the leader is reminded to decide within a week of the meeting': (story) => {
        const due = minuted(story).open.due['decideDiscipline/a1/1'];
        check(due?.day === '2026-02-04', `a week after the meeting, not ${due?.day}`);
        check(heardOnIt2Due(story) === '2026-02-06', 'and of the hearing');
      },
    },
    refuses: {
      'a sanction letter on the leader’s word alone': (story) =>
        minuted(story)
          .does('kari', 'DecideDiscipline', decidingDiscipline('writtenWarning'))
          .refuses('kari', 'SendSanctionLetter', sendingSanction(), 'notAskedFor', '3.2.4-2')
          .refuses('kari', 'DecideDiscipline', decidingDiscipline('writtenWarning'), 'alreadyDone', '3.2.3-4'),
      'a decision before he was heard on what was found': (story) => {
        disciplined(story, 'furtherInvestigation');
        story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 2), 'tooEarly', '3.2.3-4');
        story.does('kari', 'InvestigateFurther', lookedInto);
        story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 2), 'tooEarly', '3.2.3-4');
        story.does('kari', 'CallToHearing', callingToHearing);
        story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 2), 'tooEarly', '3.2.3-4');
      },
      'a hearing before he was called, or one that was before that': (story) => {
        lookingInto(story).refuses('kari', 'HearOnNewEvidence', hearing, 'unknownCommand');
        story.does('kari', 'CallToHearing', callingToHearing).at('2026-01-30T10:00:00.000Z');
        const early = { ...hearing, answers: { ...hearing.answers, heldAt: '2026-01-28T10:00' } };
        story.refuses('kari', 'HearOnNewEvidence', early, 'incomplete', '3.2.3-4', 'heldAt');
      },
      'a hearing at which he said nothing that was written down': (story) =>
        calledToHearing(story)
          .at('2026-01-30T10:00:00.000Z')
          .refuses(
            'kari',
            'HearOnNewEvidence',
            { ...hearing, answers: { ...hearing.answers, said: '' } },
            'incomplete',
            '3.2.3-4',
            'said',
          ),
      'an outcome that there is not, or none without reasons': (story) => {
        minuted(story).refuses(
          'kari',
          'DecideDiscipline',
          decidingBut({ outcome: 'fine' }),
          'incomplete',
          '3.2.3-4',
          'outcome',
        );
        story.refuses('kari', 'DecideDiscipline', decidingBut({ reasons: '' }), 'incomplete', '3.2.3-4', 'reasons');
      },
      'deciding before the meeting': (story) => {
        confirmed(story).refuses('kari', 'DecideDiscipline', decidingDiscipline('none'), 'tooEarly', '3.2.3-1');
      },
      'a party deciding, or the leader above while nobody disagrees': (story) => {
        demand(minuted(story).tasksOf('anne').includes('DecideDiscipline'), 'it is HR’s and the leader’s');
        for (const party of ['nora', 'jonas']) {
          story.refuses(party, 'DecideDiscipline', decidingDiscipline('none'), 'notYours');
        }
        story.refuses('per', 'SettleDiscipline', settlingDiscipline('none'), 'notYours');
      },
    },
    repeats: {
      'the same half twice counts once': (story) =>
        void minuted(story).repeats('anne', 'DecideDiscipline', decidingDiscipline('none')),
      'it is not decided otherwise afterwards': (story) =>
        disciplined(story, 'none').refuses(
          'anne',
          'DecideDiscipline',
          decidingDiscipline('writtenWarning', 2),
          'notAskedFor',
          '3.2.3-4',
        ),
      'looked into once': (story) =>
        void disciplined(story, 'furtherInvestigation').repeats('kari', 'InvestigateFurther', lookedInto),
    },
  },
  {
    rule: '3.2.4-1',
    title: 'is the sanction in proportion, and what came before',
    allows: {
      'weighed by both who decide': (story) => void disciplined(story, 'writtenWarning'),
      'without a sanction there is nothing to weigh': (story) => {
        disciplined(story, 'none');
        check(!offersOf(story, 'kari').includes('DecideDiscipline'), 'it is decided');
      },
      'by the leader above, too': (story) =>
        void disagreedOnDiscipline(story).does('per', 'SettleDiscipline', settlingDiscipline('reassignment')),
    },
    refuses: {
      'a sanction that was not weighed': (story) => {
        minuted(story);
        for (const field of ['proportion', 'earlierMatters']) {
          const unweighed = decidingBut({ [field]: ' ' });
          story.refuses('kari', 'DecideDiscipline', unweighed, 'incomplete', '3.2.4-1', field);
          story.refuses('anne', 'DecideDiscipline', unweighed, 'incomplete', '3.2.4-1', field);
        }
      },
      'each of the five': (story) => {
        minuted(story);
        for (const outcome of [
          'oralWarning',
          'writtenWarning',
          'reassignment',
          'dismissalWithNotice',
          'summaryDismissal',
        ]) {
          const answers = { outcome, proportion: '', earlierMatters: '' };
          story.refuses('anne', 'DecideDiscipline', decidingBut(answers), 'incomplete', '3.2.4-1', 'proportion');
        }
      },
      'one that the leader above did not weigh': (story) => {
        const { answers, ...step } = settlingDiscipline('writtenWarning');
        disagreedOnDiscipline(story).refuses(
          'per',
          'SettleDiscipline',
          { ...step, answers: { ...answers, proportion: '' } },
          'incomplete',
          '3.2.4-1',
          'proportion',
        );
      },
      'weighing what is no sanction': (story) => {
        const { answers, ...step } = decidingDiscipline('none');
        minuted(story).refuses(
          'kari',
          'DecideDiscipline',
          { ...step, answers: { ...answers, ...weighed } },
          'incomplete',
          '3.2.4-1',
          'proportion',
        );
      },
    },
    repeats: {
      'weighed once': (story) =>
        void minuted(story).repeats('kari', 'DecideDiscipline', decidingDiscipline('summaryDismissal')),
    },
  },
];

/** By when it is to be decided once Jonas, in the same case, was heard on what more was found. */
function heardOnIt2Due(story: Story): string | undefined {
  bothDecide(story, 'furtherInvestigation').does('kari', 'InvestigateFurther', lookedInto);
  story.does('kari', 'CallToHearing', callingToHearing).at('2026-01-30T10:00:00.000Z');
  return story.does('kari', 'HearOnNewEvidence', hearing).open.due['decideDiscipline/a1/2']?.day;
}

export const disciplinaryMeetingRules: readonly RuleTests[] = [...meetingItself, ...decision];
