import { callingTheAccused } from './calling-the-accused';
import { decisionForm } from './decision';
import type { Declaration } from './declarations';
import { account, accountOrNothing } from './fields';
import type { Fields } from './form-fields';
import { answerTo } from './invitations';
import type { ReachingStep } from './steps';

/** Trygg's own policy, needed to make the guidelines work: shown as policy, never as a rule of the guidelines. */

/** A report reaches people: the duty adviser, the deputy, somebody else in HR, and the last resort. */
const hrTakesPart: Declaration = {
  kind: 'route',
  rule: 'P-1',
  role: 'hrAdviser',
  candidates: ({ hr, lastResort }) => [...hr, ...lastResort],
};

const reachesPeople: Declaration = { kind: 'reachesPeople', rule: 'P-1' };

const reached: Fields = {
  way: { kind: 'choice', required: true, choices: ['spokenTo', 'onPaper', 'opensTrygg', 'nobodyThere'] },
  note: accountOrNothing,
};

/** Whom a message did not reach is reached in another way; who that is, HR reads in the task. */
const reachPerson: ReachingStep = {
  kind: 'step',
  rule: 'P-1',
  name: 'reachPerson',
  does: 'reach',
  reaches: 'others',
  command: 'RecordReached',
  event: 'PersonReached',
  by: 'hrAdviser',
  for: 'matter',
  after: [],
  asks: reached,
  stage: 'always',
};

/** Where it is HR that can't be reached, the leader sees to it. */
const reachAdviser: ReachingStep = {
  ...reachPerson,
  name: 'reachAdviser',
  reaches: 'hrAdviser',
  by: 'handler',
};

/** Nobody can stop a case by not signing or not coming: asked twice in writing, then HR records that it fell away. */
const lapse: Declaration = {
  kind: 'lapse',
  rule: 'P-2',
  asked: 2,
  period: 'signature',
  recordedBy: 'hrAdviser',
  command: 'RecordLapse',
  asks: { note: account },
};

const complainantReplies = answerTo({
  name: 'answerInvitationOfComplainant',
  to: 'holdConversationWithComplainant',
  by: 'complainant',
  for: 'complainant',
  eachOf: 'tellComplainantOfCompanion',
});

const accusedReplies = answerTo({
  name: 'answerInvitationOfAccused',
  to: 'holdConversationWithAccused',
  by: 'accused',
  for: 'eachAccused',
  eachOf: 'callAccused',
});

/** One tap away for a complainant, a witness or an observer, also after closing. */
const reportMore: Declaration = {
  kind: 'step',
  rule: 'P-5',
  name: 'reportMore',
  does: 'record',
  command: 'ReportMore',
  event: 'MoreReported',
  by: ['complainant', 'observer', 'witness'],
  for: 'matter',
  after: [],
  asks: {
    kind: { kind: 'choice', required: true, choices: ['again', 'retaliation'] },
    what: account,
    against: { kind: 'person', required: false },
  },
  may: true,
  repeats: 'offered',
  stage: 'always',
};

/** It reaches somebody in HR who is not accused of it, and who says what was done. */
const followUpReport: Declaration = {
  kind: 'step',
  rule: 'P-5',
  name: 'followUpReport',
  does: 'record',
  command: 'FollowUpReport',
  event: 'ReportFollowedUp',
  by: 'hrAdviser',
  for: 'matter',
  after: [],
  asks: {
    way: { kind: 'choice', required: true, choices: ['protected', 'partOfCase', 'caseOfItsOwn', 'spokenTo'] },
    what: account,
  },
  within: 'acknowledgement',
  from: 'reportMore',
  eachOf: 'reportMore',
  reachesSomebody: true,
  stage: 'always',
};

/** Where HR has received the complaint, HR appoints a leader who is free of conflict. */
const appointHandler: Declaration = {
  kind: 'step',
  rule: 'P-8',
  name: 'appointHandler',
  does: 'appoint',
  command: 'AppointHandler',
  event: 'HandlerAppointed',
  by: 'hrAdviser',
  for: 'matter',
  after: [],
  asks: { leader: { kind: 'leader', required: true } },
  within: 'acknowledgement',
  when: ({ hasHandler }) => !hasHandler,
  stage: 'throughout',
  repeats: 'whenNeeded',
  followedBy: ['complainant'],
};

const separateHalves: Declaration = { kind: 'separateHalves', rule: 'P-8' };

/** Leader and HR disagree: both views are recorded, and a leader above decides; or else somebody free of conflict. */
const leaderAbove: Declaration = {
  kind: 'route',
  rule: 'P-8',
  role: 'leaderAbove',
  candidates: ({ leaders, hr, lastResort, handlerId }) => {
    const place = leaders.findIndex(({ id }) => id === handlerId);
    return [...leaders.slice(Math.max(1, place + 1)), ...lastResort, ...leaders, ...hr];
  },
};

const settleDecision: Declaration = {
  kind: 'step',
  rule: 'P-8',
  name: 'settleDecision',
  does: 'settle',
  settles: 'decideCase',
  command: 'SettleDecision',
  event: 'DecisionSettled',
  by: 'leaderAbove',
  for: 'eachAccused',
  after: [],
  asks: decisionForm,
};

const settleFollowUp: Declaration = {
  kind: 'step',
  rule: 'P-8',
  name: 'settleFollowUp',
  does: 'settle',
  settles: 'decideFollowUp',
  command: 'SettleFollowUp',
  event: 'FollowUpSettled',
  by: 'leaderAbove',
  for: 'matter',
  after: [],
  asks: {
    followUp: { kind: 'choice', required: true, choices: ['goOn', 'close'] },
    reasons: account,
  },
  stage: 'throughout',
};

/** Whoever is too close to a party says so at any time, and the case goes to somebody who is free. */
const stepDown: Declaration = {
  kind: 'step',
  rule: 'P-8',
  name: 'stepDown',
  does: 'stepDown',
  command: 'StepDown',
  event: 'SteppedDown',
  by: ['handler', 'hrAdviser', 'leaderAbove', 'appointingAuthority'],
  for: 'matter',
  after: [],
  asks: { reasons: account },
  may: true,
  repeats: 'offered',
  stage: 'always',
};

/** An assessment that it is neither never ends a case before the complainant was heard, or would not be. */
const heardFirst: Declaration = {
  kind: 'gate',
  rule: 'P-10',
  step: 'decideCase',
  after: 'holdConversationWithComplainant',
};

/** Both were told in writing, and so of the right to appeal, before the strand is closed. */
const toldBeforeClosing: readonly Declaration[] = ['closeWithNote', 'startDiscipline'].flatMap(
  (step): Declaration[] => [
    { kind: 'gate', rule: 'P-13', step, after: 'tellComplainantOutcome' },
    { kind: 'gate', rule: 'P-13', step, after: 'tellAccusedOutcome' },
  ],
);

/** Somebody is accused later: one matter, and a strand of their own. */
const nameAccused: Declaration = {
  kind: 'step',
  rule: 'P-14',
  name: 'nameAccused',
  does: 'accuse',
  command: 'NameAccused',
  event: 'AccusedAdded',
  by: ['handler', 'hrAdviser'],
  for: 'matter',
  after: [],
  asks: {
    person: { kind: 'person', required: true },
    reasons: account,
  },
  may: true,
  repeats: 'offered',
};

/** Somebody else in HR, or the last resort, learns that a case is late: its number, the step and the days. */
const outsideTheCase: Declaration = {
  kind: 'escalation',
  rule: 'P-9',
  candidates: ({ hr, lastResort }) => [...hr, ...lastResort],
};

export const tryggPolicy: readonly Declaration[] = [
  hrTakesPart,
  reachesPeople,
  reachPerson,
  reachAdviser,
  lapse,
  complainantReplies,
  accusedReplies,
  reportMore,
  followUpReport,
  appointHandler,
  separateHalves,
  leaderAbove,
  settleDecision,
  settleFollowUp,
  stepDown,
  heardFirst,
  ...callingTheAccused,
  ...toldBeforeClosing,
  nameAccused,
  outsideTheCase,
];
