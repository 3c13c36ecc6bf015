import { rolesOf } from '../../src/case/roles';
import { mayRead, maySee } from '../../src/case/who-sees-what';
import { accusing, checkHolds, checkIsOut, invited, replying } from '../support/policy-scenes';
import { check, type RuleTests } from '../support/rule-tests';
import {
  acknowledged,
  call,
  callAnswers,
  calling,
  carryThrough,
  close,
  closing,
  counsel,
  decided,
  deciding,
  discipline,
  hear,
  letterToComplainant,
  note,
  prepared,
  preparedAgainstTwo,
  readyToClose,
  signByAccused,
  told,
  writeForAccused,
} from '../support/scenes';
import { people, type Step, type Story } from '../support/story';
import { namesInDiscipline } from './discipline-policy';

const postponed: Step = {
  step: 'callAccused',
  answers: { ...callAnswers, naming: 'postponed', reasons: 'He has threatened her.' },
};
const neither = { felt: 'neither', improper: 'no', reasons: 'It was said once, in fun.' };
const bothSeeNothing = (story: Story): Story =>
  story
    .does('kari', 'AssessComplaint', { step: 'assessComplaint', answers: neither })
    .does('anne', 'AssessComplaint', { step: 'assessComplaint', answers: neither });

const nobodyWroteTo = (story: Story, personId: string): boolean => story.messages.every(({ to }) => to !== personId);

export const partyRules: readonly RuleTests[] = [
  {
    rule: 'P-10',
    title: 'held to be neither: the complainant is heard all the same',
    allows: {
      'the case goes on to the conversation': (story) =>
        check(bothSeeNothing(told(story)).tasksOf('kari').includes('HoldConversation'), 'Kari is to talk with Nora'),
      'whoever declines to be heard does not hold it up': (story) => {
        bothSeeNothing(invited(story)).does('nora', 'AnswerInvitation', replying('declines', 'I can not.'));
        check(
          waits(story).every((step) => step !== 'holdConversationWithComplainant'),
          'it is not waited for',
        );
      },
    },
    refuses: {
      'a decision before the conversation': (story) =>
        bothSeeNothing(told(story)).refuses('kari', 'DecideCase', deciding('no'), 'tooEarly', 'P-10'),
      'a closing note before the conversation': (story) => {
        bothSeeNothing(told(story)).refuses('anne', 'DecideCase', deciding('no'), 'tooEarly', 'P-10');
        story.refuses('kari', 'CloseStrand', closing(), 'notAskedFor', '3.1.2-28');
      },
    },
    repeats: {
      'asking again is refused again': (story) => {
        bothSeeNothing(told(story));
        for (let time = 0; time < 2; time += 1) story.refuses('kari', 'DecideCase', deciding('no'), 'tooEarly', 'P-10');
      },
    },
  },
  {
    rule: 'P-11',
    title: 'the accused learns of it by the call, and whose it is',
    allows: {
      'nothing before the call, and no word to them': (story) => {
        prepared(story);
        check(rolesOf(story.open, 'jonas').length === 0, 'Jonas has no part in it yet');
        check(!maySee(story.open, 'jonas', 'existence'), 'nor sees that there is a case');
        check(nobodyWroteTo(story, 'jonas'), 'nor was told');
      },
      'called, they learn of it, and by name': (story) => {
        call(prepared(story));
        check(maySee(story.open, 'jonas', 'callOfAccused', 'a1'), 'Jonas reads the call');
        check(maySee(story.open, 'jonas', 'complainantName'), 'and whose complaint it is');
        check(!maySee(story.open, 'jonas', 'complaint', 'a1'), 'and not the complaint itself');
        check(!nobodyWroteTo(story, 'jonas'), 'he was told');
      },
      'the name can wait, with a reason, and be said later': (story) => {
        prepared(story).does('kari', 'CallAccused', postponed);
        check(maySee(story.open, 'jonas', 'existence'), 'Jonas knows of it');
        check(!maySee(story.open, 'jonas', 'complainantName'), 'and not whose it is');
        story.does('kari', 'CallAccused', { ...calling(), round: 2 });
        check(maySee(story.open, 'jonas', 'complainantName'), 'now he knows');
      },
      'in an observed case the affected person learns of it only when asked': (story) => {
        story.sends({ way: 'observed', by: 'silje', complainant: { accountId: 'nora', name: 'Nora Lund' } });
        check(!maySee(story.open, 'silje', 'complainantName'), 'nor is the complainant to the observer');
        check(!maySee(story.open, 'nora', 'existence'), 'nor does Nora know before she was asked');
      },
    },
    refuses: {
      ...namesInDiscipline,
      'a text that names the complainant while the name is held back': (story) =>
        prepared(story).refuses(
          'kari',
          'CallAccused',
          { ...postponed, answers: { ...postponed.answers, about: 'You laugh at Noras questions.' } },
          'incomplete',
          'P-11',
          'about',
        ),
      'deciding before the name was told, or a reason why not': (story) => {
        const called = prepared(story).does('kari', 'CallAccused', postponed);
        note(signByAccused(writeForAccused(hear(called)))).refuses(
          'kari',
          'DecideCase',
          deciding('no'),
          'tooEarly',
          'P-11',
        );
      },
      'the name held back without a reason': (story) =>
        prepared(story).refuses(
          'kari',
          'CallAccused',
          { ...postponed, answers: { ...postponed.answers, reasons: '' } },
          'incomplete',
          'P-11',
          'reasons',
        ),
      'a call without a word on the name': (story) =>
        prepared(story).refuses(
          'kari',
          'CallAccused',
          { ...postponed, answers: { ...callAnswers, naming: '' } },
          'incomplete',
          'P-11',
          'naming',
        ),
      'a call by somebody who does not handle it': (story) =>
        prepared(story).refuses('anne', 'CallAccused', calling(), 'notYours'),
    },
    repeats: {
      'the same press calls once': (story) => void prepared(story).repeats('kari', 'CallAccused', calling()),
      'a postponed name is postponed once': (story) => void prepared(story).repeats('kari', 'CallAccused', postponed),
    },
  },
  {
    rule: 'P-13',
    title: 'both are told in writing, and of the right to appeal, at every way out',
    allows: {
      'without grounds, once both were told': (story) =>
        check(close(readyToClose(story)).open.phase === 'closed', 'closed'),
      'with grounds, once both were told': (story) => {
        decided(story, 'yes')
          .does('kari', 'TellOutcome', letterToComplainant())
          .does('kari', 'TellOutcome', { ...letterToComplainant(), step: 'tellAccusedOutcome' });
        check(story.tasksOf('kari').includes('StartDiscipline'), 'the procedure can start');
      },
      'each reads their own letter': (story) => {
        readyToClose(story);
        const letter = (step: string) => ({ step, subject: 'a1', round: 1 });
        check(mayRead(story.open, 'nora', letter('tellComplainantOutcome')), 'Nora hers');
        check(mayRead(story.open, 'jonas', letter('tellAccusedOutcome')), 'Jonas his');
        check(!mayRead(story.open, 'nora', letter('tellAccusedOutcome')), 'not Nora his');
        check(!mayRead(story.open, 'jonas', letter('tellComplainantOutcome')), 'not Jonas hers');
      },
    },
    refuses: {
      'closing before anybody was told': (story) =>
        counsel(decided(story, 'doubt')).refuses('kari', 'CloseStrand', closing(), 'tooEarly', 'P-13'),
      'closing before the accused was told': (story) =>
        counsel(decided(story, 'no'))
          .does('kari', 'TellOutcome', letterToComplainant())
          .refuses('kari', 'CloseStrand', closing(), 'tooEarly', 'P-13'),
      'starting discipline before both were told': (story) =>
        decided(story, 'yes').refuses('kari', 'StartDiscipline', discipline(), 'tooEarly', 'P-13'),
    },
    repeats: {
      'each letter goes out once': (story) =>
        void decided(story, 'no').repeats('kari', 'TellOutcome', letterToComplainant()),
    },
  },
  {
    rule: 'P-14',
    title: 'one matter, a strand for each accused',
    allows: {
      'two accused: each strand comes to its own end': (story) => {
        call(call(preparedAgainstTwo(story), 'a1'), 'a2');
        carryThrough(story, 'a1', 'jonas');
        close(story, 'a1');
        check(story.open.strands.a1?.closedAt !== undefined, 'the first is closed');
        check(story.open.strands.a2?.closedAt === undefined && story.open.phase === 'open', 'the second is not');
        check(!story.events.some((e) => e.strand === 'a2' && e.type === 'DocumentWritten'), 'nothing ran over');
        check(!mayRead(story.open, 'silje', { step: 'tellAccusedOutcome', subject: 'a1', round: 1 }), 'nor is read');
        carryThrough(story, 'a2', 'silje');
        check(close(story, 'a2').open.phase === 'closed', 'both are closed');
      },
      'somebody accused later has a strand and days of their own': (story) => {
        acknowledged(story).at('2026-01-15T08:00:00.000Z').does('kari', 'NameAccused', accusing('silje'));
        check(story.open.strands.a2?.accused.accountId === 'silje', 'a strand of her own');
        check(story.open.due['decideCase/a2/1']?.day === '2026-03-01', 'counted from when she was named');
        check(story.open.due['decideCase/a1/1']?.day === '2026-02-19', 'and the others from where they were');
        check(rolesOf(story.open, 'silje').length === 0 && nobodyWroteTo(story, 'silje'), 'she knows of nothing yet');
      },
      'a handler who is accused later loses the case at once': (story) => {
        acknowledged(story).does('anne', 'NameAccused', accusing('kari'));
        checkIsOut(story, 'kari');
        checkHolds(story, 'handler', 'per');
        check(story.tasksOf('per').includes('AssessComplaint'), 'Per goes on');
      },
      'an adviser who is accused later too': (story) => {
        acknowledged(story).does('kari', 'NameAccused', accusing('anne'));
        checkIsOut(story, 'anne');
        checkHolds(story, 'hrAdviser', 'bjorn');
      },
      'named in words, whoever may be meant is out as well': (story) => {
        acknowledged(story).does('anne', 'NameAccused', {
          step: 'nameAccused',
          answers: { person: 'Kari', reasons: 'Said in the conversation.' },
        });
        checkHolds(story, 'handler', 'per');
        checkIsOut(story, 'kari');
      },
      'and stays out when they come near it later': (story) => {
        acknowledged(story).does('kari', 'NameAccused', {
          step: 'nameAccused',
          answers: { person: 'Silje', reasons: 'Said in the conversation.' },
        });
        story.around = { ...story.around, hr: [{ ...people.silje, name: 'Silje Moen' }, people.bjorn] };
        story.disabled = ['anne'];
        checkHolds(story.timePasses('2026-01-06T08:00:00.000Z'), 'hrAdviser', 'bjorn');
      },
    },
    refuses: {
      'somebody who is accused already': (story) =>
        acknowledged(story).refuses('kari', 'NameAccused', accusing('jonas'), 'incomplete', 'P-14', 'person'),
      'the complainant': (story) =>
        acknowledged(story).refuses('kari', 'NameAccused', accusing('nora'), 'incomplete', 'P-14', 'person'),
      'without saying why': (story) =>
        acknowledged(story).refuses(
          'kari',
          'NameAccused',
          { step: 'nameAccused', answers: { personId: 'silje' } },
          'incomplete',
          'P-14',
          'reasons',
        ),
    },
    repeats: {
      'the same press names once': (story) =>
        void acknowledged(story).repeats('kari', 'NameAccused', accusing('silje')),
      'named twice is named once': (story) => {
        acknowledged(story).does('kari', 'NameAccused', accusing('silje'));
        story.refuses('kari', 'NameAccused', accusing('silje', 2), 'incomplete', 'P-14', 'person');
      },
    },
  },
];

/** What the decision waits for. */
function waits(story: Story): readonly string[] {
  const decision = story.decide(story.taking('kari', 'DecideCase', deciding('no')));
  return 'refused' in decision ? (decision.waitsFor ?? []).map(({ step }) => step) : [];
}
