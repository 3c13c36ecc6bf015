import { all, neededWhen, onlyWhen } from './answers';
import type { Declaration } from './declarations';
import { account } from './fields';

/** P-13: appeal is open at every decided way out. Its place in the guidelines is chapter 3.2.5. */

/** Each party may appeal once both were told, in writing and with an explanation; also when the strand is closed. */
const appeal: Declaration = {
  kind: 'step',
  rule: 'P-13',
  name: 'appeal',
  does: 'record',
  command: 'Appeal',
  event: 'Appealed',
  by: ['complainant', 'accused'],
  for: 'eachAccused',
  after: ['tellComplainantOutcome', 'tellAccusedOutcome'],
  asks: { explanation: account },
  may: true,
  repeats: 'offered',
  stage: 'always',
};

const decisionAnew = [
  'decideCase',
  'settleDecision',
  'tellComplainantOutcome',
  'tellAccusedOutcome',
  'decideCounselling',
  'offerCounselling',
  'startDiscipline',
  'closeAfterDiscipline',
  'closeWithNote',
];
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
};

/** Upheld, changed, or sent back to a named step; with reasons, by the leader above. */
const decideAppeal: Declaration = {
  kind: 'step',
  rule: 'P-13',
  name: 'decideAppeal',
  does: 'record',
  command: 'DecideAppeal',
  event: 'AppealDecided',
  by: 'leaderAbove',
  for: 'eachAccused',
  after: [],
  asks: {
    result: { kind: 'choice', required: true, choices: ['upheld', 'changed', 'sentBack'] },
    grounds: { kind: 'choice', required: false, choices: ['no', 'doubt', 'yes'] },
    backTo: { kind: 'choice', required: false, choices: Object.keys(backTo) },
    reasons: account,
  },
  alsoAsks: all(
    neededWhen('grounds', 'result', 'changed'),
    onlyWhen('grounds', 'result', 'changed'),
    neededWhen('backTo', 'result', 'sentBack'),
    onlyWhen('backTo', 'result', 'sentBack'),
  ),
  sendsBack: ({ result, backTo: step = '' }) => (result === 'changed' ? decisionAnew : (backTo[step] ?? [])),
  decides: { step: 'decideCase', answer: 'grounds' },
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
  when: ({ wasDone }) => wasDone('callAccused'),
  within: 'outcome',
  from: 'decideAppeal',
  eachOf: 'decideAppeal',
  stage: 'always',
};

export const appeals: readonly Declaration[] = [appeal, decideAppeal, tellComplainant, tellAccused];
