import type { Declaration } from './declarations';
import type { Duty } from './duties';
import { lineOrNothing, oneLine } from './fields';
import type { Field, Fields } from './form-fields';

/** What comes round every year or so (1.6-5, 1.6-6, chapters 2 and 5). It is no case: it has no parties. */

/** In words, and no more than a card can show beside all else. */
const words: Field = { kind: 'longText', required: true, longest: 3_000 };
const wordsOrNothing: Field = { ...words, required: false };

/** What is recorded each time, whatever it is about. */
const held: Fields = {
  heldOn: { kind: 'day', required: true, notFuture: true },
  where: oneLine,
  who: oneLine,
  conclusion: words,
  next: { kind: 'day', required: false, notPast: true },
};

/** When, and to whom. */
const toStaff: Fields = {
  heldOn: { kind: 'day', required: true, notFuture: true },
  unit: oneLine,
  people: { kind: 'count', required: true, most: 9_999 },
};

/** HR makes the guidelines known to leaders and employees. */
const makeKnownToAll: Declaration = {
  kind: 'duty',
  rule: '1.6-5',
  name: 'makeKnownToAll',
  event: 'MadeKnownToAll',
  by: ['hr'],
  every: 'makingKnown',
  lateTo: 'outside',
  asks: held,
};

/** Each leader is responsible that their own staff know and understand them: no interval of their own, but a round of all. */
const makeKnownToStaff: Declaration = {
  kind: 'duty',
  rule: '1.6-6',
  name: 'makeKnownToStaff',
  event: 'MadeKnownToStaff',
  by: ['eachLeader'],
  every: 'makingKnown',
  lateTo: 'hr',
  asks: { ...toStaff, note: wordsOrNothing },
};

/** A leader who can't record it in Trygg has told HR of it. */
const recordForLeader: Declaration = {
  kind: 'onBehalf',
  rule: '1.6-6',
  name: 'recordForLeader',
  event: 'MadeKnownToStaff',
  by: ['hr'],
  of: 'makeKnownToStaff',
  asks: { leader: { kind: 'leader', required: true }, ...toStaff, source: words },
};

/** What all are told; and the record says in which way they were. */
const themes: Declaration = {
  kind: 'themes',
  rule: '2-1',
  of: ['makeKnownToAll', 'makeKnownToStaff', 'recordForLeader'],
  themes: ['causes', 'routines', 'report', 'support'],
  asks: { told: { kind: 'choice', required: true, choices: ['message', 'meeting', 'both'] } },
};

/** The psychosocial working environment is mapped, by surveys among other means. */
const mapping: Declaration = {
  kind: 'duty',
  rule: '2-2',
  name: 'mapEnvironment',
  event: 'EnvironmentMapped',
  by: ['hr'],
  every: 'mapping',
  lateTo: 'outside',
  asks: { ...held, signals: { kind: 'choice', required: true, choices: ['none', 'worse'] } },
};

/** What was heard, and not from whom: a signal is no report. */
const noteSignal: Declaration = {
  kind: 'signalNoting',
  rule: '2-3',
  name: 'noteSignal',
  event: 'SignalNoted',
  by: ['hr'],
  of: 'considerMeasures',
  raisedBy: { duty: 'mapEnvironment', field: 'signals', answer: 'worse' },
  asks: { heldOn: { kind: 'day', required: true, notFuture: true }, what: words },
};

/** On signals that it has become worse: are extra measures needed to shape attitudes? Either way with reasons. */
const considerMeasures: Declaration = {
  kind: 'duty',
  rule: '2-3',
  name: 'considerMeasures',
  event: 'MeasuresConsidered',
  by: ['hr'],
  every: 'signal',
  lateTo: 'outside',
  asks: {
    heldOn: { kind: 'day', required: true, notFuture: true },
    where: oneLine,
    who: oneLine,
    needed: { kind: 'choice', required: true, choices: ['yes', 'no'] },
    reasons: words,
    measures: wordsOrNothing,
  },
  alsoAsks: ({ needed, measures = '' }) =>
    needed === 'yes' && measures.trim() === '' ? [{ field: 'measures', problem: 'missing' }] : [],
};

/** The subject is raised at intervals: a "should", of which people are reminded, and which is never escalated. */
const topicIn = (name: string, by: Duty['by']): Declaration => ({
  kind: 'duty',
  rule: '2-4',
  name,
  event: 'TopicRaised',
  by,
  every: 'topics',
  lateTo: 'nobody',
  asks: { ...held, where: lineOrNothing },
});

/** AMU evaluates and revises the routines every year, together with the rest of the HSE system. */
const evaluateRoutines: Declaration = {
  kind: 'duty',
  rule: '5-1',
  name: 'evaluateRoutines',
  event: 'RoutinesEvaluated',
  by: ['committee', 'hr'],
  every: 12,
  lateTo: 'outside',
  asks: {
    heldOn: { kind: 'day', required: true, notFuture: true },
    who: oneLine,
    conclusion: words,
    changes: words,
    hseSystem: words,
    next: { kind: 'day', required: true, notPast: true },
  },
};

/** The date is AMU's own. */
const setEvaluationDate: Declaration = {
  kind: 'dateSetting',
  rule: '5-1',
  name: 'setEvaluationDate',
  event: 'EvaluationDateSet',
  by: ['committee', 'hr'],
  of: 'evaluateRoutines',
  asks: { next: { kind: 'day', required: true, notPast: true }, where: oneLine },
};

export const yearlyWheel: readonly Declaration[] = [
  makeKnownToAll,
  makeKnownToStaff,
  recordForLeader,
  themes,
  mapping,
  noteSignal,
  considerMeasures,
  topicIn('raiseInCommittee', ['hr']),
  topicIn('raiseWithLeaders', ['hr']),
  topicIn('raiseWithStaff', ['hr']),
  topicIn('raiseInCooperation', ['hr']),
  evaluateRoutines,
  setEvaluationDate,
];
