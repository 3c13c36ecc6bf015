import { instanceOf } from '../../src/case/state';
import {
  callingToTalk,
  closingDiscipline,
  conferred,
  conferring,
  drawingUp,
  grounds,
  holdingTalk,
  sendingBack,
  started,
  talkChosen,
  talkHeld,
  talkInstead,
  tellingAccused,
  tellingComplainant,
  tellingOfMeeting,
  toldOfMeeting,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { discipline } from '../support/scenes';
import type { Step, Story } from '../support/story';

/** Nobody is left in HR, nor any last resort. */
export const withoutHr = (story: Story): Story => {
  story.disabled = ['anne', 'bjorn', 'eva'];
  const later = new Date(Date.parse(story.now) + 60_000).toISOString();
  return story.timePasses(later);
};
const replying = (way: string, words: string, round = 1): Step => ({
  step: 'answerCallToTalk',
  subject: 'a1',
  round,
  answers: { way, words },
});
const calledToTalk = (story: Story): Story => talkChosen(story).does('kari', 'CallToTalk', callingToTalk);
const calledAgain: Step = {
  ...callingToTalk,
  round: 2,
  answers: { ...callingToTalk.answers, meetAt: '2026-01-21T10:00' },
};
const lapseOfTalk: Step = { step: 'holdInformalTalk', subject: 'a1', answers: { note: 'He was called twice.' } };
/** Called on Monday 12 January and again on Monday the 19th, whose five working days end on the 26th. */
export const calledTwice = (story: Story): Story =>
  calledToTalk(story)
    .timePasses('2026-01-20T07:00:00.000Z')
    .at('2026-01-20T08:00:00.000Z')
    .does('kari', 'CallToTalk', calledAgain)
    .timePasses('2026-01-28T07:00:00.000Z');
const toldBoth = (story: Story): Story =>
  story.does('kari', 'TellOfDiscipline', tellingAccused()).does('kari', 'TellOfDiscipline', tellingComplainant());
const talkNotices = ['TalkChosen', 'TalkHeld', 'TalkDeclined'];
const toldHr = ({ messages }: Story): readonly string[] =>
  messages.flatMap((one) =>
    one.kind === 'notice' && one.to === 'anne' && talkNotices.includes(one.notice) ? [one.notice] : [],
  );
const letterDue = ({ open }: Story): readonly (string | undefined)[] =>
  ['tellAccusedOfDiscipline', 'tellComplainantOfDiscipline'].map((step) => open.due[`${step}/a1/1`]?.day);
const without = (step: Step, field: string): Step => ({ ...step, answers: { ...step.answers, [field]: ' ' } });

/** Chapters 3.2, 3.2.1 and 3.2.2, before anybody is summoned. */
export const disciplineBeginsRules: readonly RuleTests[] = [
  {
    rule: '3.2-1',
    title: 'HR is involved throughout the disciplinary procedure',
    allows: {
      'whatever lies still has a day, and HR hears of it': (story) => {
        grounds(story);
        check(story.open.due['startDiscipline/a1/1']?.day === '2026-01-26', 'two weeks to choose the way');
        story.timePasses('2026-01-27T07:00:00.000Z');
        check(
          story.reminded.some(({ as, to, step }) => as === 'hr' && to === 'anne' && step === 'startDiscipline'),
          'Anne hears of it',
        );
      },
      'HR has two weeks for the summons, and the leader three working days to send it': (story) => {
        toldOfMeeting(story);
        check(story.open.due['drawUpSummons/a1/1']?.day === '2026-01-26', 'two weeks from the choice');
        story.does('anne', 'DrawUpSummons', drawingUp()).does('kari', 'SendSummons', sendingBack());
        check(story.open.due['sendSummons/a1/1']?.day === '2026-01-15', 'three working days');
        check(story.open.due['drawUpSummons/a1/2']?.day === '2026-01-26', 'a draft that was sent back');
      },
      'a talk is held within a month of the choice': (story) =>
        check(talkChosen(story).open.due['holdInformalTalk/a1/1']?.day === '2026-02-11', 'a month'),
      'it goes on with whoever is in HR': (story) => {
        grounds(story).disabled = ['anne'];
        story.timePasses('2026-01-12T13:00:00.000Z').does('kari', 'StartDiscipline', discipline());
        story.does('kari', 'ConferWithHr', conferring).does('bjorn', 'ConferWithHr', conferring);
      },
      'it waits until somebody in HR is there again, and then goes on': (story) => {
        withoutHr(grounds(story)).disabled = [];
        story.timePasses('2026-01-13T08:00:00.000Z').does('kari', 'StartDiscipline', discipline());
      },
    },
    refuses: {
      'starting it without anybody from HR': (story) =>
        withoutHr(grounds(story)).refuses('kari', 'StartDiscipline', discipline(), 'tooEarly', '3.2-1'),
      'calling to a talk without anybody from HR': (story) =>
        withoutHr(talkChosen(story)).refuses('kari', 'CallToTalk', callingToTalk, 'tooEarly', '3.2-1'),
      'holding a talk without anybody from HR': (story) =>
        withoutHr(calledToTalk(story))
          .at('2026-01-13T12:00:00.000Z')
          .refuses('kari', 'HoldInformalTalk', holdingTalk, 'tooEarly', '3.2-1'),
      'telling of a meeting without anybody from HR': (story) =>
        withoutHr(conferred(story)).refuses('kari', 'TellOfMeeting', tellingOfMeeting, 'tooEarly', '3.2-1'),
      'telling what came of a talk without anybody from HR': (story) =>
        withoutHr(talkHeld(story)).refuses('kari', 'TellOfDiscipline', tellingAccused(), 'tooEarly', '3.2-1'),
    },
    repeats: {
      'it is started once': (story) => void grounds(story).repeats('kari', 'StartDiscipline', discipline()),
      'it is not started otherwise afterwards': (story) =>
        talkChosen(story).refuses('kari', 'StartDiscipline', discipline(), 'alreadyDone', '3.1.2-27'),
    },
  },
  {
    rule: '3.2.1-1',
    title: 'less serious: an informal talk can be enough, and is a way out of its own',
    allows: {
      'HR is told that it was chosen, that it was held, and nothing of a formal case': (story) => {
        check(toldHr(talkChosen(story)).join() === 'TalkChosen', 'that it was chosen');
        story.does('kari', 'CallToTalk', callingToTalk).at('2026-01-13T12:00:00.000Z');
        story.does('kari', 'HoldInformalTalk', holdingTalk);
        check(toldHr(story).join() === 'TalkChosen,TalkHeld', 'and that it was held');
      },
      'HR is not told of a talk where the formal procedure was chosen': (story) =>
        check(toldHr(started(story)).length === 0, 'nothing'),
      'called, held, told to both, and closed with a note': (story) => {
        toldBoth(talkHeld(story));
        check(story.tasksOf('kari').join() === 'CloseStrand', 'nothing else is asked');
        story.does('kari', 'CloseStrand', closingDiscipline);
        check(story.open.phase === 'closed', 'it is closed');
        check(!story.tasksOf('anne').includes('DrawUpSummons'), 'and nobody is summoned');
      },
      'declined, it does not stop the case': (story) => {
        calledToTalk(story).does('jonas', 'AnswerInvitation', replying('declines', 'I say nothing.'));
        check(!story.tasksOf('kari').includes('HoldInformalTalk'), 'nobody waits for him');
        check(toldHr(story).join() === 'TalkChosen,TalkDeclined', 'HR is told');
        check(letterDue(story).join() === '2026-01-19,2026-01-19', 'the letters have their week all the same');
        toldBoth(story).does('kari', 'CloseStrand', closingDiscipline);
        check(story.open.phase === 'closed', 'it is closed');
      },
      'another time: he is called again, and comes': (story) => {
        calledToTalk(story).does('jonas', 'AnswerInvitation', replying('otherTime', 'On the 21st.'));
        story.at('2026-01-14T08:00:00.000Z').does('kari', 'CallToTalk', calledAgain);
        story.does('jonas', 'AnswerInvitation', replying('comes', '', 2)).at('2026-01-21T12:00:00.000Z');
        const answers = { ...holdingTalk.answers, heldAt: '2026-01-21T10:00' };
        story.does('kari', 'HoldInformalTalk', { ...holdingTalk, answers });
      },
      'called twice in vain, HR records that it fell away, and it goes on': (story) => {
        calledTwice(story).does('anne', 'RecordLapse', lapseOfTalk);
        check(letterDue(story).join() === '2026-02-04,2026-02-04', 'the letters have their week all the same');
        toldBoth(story).does('kari', 'CloseStrand', closingDiscipline);
        check(story.open.phase === 'closed', 'it is closed');
      },
    },
    refuses: {
      'telling of it before it was held': (story) =>
        calledToTalk(story).refuses('kari', 'TellOfDiscipline', tellingAccused(), 'tooEarly', '3.2.1-1'),
      'closing before it was held': (story) =>
        talkChosen(story).refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', '3.2.1-1'),
      'holding it before he was called': (story) =>
        talkChosen(story)
          .at('2026-01-13T12:00:00.000Z')
          .refuses('kari', 'HoldInformalTalk', holdingTalk, 'tooEarly', '3.2.1-1'),
      'a talk that points out nothing, or asks for no improvement': (story) => {
        calledToTalk(story).at('2026-01-13T12:00:00.000Z');
        for (const field of ['concerns', 'improvement']) {
          story.refuses('kari', 'HoldInformalTalk', without(holdingTalk, field), 'incomplete', '3.2.1-1', field);
        }
      },
      'a talk that is still to come': (story) =>
        calledToTalk(story).refuses('kari', 'HoldInformalTalk', holdingTalk, 'incomplete', '3.2.1-1', 'heldAt'),
      'a talk where the formal procedure was chosen': (story) =>
        started(story).refuses('kari', 'CallToTalk', callingToTalk, 'notAskedFor', '3.2.1-1'),
      'a call to a time that has passed': (story) =>
        talkChosen(story)
          .at('2026-01-13T12:00:00.000Z')
          .refuses('kari', 'CallToTalk', callingToTalk, 'incomplete', '3.2.1-1', 'meetAt'),
      'HR calling to it instead of the leader': (story) => {
        demand(talkChosen(story).tasksOf('kari').includes('CallToTalk'), 'it is Kari’s');
        story.refuses('anne', 'CallToTalk', callingToTalk, 'notYours');
      },
    },
    repeats: {
      'calling twice with one press calls once': (story) =>
        void talkChosen(story).repeats('kari', 'CallToTalk', callingToTalk),
      'it is held once': (story) =>
        void calledToTalk(story).at('2026-01-13T12:00:00.000Z').repeats('kari', 'HoldInformalTalk', holdingTalk),
      'HR is told once': (story) => {
        grounds(story).repeats('kari', 'StartDiscipline', talkInstead);
        check(toldHr(story).length === 1, 'once');
      },
      'what was held is not called to again': (story) =>
        talkHeld(story).refuses('kari', 'CallToTalk', { ...calledAgain }, 'notAskedFor', '3.2.1-1'),
    },
  },
  {
    rule: '3.2.2-1',
    title: 'before the formal procedure starts the leader has conferred with HR',
    allows: {
      'both say what they think, and it goes on': (story) => {
        started(story).does('anne', 'ConferWithHr', conferring);
        check(story.tasksOf('kari').join() === 'ConferWithHr', 'Kari has her half to give');
        story.does('kari', 'ConferWithHr', conferring);
        check(story.tasksOf('kari').join() === 'TellOfMeeting', 'it goes on');
        const { halves } = instanceOf(story.open, { step: 'conferWithHr', subject: 'a1', round: 1 });
        check(halves?.handler?.by === 'kari' && halves.hrAdviser?.by === 'anne', 'both views are on record');
      },
    },
    refuses: {
      'telling of a meeting before they have conferred': (story) => {
        started(story).refuses('kari', 'TellOfMeeting', tellingOfMeeting, 'tooEarly', '3.2.2-1');
        story.does('kari', 'ConferWithHr', conferring);
        story.refuses('kari', 'TellOfMeeting', tellingOfMeeting, 'tooEarly', '3.2.2-1');
      },
      'a summons before they have conferred': (story) =>
        started(story).refuses('anne', 'DrawUpSummons', drawingUp(), 'tooEarly', '3.2.2-1'),
      'conferring without a word': (story) =>
        started(story).refuses('kari', 'ConferWithHr', without(conferring, 'view'), 'incomplete', '3.2.2-1', 'view'),
      'conferring by a party': (story) => {
        demand(started(story).tasksOf('anne').includes('ConferWithHr'), 'it is HR’s and the leader’s');
        for (const party of ['nora', 'jonas']) story.refuses(party, 'ConferWithHr', conferring, 'notYours');
      },
    },
    repeats: {
      'the same half twice counts once': (story) =>
        started(story)
          .repeats('kari', 'ConferWithHr', conferring)
          .refuses('kari', 'ConferWithHr', conferring, 'alreadyDone', '3.2.2-1'),
    },
  },
  {
    rule: '3.2.2-2',
    title: 'the employee is told that a disciplinary meeting will be called',
    allows: {
      'Jonas is told, and HR draws up the summons': (story) => {
        toldOfMeeting(story);
        check(
          story.messages.some((message) => message.kind === 'notice' && message.to === 'jonas'),
          'a message reaches him',
        );
        check(story.tasksOf('anne').join() === 'DrawUpSummons', 'HR has it');
      },
    },
    refuses: {
      'a summons before he was told': (story) =>
        conferred(story).refuses('anne', 'DrawUpSummons', drawingUp(), 'tooEarly', '3.2.2-2'),
      'telling him nothing': (story) =>
        conferred(story).refuses(
          'kari',
          'TellOfMeeting',
          without(tellingOfMeeting, 'about'),
          'incomplete',
          '3.2.2-2',
          'about',
        ),
      'HR telling him instead of the leader': (story) => {
        demand(conferred(story).tasksOf('kari').includes('TellOfMeeting'), 'it is Kari’s');
        story.refuses('anne', 'TellOfMeeting', tellingOfMeeting, 'notYours');
      },
    },
    repeats: {
      'he is told once': (story) =>
        conferred(story)
          .repeats('kari', 'TellOfMeeting', tellingOfMeeting)
          .refuses('kari', 'TellOfMeeting', tellingOfMeeting, 'alreadyDone', '3.2.2-2'),
    },
  },
];
