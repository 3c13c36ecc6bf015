import { appealDaysOf } from '../../src/case/appeal-days';
import { filedIn } from '../../src/case/personnel-file';
import { openTasks } from '../../src/case/tasks';
import { check, demand, type RuleTests } from '../support/rule-tests';
import {
  acknowledge,
  assess,
  call,
  close,
  counsel,
  decideBoth,
  deciding,
  hear,
  letterToAccused,
  letterToComplainant,
  note,
  protect,
  readBy,
  receivedAgainstVolunteer,
  sign,
  signed,
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

const copyToVolunteer = {
  step: 'handOverMinutesToAccused',
  subject: 'a1',
  answers: { way: 'byPost', handedAt: '2026-01-12T10:30' },
};
const letterHanded = (handedAt: string) => ({
  step: 'handOverOutcomeToAccused',
  subject: 'a1',
  answers: { way: 'inPerson', handedAt },
});

/** A volunteer without an account is accused, and Nora's minutes lie before her. */
const writtenAgainstVolunteer = (story: Story): Story =>
  write(talk(tell(signForHr(acknowledge(receivedAgainstVolunteer(story))))));
/** The volunteer was heard, and the minutes wait for them. */
export const volunteerHeard = (story: Story): Story =>
  writeForAccused(hear(call(protect(assess(writtenAgainstVolunteer(story).does('nora', 'SignMinutes', sign))))));

export const decidedAgainstVolunteer = (story: Story): Story => {
  volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
  return decideBoth(note(story), 'no');
};

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
      'the leader hands over the copy that is owed, and the file shows when and how': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        const copy = () => filedIn(story.ground.procedure, story.open).find(({ as }) => as === 'accused')?.copy;
        check(copy()?.how === 'owed', 'it is not there yet');
        check(
          story.events.some((e) => e.type === 'DocumentFiled' && e.copy === 'onPaper' && e.due),
          'by a day',
        );
        story.does('kari', 'HandOver', copyToVolunteer);
        check(copy()?.how === 'byPost', 'it was sent by post');
      },
      'a copy for whoever has an account is theirs in Trygg at once': (story) => {
        signed(story);
        const [filed] = filedIn(story.ground.procedure, story.open);
        check(filed?.copy.how === 'inTrygg' && filed.rule === '3.1.2-13', 'Nora finds hers');
        check(!story.tasksOf('kari').includes('HandOver'), 'nobody hands it over');
      },
      'a letter that is handed over later gives all the days to appeal from then': (story) => {
        decidedAgainstVolunteer(story).does('kari', 'TellOutcome', letterToAccused());
        const days = () => appealDaysOf(story.ground.procedure, story.open, 'accused', 'a1')?.accepted.day;
        const promised = days() ?? '';
        story.at('2026-01-15T10:00:00.000Z').does('kari', 'HandOver', letterHanded('2026-01-15T09:00'));
        check(days() === '2026-01-29' && promised < '2026-01-29', 'two weeks from the hand');
      },
      'a letter said to be handed over earlier takes no day away': (story) => {
        decidedAgainstVolunteer(story).does('kari', 'TellOutcome', letterToAccused());
        const days = () => appealDaysOf(story.ground.procedure, story.open, 'accused', 'a1')?.accepted.day;
        const promised = days();
        story.does('kari', 'HandOver', letterHanded('2026-01-06T09:00'));
        check(days() === promised, 'what the letter says holds');
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
      'closing the case while a copy is still owed': (story) => {
        decidedAgainstVolunteer(story).does('kari', 'TellOutcome', letterToComplainant());
        story.does('kari', 'TellOutcome', letterToAccused());
        close(counsel(story));
        demand(story.tasksOf('anne').includes('HandOver'), 'HR may do it where the leader is gone');
        demand(story.open.phase === 'open', 'it waits for what is owed');
        demand(story.tasksOf('kari').filter((command) => command === 'HandOver').length === 2, 'both are to be given');
      },
      'handing over at a time that has not come': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        const answers = { ...copyToVolunteer.answers, handedAt: '2027-01-01T10:00' };
        story.refuses('kari', 'HandOver', { ...copyToVolunteer, answers }, 'incomplete', '1.1-1', 'handedAt');
      },
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
      'handing over twice is recorded once': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        story.repeats('kari', 'HandOver', copyToVolunteer);
      },
    },
  },
];
