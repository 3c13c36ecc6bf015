import { all, neededWhen, onlyWhen, orReason as orOther } from './answers';
import type { FieldProblem } from './complaint';
import type { Declaration } from './declarations';
import { dismissals, sanctions } from './disciplinary-meeting';
import { account, accountOrNothing } from './fields';
import type { Answers, Field, Fields, FormFacts } from './steps';

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

const afterDiscipline = [
  'sendSanctionLetter',
  'tellOfDelay',
  'callToDiscussion',
  'callToDiscussionAgain',
  'answerCallToDiscussion',
  'answerCallToDiscussionAgain',
  'holdDiscussionMeeting',
  'decideDismissal',
  'prepareDismissal',
  'handOverDismissal',
  'tellAccusedOfDiscipline',
  'tellComplainantOfDiscipline',
  'considerSupport',
  'considerGuidance',
  'raiseSubject',
  'followUpSoon',
  'followUpLater',
  'closeAfterDiscipline',
];
const disciplineAnew = [
  'decideDiscipline',
  'settleDiscipline',
  'investigateFurther',
  'callToHearing',
  'callToHearingAgain',
  'answerCallToHearing',
  'answerCallToHearingAgain',
  'hearOnNewEvidence',
  ...afterDiscipline,
];
const meetingAnew = [
  'drawUpSummons',
  'sendSummons',
  'confirmReceipt',
  'recordHandover',
  'moveMeeting',
  'moveLateMeeting',
  'holdMeeting',
  'recordAbsence',
  'writeMinutesOfMeeting',
  'signMinutesOfMeeting',
  ...disciplineAnew,
];
const wayAnew = [
  'startDiscipline',
  'callToTalk',
  'answerCallToTalk',
  'holdInformalTalk',
  'conferWithHr',
  'tellOfMeeting',
  ...meetingAnew,
];
const closingAnew = [
  'tellComplainantOutcome',
  'tellAccusedOutcome',
  'decideCounselling',
  'offerCounselling',
  'concludeFalse',
  'settleFalse',
  'closeWithNote',
  ...wayAnew,
];
const decisionAnew = ['decideCase', 'settleDecision', ...closingAnew];
const noteAnew = ['writeInvestigationNote', ...decisionAnew];
const hearingAnew = [
  'callAccused',
  'nameComplainant',
  'tellAccusedOfCompanion',
  'tellAccusedWhatThisIs',
  'answerInvitationOfAccused',
  'holdConversationWithAccused',
  'writeMinutesOfAccused',
  'signMinutesOfAccused',
  ...noteAnew,
];

/** To which step an appeal can send a strand back, and what is then done once more. */
const backTo: Readonly<Record<string, readonly string[]>> = {
  callAccused: hearingAnew,
  writeInvestigationNote: noteAnew,
  decideCase: decisionAnew,
  startDiscipline: wayAnew,
  drawUpSummons: meetingAnew,
  decideDiscipline: disciplineAnew,
  decideFollowUp: ['decideFollowUp', ...closingAnew],
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
  const { answers, cameLate } = facts;
  const wasDecided = answers('decideCase') !== undefined;
  const wasDisciplined = answers('decideDiscipline') !== undefined;
  const left = [
    ...(wasDecided ? [] : ['grounds']),
    ...(wasDisciplined ? [] : ['outcome', 'proportion', 'earlierMatters']),
    ...(cameLate ? [] : ['whyTakenUp']),
  ];
  const canChange = wasDecided || wasDisciplined;
  const results = ['upheld', ...(canChange ? ['changed'] : []), 'sentBack', ...(cameLate ? ['tooLate'] : [])];
  const asked = { ...asks, result: result(...results), backTo: choice(...stepsBackTo(facts)) };
  return Object.fromEntries(Object.entries(asked).filter(([field]) => !left.includes(field)));
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
    backTo: choice(...Object.keys(backTo)),
    reasons: account,
  },
  asksNow,
  alsoAsks: all(
    reasonToTakeItUp,
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

export const appeals: readonly Declaration[] = [
  period,
  fromReceipt,
  byAnother,
  appeal,
  explanation,
  decideAppeal,
  tellComplainant,
  tellAccused,
];
