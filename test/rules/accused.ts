import { check, demand, type RuleTests } from '../support/rule-tests';
import {
  accusedConversation,
  accusedMinutes,
  accusedSigning,
  accusedWriting,
  askedOf,
  call,
  callAnswers,
  called,
  calling,
  hear,
  heard,
  heardAndWritten,
  hearing,
  investigated,
  note,
  noting,
  prepared,
  preparedAgainstTwo,
  readBy,
  waitsFor,
  writeForAccused,
} from '../support/scenes';
import type { Story } from '../support/story';

/** Jonas was told under this rule, and when. */
const toldUnder = (story: Story, rule: string, strand = 'a1') =>
  story.events.filter((e) => e.type === 'StepDone' && e.rule === rule && e.strand === strand);

/** The accused is invited twice and never answers: 12 January, then 19 January, five working days each. */
function neverComes(story: Story): Story {
  called(story)
    .timePasses('2026-01-16T07:00:00.000Z')
    .does('kari', 'CallAccused', { ...calling(), round: 2, answers: { ...callAnswers, meetAt: '2026-01-20T10:00' } });
  return story.timePasses('2026-01-26T07:00:00.000Z').timePasses('2026-01-30T07:00:00.000Z');
}

const declinesToCome = { step: 'answerInvitationOfAccused', answers: { way: 'declines', words: 'I will not.' } };

/** The minutes are owed, and lie before the accused. */
const laidBeforeJonas = (story: Story): Story => writeForAccused(askedOf(heard(story), 'kari', 'WriteMinutes'));

/** Chapter 3.1.2, the conversation with each accused, from what they are told before it to its minutes. */
export const accusedRules: readonly RuleTests[] = [
  {
    rule: '3.1.2-15',
    title: 'the accused is told that they may bring somebody',
    allows: {
      'it is said with the call, in one message': (story) => {
        const before = prepared(story).messages.length;
        call(story);
        check(toldUnder(story, '3.1.2-15').length === 1, 'the case records that it was said');
        const notices = story.messages.slice(before).filter(({ kind, to }) => kind === 'notice' && to === 'jonas');
        check(notices.length === 1, 'Jonas gets one message');
      },
    },
    refuses: {
      'the conversation before the accused was told': (story) =>
        prepared(story)
          .at('2026-01-12T12:00:00.000Z')
          .refuses('kari', 'HoldConversation', hearing(), 'tooEarly', '3.1.2-15'),
      'the conversation with one accused because another was told': (story) => {
        call(preparedAgainstTwo(story), 'a1').at('2026-01-12T12:00:00.000Z');
        story.refuses('kari', 'HoldConversation', hearing('a2'), 'tooEarly', '3.1.2-15');
      },
      'saying it apart from the call': (story) => {
        prepared(story).refuses('kari', 'TellAccusedOfCompanion', { step: 'tellAccusedOfCompanion' }, 'unknownCommand');
        demand(toldUnder(call(story), '3.1.2-15').length === 1, 'it is said with the call');
      },
    },
    repeats: {
      'calling twice says it once': (story) => {
        prepared(story).repeats('kari', 'CallAccused', calling());
        check(toldUnder(story, '3.1.2-15').length === 1, 'it was said once');
      },
      'a second call to another time does not say it anew': (story) => {
        called(story).does('kari', 'CallAccused', { ...calling(), round: 2 });
        check(toldUnder(story, '3.1.2-15').length === 1, 'it was said with the first');
      },
    },
  },
  {
    rule: '3.1.2-16',
    title: 'the accused is told that it is an investigation, which may lead to disciplinary measures',
    allows: {
      'it is said with the call, to each accused on their own': (story) => {
        call(preparedAgainstTwo(story), 'a1');
        check(toldUnder(story, '3.1.2-16', 'a1').length === 1, 'Jonas was told');
        check(toldUnder(story, '3.1.2-16', 'a2').length === 0, 'Silje was not');
        check(!story.messages.some(({ to }) => to === 'silje'), 'and knows nothing yet');
        call(story, 'a2');
        check(toldUnder(story, '3.1.2-16', 'a2').length === 1, 'now Silje was told');
      },
    },
    refuses: {
      'the conversation before the accused was told': (story) =>
        void waitsFor(
          prepared(story).at('2026-01-12T12:00:00.000Z'),
          'kari',
          'HoldConversation',
          hearing(),
          'tellAccusedWhatThisIs',
        ),
      'the conversation with one accused because another was told': (story) => {
        call(preparedAgainstTwo(story), 'a1').at('2026-01-12T12:00:00.000Z');
        waitsFor(story, 'kari', 'HoldConversation', hearing('a2'), 'tellAccusedWhatThisIs');
      },
    },
    repeats: {
      'calling twice says it once': (story) => {
        prepared(story).repeats('kari', 'CallAccused', calling());
        check(toldUnder(story, '3.1.2-16').length === 1, 'it was said once');
      },
    },
  },
  {
    rule: '3.1.2-17',
    title: 'conversation with the accused, one for each',
    allows: {
      'once it was considered and said': (story) => void heard(story),
      'each accused in their own time': (story) => {
        hear(call(preparedAgainstTwo(story), 'a2'), 'a2');
        check(story.tasksOf('kari').includes('CallAccused'), 'Jonas is still to be called');
        check(story.tasksOf('kari').includes('WriteMinutes'), 'Silje’s minutes are to be written');
      },
      'whoever declines to come does not stop the case': (story) => {
        called(story).does('jonas', 'AnswerInvitation', declinesToCome);
        check(!story.tasksOf('kari').includes('WriteMinutes'), 'there is nothing to write minutes of');
        note(story);
      },
      'whoever never comes does not stop the case: HR records it after two invitations': (story) => {
        neverComes(story);
        check(story.tasksOf('anne').includes('RecordLapse'), 'HR is to record it');
        story.does('anne', 'RecordLapse', {
          step: 'holdConversationWithAccused',
          subject: 'a1',
          answers: { note: 'Twice.' },
        });
        note(story);
      },
    },
    refuses: {
      'minutes of a conversation that was not held': (story) =>
        called(story).refuses('kari', 'WriteMinutes', accusedWriting(), 'tooEarly', '3.1.2-17'),
      'minutes for one accused of the conversation with another': (story) =>
        hear(askedOf(call(call(preparedAgainstTwo(story), 'a1'), 'a2'), 'kari', 'HoldConversation')).refuses(
          'kari',
          'WriteMinutes',
          accusedWriting('a2'),
          'tooEarly',
          '3.1.2-17',
        ),
      'a conversation in the future': (story) =>
        called(story).refuses(
          'kari',
          'HoldConversation',
          { ...hearing(), answers: { ...accusedConversation, heldAt: '2027-01-12T10:00' } },
          'incomplete',
          '3.1.2-17',
          'heldAt',
        ),
      'HR holding it instead of the leader': (story) =>
        called(story).at('2026-01-12T12:00:00.000Z').refuses('anne', 'HoldConversation', hearing(), 'notYours'),
      'a lapse before the accused was invited twice': (story) =>
        called(story)
          .timePasses('2026-01-30T07:00:00.000Z')
          .refuses(
            'anne',
            'RecordLapse',
            { step: 'holdConversationWithAccused', subject: 'a1', answers: { note: 'Did not come.' } },
            'tooEarly',
            'P-2',
          ),
    },
    repeats: {
      'recording it twice records it once': (story) =>
        void called(story).at('2026-01-12T12:00:00.000Z').repeats('kari', 'HoldConversation', hearing()),
    },
  },
  {
    rule: '3.1.2-18',
    title: 'minutes, signed by both, in the accused’s file, with a copy',
    allows: {
      'the accused signs, and it is filed': (story) => {
        investigated(story);
        check(
          story.events.some((e) => e.type === 'DocumentFiled' && e.inFileOf === 'accused' && e.strand === 'a1'),
          'it was filed',
        );
        check(
          story.messages.some((m) => m.kind === 'notice' && m.to === 'jonas' && m.notice === 'DocumentFiled'),
          'Jonas is told of his copy',
        );
      },
      'declining with a reason meets the gate, and is filed too': (story) => {
        const { answers } = accusedSigning();
        heardAndWritten(story).does('jonas', 'SignMinutes', {
          ...accusedSigning(),
          answers: { ...answers, way: 'decline', reason: 'I did not say that.' },
        });
        check(
          story.events.some((e) => e.type === 'DocumentFiled' && e.inFileOf === 'accused'),
          'it was filed',
        );
        note(story);
      },
      'the leader corrects them before they are signed': (story) => {
        heardAndWritten(story).does('kari', 'WriteMinutes', { ...accusedWriting(), answers: { text: 'Corrected.' } });
        check(story.open.strands.a1?.documents['writeMinutesOfAccused/a1/1']?.version === 2, 'it is version 2');
      },
    },
    refuses: {
      'filing it anywhere but with the accused, in their own strand': (story) => {
        laidBeforeJonas(story);
        const sha256 = readBy(story, 'writeMinutesOfAccused', 'a1');
        story.does('jonas', 'SignMinutes', { ...accusedSigning(), answers: { way: 'sign', sha256 } });
        const filed = story.events.filter((e) => e.type === 'DocumentFiled' && e.rule === '3.1.2-18');
        demand(
          filed.length === 1 &&
            filed.every(
              (e) =>
                e.type === 'DocumentFiled' && e.inFileOf === 'accused' && e.copyTo === 'accused' && e.strand === 'a1',
            ),
          'filed with Jonas once, and nowhere else',
        );
      },
      'the investigation note before both have signed': (story) =>
        heard(story).refuses('kari', 'WriteInvestigationNote', noting(), 'tooEarly', '3.1.2-18'),
      'signing what has been changed since it was read': (story) =>
        laidBeforeJonas(story)
          .does('kari', 'WriteMinutes', { ...accusedWriting(), answers: { text: 'Corrected.' } })
          .refuses('jonas', 'SignMinutes', accusedSigning(), 'changedSince', '3.1.2-18'),
      'changing what has been signed': (story) =>
        laidBeforeJonas(story)
          .does('jonas', 'SignMinutes', accusedSigning())
          .refuses(
            'kari',
            'WriteMinutes',
            { ...accusedWriting(), answers: { text: 'Changed.' } },
            'alreadyDone',
            '3.1.2-18',
          ),
      'one accused signing for another': (story) => {
        writeForAccused(askedOf(hear(call(call(preparedAgainstTwo(story), 'a1'), 'a2'), 'a1'), 'kari', 'WriteMinutes'));
        story.refuses('silje', 'SignMinutes', accusedSigning('a1'), 'notYours');
      },
      'the complainant signing for the accused': (story) =>
        laidBeforeJonas(story).refuses('nora', 'SignMinutes', accusedSigning(), 'notYours'),
      'empty minutes': (story) =>
        heard(story).refuses(
          'kari',
          'WriteMinutes',
          { ...accusedWriting(), answers: { text: '' } },
          'incomplete',
          '3.1.2-18',
          'text',
        ),
    },
    repeats: {
      'signing twice signs once': (story) =>
        void heardAndWritten(story).repeats('jonas', 'SignMinutes', accusedSigning()),
      'writing the same twice writes it once': (story) =>
        heardAndWritten(story).refuses(
          'kari',
          'WriteMinutes',
          { ...accusedWriting(), answers: { text: accusedMinutes } },
          'alreadyDone',
          '3.1.2-18',
        ),
    },
  },
];
