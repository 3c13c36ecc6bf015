import { all, neededWhen, onlyWhen, orReason } from './answers';
import type { Declaration } from './declarations';
import { account, accountOrNothing, oneLine, passage, passageOrNothing } from './fields';
import type { Facts } from './steps';

/** Chapter 3.2 up to the disciplinary meeting: once for each accused in whose strand grounds were found. */

export const isFormal = ({ answers }: Facts): boolean => answers('startDiscipline')?.way === 'formal';

/** The newest summons to a meeting that was moved, for whatever reason; 0 while none was. */
const movedRound = ({ round }: Facts): number => Math.max(round('moveMeeting'), round('moveLateMeeting'));

/** The newest summons went out, and its meeting was not moved since. */
export const isSummoned = (facts: Facts): boolean =>
  facts.answers('sendSummons')?.way === 'send' && movedRound(facts) < facts.round('sendSummons');

/** Once the employee was told of a delay, the day that the notice gives: the week is left as the guidelines let one. */
export const byNotice = { step: 'tellOfDelay', answer: 'expected' } as const;

/** Held, or the employee stayed away from it and that can count as held. */
export const isMet = ({ answers }: Facts): boolean =>
  answers('holdMeeting') !== undefined || answers('recordAbsence') !== undefined;

const isNewest = ({ round }: Facts, step: string): boolean => round(step) === round('sendSummons');

/** The employee has the newest summons, with fewer days before its meeting than they must have. */
export const isReceivedLate = (facts: Facts): boolean =>
  ['confirmReceipt', 'recordHandover'].some(
    (step) => isNewest(facts, step) && facts.roundInTime(step) < facts.round(step),
  );

/** None was drawn up yet, the leader sent it back, or the meeting was moved: then with a new notice. */
function isToBeDrawnUp(facts: Facts): boolean {
  const { answers, round } = facts;
  const newest = round('drawUpSummons');
  const wasSentBack = answers('sendSummons')?.way === 'sendBack' && round('sendSummons') === newest;
  return isFormal(facts) && (newest === 0 || wasSentBack || movedRound(facts) === newest);
}

/** Nobody from HR, no disciplinary procedure: it waits until somebody there takes part. */
const hrThroughout: Declaration = {
  kind: 'condition',
  rule: '3.2-1',
  steps: [
    'startDiscipline',
    'callToTalk',
    'holdInformalTalk',
    'tellOfMeeting',
    'sendSummons',
    'holdMeeting',
    'recordAbsence',
    'sendSanctionLetter',
    'handOverDismissal',
    'tellAccusedOfDiscipline',
  ],
  holds: ({ hasAdviser }) => hasAdviser,
};

/** Leader and HR have conferred before the formal procedure starts, and each has said what they think. */
const conferWithHr: Declaration = {
  kind: 'step',
  rule: '3.2.2-1',
  name: 'conferWithHr',
  does: 'jointly',
  command: 'ConferWithHr',
  event: 'ConferredWithHr',
  by: ['handler', 'hrAdviser'],
  for: 'eachAccused',
  after: ['startDiscipline'],
  asks: { view: account },
  when: isFormal,
  stage: 'closing',
};

/** The employee is told that a disciplinary meeting will be called. */
const tellOfMeeting: Declaration = {
  kind: 'step',
  rule: '3.2.2-2',
  name: 'tellOfMeeting',
  does: 'tell',
  tells: 'accused',
  command: 'TellOfMeeting',
  event: 'ToldOfMeeting',
  by: 'handler',
  for: 'eachAccused',
  after: ['conferWithHr'],
  asks: { about: account },
  when: isFormal,
  stage: 'closing',
  followedBy: ['accused'],
};

/** By HR's representative and nobody else. */
const drawUpSummons: Declaration = {
  kind: 'step',
  rule: '3.2.2-3',
  name: 'drawUpSummons',
  does: 'record',
  command: 'DrawUpSummons',
  event: 'SummonsDrawnUp',
  by: 'hrAdviser',
  for: 'eachAccused',
  after: ['conferWithHr', 'tellOfMeeting'],
  asks: {},
  when: isToBeDrawnUp,
  repeats: 'whenNeeded',
  within: 'discipline',
  from: ['startDiscipline', 'sendSummons', 'moveMeeting', 'moveLateMeeting'],
  stage: 'closing',
};

/** Five elements; that one may be accompanied, and that further measures are considered, stand in every summons. */
const summonsElements: Declaration = {
  kind: 'elements',
  rule: '3.2.2-4',
  of: 'drawUpSummons',
  asks: {
    concerns: passage,
    whyUnacceptable: passage,
    meetAt: { kind: 'futureDateTime', required: true },
    place: oneLine,
  },
  always: ['mayBeAccompanied', 'furtherMeasures'],
};

/** What the employee is to read of the evidence, redacted where it must be; or why nothing is enclosed. */
const evidence: Declaration = {
  kind: 'elements',
  rule: '3.2.2-5',
  of: 'drawUpSummons',
  asks: { evidence: accountOrNothing, noEvidence: passageOrNothing },
  alsoAsks: orReason('evidence', 'noEvidence'),
};

/** The leader sends what HR drew up, or sends it back with a remark. */
const sendSummons: Declaration = {
  kind: 'step',
  rule: '3.2.2-3',
  name: 'sendSummons',
  does: 'letter',
  to: 'accused',
  of: 'drawUpSummons',
  leavesOut: ['noEvidence', 'whyLater'],
  unless: ({ way }) => way === 'sendBack',
  command: 'SendSummons',
  event: 'SummonsSent',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: {
    way: { kind: 'choice', required: true, choices: ['send', 'sendBack'] },
    remark: accountOrNothing,
  },
  alsoAsks: all(neededWhen('remark', 'way', 'sendBack'), onlyWhen('remark', 'way', 'sendBack')),
  eachOf: 'drawUpSummons',
  within: 'acknowledgement',
  from: 'drawUpSummons',
  stage: 'closing',
  followedBy: ['accused'],
};

/** Two weeks from the receipt to the meeting. */
const shortestNotice: Declaration = {
  kind: 'notice',
  rule: '3.2.2-6',
  bound: 'atLeast',
  days: 14,
  of: 'drawUpSummons',
  asks: {},
  tooLate: { moves: 'moveLateMeeting', within: 'acknowledgement' },
};

/** A meeting before which there are fewer days is neither held, nor can anybody stay away from it. */
const noticeGiven: Declaration = {
  kind: 'condition',
  rule: '3.2.2-6',
  steps: ['holdMeeting', 'recordAbsence'],
  holds: (facts) => !isReceivedLate(facts),
};

/** Not more than four, or the reason for it. */
const longestNotice: Declaration = {
  kind: 'notice',
  rule: '3.2.2-7',
  bound: 'atMost',
  days: 28,
  of: 'drawUpSummons',
  asks: { whyLater: passageOrNothing },
};

/** From then the two weeks run. */
const confirmReceipt: Declaration = {
  kind: 'step',
  rule: '3.2.2-6',
  name: 'confirmReceipt',
  does: 'record',
  command: 'ConfirmReceipt',
  event: 'ReceiptConfirmed',
  by: 'accused',
  for: 'eachAccused',
  after: [],
  asks: {},
  when: (facts) => isSummoned(facts) && !isNewest(facts, 'recordHandover'),
  eachOf: 'sendSummons',
  newestOnly: true,
  stage: 'closing',
  followedBy: ['accused'],
};

/** Nobody can hold the meeting up by not confirming: handed over on paper, with somebody who saw it (P-2). */
const recordHandover: Declaration = {
  kind: 'step',
  rule: 'P-2',
  name: 'recordHandover',
  does: 'record',
  command: 'RecordHandover',
  event: 'SummonsHandedOver',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: { handedOverAt: { kind: 'pastDateTime', required: true, notBefore: 'sendSummons' }, seenBy: oneLine },
  when: (facts) => isSummoned(facts) && !isNewest(facts, 'confirmReceipt'),
  eachOf: 'sendSummons',
  newestOnly: true,
  may: true,
  insteadOf: { step: 'confirmReceipt', within: 'acknowledgement' },
  stage: 'closing',
};

export const discipline: readonly Declaration[] = [
  hrThroughout,
  conferWithHr,
  tellOfMeeting,
  drawUpSummons,
  summonsElements,
  evidence,
  sendSummons,
  shortestNotice,
  longestNotice,
  noticeGiven,
  confirmReceipt,
  recordHandover,
];
