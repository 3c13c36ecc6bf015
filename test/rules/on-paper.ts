import { openTasks } from '../../src/case/tasks';
import { check, demand, type RuleTests } from '../support/rule-tests';
import {
  acknowledge,
  assess,
  call,
  deciding,
  hear,
  protect,
  readBy,
  receivedAgainstVolunteer,
  sign,
  signForHr,
  talk,
  tell,
  wishes,
  write,
  writeForAccused,
} from '../support/scenes';
import type { Story } from '../support/story';

export const volunteerSigning = (story: Story) => ({
  step: 'signMinutesOfAccused',
  answers: { way: 'sign', sha256: readBy(story, 'writeMinutesOfAccused', 'a1') },
});

/** A volunteer without an account is accused, and Nora's minutes lie before her. */
const writtenAgainstVolunteer = (story: Story): Story =>
  write(talk(tell(signForHr(acknowledge(receivedAgainstVolunteer(story))))));
/** The volunteer was heard, and the minutes wait for them. */
export const volunteerHeard = (story: Story): Story =>
  writeForAccused(hear(call(protect(assess(writtenAgainstVolunteer(story).does('nora', 'SignMinutes', sign))))));

const volunteerComplains = (story: Story): Story =>
  write(
    talk(
      tell(
        signForHr(
          acknowledge(story.sends({ way: 'observed', by: 'silje', complainant: { name: 'Odd Frivillig' } })).does(
            'kari',
            'AskForWishes',
            wishes('wanted'),
          ),
        ),
      ),
    ),
  );

/** Chapter 1.1: whoever has no account is a party as any other. */
export const onPaperRules: readonly RuleTests[] = [
  {
    rule: '1.1-1',
    title: 'a party without an account is handled on paper, and the leader records it',
    allows: {
      'the leader records the signature of an accused volunteer': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        const [given] = story.events.filter((e) => e.type === 'SignatureGiven').slice(-1);
        check(given?.by === 'kari' && given.onPaper === true, 'it says who recorded it, and that it was on paper');
        check(
          story.events.some((e) => e.type === 'DocumentFiled' && e.inFileOf === 'accused' && e.onPaper === true),
          'it is filed as any other',
        );
      },
      'the leader records that the volunteer declined to sign, with the reason': (story) => {
        const { step, answers } = volunteerSigning(volunteerHeard(story));
        story.does('kari', 'SignMinutes', { step, answers: { ...answers, way: 'decline', reason: 'Not my words.' } });
        check(!story.tasksOf('kari').includes('SignMinutes'), 'nothing waits for a signature');
      },
      'the leader records what the volunteer answered to the call': (story) => {
        writtenAgainstVolunteer(story);
        call(protect(story)).does('kari', 'AnswerInvitation', {
          step: 'answerInvitationOfAccused',
          answers: { way: 'declines', words: 'Will not come.' },
        });
        check(!story.tasksOf('kari').includes('HoldConversation'), 'the conversation falls away');
      },
      'a complainant without an account signs on paper': (story) => {
        volunteerComplains(story).does('kari', 'SignMinutes', sign);
        const [given] = story.events.filter((e) => e.type === 'SignatureGiven');
        check(given?.onPaper === true, 'it says that it was on paper');
      },
      'the withdrawal of a complainant without an account is recorded': (story) => {
        volunteerComplains(story).does('kari', 'Withdraw', { step: 'withdraw' });
        check(story.tasksOf('anne').includes('DecideFollowUp'), 'it is followed up');
      },
    },
    refuses: {
      'leaving the signature of a volunteer to nobody': (story) => {
        volunteerHeard(story).refuses('anne', 'DecideCase', deciding('no'), 'tooEarly', '3.1.2-18');
        demand(story.tasksOf('kari').includes('SignMinutes'), 'the leader is to have it signed on paper');
      },
      'anybody but the leader recording it': (story) => {
        const signing = volunteerSigning(volunteerHeard(story));
        for (const other of ['anne', 'nora', 'per']) story.refuses(other, 'SignMinutes', signing, 'notYours');
        demand(
          openTasks(story.ground.procedure, story.open).some((task) => task.personId === 'kari' && task.onPaper),
          'it is the leader’s to record',
        );
      },
      'a signature on paper to something else than what lies there': (story) =>
        volunteerHeard(story).refuses(
          'kari',
          'SignMinutes',
          { step: 'signMinutesOfAccused', answers: { way: 'sign', sha256: 'other' } },
          'changedSince',
          '3.1.2-18',
        ),
      'the leader signing for a party who has an account': (story) => {
        writtenAgainstVolunteer(story).refuses('kari', 'SignMinutes', sign, 'notYours');
        story.does('nora', 'SignMinutes', sign);
        writeForAccused(hear(call(protect(assess(story)))));
        demand(story.tasksOf('kari').includes('SignMinutes'), 'only for the volunteer, who has none');
      },
    },
    repeats: {
      'recording a signature twice records it once': (story) =>
        void volunteerHeard(story).repeats('kari', 'SignMinutes', volunteerSigning(story)),
    },
  },
];
