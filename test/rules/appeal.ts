import { instanceOf } from '../../src/case/state';
import { mayRead } from '../../src/case/who-sees-what';
import { appealing, decidingAppeal, tellOfAppeal } from '../support/appeal-scenes';
import {
  callingToTalk,
  holdingTalk,
  talkInstead,
  tellingAccused,
  tellingComplainant,
} from '../support/discipline-scenes';
import { check, type RuleTests } from '../support/rule-tests';
import { closed, decided, letterToAccused, letterToComplainant, tellBoth } from '../support/scenes';
import type { Story } from '../support/story';
import { opened } from './false-accusation';

const appealed = (story: Story): Story => closed(story).does('jonas', 'Appeal', appealing());

/** P-13, the appeal itself: by either party, to the leader above, upheld, changed or sent back, and both are told. */
export const appealRules: readonly RuleTests[] = [
  {
    rule: 'P-13',
    title: 'appeal is open at every decided way out, and is decided with reasons',
    allows: {
      'the accused appeals after closing, and the leader above has it': (story) => {
        appealed(story);
        check(story.open.phase === 'open', 'the case is open again');
        check(story.open.roles.leaderAbove?.accountId === 'per', 'Per decides');
        check(story.tasksOf('per').join() === 'DecideAppeal', 'he is asked');
        check(story.tasksOf('kari').length === 0, 'and nobody else');
      },
      'the complainant appeals before it is closed': (story) =>
        void tellBoth(decided(story, 'no')).does('nora', 'Appeal', appealing()),
      'upheld: both are told, and the case is closed again': (story) => {
        appealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }));
        const before = story.messages.length;
        check(tellOfAppeal(story).open.phase === 'closed', 'it is closed again');
        const said = story.messages.slice(before).flatMap((m) => (m.kind === 'notice' ? [`${m.to} ${m.notice}`] : []));
        check(said.join() === 'nora AppealAnswered,jonas AppealAnswered', `of the appeal, not of an outcome: ${said}`);
      },
      'leader and HR hear that it came, and that it was decided: a task of theirs may be gone': (story) => {
        const told = (who: string) =>
          story.messages.flatMap((m) =>
            m.kind === 'notice' && m.to === who && /Appeal/.test(m.notice) ? [m.notice as string] : [],
          );
        appealed(story);
        for (const who of ['kari', 'anne']) check(told(who).join() === 'CaseAppealed', `${who} hears that it came`);
        story.does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'decideCase' }));
        for (const who of ['kari', 'anne'])
          check(told(who).join() === 'CaseAppealed,AppealDecided', `${who} hears more`);
      },
      'the other party hears that it came, and reads nothing of it': (story) => {
        appealed(story);
        const heard = (who: string) =>
          story.messages.some((m) => m.kind === 'notice' && m.to === who && m.notice === 'OtherAppealed');
        check(heard('nora') && !heard('jonas'), 'Nora does; Jonas made it');
        const appeal = { step: 'appeal', subject: 'a1', round: 1 };
        check(mayRead(story.open, 'jonas', appeal) && !mayRead(story.open, 'nora', appeal), 'his grounds are his own');
        story.does('nora', 'Appeal', appealing(2));
        check(heard('jonas') && !mayRead(story.open, 'jonas', { ...appeal, round: 2 }), 'and hers hers');
      },
      'whoever has no letter yet hears of the appeal by theirs': (story) => {
        const heard = () => story.messages.some((m) => m.kind === 'notice' && m.notice === 'OtherAppealed');
        decided(story, 'no').does('kari', 'TellOutcome', letterToComplainant()).does('nora', 'Appeal', appealing());
        check(!heard(), 'Jonas does not know that it was decided');
      },
      'changed: the new decision counts, is told, and is carried out': (story) => {
        appealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'changed', grounds: 'doubt' }));
        tellOfAppeal(story);
        const decision = instanceOf(story.open, { step: 'decideCase', subject: 'a1', round: 2 });
        check(decision.done?.answers.grounds === 'doubt', 'it is his');
        check(!story.tasksOf('anne').includes('DecideCase'), 'and is not asked for again');
        story
          .does('kari', 'TellOutcome', { ...letterToComplainant(), round: 2 })
          .does('kari', 'TellOutcome', { ...letterToAccused(), round: 2 })
          .does('kari', 'OfferCounselling', {
            step: 'offerCounselling',
            subject: 'a1',
            round: 2,
            answers: { offer: 'x' },
          })
          .does('kari', 'CloseStrand', { step: 'closeWithNote', subject: 'a1', round: 2, answers: { note: 'Anew.' } });
        check(story.open.phase === 'closed', 'it is closed');
      },
      'sent back to the conversation: it is held once more, and what was done before stays': (story) => {
        appealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'callAccused' }));
        check(story.tasksOf('kari').includes('CallAccused'), 'Jonas is called anew');
        check(!story.tasksOf('kari').includes('DecideCase'), 'the decision waits');
        const before = { step: 'holdConversationWithAccused', subject: 'a1', round: 1 };
        check(instanceOf(story.open, before).done?.how === 'done', 'the first conversation stays');
      },
      'the other party can appeal until they were told that the decision no longer stands': (story) => {
        appealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'decideCase' }));
        story.does('nora', 'Appeal', appealing(2));
        check(story.tasksOf('kari').includes('DecideCase'), 'it is decided anew all the same');
      },
      'whoever is found to have accused falsely is told of their appeal too': (story) => {
        opened(story)
          .does('kari', 'StartDiscipline', talkInstead)
          .does('kari', 'CallToTalk', callingToTalk)
          .at('2026-01-13T12:00:00.000Z')
          .does('kari', 'HoldInformalTalk', holdingTalk)
          .does('kari', 'TellOfDiscipline', tellingAccused())
          .does('kari', 'TellOfDiscipline', tellingComplainant())
          .does('nora', 'Appeal', appealing())
          .does('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }));
        tellOfAppeal(story);
      },
      'each reads their own appeal, and the other party does not': (story) => {
        appealed(story);
        const instance = { step: 'appeal', subject: 'a1', round: 1 };
        check(mayRead(story.open, 'jonas', instance), 'Jonas his own');
        check(mayRead(story.open, 'per', instance), 'Per decides on it');
        check(!mayRead(story.open, 'nora', instance), 'not Nora');
      },
    },
    refuses: {
      'closing anew before both were told of a changed decision': (story) => {
        appealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'changed', grounds: 'no' }));
        const anew = { step: 'closeWithNote', subject: 'a1', round: 2, answers: { note: 'Too early.' } };
        story.refuses('kari', 'CloseStrand', anew, 'tooEarly', 'P-13');
      },
      'an appeal by whoever is no party': (story) => closed(story).refuses('anne', 'Appeal', appealing(), 'notYours'),
      'an appeal once its party was told that the decision no longer stands': (story) => {
        appealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'decideCase' }));
        tellOfAppeal(story).refuses('nora', 'Appeal', appealing(2), 'tooEarly', 'P-13');
      },
      'the handler deciding on it': (story) =>
        appealed(story).refuses('kari', 'DecideAppeal', decidingAppeal({ result: 'upheld' }), 'notYours'),
      'deciding without reasons': (story) =>
        appealed(story).refuses(
          'per',
          'DecideAppeal',
          decidingAppeal({ result: 'upheld', reasons: '' }),
          'incomplete',
          'P-13',
          'reasons',
        ),
      'sending back to nowhere': (story) =>
        appealed(story).refuses(
          'per',
          'DecideAppeal',
          decidingAppeal({ result: 'sentBack' }),
          'incomplete',
          'P-13',
          'backTo',
        ),
    },
    repeats: {
      'appealing twice with one press appeals once': (story) =>
        void closed(story).repeats('nora', 'Appeal', appealing()),
      'of two appeals the later one can be decided and told first': (story) => {
        appealed(story).does('nora', 'Appeal', appealing(2));
        tellOfAppeal(story.does('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }, 2)), 'per', 2);
        check(story.tasksOf('per').join() === 'DecideAppeal', 'the other one is left');
      },
      'a second appeal is another one': (story) => {
        appealed(story).does('nora', 'Appeal', appealing(2));
        check(story.tasksOf('per').length === 2, 'Per decides on both');
      },
    },
  },
];
