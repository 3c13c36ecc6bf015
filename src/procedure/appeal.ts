import { all, neededWhen, onlyWhen, orReason as orOther } from './answers';
import type { FieldProblem } from './complaint';
import type { Declaration } from './declarations';
import { dismissals, sanctions } from './disciplinary-meeting';
import { account, accountOrNothing } from './fields';
import type { Field, Fields } from './form-fields';
import { backTo, decisionAnew, disciplineAnew } from './sent-back';
import type { Answers, FormFacts } from './steps';

/** Chapter 3.2.5; and P-13: appeal is open at every decided way out. */

const decisions = ['decideDismissal', 'decideDiscipline', 'startDiscipline', 'decideCase', 'decideFollowUp'];
const toComplainant = ['tellComplainantOutcome', 'tellComplainantOfDiscipline'];
const toAccused = ['tellAccusedOutcome', 'sendSanctionLetter', 'handOverDismissal', 'tellAccusedOfDiscipline'];

/** Two weeks from the decision. */
const period: Declaration = {
  kind: 'appealPeriod',
  rule: '3.2.5-2',
  days: 14,
  of: 'appeal',
  decisions,
  letters: [...toComplainant, ...toAccused],
};

/** The organisation accepts it for as long from the receipt, unless its policy says otherwise. */
const fromReceipt: Declaration = { kind: 'appealFromReceipt', rule: 'P-3' };

/** To a leader above whoever decided: one who settled the case, or changed the decision, does not look at it again. */
const byAnother: Declaration = { kind: 'decidedByAnother', rule: '3.2.5-3', step: 'decideAppeal', decisions };

/** Each party may appeal once they were told, in writing and with an explanation; also when the strand is closed. */
const appeal: Declaration = {
  kind: 'step',
  rule: 'P-13',
  name: 'appeal',
  does: 'record',
  command: 'Appeal',
  event: 'Appealed',
  by: ['complainant', 'accused'],
  for: 'eachAccused',
  after: [],
  onceTold: { complainant: toComplainant, accused: toAccused },
  asks: {},
  may: true,
  repeats: 'offered',
  stage: 'always',
};

/** In writing, with what they think is wrong or unfair about how it was handled. */
const explanation: Declaration = {
  kind: 'elements',
  rule: '3.2.5-1',
  of: 'appeal',
  asks: { explanation: account },
};

/** The steps to which it can be sent back as the strand stands: only what was done can be done once more. */
function stepsBackTo({ answers, way, isSetAside }: FormFacts): readonly string[] {
  const done = (step: string) => answers(step) !== undefined;
  if (isSetAside) return ['decideFollowUp'];
  const first =
    way === 'falseAccusation' ? ['startDiscipline'] : ['callAccused', 'writeInvestigationNote', 'decideCase'];
  return [...new Set([...first, ...['startDiscipline', 'drawUpSummons', 'decideDiscipline'].filter(done)])];
}

const choice = (...choices: readonly string[]): Field => ({ kind: 'choice', required: false, choices });
const result = (...choices: readonly string[]): Field => ({ kind: 'choice', required: true, choices });

/**
 * Only a decision that stands can be changed. Where a case was set aside, or goes on after another appeal, nobody has
 * been found to have done anything, or not to, and perhaps the accused has not been heard. And only what came too late
 * can be answered as that.
 */
function asksNow(asks: Fields, facts: FormFacts): Fields {
  const { answers, cameLate, isByAccused } = facts;
  const wasDecided = answers('decideCase') !== undefined;
  const wasDisciplined = answers('decideDiscipline') !== undefined;
  const canChange = wasDecided || wasDisciplined;
  const left = [
    ...(wasDecided ? [] : ['grounds']),
    ...(wasDisciplined ? [] : ['outcome', 'proportion', 'earlierMatters']),
    ...(cameLate ? [] : ['whyTakenUp']),
    ...(canChange && isByAccused ? [] : ['whyHarsher']),
  ];
  const results = ['upheld', ...(canChange ? ['changed'] : []), 'sentBack', ...(cameLate ? ['tooLate'] : [])];
  const changes = isByAccused
    ? {
        grounds: harsher(asks.grounds, answers('decideCase')?.grounds === 'yes' ? [] : ['yes']),
        outcome: harsher(asks.outcome, harderThan(answers('decideDiscipline')?.outcome)),
      }
    : {};
  const asked = { ...asks, ...changes, result: result(...results), backTo: choice(...stepsBackTo(facts)) };
  return Object.fromEntries(Object.entries(asked).filter(([field]) => !left.includes(field)));
}

/** Sanctions stand in the order of how hard they are: all that come after the one that stands. */
function harderThan(stands = ''): readonly string[] {
  const all = ['none', ...sanctions, ...dismissals];
  return all.includes(stands) ? all.slice(all.indexOf(stands) + 1) : [];
}

function harsher(field: Field | undefined, choices: readonly string[]): Field {
  return field?.kind === 'choice' ? { ...field, harsher: choices } : choice();
}

/** Nobody is worse off by their own appeal without being told why: the guidelines say nothing on it. */
function reasonIfHarsher(answers: Answers, asked: Fields): readonly FieldProblem[] {
  if (!asked.whyHarsher) return [];
  const isHarsher = [asked.grounds, asked.outcome].some(
    (field, place) =>
      field?.kind === 'choice' && field.harsher?.includes((place === 0 ? answers.grounds : answers.outcome) ?? ''),
  );
  const isGiven = (answers.whyHarsher ?? '').trim() !== '';
  if (isHarsher && answers.result === 'changed') return isGiven ? [] : [{ field: 'whyHarsher', problem: 'missing' }];
  return isGiven ? [{ field: 'whyHarsher', problem: 'wouldBeLost' }] : [];
}

/** What is changed: the decision on the case, or the one on discipline; never both at once. */
function whatIsChanged(answers: Answers, asked: Fields): readonly FieldProblem[] {
  if (answers.result !== 'changed') return [];
  if (asked.grounds && asked.outcome) return orOther('grounds', 'outcome')(answers);
  return neededWhen(asked.outcome ? 'outcome' : 'grounds', 'result', 'changed')(answers);
}

/** An appeal that came too late is taken up with a reason, or answered as too late. */
function reasonToTakeItUp(answers: Answers, asked: Fields): readonly FieldProblem[] {
  if (!asked.whyTakenUp) return [];
  const isGiven = (answers.whyTakenUp ?? '').trim() !== '';
  if (answers.result === 'tooLate') return isGiven ? [{ field: 'whyTakenUp', problem: 'wouldBeLost' }] : [];
  return isGiven ? [] : [{ field: 'whyTakenUp', problem: 'missing' }];
}

/** Upheld, changed, or sent back to a named step; with reasons, by the leader above, once both know the decision. */
const decideAppeal: Declaration = {
  kind: 'step',
  rule: 'P-13',
  name: 'decideAppeal',
  does: 'record',
  command: 'DecideAppeal',
  event: 'AppealDecided',
  by: 'leaderAbove',
  for: 'eachAccused',
  after: ['tellComplainantOutcome', 'tellAccusedOutcome'],
  asks: {
    result: result('upheld', 'changed', 'sentBack', 'tooLate'),
    whyTakenUp: accountOrNothing,
    grounds: choice('no', 'doubt', 'yes'),
    outcome: { kind: 'choice', required: false, choices: ['none', ...sanctions, ...dismissals], proposes: dismissals },
    whyHarsher: accountOrNothing,
    backTo: choice(...Object.keys(backTo)),
    reasons: account,
  },
  asksNow,
  alsoAsks: all(
    reasonToTakeItUp,
    reasonIfHarsher,
    whatIsChanged,
    onlyWhen('grounds', 'result', 'changed'),
    onlyWhen('outcome', 'result', 'changed'),
    neededWhen('backTo', 'result', 'sentBack'),
    onlyWhen('backTo', 'result', 'sentBack'),
  ),
  sendsBack: ({ result, outcome = '', backTo: step = '' }) =>
    result !== 'changed' ? (backTo[step] ?? []) : outcome === '' ? decisionAnew : disciplineAnew,
  decides: [
    { step: 'decideCase', answer: 'grounds' },
    { step: 'decideDiscipline', answer: 'outcome' },
  ],
  within: 'appealDecision',
  from: 'appeal',
  eachOf: 'appeal',
  stage: 'always',
  followedBy: ['complainant', 'accused'],
};

const tellComplainant: Declaration = {
  kind: 'step',
  rule: 'P-13',
  name: 'tellComplainantOfAppeal',
  does: 'letter',
  to: 'complainant',
  command: 'TellOfAppeal',
  event: 'ComplainantToldOfAppeal',
  by: 'leaderAbove',
  for: 'eachAccused',
  after: [],
  asks: { text: account },
  within: 'outcome',
  from: 'decideAppeal',
  eachOf: 'decideAppeal',
  stage: 'always',
};

const tellAccused: Declaration = {
  kind: 'step',
  rule: 'P-13',
  name: 'tellAccusedOfAppeal',
  does: 'letter',
  to: 'accused',
  command: 'TellOfAppeal',
  event: 'AccusedToldOfAppeal',
  by: 'leaderAbove',
  for: 'eachAccused',
  after: [],
  asks: { text: account },
  // Whoever knows of the case: of a false accusation, by the call to the talk or the word of the meeting.
  when: ({ wasDone }) => ['callAccused', 'callToTalk', 'tellOfMeeting'].some(wasDone),
  within: 'outcome',
  from: 'decideAppeal',
  eachOf: 'decideAppeal',
  stage: 'always',
};

/** The employee reads that it is harsher, and why. */
const saysHarsher: Declaration = {
  kind: 'elements',
  rule: 'P-13',
  of: 'tellAccusedOfAppeal',
  asks: {},
  says: { step: 'decideAppeal', answer: 'whyHarsher' },
};

export const appeals: readonly Declaration[] = [
  period,
  fromReceipt,
  byAnother,
  appeal,
  explanation,
  decideAppeal,
  tellComplainant,
  tellAccused,
  saysHarsher,
];
