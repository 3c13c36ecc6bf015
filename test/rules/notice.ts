import { documentOf } from '../../src/case/state';
import {
  absence,
  confirmed,
  confirming,
  drawingUp,
  drawnUp,
  firstMeeting,
  handingOver,
  holding,
  meeting,
  moved,
  moving,
  movingLate,
  secondMeeting,
  sendingBack,
  sendingSummons,
  summoned,
  summons,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { offersOf } from '../support/scenes';
import { type Step, Story } from '../support/story';
import { calledTo, letterOf, readyOn } from './summons';

/** Drawn up and sent in one morning, to a meeting at this local time. */
const sentFor = (story: Story, now: string, meetAt: string): Story =>
  readyOn(story, now).does('anne', 'DrawUpSummons', calledTo(meetAt)).does('kari', 'SendSummons', sendingSummons());
const heldAt = (local: string): Step => holding({ ...meeting, heldAt: local });

/** The meeting that a summons says it stands in place of. */
const inPlaceOf = (story: Story, round: number): string | undefined =>
  documentOf(story.open, { step: 'sendSummons', subject: 'a1', round })?.elements?.inPlaceOf;

/** Moved on the day after it was sent, and nobody has confirmed the new summons. */
function movedUnconfirmed(story: Story): Story {
  return summoned(story)
    .at('2026-01-15T09:00:00.000Z')
    .does('kari', 'MoveMeeting', moving())
    .does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: secondMeeting, whyLater: 'He is on leave.' }, 2))
    .does('kari', 'SendSummons', sendingSummons(2));
}

/** To Wednesday 4 March, after the second meeting too came to nothing. */
function movedTwice(story: Story): Story {
  return moved(story)
    .at('2026-02-16T12:00:00.000Z')
    .does('kari', 'MoveMeeting', moving(2))
    .does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: '2026-03-04T10:00' }, 3))
    .does('kari', 'SendSummons', sendingSummons(3))
    .does('jonas', 'ConfirmReceipt', confirming(3));
}

/** Chapter 3.2.2: how long before the meeting it comes, and that it can be moved. */
export const noticeRules: readonly RuleTests[] = [
  {
    rule: '3.2.2-6',
    title: 'at least two weeks from the receipt to the meeting',
    allows: {
      'fourteen days after the receipt': (story) =>
        void summoned(story)
          .at('2026-01-14T22:59:59.999Z')
          .does('jonas', 'ConfirmReceipt', confirming())
          .at('2026-01-28T12:00:00.000Z')
          .does('kari', 'HoldMeeting', holding()),
      'fourteen days of the calendar, over the clock change': (story) =>
        void sentFor(story, '2026-03-16T23:00:00.000Z', '2026-03-31T00:30')
          .does('jonas', 'ConfirmReceipt', confirming())
          .at('2026-03-30T22:30:00.000Z')
          .does('kari', 'HoldMeeting', heldAt('2026-03-31T00:30')),
      'handed over on paper: from the day on which somebody saw it': (story) =>
        void summoned(story)
          .at('2026-01-16T09:00:00.000Z')
          .does('kari', 'RecordHandover', handingOver('2026-01-14T12:00'))
          .at('2026-01-28T12:00:00.000Z')
          .does('kari', 'HoldMeeting', holding()),
      'received too late: the meeting is moved, with a notice of its own': (story) => {
        summoned(story).at('2026-01-20T09:00:00.000Z').does('jonas', 'ConfirmReceipt', confirming());
        story.at('2026-01-28T12:00:00.000Z').refuses('kari', 'HoldMeeting', holding(), 'tooEarly', '3.2.2-6');
        story.does('kari', 'MoveLateMeeting', movingLate());
        story.does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: secondMeeting }, 2));
        story.does('kari', 'SendSummons', sendingSummons(2)).does('jonas', 'ConfirmReceipt', confirming(2));
        story.at('2026-02-16T12:00:00.000Z');
        story.does('kari', 'HoldMeeting', holding({ ...meeting, heldAt: secondMeeting }, 2));
      },
    },
    refuses: {
      'a summons to a meeting in thirteen days': (story) =>
        readyOn(story, '2026-01-14T08:00:00.000Z').refuses(
          'anne',
          'DrawUpSummons',
          calledTo('2026-01-27T10:00'),
          'incomplete',
          '3.2.2-6',
          'meetAt',
        ),
      'thirteen days by the clock of Oslo, though fourteen by that of Greenwich': (story) => {
        readyOn(story, '2026-01-14T22:59:59.999Z').does('anne', 'DrawUpSummons', drawingUp());
        story.at('2026-01-14T23:00:00.000Z');
        story.refuses('kari', 'SendSummons', sendingSummons(), 'incomplete', '3.2.2-6', 'way');
      },
      'thirteen days that the clock change makes an hour shorter': (story) =>
        readyOn(story, '2026-03-17T23:00:00.000Z').refuses(
          'anne',
          'DrawUpSummons',
          calledTo('2026-03-31T23:59'),
          'incomplete',
          '3.2.2-6',
          'meetAt',
        ),
      'sending it a day too late: it goes back, and is drawn up anew': (story) => {
        drawnUp(story).at('2026-01-15T09:00:00.000Z');
        story.refuses('kari', 'SendSummons', sendingSummons(), 'incomplete', '3.2.2-6', 'way');
        story.does('kari', 'SendSummons', sendingBack());
        story.does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: secondMeeting, whyLater: 'Leave.' }, 2));
        story.does('kari', 'SendSummons', sendingSummons(2));
      },
      'the meeting thirteen days after the receipt': (story) =>
        summoned(story)
          .at('2026-01-14T23:00:00.000Z')
          .does('jonas', 'ConfirmReceipt', confirming())
          .at('2026-01-28T12:00:00.000Z')
          .refuses('kari', 'HoldMeeting', holding(), 'tooEarly', '3.2.2-6'),
      'the meeting thirteen days after it was handed over': (story) =>
        summoned(story)
          .at('2026-01-16T09:00:00.000Z')
          .does('kari', 'RecordHandover', handingOver('2026-01-15T00:00'))
          .at('2026-01-28T12:00:00.000Z')
          .refuses('kari', 'HoldMeeting', holding(), 'tooEarly', '3.2.2-6'),
      'the meeting before anybody knows that it was received': (story) =>
        summoned(story).at('2026-01-28T12:00:00.000Z').refuses('kari', 'HoldMeeting', holding(), 'tooEarly', '3.2.2-6'),
      'a decision in absence from a meeting to which he had not two weeks': (story) => {
        movedUnconfirmed(story).at('2026-02-03T09:00:00.000Z').does('jonas', 'ConfirmReceipt', confirming(2));
        story.timePasses('2026-02-16T11:00:00.000Z');
        story.refuses('kari', 'RecordAbsence', absence(), 'tooEarly', '3.2.2-6');
      },
      'anybody else confirming': (story) => {
        demand(summoned(story).tasksOf('jonas').includes('ConfirmReceipt'), 'it is his');
        for (const other of ['kari', 'anne', 'nora']) story.refuses(other, 'ConfirmReceipt', confirming(), 'notYours');
      },
    },
    repeats: {
      'confirmed once': (story) =>
        summoned(story)
          .repeats('jonas', 'ConfirmReceipt', confirming())
          .refuses('jonas', 'ConfirmReceipt', confirming(), 'alreadyDone', '3.2.2-6'),
      'who has confirmed needs no paper, and who has the paper does not confirm': (story) => {
        const now = '2026-01-15T09:00:00.000Z';
        summoned(story).at(now).does('kari', 'RecordHandover', handingOver('2026-01-14T12:00'));
        story.refuses('jonas', 'ConfirmReceipt', confirming(), 'notAskedFor', '3.2.2-6');
        check(!story.tasksOf('jonas').includes('ConfirmReceipt'), 'he is not asked');
      },
    },
  },
  {
    rule: '3.2.2-7',
    title: 'not more than four weeks, unless there is a reason',
    allows: {
      'twenty-eight days need none': (story) =>
        void readyOn(story, '2026-01-14T08:00:00.000Z').does('anne', 'DrawUpSummons', calledTo('2026-02-11T23:59')),
      'twenty-nine for a reason, which the employee does not read': (story) => {
        const why = { whyLater: 'He is on leave.' };
        readyOn(story, '2026-01-14T08:00:00.000Z').does('anne', 'DrawUpSummons', calledTo('2026-02-12T00:00', why));
        story.does('kari', 'SendSummons', sendingSummons());
        check(letterOf(story)?.elements?.whyLater === undefined, 'it is not in the letter');
      },
    },
    refuses: {
      'twenty-nine days without a reason': (story) =>
        readyOn(story, '2026-01-14T08:00:00.000Z').refuses(
          'anne',
          'DrawUpSummons',
          calledTo('2026-02-12T00:00'),
          'incomplete',
          '3.2.2-7',
          'whyLater',
        ),
      'twenty-nine days for a reason of blanks, over the clock change': (story) =>
        readyOn(story, '2026-03-16T23:00:00.000Z').refuses(
          'anne',
          'DrawUpSummons',
          calledTo('2026-04-15T10:00', { whyLater: '  ' }),
          'incomplete',
          '3.2.2-7',
          'whyLater',
        ),
      'so many in the second summons, without a reason': (story) =>
        summoned(story)
          .does('kari', 'MoveMeeting', moving())
          .refuses(
            'anne',
            'DrawUpSummons',
            drawingUp({ ...summons, meetAt: '2026-02-12T10:00' }, 2),
            'incomplete',
            '3.2.2-7',
            'whyLater',
          ),
    },
    repeats: {
      'the reason is kept once': (story) =>
        void readyOn(story, '2026-01-14T08:00:00.000Z').repeats(
          'anne',
          'DrawUpSummons',
          calledTo('2026-02-12T10:00', { whyLater: 'He is on leave.' }),
        ),
    },
  },
  {
    rule: '3.2.2-8',
    title: 'the meeting may be moved for practical reasons',
    allows: {
      'with a new summons, and a notice of its own': (story) => {
        check(offersOf(summoned(story), 'kari').includes('MoveMeeting'), 'it is offered');
        story.does('kari', 'MoveMeeting', moving());
        check(story.tasksOf('anne').join() === 'DrawUpSummons', 'HR draws up anew');
        check(story.tasksOf('jonas').length === 0, 'nobody confirms the old one');
      },
      twice: (story) => {
        movedTwice(story).at('2026-03-04T12:00:00.000Z');
        story.does('kari', 'HoldMeeting', holding({ ...meeting, heldAt: '2026-03-04T10:00' }, 3));
      },
      'the new summons says in place of which meeting it stands, and the first says nothing of the kind': (story) => {
        check(inPlaceOf(confirmed(story), 1) === undefined, 'the first');
        check(inPlaceOf(moved(new Story(story.ground.procedure)), 2) === firstMeeting, 'the second');
        const third = movedTwice(new Story(story.ground.procedure));
        check(inPlaceOf(third, 3) === secondMeeting, 'the third, of the second');
      },
      'after the time of the meeting, when nobody could come': (story) =>
        void summoned(story).at('2026-01-30T09:00:00.000Z').does('kari', 'MoveMeeting', moving()),
    },
    refuses: {
      'holding it on another day than it was called to': (story) =>
        summoned(story)
          .does('jonas', 'ConfirmReceipt', confirming())
          .at('2026-01-29T12:00:00.000Z')
          .refuses('kari', 'HoldMeeting', heldAt('2026-01-29T10:00'), 'incomplete', '3.2.2-8', 'heldAt'),
      'holding it on another day than it was moved to': (story) =>
        moved(story)
          .at('2026-02-17T12:00:00.000Z')
          .refuses(
            'kari',
            'HoldMeeting',
            holding({ ...meeting, heldAt: '2026-02-17T10:00' }, 2),
            'incomplete',
            '3.2.2-8',
            'heldAt',
          ),
      'a new summons that leaves open whether the old one holds': (story) =>
        demand(inPlaceOf(moved(story), 2) === firstMeeting, 'it names the meeting that it replaces'),
      'moving it without a reason': (story) =>
        summoned(story).refuses(
          'kari',
          'MoveMeeting',
          { ...moving(), answers: { reasons: '' } },
          'incomplete',
          '3.2.2-8',
          'reasons',
        ),
      'moving what nobody was called to': (story) => {
        drawnUp(story).refuses('kari', 'MoveMeeting', moving(), 'unknownCommand');
        demand(offersOf(story.does('kari', 'SendSummons', sendingSummons()), 'kari').includes('MoveMeeting'), 'now');
      },
      'moving what was held': (story) =>
        summoned(story)
          .does('jonas', 'ConfirmReceipt', confirming())
          .at('2026-01-28T12:00:00.000Z')
          .does('kari', 'HoldMeeting', holding())
          .refuses('kari', 'MoveMeeting', moving(), 'notAskedFor', '3.2.2-8'),
      'the employee or HR moving it': (story) => {
        demand(offersOf(summoned(story), 'kari').includes('MoveMeeting'), 'it is the leader’s');
        for (const other of ['jonas', 'anne']) story.refuses(other, 'MoveMeeting', moving(), 'notYours');
      },
      'a new summons to less than two weeks ahead': (story) =>
        summoned(story)
          .does('kari', 'MoveMeeting', moving())
          .refuses(
            'anne',
            'DrawUpSummons',
            drawingUp({ ...summons, meetAt: '2026-01-20T10:00' }, 2),
            'incomplete',
            '3.2.2-6',
          ),
    },
    repeats: {
      'it is moved once': (story) =>
        summoned(story)
          .repeats('kari', 'MoveMeeting', moving())
          .refuses('kari', 'MoveMeeting', moving(), 'alreadyDone', '3.2.2-8'),
    },
  },
  {
    rule: '3.2.2-9',
    title: 'a decision in absence only after a meeting that had been moved',
    allows: {
      'he stays away from the moved meeting, and it can be decided': (story) => {
        moved(story).timePasses('2026-02-16T09:00:00.000Z').does('kari', 'RecordAbsence', absence());
        check(story.tasksOf('anne').join() === 'DecideDiscipline', 'HR decides with the leader');
        check(story.tasksOf('jonas').length === 0, 'he signs nothing');
        check(!story.tasksOf('kari').includes('WriteMinutes'), 'there are no minutes of what was not held');
      },
      'moved twice too': (story) =>
        void movedTwice(story).timePasses('2026-03-04T11:00:00.000Z').does('kari', 'RecordAbsence', absence(3)),
      'from the first meeting he stays away: it is moved, and only then': (story) => {
        summoned(story).does('jonas', 'ConfirmReceipt', confirming()).timePasses('2026-01-28T11:00:00.000Z');
        check(!offersOf(story, 'kari').includes('RecordAbsence'), 'it is not offered');
        check(offersOf(story, 'kari').includes('MoveMeeting'), 'but to move it');
      },
    },
    refuses: {
      'absence from a meeting that was never moved': (story) =>
        summoned(story)
          .does('jonas', 'ConfirmReceipt', confirming())
          .timePasses('2026-01-28T11:00:00.000Z')
          .refuses('kari', 'RecordAbsence', absence(1), 'tooEarly', '3.2.2-9'),
      'absence a minute before the meeting': (story) =>
        moved(story)
          .timePasses('2026-02-16T08:59:00.000Z')
          .refuses('kari', 'RecordAbsence', absence(), 'tooEarly', '3.2.2-9'),
      'absence before the new summons was received': (story) =>
        movedUnconfirmed(story)
          .timePasses('2026-02-16T11:00:00.000Z')
          .refuses('kari', 'RecordAbsence', absence(), 'tooEarly', '3.2.2-6'),
      'absence from the old meeting, after it was moved': (story) => {
        movedUnconfirmed(story).timePasses('2026-01-29T07:00:00.000Z');
        story.refuses('kari', 'RecordAbsence', absence(1), 'unknownCommand');
      },
      'absence without saying what happened': (story) =>
        moved(story)
          .timePasses('2026-02-16T11:00:00.000Z')
          .refuses('kari', 'RecordAbsence', { ...absence(), answers: { what: '' } }, 'incomplete', '3.2.2-9', 'what'),
      'holding the meeting from which he stayed away': (story) =>
        moved(story)
          .timePasses('2026-02-16T11:00:00.000Z')
          .does('kari', 'RecordAbsence', absence())
          .refuses('kari', 'HoldMeeting', holding({ ...meeting, heldAt: secondMeeting }, 2), 'notAskedFor', '3.2.3-1'),
    },
    repeats: {
      'it is recorded once': (story) =>
        moved(story)
          .timePasses('2026-02-16T11:00:00.000Z')
          .repeats('kari', 'RecordAbsence', absence())
          .refuses('kari', 'RecordAbsence', absence(), 'alreadyDone', '3.2.2-9'),
    },
  },
];
