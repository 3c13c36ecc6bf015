import { documentOf, instanceOf } from '../../src/case/state';
import {
  conferred,
  confirming,
  drawingUp,
  drawnUp,
  handingOver,
  holding,
  meeting,
  moving,
  sendingBack,
  sendingSummons,
  summoned,
  summons,
  toldOfMeeting,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { people, type Step, type Story } from '../support/story';

/** Whose meeting is to be drawn up on this day. */
export const readyOn = (story: Story, now: string): Story => toldOfMeeting(story).at(now);
export const calledTo = (meetAt: string, more: Readonly<Record<string, string>> = {}): Step =>
  drawingUp({ ...summons, meetAt, ...more });
export const letterOf = (story: Story, round = 1) =>
  documentOf(story.open, { step: 'sendSummons', subject: 'a1', round });

/** Chapter 3.2.2: the summons, and who draws it up. */
export const summonsRules: readonly RuleTests[] = [
  {
    rule: '3.2.2-3',
    title: 'the summons is drawn up by HR’s representative',
    allows: {
      'HR draws it up, the leader sends it, and the employee confirms': (story) => {
        drawnUp(story);
        check(story.tasksOf('kari').join() === 'SendSummons', 'Kari has it');
        story.does('kari', 'SendSummons', sendingSummons());
        check(story.tasksOf('jonas').join() === 'ConfirmReceipt', 'Jonas has it');
      },
      'sent back twice, drawn up anew each time, and sent': (story) => {
        drawnUp(story).does('kari', 'SendSummons', sendingBack());
        check(letterOf(story) === undefined && story.tasksOf('jonas').length === 0, 'Jonas gets nothing');
        story.does('anne', 'DrawUpSummons', drawingUp(summons, 2)).does('kari', 'SendSummons', sendingBack(2));
        story.does('anne', 'DrawUpSummons', drawingUp(summons, 3)).does('kari', 'SendSummons', sendingSummons(3));
        check(letterOf(story, 3) !== undefined, 'the third goes out');
        story.does('jonas', 'ConfirmReceipt', confirming(3)).at('2026-01-28T12:00:00.000Z');
        story.does('kari', 'HoldMeeting', holding(meeting, 3));
      },
      'whoever takes over in HR draws it up': (story) => {
        toldOfMeeting(story).disabled = ['anne'];
        story.timePasses('2026-01-14T08:00:00.000Z').does('bjorn', 'DrawUpSummons', drawingUp());
      },
    },
    refuses: {
      'the leader drawing it up': (story) => {
        demand(toldOfMeeting(story).tasksOf('anne').includes('DrawUpSummons'), 'it is Anne’s');
        story.refuses('kari', 'DrawUpSummons', drawingUp(), 'notYours');
      },
      'a leader who works in HR drawing it up: the other one does': (story) => {
        conferred(story).around = { ...story.around, leaders: [people.bjorn, people.per] };
        story.timePasses('2026-01-13T08:00:00.000Z');
        check(story.open.roles.handler?.accountId === 'bjorn', 'Bjørn, of HR, leads Nora now');
        story.does('bjorn', 'TellOfMeeting', {
          step: 'tellOfMeeting',
          subject: 'a1',
          answers: { about: 'A meeting.' },
        });
        demand(story.tasksOf('anne').includes('DrawUpSummons'), 'it is Anne’s');
        story.refuses('bjorn', 'DrawUpSummons', drawingUp(), 'notYours');
      },
      'sending what nobody drew up': (story) =>
        toldOfMeeting(story).refuses('kari', 'SendSummons', sendingSummons(), 'unknownCommand'),
      'sending back without a remark': (story) => {
        const silent = { ...sendingBack(), answers: { way: 'sendBack' } };
        drawnUp(story).refuses('kari', 'SendSummons', silent, 'incomplete', '3.2.2-3', 'remark');
      },
      'a remark that would go out to nobody': (story) => {
        const both = { ...sendingSummons(), answers: { way: 'send', remark: 'Well done.' } };
        drawnUp(story).refuses('kari', 'SendSummons', both, 'incomplete', '3.2.2-3', 'remark');
      },
      'sending what was sent back': (story) =>
        drawnUp(story)
          .does('kari', 'SendSummons', sendingBack())
          .refuses('kari', 'SendSummons', sendingSummons(), 'alreadyDone', '3.2.2-3'),
      'the employee confirming what was sent back': (story) => {
        drawnUp(story).does('kari', 'SendSummons', sendingBack());
        story.refuses('jonas', 'ConfirmReceipt', confirming(), 'notAskedFor', '3.2.2-6');
        story.refuses('kari', 'RecordHandover', handingOver('2026-01-14T09:00'), 'notAskedFor', 'P-2');
      },
    },
    repeats: {
      'drawn up once': (story) =>
        readyOn(story, '2026-01-14T08:00:00.000Z')
          .repeats('anne', 'DrawUpSummons', drawingUp())
          .refuses('anne', 'DrawUpSummons', drawingUp(), 'alreadyDone', '3.2.2-3'),
      'sent once': (story) =>
        drawnUp(story)
          .repeats('kari', 'SendSummons', sendingSummons())
          .refuses('kari', 'SendSummons', sendingBack(), 'alreadyDone', '3.2.2-3'),
    },
  },
  {
    rule: '3.2.2-4',
    title: 'what a summons has in it',
    allows: {
      'five elements, of which two stand in every summons': (story) => {
        const { elements = {} } = letterOf(summoned(story)) ?? {};
        const names = 'concerns,whyUnacceptable,meetAt,place,evidence,mayBeAccompanied,furtherMeasures';
        check(Object.keys(elements).join() === names, `they stand there: ${Object.keys(elements).join()}`);
        check(elements.concerns === summons.concerns, 'in HR’s words');
      },
    },
    refuses: {
      'a summons that lacks one of them': (story) => {
        readyOn(story, '2026-01-14T08:00:00.000Z');
        for (const field of ['concerns', 'whyUnacceptable', 'meetAt', 'place']) {
          story.refuses(
            'anne',
            'DrawUpSummons',
            drawingUp({ ...summons, [field]: ' ' }),
            'incomplete',
            '3.2.2-4',
            field,
          );
        }
      },
      'a summons that keeps quiet about being accompanied, or about what may follow': (story) => {
        const { elements = {} } = letterOf(summoned(story)) ?? {};
        demand(elements.mayBeAccompanied === 'yes' && elements.furtherMeasures === 'yes', 'both stand there');
      },
      'a time that there is not, or that has passed': (story) => {
        readyOn(story, '2026-01-14T08:00:00.000Z');
        for (const meetAt of ['2026-01-14T08:00', '28 January at ten', '2026-02-30T10:00']) {
          story.refuses('anne', 'DrawUpSummons', calledTo(meetAt), 'incomplete', '3.2.2-4', 'meetAt');
        }
      },
    },
    repeats: {
      'what was sent says the same for ever, whatever the next one says': (story) => {
        const before = JSON.stringify(letterOf(summoned(story)));
        story.does('kari', 'MoveMeeting', moving());
        story.does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: '2026-02-04T10:00', place: 'Room 9' }, 2));
        story.does('kari', 'SendSummons', sendingSummons(2));
        check(JSON.stringify(letterOf(story)) === before, 'the first is as it was');
        check(letterOf(story, 2)?.elements?.place === 'Room 9', 'the second has the new place');
      },
    },
  },
  {
    rule: '3.2.2-5',
    title: 'written evidence goes with the summons, or it is said why not',
    allows: {
      'a copy, which the employee reads': (story) =>
        check(letterOf(summoned(story))?.elements?.evidence === summons.evidence, 'it stands in the summons'),
      'none, for a reason that is on record and not in the letter': (story) => {
        const noEvidence = 'Nothing is in writing.';
        readyOn(story, '2026-01-14T08:00:00.000Z');
        story.does('anne', 'DrawUpSummons', drawingUp({ ...summons, evidence: '', noEvidence }));
        story.does('kari', 'SendSummons', sendingSummons());
        check(letterOf(story)?.elements?.noEvidence === undefined, 'Jonas does not read it');
        const drawing = instanceOf(story.open, { step: 'drawUpSummons', subject: 'a1', round: 1 });
        check(drawing.done?.answers.noEvidence === noEvidence, 'it is on record');
      },
    },
    refuses: {
      'neither evidence nor a reason': (story) =>
        readyOn(story, '2026-01-14T08:00:00.000Z').refuses(
          'anne',
          'DrawUpSummons',
          drawingUp({ ...summons, evidence: '' }),
          'incomplete',
          '3.2.2-5',
          'evidence',
        ),
      both: (story) =>
        readyOn(story, '2026-01-14T08:00:00.000Z').refuses(
          'anne',
          'DrawUpSummons',
          drawingUp({ ...summons, noEvidence: 'There is none.' }),
          'incomplete',
          '3.2.2-5',
          'noEvidence',
        ),
    },
    repeats: {
      'drawn up twice with one press, it goes along once': (story) =>
        void readyOn(story, '2026-01-14T08:00:00.000Z').repeats('anne', 'DrawUpSummons', drawingUp()),
    },
  },
];
