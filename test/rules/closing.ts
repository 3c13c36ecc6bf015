import { closingDiscipline, talkChosen } from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import {
  call,
  carryThrough,
  close,
  closed,
  closing,
  counsel,
  counselling,
  decided,
  discipline,
  letterToComplainant,
  noted,
  offersOf,
  preparedAgainstTwo,
  readyToClose,
  tellBoth,
} from '../support/scenes';

const again = { step: 'reportMore', answers: { kind: 'again', what: 'He laughed again today.' } };

/** Chapter 3.1.2, from what follows from the decision to the closing note. */
export const closingRules: readonly RuleTests[] = [
  {
    rule: '3.1.2-26',
    title: 'no grounds, or doubt: counselling is offered to the parties',
    allows: {
      'it is owed where there are no grounds, and where there is doubt': (story) => {
        decided(story, 'doubt');
        check(story.tasksOf('kari').includes('OfferCounselling'), 'the leader is to offer it');
        counsel(story);
        const told = story.messages.filter((m) => m.kind === 'notice' && m.notice === 'CounsellingOffered');
        check(told.map(({ to }) => to).join() === 'nora,jonas', 'to both parties');
      },
      'with grounds it is not owed': (story) =>
        check(!decided(story, 'yes').tasksOf('kari').includes('OfferCounselling'), 'it is not asked for'),
    },
    refuses: {
      'closing before it was offered': (story) =>
        tellBoth(decided(story, 'no')).refuses('kari', 'CloseStrand', closing(), 'tooEarly', '3.1.2-26'),
      'closing on doubt before it was offered': (story) =>
        tellBoth(decided(story, 'doubt')).refuses('kari', 'CloseStrand', closing(), 'tooEarly', '3.1.2-26'),
      'an offer of nothing': (story) =>
        decided(story, 'no').refuses(
          'kari',
          'OfferCounselling',
          { ...counselling(), answers: { offer: ' ' } },
          'incomplete',
          '3.1.2-26',
          'offer',
        ),
      'HR offering it instead of the leader': (story) =>
        decided(story, 'no').refuses('anne', 'OfferCounselling', counselling(), 'notYours'),
    },
    repeats: {
      'offering it twice offers it once': (story) =>
        void decided(story, 'no').repeats('kari', 'OfferCounselling', counselling()),
    },
  },
  {
    rule: '3.1.2-27',
    title: 'bullying or harassment found: the disciplinary procedure starts',
    allows: {
      'it starts as a formal case, and leader and HR confer first': (story) => {
        tellBoth(decided(story, 'yes'));
        check(story.tasksOf('kari').join() === 'StartDiscipline', 'the leader is to start it');
        story.does('kari', 'StartDiscipline', discipline());
        check(story.open.phase === 'open', 'nothing is closed by it');
        check(story.tasksOf('kari').join() === 'ConferWithHr', 'the formal procedure begins');
      },
      'it starts with a talk': (story) => check(talkChosen(story).tasksOf('kari').join() === 'CallToTalk', 'a talk'),
      'without grounds it never starts': (story) =>
        check(!tellBoth(decided(story, 'doubt')).tasksOf('kari').includes('StartDiscipline'), 'it is not asked for'),
    },
    refuses: {
      'closing with grounds without having started it': (story) => {
        tellBoth(decided(story, 'yes')).refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', '3.1.2-27');
        story.refuses('kari', 'CloseStrand', closing(), 'notAskedFor', '3.1.2-28');
      },
      'starting it before both parties were told': (story) =>
        decided(story, 'yes')
          .does('kari', 'TellOutcome', letterToComplainant())
          .refuses('kari', 'StartDiscipline', discipline(), 'tooEarly', 'P-13'),
      'starting it where there are no grounds': (story) =>
        tellBoth(decided(story, 'no')).refuses('kari', 'StartDiscipline', discipline(), 'notAskedFor', '3.1.2-27'),
      'starting it without saying how, or why so': (story) => {
        for (const field of ['way', 'reasons']) {
          const without = { ...discipline(), answers: { ...discipline().answers, [field]: '' } };
          const ready = story.state.phase === 'absent' ? tellBoth(decided(story, 'yes')) : story;
          ready.refuses('kari', 'StartDiscipline', without, 'incomplete', '3.1.2-27', field);
        }
      },
      'HR starting it instead of the leader': (story) =>
        tellBoth(decided(story, 'yes')).refuses('anne', 'StartDiscipline', discipline(), 'notYours'),
    },
    repeats: {
      'starting it twice starts it once': (story) =>
        void tellBoth(decided(story, 'yes')).repeats('kari', 'StartDiscipline', discipline()),
    },
  },
  {
    rule: '3.1.2-28',
    title: 'no grounds: closed with a note',
    allows: {
      'the note closes the strand, and with the last one the case': (story) => {
        closed(story);
        check(story.open.phase === 'closed', 'it is closed');
        for (const party of ['nora', 'jonas']) {
          const told = story.messages.filter(
            (m) => m.kind === 'notice' && m.to === party && m.notice === 'StrandClosed',
          );
          check(told.length === 1, `${party} is told once, not ${told.length} times`);
        }
      },
      'each strand with a note of its own: the case is open while one is': (story) => {
        call(call(preparedAgainstTwo(story), 'a1'), 'a2');
        close(carryThrough(story, 'a1', 'jonas'), 'a1');
        check(story.open.strands.a1?.closedAt !== undefined, 'Jonas’s strand is closed');
        check(story.open.phase === 'open', 'the case is not');
        close(carryThrough(story, 'a2', 'silje'), 'a2');
        check(story.open.phase === 'closed', 'now it is');
      },
      'after closing nothing is left but to say that it happened again or that something is wrong, to appeal, or to step down':
        (story) => {
          closed(story);
          check(
            ['kari', 'anne', 'nora', 'jonas'].every((one) => story.tasksOf(one).length === 0),
            'nobody is asked',
          );
          check(
            offersOf(story, 'nora').join() === 'Appeal,ReportMore,AskToRectify',
            'Nora can appeal, report more, and say what is wrong',
          );
          check(offersOf(story, 'jonas').join() === 'Appeal,AskToRectify', 'Jonas can appeal, and say what is wrong');
          check(offersOf(story, 'kari').join() === 'StepDown', 'Kari can only step down');
          story.does('nora', 'ReportMore', again);
          check(story.open.phase === 'open' && story.tasksOf('anne').join() === 'FollowUpReport', 'HR follows it up');
          check(story.tasksOf('kari').length === 0, 'and no step of the closed case opens again');
        },
    },
    refuses: {
      'closing without a note': (story) => {
        readyToClose(story).refuses(
          'kari',
          'CloseStrand',
          { ...closing(), answers: { note: '' } },
          'incomplete',
          '3.1.2-28',
          'note',
        );
        check(story.open.phase === 'open', 'it is still open');
      },
      'closing with grounds for discipline': (story) =>
        tellBoth(decided(story, 'yes')).refuses('kari', 'CloseStrand', closing(), 'notAskedFor', '3.1.2-28'),
      'closing before the decision': (story) =>
        noted(story).refuses('kari', 'CloseStrand', closing(), 'notAskedFor', '3.1.2-28'),
      'HR closing it instead of the leader': (story) =>
        readyToClose(story).refuses('anne', 'CloseStrand', closing(), 'notYours'),
      'leaving it open for want of somebody to close it': (story) =>
        demand(readyToClose(story).tasksOf('kari').includes('CloseStrand'), 'the note is Kari’s to write'),
    },
    repeats: {
      'closing twice closes once': (story) => void readyToClose(story).repeats('kari', 'CloseStrand', closing()),
      'what is closed is not decided anew': (story) =>
        closed(story).refuses('kari', 'OfferCounselling', counselling(), 'alreadyDone', '3.1.2-26'),
    },
  },
];
