import { all, endsAfterItBegins, neededWhen, onlyWhen, orReason } from './answers';
import type { Declaration } from './declarations';
import { account, conversation, oneLine, withMinutes } from './fields';

/** Chapter 3.1.2, the investigation: from protecting the complainant to the investigation note. */

/** Does the complainant need protection while it is investigated? By policy before the accused is spoken to. */
const considerProtection: Declaration = {
  kind: 'step',
  rule: '3.1.2-14',
  name: 'considerProtection',
  does: 'record',
  command: 'ConsiderProtection',
  event: 'ProtectionConsidered',
  by: 'handler',
  for: 'matter',
  after: ['acknowledgeReceipt'],
  asks: {
    needed: { kind: 'choice', required: true, choices: ['yes', 'no'] },
    reasons: account,
  },
  within: 'conversationWithAccused',
  followedBy: ['complainant'],
};

/** Said with the call to the conversation: they may bring a union representative or a person they trust. */
const tellAccusedOfCompanion: Declaration = {
  kind: 'step',
  rule: '3.1.2-15',
  name: 'tellAccusedOfCompanion',
  does: 'tell',
  tells: 'accused',
  command: 'TellAccusedOfCompanion',
  event: 'AccusedToldOfCompanion',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: {},
  with: 'callAccused',
};

/** Said with the call: so far it is only an investigation, but it may lead to disciplinary measures. */
const tellAccusedWhatThisIs: Declaration = {
  kind: 'step',
  rule: '3.1.2-16',
  name: 'tellAccusedWhatThisIs',
  does: 'tell',
  tells: 'accused',
  command: 'TellAccusedWhatThisIs',
  event: 'AccusedToldWhatThisIs',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: {},
  with: 'callAccused',
};

const holdConversation: Declaration = {
  kind: 'step',
  rule: '3.1.2-17',
  name: 'holdConversationWithAccused',
  does: 'record',
  command: 'HoldConversation',
  event: 'ConversationHeld',
  by: 'handler',
  waitsFor: 'accused',
  for: 'eachAccused',
  after: ['considerProtection', 'tellAccusedOfCompanion', 'tellAccusedWhatThisIs'],
  asks: conversation,
  within: 'conversationWithAccused',
  followedBy: ['complainant', 'accused'],
};

const writeMinutes: Declaration = {
  kind: 'step',
  rule: '3.1.2-18',
  name: 'writeMinutesOfAccused',
  does: 'write',
  document: 'minutes',
  of: 'holdConversationWithAccused',
  command: 'WriteMinutes',
  event: 'MinutesWritten',
  by: 'handler',
  for: 'eachAccused',
  after: ['holdConversationWithAccused'],
  asks: { text: account },
  followedBy: ['accused'],
};

const signMinutes: Declaration = {
  kind: 'step',
  rule: '3.1.2-18',
  name: 'signMinutesOfAccused',
  does: 'sign',
  signs: 'writeMinutesOfAccused',
  command: 'SignMinutes',
  event: 'MinutesSigned',
  by: 'accused',
  for: 'eachAccused',
  after: ['writeMinutesOfAccused'],
  asks: {},
  followedBy: ['accused'],
};

const fileMinutes: Declaration = { kind: 'filing', rule: '3.1.2-18', of: 'signMinutesOfAccused', with: 'accused' };

/** Witnesses, and a visit to the place. There should be minutes of each: where there are none, why not. */
const hearWitness: Declaration = {
  kind: 'step',
  rule: '3.1.2-19',
  name: 'hearWitness',
  does: 'record',
  command: 'HearWitness',
  event: 'WitnessHeard',
  by: 'handler',
  for: 'matter',
  after: ['acknowledgeReceipt'],
  asks: {
    witness: { kind: 'person', required: true },
    ...withMinutes,
  },
  alsoAsks: orReason('minutes', 'noMinutes'),
  may: true,
  repeats: 'offered',
  until: ['decideCase'],
};

const visitPlace: Declaration = {
  kind: 'step',
  rule: '3.1.2-19',
  name: 'visitPlace',
  does: 'record',
  command: 'VisitPlace',
  event: 'PlaceVisited',
  by: 'handler',
  for: 'matter',
  after: ['acknowledgeReceipt'],
  asks: withMinutes,
  alsoAsks: orReason('minutes', 'noMinutes'),
  may: true,
  repeats: 'offered',
  until: ['decideCase'],
};

/** Sickness absence, text messages, e-mail: what it is, who gave it, and why it is relevant. */
const addMaterial: Declaration = {
  kind: 'step',
  rule: '3.1.2-20',
  name: 'addMaterial',
  does: 'record',
  command: 'AddMaterial',
  event: 'MaterialAdded',
  by: 'handler',
  for: 'matter',
  after: ['acknowledgeReceipt'],
  asks: {
    what: account,
    givenBy: oneLine,
    relevance: account,
  },
  may: true,
  repeats: 'offered',
  until: ['decideCase'],
};

/** What the complaint is about, and what grounds came out of the conversations. */
const writeInvestigationNote: Declaration = {
  kind: 'step',
  rule: '3.1.2-21',
  name: 'writeInvestigationNote',
  does: 'record',
  command: 'WriteInvestigationNote',
  event: 'InvestigationNoteWritten',
  by: 'handler',
  for: 'eachAccused',
  after: ['signMinutesOfComplainant', 'signMinutesOfAccused'],
  asks: {
    about: account,
    grounds: account,
  },
};

/** Suspension, another place for the time being, or what else protects the rights of both. Open until the decision. */
const takeMeasure: Declaration = {
  kind: 'step',
  rule: '3.1.2-22',
  name: 'takeMeasure',
  does: 'record',
  command: 'TakeMeasure',
  event: 'MeasureTaken',
  by: 'handler',
  for: 'matter',
  after: [],
  asks: {
    whom: { kind: 'person', required: true },
    measure: { kind: 'choice', required: true, choices: ['suspension', 'reassignment', 'apart', 'support', 'other'] },
    what: account,
    reasons: account,
    from: { kind: 'day', required: true },
    until: { kind: 'day', required: true, notPast: true },
  },
  alsoAsks: endsAfterItBegins('from', 'until'),
  may: true,
  repeats: 'offered',
  until: ['decideCase'],
};

/**
 * A measure that runs out, or that outlives the decision, is ended or prolonged by somebody, never by itself. HR may do
 * it too: the leader can be gone when the last strand was closed long ago.
 */
const reviewMeasure: Declaration = {
  kind: 'step',
  rule: '3.1.2-22',
  name: 'reviewMeasure',
  does: 'record',
  command: 'ReviewMeasure',
  event: 'MeasureReviewed',
  by: ['handler', 'hrAdviser'],
  for: 'matter',
  after: ['takeMeasure'],
  asks: {
    way: { kind: 'choice', required: true, choices: ['ended', 'prolonged'] },
    until: { kind: 'day', required: false, notPast: true },
    reasons: account,
  },
  alsoAsks: all(neededWhen('until', 'way', 'prolonged'), onlyWhen('until', 'way', 'prolonged')),
  eachOf: 'takeMeasure',
  waitsForDay: { until: 'answered', answer: 'until', orAfter: 'decideCase' },
  stage: 'always',
};

export const investigation: readonly Declaration[] = [
  considerProtection,
  tellAccusedOfCompanion,
  tellAccusedWhatThisIs,
  holdConversation,
  writeMinutes,
  signMinutes,
  fileMinutes,
  hearWitness,
  visitPlace,
  addMaterial,
  writeInvestigationNote,
  takeMeasure,
  reviewMeasure,
];
