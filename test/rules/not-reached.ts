import { steppingDown } from '../support/policy-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { acknowledged, received } from '../support/scenes';

/** P-1: whom a message does not reach is reached in another way. */
export const notReached: Pick<RuleTests, 'allows' | 'refuses' | 'repeats'> = {
  allows: {
    'HR is asked to see to it, once': (story) => {
      received(story).notReached('kari');
      check(story.tasksOf('anne').includes('RecordReached'), 'Anne is asked');
      story.notReached('kari', 'refused');
      check(story.tasksOf('anne').filter((task) => task === 'RecordReached').length === 1, 'once');
      story.does('anne', 'RecordReached', { step: 'reachPerson', answers: { way: 'spokenTo', note: '' } });
      check(!story.tasksOf('anne').includes('RecordReached'), 'seen to');
    },
    'two people are two tasks': (story) => {
      received(story).notReached('kari').notReached('nora');
      check(story.tasksOf('anne').filter((task) => task === 'RecordReached').length === 2, 'two');
      const second = { step: 'reachPerson', round: 2, answers: { way: 'onPaper', note: 'Handed over.' } };
      story.does('anne', 'RecordReached', second);
      check(story.tasksOf('anne').filter((task) => task === 'RecordReached').length === 1, 'one is left');
    },
    'where it is HR that is not reached, the leader sees to it': (story) => {
      received(story).notReached('anne');
      check(story.tasksOf('kari').includes('RecordReached'), 'Kari is asked');
      check(!story.tasksOf('anne').includes('RecordReached'), 'Anne is not');
    },
    'whoever is out of the case by then needs no reaching': (story) => {
      acknowledged(story).notReached('kari').does('kari', 'StepDown', steppingDown());
      check(!story.tasksOf('anne').includes('RecordReached'), 'Kari has no part in it');
    },
    'nothing is asked where somebody was asked for support only: the employee is told': (story) => {
      story.asks().notReached('kari', 'refused');
      const notices = story.messages.flatMap((message) => (message.kind === 'notice' ? [message.notice] : []));
      check(notices.includes('SupporterNotReached'), 'Nora is told');
    },
  },
  refuses: {
    'a person not reached left to nobody': (story) => {
      demand(received(story).notReached('kari').tasksOf('anne').includes('RecordReached'), 'HR is asked');
    },
    'somebody else seeing to it than HR': (story) => {
      received(story).notReached('nora');
      const reached = { step: 'reachPerson', answers: { way: 'spokenTo', note: '' } };
      story.refuses('kari', 'RecordReached', reached, 'notYours');
    },
  },
  repeats: {
    'seen to once': (story) => {
      const reached = { step: 'reachPerson', answers: { way: 'spokenTo', note: '' } };
      received(story).notReached('kari').repeats('anne', 'RecordReached', reached);
    },
  },
};
