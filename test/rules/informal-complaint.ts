import { check, demand, type RuleTests } from '../support/rule-tests';
import { colleague, leader, offersOf } from '../support/scenes';
import type { Story } from '../support/story';

/** A leader who says no says who can help instead (1.6-1). */
const answering = (way: 'yes' | 'no', words = '') => ({
  step: 'answerSupport',
  answers: { way, words, instead: way === 'no' ? 'Anne in HR' : '' },
});
const ending = (how: 'solved' | 'notSolved' | 'stopped') => ({ step: 'endInformal', answers: { how } });
const noteWritten = { step: 'writeInformalNote', answers: { note: 'They talked, and he will stop.' } };

/** Kari, who leads, stands by Nora. */
const helpedByLeader = (story: Story): Story =>
  story.asks({ supporter: leader }).does('kari', 'AnswerSupport', answering('yes'));
const endedWithLeader = (story: Story, how: 'solved' | 'notSolved' | 'stopped'): Story =>
  helpedByLeader(story).does('nora', 'EndInformal', ending(how));

/** Chapter 3.1.1, rule by rule. */
export const informalComplaintRules: readonly RuleTests[] = [
  {
    rule: '3.1.1-2',
    title: 'raised directly, with support from whom the employee chooses',
    allows: {
      'whoever was asked gets it, with the employee’s words and nothing else': (story) => {
        story.asks({ supporter: colleague, words: 'Will you come with me?' });
        check(
          story.messages.map((m) => `${m.kind} ${m.to}`).join() === 'task silje',
          'Silje is asked, and nobody else hears of it',
        );
        check(story.open.supporter?.words === 'Will you come with me?', 'with Nora’s words');
        check(story.open.complaint.what === '', 'no complaint is part of it');
      },
      'a yes with words reaches the employee': (story) => {
        story.asks().does('kari', 'AnswerSupport', answering('yes', 'Let us talk tomorrow.'));
        check(
          story.messages.some((m) => m.kind === 'notice' && m.to === 'nora' && m.notice === 'SupportAnswered'),
          'Nora is told',
        );
        check(story.open.phase === 'open', 'it stays open');
      },
      'a no closes it, and needs no reason': (story) => {
        story.asks().does('kari', 'AnswerSupport', answering('no'));
        check(story.open.phase === 'closed', 'it is closed');
        check(story.tasksOf('kari').length === 0 && offersOf(story, 'nora').length === 0, 'nothing is left of it');
      },
    },
    refuses: {
      'an answer that is neither yes nor no': (story) =>
        story
          .asks()
          .refuses(
            'kari',
            'AnswerSupport',
            { step: 'answerSupport', answers: { way: 'perhaps' } },
            'incomplete',
            '3.1.1-2',
            'way',
          ),
      'an answer from somebody who was not asked': (story) => {
        story.asks().refuses('per', 'AnswerSupport', answering('yes'), 'notYours');
        story.refuses('nora', 'AnswerSupport', answering('yes'), 'notYours');
      },
      'asking oneself, or somebody whom the directory does not know': (story) => {
        story.refusesToAsk({ supporter: { ...leader, id: 'nora' } }, 'incomplete', '3.1.1-2', 'supporter');
        story.refusesToAsk({ supporter: { ...leader, active: false } }, 'incomplete', '3.1.1-2', 'supporter');
        story.refusesToAsk({ supporter: undefined }, 'incomplete', '3.1.1-2', 'supporter');
        story.asks();
        demand(story.tasksOf('kari').includes('AnswerSupport'), 'whoever may be asked is asked');
      },
    },
    repeats: {
      'asking twice asks once': (story) => {
        const again = story.asks().decide(story.asking({}));
        check(Array.isArray(again) && again.length === 0, 'nothing more happens');
      },
      'answering twice answers once': (story) => void story.asks().repeats('kari', 'AnswerSupport', answering('yes')),
    },
  },
  {
    rule: '3.1.1-3',
    title: 'not solved: a written complaint can follow, and no reason is asked for',
    allows: {
      'the employee ends it at any time, without a reason': (story) => {
        helpedByLeader(story);
        check(offersOf(story, 'nora').includes('EndInformal'), 'it is offered');
        check(!story.tasksOf('nora').includes('EndInformal'), 'and never pressed for');
        story.does('nora', 'EndInformal', ending('stopped'));
        check(story.open.phase === 'closed', 'it is closed');
      },
      'even before whoever was asked has answered': (story) => {
        story.asks().does('nora', 'EndInformal', ending('stopped'));
        check(story.tasksOf('kari').length === 0, 'Kari is asked for nothing any more');
      },
      'not solved leads to no complaint by itself': (story) => {
        endedWithLeader(story, 'notSolved');
        check(Object.keys(story.open.strands).length === 0, 'nobody is accused');
        check(story.open.phase === 'closed' && story.tasksOf('nora').length === 0, 'nothing is pressed for');
      },
      'a complaint needs nothing to have gone before it': (story) => void story.sends(),
      'the supporter hears that it is over': (story) => {
        endedWithLeader(story, 'notSolved');
        check(
          story.messages.some((m) => m.kind === 'notice' && m.to === 'kari' && m.notice === 'InformalEnded'),
          'Kari is told',
        );
      },
    },
    refuses: {
      'anybody else ending it': (story) =>
        helpedByLeader(story).refuses('kari', 'EndInformal', ending('solved'), 'notYours'),
      'an end that is none of the three': (story) =>
        helpedByLeader(story).refuses(
          'nora',
          'EndInformal',
          { step: 'endInformal', answers: { how: 'elsewhere' } },
          'incomplete',
          '3.1.1-3',
          'how',
        ),
      'a step of a written complaint in what nobody has reported': (story) => {
        helpedByLeader(story).refuses('nora', 'Withdraw', { step: 'withdraw' }, 'notAskedFor', '1.3-1');
        demand(offersOf(story, 'nora').join() === 'EndInformal', 'Nora can end it, and nothing else');
      },
    },
    repeats: {
      'ending it twice ends it once': (story) =>
        void helpedByLeader(story).repeats('nora', 'EndInformal', ending('solved')),
      'it cannot be ended otherwise afterwards': (story) =>
        endedWithLeader(story, 'notSolved').refuses('nora', 'EndInformal', ending('solved'), 'alreadyDone', '3.1.1-3'),
    },
  },
  {
    rule: '3.1.1-4',
    title: 'solved with a leader’s help: closed with a note',
    allows: {
      'the leader writes the note, and it is closed': (story) => {
        endedWithLeader(story, 'solved');
        check(story.tasksOf('kari').join() === 'WriteInformalNote', 'the note is Kari’s to write');
        story.does('kari', 'WriteInformalNote', noteWritten);
        check(story.open.phase === 'closed', 'it is closed');
        check(
          story.messages.some((m) => m.kind === 'notice' && m.to === 'nora' && m.notice === 'InformalNoteWritten'),
          'Nora is told of the note',
        );
      },
      'without a leader it is closed without one': (story) => {
        story.asks({ supporter: colleague }).does('silje', 'AnswerSupport', answering('yes'));
        story.does('nora', 'EndInformal', ending('solved'));
        check(story.open.phase === 'closed', 'it is closed');
      },
      'a leader who took no part writes none': (story) => {
        story.asks({ supporter: leader }).does('nora', 'EndInformal', ending('solved'));
        check(story.open.phase === 'closed', 'it is closed');
      },
      'not solved is closed without one': (story) =>
        check(endedWithLeader(story, 'notSolved').open.phase === 'closed', 'it is closed'),
    },
    refuses: {
      'closing it without the note': (story) =>
        demand(endedWithLeader(story, 'solved').open.phase === 'open', 'it is open until the note is written'),
      'a note before the employee has said that it is solved': (story) =>
        helpedByLeader(story).refuses('kari', 'WriteInformalNote', noteWritten, 'notAskedFor', '3.1.1-4'),
      'a note that says nothing': (story) =>
        endedWithLeader(story, 'solved').refuses(
          'kari',
          'WriteInformalNote',
          { step: 'writeInformalNote', answers: { note: ' ' } },
          'incomplete',
          '3.1.1-4',
          'note',
        ),
      'a note by the employee': (story) =>
        endedWithLeader(story, 'solved').refuses('nora', 'WriteInformalNote', noteWritten, 'notYours'),
    },
    repeats: {
      'writing it twice writes it once': (story) =>
        void endedWithLeader(story, 'solved').repeats('kari', 'WriteInformalNote', noteWritten),
    },
  },
];
