import type { Declaration } from './declarations';
import { account, accountOrNothing } from './fields';

/** Chapter 3.1.1, informal complaint. Who raises it alone needs nothing from a case; who asks for support opens one. */

/** Somebody was asked in the chat, and is told no more than the employee wrote for them. */
const answerSupport: Declaration = {
  kind: 'step',
  rule: '3.1.1-2',
  name: 'answerSupport',
  does: 'record',
  command: 'AnswerSupport',
  event: 'SupportAnswered',
  by: 'supporter',
  closes: ({ way }) => way === 'no',
  for: 'matter',
  beforeComplaint: true,
  after: [],
  asks: {
    way: { kind: 'choice', required: true, choices: ['yes', 'no'] },
    words: accountOrNothing,
  },
  when: ({ way, supporter }) => way === 'informal' && supporter !== undefined,
  within: 'acknowledgement',
  until: ['endInformal'],
  followedBy: ['complainant'],
};

/** Solved, not solved, or simply no longer wanted: no reason is ever asked for, and nothing follows by itself. */
const endInformal: Declaration = {
  kind: 'step',
  rule: '3.1.1-3',
  name: 'endInformal',
  does: 'record',
  command: 'EndInformal',
  event: 'InformalEnded',
  by: 'complainant',
  closes: () => true,
  for: 'matter',
  beforeComplaint: true,
  after: [],
  asks: { how: { kind: 'choice', required: true, choices: ['solved', 'notSolved', 'stopped'] } },
  when: ({ way }) => way === 'informal',
  may: true,
};

/** Solved with a leader's help: closed with a note. */
const writeInformalNote: Declaration = {
  kind: 'step',
  rule: '3.1.1-4',
  name: 'writeInformalNote',
  does: 'record',
  command: 'WriteInformalNote',
  event: 'InformalNoteWritten',
  by: 'supporter',
  for: 'matter',
  beforeComplaint: true,
  after: ['endInformal'],
  asks: { note: account },
  when: ({ way, supporter, answers }) =>
    way === 'informal' &&
    supporter === 'leader' &&
    answers('answerSupport')?.way === 'yes' &&
    answers('endInformal')?.how === 'solved',
  followedBy: ['complainant'],
};

export const informalComplaint: readonly Declaration[] = [answerSupport, endInformal, writeInformalNote];
