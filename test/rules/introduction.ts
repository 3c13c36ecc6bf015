import { check, demand, type RuleTests } from '../support/rule-tests';
import {
  acknowledge,
  acknowledged,
  askedOf,
  assessing,
  call,
  calling,
  closing,
  counsel,
  decided,
  letterToComplainant,
  observed,
  offersOf,
  protect,
  protection,
  received,
  signed,
  signForHr,
  tell,
  tellBoth,
  wishes,
} from '../support/scenes';
import type { Story } from '../support/story';

const followUp = (way: 'goOn' | 'close') => ({
  step: 'decideFollowUp',
  answers: { followUp: way, reasons: 'Talked through with both.' },
});
const withdraw = (story: Story): Story =>
  askedOf(story, 'nora', 'Withdraw').does('nora', 'Withdraw', { step: 'withdraw' });
const followBoth = (story: Story, way: 'goOn' | 'close'): Story =>
  story.does('kari', 'DecideFollowUp', followUp(way)).does('anne', 'DecideFollowUp', followUp(way));

/** The affected person has said that they do not want it reported. */
const unwanted = (story: Story): Story =>
  signForHr(acknowledge(observed(story))).does('kari', 'AskForWishes', wishes('notWanted'));

/** Chapter 1, as far as it binds what is done with a case. */
export const introductionRules: readonly RuleTests[] = [
  {
    rule: '1.3-1',
    title: 'no complaint is set aside: what becomes of a withdrawn one is decided',
    allows: {
      'withdrawing without a reason, offered at any time and never pressed for': (story) => {
        acknowledged(story);
        check(offersOf(story, 'nora').includes('Withdraw'), 'it is offered');
        check(!story.tasksOf('nora').includes('Withdraw'), 'it is no task');
        withdraw(story);
        check(story.tasksOf('kari').join() === 'DecideFollowUp', 'the leader decides, and nothing else goes on');
        check(story.tasksOf('anne').join() === 'DecideFollowUp', 'and so does HR');
      },
      'leader and HR let it go on, as before': (story) => {
        const before = signed(story).tasksOf('kari');
        followBoth(withdraw(story), 'goOn');
        check(before.length > 0 && story.tasksOf('kari').join() === before.join(), 'the same is to be done as before');
        protect(story);
      },
      'leader and HR close it: the complainant is told in writing, a note is written': (story) => {
        followBoth(withdraw(signed(story)), 'close');
        check(story.tasksOf('kari').join() === 'TellOutcome', 'the letter to Nora is left, and only that');
        story.does('kari', 'TellOutcome', letterToComplainant());
        check(story.tasksOf('kari').join() === 'CloseStrand', 'then the note');
        story.does('kari', 'CloseStrand', closing());
        check(story.open.phase === 'closed', 'it is closed');
      },
      'the accused who was never called is never told of what was set aside': (story) => {
        followBoth(withdraw(signed(story)), 'close');
        story.does('kari', 'TellOutcome', letterToComplainant()).does('kari', 'CloseStrand', closing());
        check(!story.messages.some(({ to }) => to === 'jonas'), 'Jonas was sent nothing');
      },
      'the accused who was called is told of it in writing': (story) => {
        followBoth(withdraw(call(protect(signed(story)))), 'close');
        check(story.tasksOf('kari').join() === 'TellOutcome,TellOutcome', 'a letter to each');
      },
      'what was decided before the withdrawal is carried through all the same': (story) => {
        followBoth(withdraw(decided(story, 'yes')), 'close');
        tellBoth(story);
        check(story.tasksOf('kari').join() === 'StartDiscipline', 'found is found');
      },
      'and counselling that is owed stays owed': (story) => {
        followBoth(withdraw(decided(story, 'no')), 'close');
        check(story.tasksOf('kari').includes('OfferCounselling'), 'it is still to be offered');
        counsel(tellBoth(story)).does('kari', 'CloseStrand', closing());
        check(story.open.phase === 'closed', 'it is closed');
      },
      'where the two do not agree a leader above decides': (story) => {
        withdraw(signed(story)).does('kari', 'DecideFollowUp', followUp('close'));
        story.does('anne', 'DecideFollowUp', followUp('goOn'));
        story.does('per', 'SettleFollowUp', {
          step: 'settleFollowUp',
          answers: { followUp: 'goOn', reasons: 'It is grave.' },
        });
        check(story.tasksOf('kari').includes('ConsiderProtection'), 'it goes on');
      },
      'withdrawn before the leader has acknowledged it': (story) => {
        withdraw(received(story));
        acknowledge(story);
        followBoth(story, 'close');
        check(story.tasksOf('kari').join() === 'TellOutcome', 'it is closed in order');
      },
      'withdrawn before HR has appointed a leader': (story) => {
        withdraw(story.sends({ facts: { leaders: [] }, seen: ['anne'] }));
        story.does('anne', 'AppointHandler', { step: 'appointHandler', answers: { leader: 'per' } });
        story.does('per', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' });
        check(story.tasksOf('per').includes('DecideFollowUp'), 'there is somebody to decide');
      },
    },
    refuses: {
      'going on with what the affected person does not want, before that is decided': (story) =>
        unwanted(story).refuses('kari', 'AssessComplaint', assessing, 'tooEarly', '1.3-1'),
      'calling the accused before that is decided': (story) =>
        unwanted(story)
          .refuses('kari', 'ConsiderProtection', protection, 'tooEarly', '1.3-1')
          .refuses('kari', 'TellOfCompanion', { step: 'tellComplainantOfCompanion' }, 'tooEarly', '1.3-1'),
      'closing it on the leader’s word alone': (story) => {
        unwanted(story);
        demand(story.tasksOf('anne').includes('DecideFollowUp'), 'HR decides too');
        story.does('kari', 'DecideFollowUp', followUp('close'));
        story.refuses('kari', 'CloseStrand', closing(), 'notAskedFor', '3.1.2-28');
      },
      'deciding it without saying why': (story) =>
        unwanted(story).refuses(
          'kari',
          'DecideFollowUp',
          { step: 'decideFollowUp', answers: { followUp: 'close' } },
          'incomplete',
          '1.3-1',
          'reasons',
        ),
      'a withdrawal by anybody but the complainant': (story) =>
        acknowledged(story).refuses('kari', 'Withdraw', { step: 'withdraw' }, 'notYours'),
      'closing a complaint that nobody withdrew': (story) =>
        acknowledged(story).refuses('kari', 'DecideFollowUp', followUp('close'), 'notAskedFor', '1.3-1'),
      'going on where it was decided to close': (story) => {
        followBoth(withdraw(signed(story)), 'close');
        story
          .refuses('kari', 'ConsiderProtection', protection, 'notAskedFor', '3.1.2-14')
          .refuses('kari', 'CallAccused', calling(), 'notAskedFor', 'P-11');
      },
      'a closing note before the complainant was told': (story) =>
        followBoth(withdraw(signed(story)), 'close').refuses('kari', 'CloseStrand', closing(), 'tooEarly', 'P-13'),
    },
    repeats: {
      'withdrawing twice withdraws once': (story) =>
        void acknowledged(story).repeats('nora', 'Withdraw', { step: 'withdraw' }),
      'the same half twice counts once': (story) =>
        void withdraw(acknowledged(story)).repeats('anne', 'DecideFollowUp', followUp('goOn')),
    },
  },
  {
    rule: '1.6-2',
    title: 'who saw it reports it, and the affected person is asked what they want themselves',
    allows: {
      'the person affected knows nothing until they are asked': (story) => {
        const { messages } = signForHr(acknowledge(observed(story)));
        check(!messages.some(({ to }) => to === 'nora'), 'Nora was sent nothing');
        check(
          messages.some((m) => m.kind === 'notice' && m.to === 'silje' && m.notice === 'ObservationReceived'),
          'Silje, who reported it, was',
        );
        story.does('kari', 'AskForWishes', wishes('wanted'));
        tell(story);
        check(
          story.messages.some((m) => m.kind === 'notice' && m.to === 'nora' && m.notice === 'ToldOfCompanion'),
          'from then on it is Nora’s case too',
        );
      },
      'unsure is an answer, and the case goes on': (story) => {
        signForHr(acknowledge(observed(story))).does('kari', 'AskForWishes', wishes('unsure'));
        check(story.tasksOf('kari').includes('TellOfCompanion'), 'Nora is invited');
      },
      'not wanted: leader and HR decide, and nothing stops by itself': (story) => {
        unwanted(story);
        check(story.tasksOf('anne').join() === 'DecideFollowUp', 'HR has its half to give');
        followBoth(story, 'goOn');
        check(story.tasksOf('kari').includes('TellOfCompanion'), 'it goes on');
      },
      'nobody asks for wishes where the complainant wrote it': (story) =>
        check(!acknowledged(story).tasksOf('kari').includes('AskForWishes'), 'it is Nora’s own complaint'),
    },
    refuses: {
      'inviting the affected person before they were asked': (story) =>
        signForHr(acknowledge(observed(story))).refuses(
          'kari',
          'TellOfCompanion',
          { step: 'tellComplainantOfCompanion' },
          'tooEarly',
          '1.6-2',
        ),
      'asking before the leader has taken it on': (story) =>
        observed(story).refuses('kari', 'AskForWishes', wishes('wanted'), 'tooEarly', '3.1.2-9'),
      'wishes that nobody put into words': (story) =>
        acknowledge(observed(story)).refuses(
          'kari',
          'AskForWishes',
          { ...wishes('wanted'), answers: { wishes: 'wanted' } },
          'incomplete',
          '1.6-2',
          'words',
        ),
      'anybody but the leader asking': (story) =>
        acknowledge(observed(story)).refuses('silje', 'AskForWishes', wishes('wanted'), 'notYours'),
      'the affected person acting in what they know nothing of': (story) => {
        acknowledge(observed(story)).refuses('nora', 'Withdraw', { step: 'withdraw' }, 'notYours');
        demand(story.tasksOf('kari').includes('AskForWishes'), 'Nora is to be asked');
      },
    },
    repeats: {
      'asking twice asks once': (story) =>
        void acknowledge(observed(story)).repeats('kari', 'AskForWishes', wishes('wanted')),
    },
  },
];
