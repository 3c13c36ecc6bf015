import { mayRead } from '../../src/case/who-sees-what';
import {
  absence,
  bothDecide,
  calledToHearing,
  callingToHearing,
  confirming,
  drawingUp,
  handingOver,
  hearing,
  holding,
  meeting,
  moved,
  moving,
  movingLate,
  secondMeeting,
  sendingSanction,
  sendingSummons,
  stayedAway,
  summoned,
  summons,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { offersOf } from '../support/scenes';
import type { Step, Story } from '../support/story';

/** On Tuesday the 20th: eight days before the meeting. */
const receivedLate = (story: Story): Story =>
  summoned(story).at('2026-01-20T09:00:00.000Z').does('jonas', 'ConfirmReceipt', confirming());
const summonedAgain = (story: Story, meetAt = secondMeeting, round = 2): Story =>
  story
    .does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt, whyLater: 'He is on leave.' }, round))
    .does('kari', 'SendSummons', sendingSummons(round));
const movedSinceLate = (story: Story): Story =>
  summonedAgain(receivedLate(story).does('kari', 'MoveLateMeeting', movingLate()));
const dayOf = (story: Story, key: string): string | undefined => story.open.due[key]?.day;
const asked = (story: Story, round = 1): number =>
  story.events.filter(
    (event) =>
      event.type === 'SignatureAsked' && event.instance.step === 'confirmReceipt' && event.instance.round === round,
  ).length;
/** Asked on the 14th and on the 22nd, for five working days each. */
const unconfirmed = (story: Story): Story =>
  summoned(story).timePasses('2026-01-22T07:00:00.000Z').timePasses('2026-01-30T07:00:00.000Z').at(friday);
const friday = '2026-01-30T09:00:00.000Z';
const onFriday = (round?: number): Step => handingOver('2026-01-30T09:30', round);

const again: Step = {
  ...callingToHearing,
  step: 'callToHearingAgain',
  answers: { ...callingToHearing.answers, meetAt: '2026-02-09T10:00' },
};
function calledAgain(story: Story): Story {
  demand(offersOf(calledToHearing(story), 'kari').includes('CallToHearing'), 'he can be called again');
  return story.at('2026-02-02T08:00:00.000Z').does('kari', 'CallToHearing', again);
}
const replying = (step: string, way: string, words = ''): Step => ({ step, subject: 'a1', answers: { way, words } });

/** He stayed away on Monday the 16th; it is recorded on Friday. */
const recordedLater = (story: Story): Story =>
  moved(story)
    .timePasses('2026-02-16T11:00:00.000Z')
    .at('2026-02-20T08:00:00.000Z')
    .does('kari', 'RecordAbsence', absence());

/** Chapter 3.2.2: what follows where a summons is received too late, or never confirmed. */
export const receivedRules: readonly RuleTests[] = [
  {
    rule: '3.2.2-6',
    title: 'received too late: the meeting is moved, and nobody is asked to hold it',
    allows: {
      'moving it takes the place of holding it, within three working days': (story) => {
        receivedLate(story);
        check(story.tasksOf('kari').join() === 'MoveLateMeeting', `Kari moves it, not ${story.tasksOf('kari')}`);
        check(dayOf(story, 'moveLateMeeting/a1/1') === '2026-01-23', 'by Friday');
        for (let day = 21; day <= 30; day += 1) story.timePasses(`2026-01-${day}T08:00:00.000Z`);
        const reminded = story.events.flatMap((event) => (event.type === 'Reminded' ? event.reminders : []));
        const steps = new Set(reminded.map(({ instance }) => instance.step));
        check(steps.has('moveLateMeeting') && !steps.has('holdMeeting'), `reminded of ${[...steps]}`);
      },
      'so where it was handed over too late': (story) => {
        summoned(story).at('2026-01-20T09:00:00.000Z').does('kari', 'RecordHandover', handingOver('2026-01-15T08:00'));
        check(story.tasksOf('kari').join() === 'MoveLateMeeting', 'Kari moves it');
      },
      'recorded late, though handed over in time': (story) => {
        summoned(story).at('2026-01-20T09:00:00.000Z').does('kari', 'RecordHandover', handingOver('2026-01-14T23:59'));
        check(story.tasksOf('kari').join() === 'HoldMeeting', 'it is held');
      },
      'moved, it begins anew: a new summons, received in time': (story) => {
        movedSinceLate(story).does('jonas', 'ConfirmReceipt', confirming(2));
        check(story.tasksOf('kari').join() === 'HoldMeeting', 'it is held');
        story.at('2026-02-16T12:00:00.000Z');
        story.does('kari', 'HoldMeeting', holding({ ...meeting, heldAt: secondMeeting }, 2));
      },
      'moved twice, where the second one came too late as well': (story) => {
        movedSinceLate(story).at('2026-02-09T09:00:00.000Z').does('jonas', 'ConfirmReceipt', confirming(2));
        story.does('kari', 'MoveLateMeeting', movingLate(2));
        check(story.tasksOf('anne').join() === 'DrawUpSummons', 'HR draws up a third');
      },
      'the employee is told that it was moved': (story) => {
        receivedLate(story).does('kari', 'MoveLateMeeting', movingLate());
        const told = story.messages.filter((message) => message.kind === 'notice' && message.notice === 'MeetingMoved');
        check(told.length === 1 && told[0]?.to === 'jonas', 'Jonas is');
        const instance = { step: 'moveLateMeeting', subject: 'a1', round: 1 };
        check(!mayRead(story.open, 'nora', instance), 'Nora reads nothing of it');
      },
    },
    refuses: {
      'holding what was received too late, or recording an absence from it': (story) => {
        receivedLate(story).timePasses('2026-01-28T12:00:00.000Z');
        story.refuses('kari', 'HoldMeeting', holding(), 'tooEarly', '3.2.2-6');
        story.refuses('kari', 'RecordAbsence', absence(1), 'tooEarly', '3.2.2-6');
      },
      'moving it for practical reasons instead': (story) =>
        receivedLate(story).refuses('kari', 'MoveMeeting', moving(), 'notAskedFor', '3.2.2-8'),
      'moving as late what was received in time, or by nobody yet': (story) => {
        const inTime = (now: Story) => now.refuses('kari', 'MoveLateMeeting', movingLate(), 'notAskedFor', '3.2.2-6');
        inTime(inTime(summoned(story)).does('jonas', 'ConfirmReceipt', confirming()));
      },
      'anybody else moving it': (story) => {
        demand(receivedLate(story).tasksOf('kari').includes('MoveLateMeeting'), 'it is Kari’s');
        for (const other of ['jonas', 'anne', 'nora']) {
          story.refuses(other, 'MoveLateMeeting', movingLate(), 'notYours');
        }
      },
    },
    repeats: {
      'it is moved once': (story) =>
        receivedLate(story)
          .repeats('kari', 'MoveLateMeeting', movingLate())
          .refuses('kari', 'MoveLateMeeting', movingLate(), 'alreadyDone', '3.2.2-6'),
    },
  },
  {
    rule: '3.2.2-9',
    title: 'a meeting moved because its summons came too late opens for no decision in absence',
    allows: {
      'moved for practical reasons besides, before or after': (story) => {
        movedSinceLate(story).does('jonas', 'ConfirmReceipt', confirming(2)).timePasses('2026-02-16T12:00:00.000Z');
        summonedAgain(story.does('kari', 'MoveMeeting', moving(2)), '2026-03-04T10:00', 3);
        story.does('jonas', 'ConfirmReceipt', confirming(3)).timePasses('2026-03-04T11:00:00.000Z');
        story.does('kari', 'RecordAbsence', absence(3));
      },
      'moved before it was received, while there was time': (story) => {
        summonedAgain(summoned(story).does('kari', 'MoveMeeting', moving())).does(
          'jonas',
          'ConfirmReceipt',
          confirming(2),
        );
        story.timePasses('2026-02-16T11:00:00.000Z').does('kari', 'RecordAbsence', absence());
      },
    },
    refuses: {
      'an absence from a meeting that had to be moved': (story) => {
        movedSinceLate(story).does('jonas', 'ConfirmReceipt', confirming(2)).timePasses('2026-02-16T11:00:00.000Z');
        demand(!offersOf(story, 'kari').includes('RecordAbsence'), 'it is not offered');
        story.refuses('kari', 'RecordAbsence', absence(), 'tooEarly', '3.2.2-9');
      },
      'so whatever reason was given, where nobody could have it in time any more': (story) => {
        summoned(story).at('2026-01-15T09:00:00.000Z').does('kari', 'MoveMeeting', moving());
        summonedAgain(story).does('jonas', 'ConfirmReceipt', confirming(2)).timePasses('2026-02-16T11:00:00.000Z');
        story.refuses('kari', 'RecordAbsence', absence(), 'tooEarly', '3.2.2-9');
      },
    },
    repeats: {
      'recorded once, after it was moved for practical reasons': (story) =>
        void moved(story).timePasses('2026-02-16T11:00:00.000Z').repeats('kari', 'RecordAbsence', absence()),
    },
  },
  {
    rule: 'P-2',
    title: 'a summons that is not confirmed is asked about twice, and then handed over on paper',
    allows: {
      'asked for five working days, reminded, and asked once more': (story) => {
        check(dayOf(summoned(story), 'confirmReceipt/a1/1') === '2026-01-21', 'for five working days');
        story.timePasses('2026-01-20T08:00:00.000Z');
        check(
          story.reminded.some(({ to, step }) => to === 'jonas' && step === 'confirmReceipt'),
          'reminded',
        );
        story.timePasses('2026-01-22T07:00:00.000Z');
        check(asked(story) === 2, 'asked once more');
        check(!story.tasksOf('kari').includes('RecordHandover'), 'not yet on paper');
        check(offersOf(story, 'kari').includes('RecordHandover'), 'though it may be');
      },
      'then the leader has it as a task, within three working days, and what follows goes on': (story) => {
        unconfirmed(story);
        check(story.tasksOf('kari').join() === 'RecordHandover', `Kari hands it over, not ${story.tasksOf('kari')}`);
        check(dayOf(story, 'recordHandover/a1/1') === '2026-02-04', 'by Wednesday');
        check(story.tasksOf('jonas').join() === 'ConfirmReceipt', 'he may still confirm');
        story.does('kari', 'RecordHandover', onFriday());
        check(story.tasksOf('kari').join() === 'MoveLateMeeting', 'the day of the meeting has passed');
        check(story.tasksOf('jonas').length === 0, 'nothing is left to confirm');
      },
      'the next summons is handed over at once, and he is asked as well': (story) => {
        unconfirmed(story).does('kari', 'RecordHandover', onFriday()).does('kari', 'MoveLateMeeting', movingLate());
        summonedAgain(story);
        check(story.tasksOf('kari').join() === 'RecordHandover', 'at once');
        check(dayOf(story, 'recordHandover/a1/2') === '2026-02-04', 'by Wednesday');
        check(story.tasksOf('jonas').join() === 'ConfirmReceipt' && asked(story, 2) === 1, 'and he is asked');
        story.at('2026-01-30T10:00:00.000Z').does('kari', 'RecordHandover', handingOver('2026-01-30T10:30', 2));
        check(story.tasksOf('kari').join() === 'HoldMeeting', 'the two weeks have begun');
      },
      'confirmed after all: nothing is handed over, and the next summons waits for him again': (story) => {
        unconfirmed(story).does('jonas', 'ConfirmReceipt', confirming());
        check(story.tasksOf('kari').join() === 'MoveLateMeeting', 'no paper');
        summonedAgain(story.does('kari', 'MoveLateMeeting', movingLate()));
        check(story.tasksOf('kari').length === 0, 'Kari waits');
      },
      'moved while nobody has confirmed: the old one is asked about no more': (story) => {
        summonedAgain(summoned(story).does('kari', 'MoveMeeting', moving()));
        story.timePasses('2026-01-22T07:00:00.000Z');
        check(asked(story) === 1 && asked(story, 2) === 2, 'the new one is');
        const [task] = story.tasksOf('jonas');
        check(task === 'ConfirmReceipt' && story.tasksOf('jonas').length === 1, 'once');
      },
      'of somebody whose account has gone: the leader hands it over too': (story) => {
        summoned(story).disabled = ['jonas'];
        story.timePasses('2026-01-22T07:00:00.000Z').timePasses('2026-01-30T07:00:00.000Z');
        check(story.tasksOf('kari').includes('RecordHandover'), 'on paper');
      },
    },
    refuses: {
      'handing it over being left to choice once it went unanswered twice': (story) => {
        unconfirmed(story);
        demand(story.tasksOf('kari').includes('RecordHandover'), 'it is a task');
        demand(!offersOf(story, 'kari').includes('RecordHandover'), 'and no offer any more');
      },
      'handing over what was confirmed meanwhile': (story) => {
        unconfirmed(story).does('jonas', 'ConfirmReceipt', confirming());
        demand(dayOf(story, 'recordHandover/a1/1') !== undefined, 'it was asked for');
        story.refuses('kari', 'RecordHandover', onFriday(), 'notAskedFor', 'P-2');
      },
    },
    repeats: {
      'asked and asked again, each once': (story) => {
        unconfirmed(story).timePasses('2026-01-30T07:00:00.000Z').timePasses('2026-02-23T07:00:00.000Z');
        const unanswered = story.events.filter(({ type }) => type === 'Unanswered');
        check(asked(story) === 2 && unanswered.length === 1, 'and no more');
      },
      'handed over once': (story) =>
        void unconfirmed(story)
          .repeats('kari', 'RecordHandover', onFriday())
          .refuses('kari', 'RecordHandover', onFriday(), 'alreadyDone', 'P-2'),
    },
  },
  {
    rule: 'P-2',
    title: 'the second call to be heard is answered as the first',
    allows: {
      'he comes': (story) => {
        check(calledAgain(story).tasksOf('jonas').join() === 'AnswerInvitation', 'one answer, to the new call');
        story.does('jonas', 'AnswerInvitation', replying('answerCallToHearingAgain', 'comes'));
        check(story.tasksOf('jonas').length === 0, 'answered');
      },
      'he answered the first, and is asked about the second all the same': (story) => {
        calledToHearing(story).does(
          'jonas',
          'AnswerInvitation',
          replying('answerCallToHearing', 'otherTime', 'Friday'),
        );
        story.at('2026-02-02T08:00:00.000Z').does('kari', 'CallToHearing', again);
        story.does('jonas', 'AnswerInvitation', replying('answerCallToHearingAgain', 'comes'));
      },
      'he declines, which meets the gate': (story) => {
        calledAgain(story).does(
          'jonas',
          'AnswerInvitation',
          replying('answerCallToHearingAgain', 'declines', 'I have said it all.'),
        );
        check(story.tasksOf('kari').includes('DecideDiscipline'), 'it is decided');
      },
    },
    refuses: {
      'declining without a reason': (story) =>
        calledAgain(story).refuses(
          'jonas',
          'AnswerInvitation',
          replying('answerCallToHearingAgain', 'declines'),
          'incomplete',
          'P-2',
          'words',
        ),
      'answering the first call once there is a second': (story) =>
        calledAgain(story).refuses(
          'jonas',
          'AnswerInvitation',
          replying('answerCallToHearing', 'comes'),
          'notAskedFor',
          'P-2',
        ),
      'answering once he was heard': (story) => {
        const answers = { ...hearing.answers, heldAt: '2026-02-09T10:00' };
        calledAgain(story)
          .at('2026-02-09T12:00:00.000Z')
          .does('kari', 'HearOnNewEvidence', { ...hearing, answers });
        story.refuses('jonas', 'AnswerInvitation', replying('answerCallToHearingAgain', 'comes'), 'notAskedFor', 'P-2');
      },
    },
    repeats: {
      'answered once': (story) =>
        calledAgain(story)
          .repeats('jonas', 'AnswerInvitation', replying('answerCallToHearingAgain', 'comes'))
          .refuses('jonas', 'AnswerInvitation', replying('answerCallToHearingAgain', 'comes'), 'alreadyDone', 'P-2'),
    },
  },
  {
    rule: '3.2.4-4',
    title: 'the week counts from the meeting to which the employee did not come',
    allows: {
      'recorded four days after it, from the meeting all the same': (story) => {
        const day = dayOf(recordedLater(story), 'decideDiscipline/a1/1');
        check(day === '2026-02-23', `a week after the meeting, not ${day}`);
        bothDecide(story, 'oralWarning').at('2026-02-23T22:59:59.999Z');
        story.does('kari', 'SendSanctionLetter', sendingSanction());
      },
      'recorded on its day': (story) =>
        check(dayOf(stayedAway(story), 'decideDiscipline/a1/1') === '2026-02-23', 'a week after it'),
    },
    refuses: {
      'a letter later than that, of which he was not told': (story) => {
        bothDecide(recordedLater(story), 'oralWarning').at('2026-02-23T23:00:00.000Z');
        story.refuses('kari', 'SendSanctionLetter', sendingSanction(), 'tooEarly', '3.2.4-4');
      },
    },
    repeats: {
      'recorded once more, it counts as before': (story) => {
        recordedLater(story).at('2026-02-22T08:00:00.000Z');
        story.refuses('kari', 'RecordAbsence', absence(), 'alreadyDone', '3.2.2-9');
        check(dayOf(story, 'decideDiscipline/a1/1') === '2026-02-23', 'from the meeting');
      },
    },
  },
];
