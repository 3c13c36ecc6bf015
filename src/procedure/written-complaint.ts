import { timeWithPlace } from './answers';
import { whatAComplaintMustSay, whatTheFormHolds } from './complaint-form';
import type { Declaration, RoutingFacts } from './declarations';
import { account, conversation, lineOrNothing } from './fields';
import type { Facts } from './steps';

/**
 * Chapter 3.1.2, written complaint, in the guidelines' order: from the complaint to the minutes of the conversation with
 * the complainant.
 */

/** By somebody, as against what another case concluded (3.2.6). */
const wasHandedIn = ({ way }: Facts): boolean => way !== 'falseAccusation';

/** A complaint goes to the nearest leader. */
const toTheNearestLeader: Declaration = {
  kind: 'route',
  rule: '3.1.2-1',
  role: 'handler',
  candidates: (facts) =>
    placeOfAccused(facts) < 0 ? facts.leaders.filter(({ id }) => id !== facts.takenBy).slice(0, 1) : [],
};

/** Against one's own leader, or one further up: to the leader above the accused, or straight to HR, as one chooses. */
const pastAnAccusedLeader: Declaration = {
  kind: 'route',
  rule: '3.1.2-2',
  role: 'handler',
  candidates: (facts) => {
    const place = placeOfAccused(facts);
    return place < 0 || facts.straightToHr ? [] : facts.leaders.slice(place + 1);
  },
};

/** How far up in the complainant's line the highest accused leads: nobody below them can look into it freely. */
export function placeOfAccused({ leaders, accusedIds }: RoutingFacts): number {
  return leaders.findLastIndex(({ id }) => accusedIds.includes(id));
}

const receiversSeen: Declaration = { kind: 'receiversSeen', rule: '3.1.2-2' };

/** No party of a case handles it, takes part for HR or decides in it. */
const noPartyHandles: Declaration = {
  kind: 'bar',
  rule: '3.1.2-3',
  roles: ['handler', 'hrAdviser', 'leaderAbove', 'appointingAuthority'],
  bars: (personId, { complainantIds, accusedIds }) =>
    complainantIds.includes(personId) || accusedIds.includes(personId),
};

/** The safety representative or a union representative helps with the report, and is let into the draft for that. */
const helpWithReport: Declaration = {
  kind: 'step',
  rule: '3.1.2-4',
  name: 'helpWithReport',
  does: 'record',
  command: 'HelpWithReport',
  event: 'HelpAnswered',
  by: 'supporter',
  closes: ({ way }) => way === 'no',
  for: 'matter',
  beforeComplaint: true,
  after: [],
  asks: { way: { kind: 'choice', required: true, choices: ['yes', 'no'] } },
  when: ({ way, supporter }) => way === 'helped' && supporter !== undefined,
  until: ['endHelp'],
};

/** The employee ends the help at any time, and the draft is closed to whoever helped at once. */
const endHelp: Declaration = {
  kind: 'step',
  rule: '3.1.2-4',
  name: 'endHelp',
  does: 'record',
  command: 'EndHelp',
  event: 'HelpEnded',
  by: 'complainant',
  closes: () => true,
  for: 'matter',
  beforeComplaint: true,
  after: [],
  asks: {},
  when: ({ way }) => way === 'helped',
  may: true,
};

/** A complaint that was made orally is a complaint from then on. The leader writes it down, and both sign the note. */
const takeDownComplaint: Declaration = {
  kind: 'step',
  rule: '3.1.2-7',
  name: 'takeDownComplaint',
  does: 'write',
  document: 'oralNote',
  command: 'TakeDownComplaint',
  event: 'ComplaintTakenDown',
  by: 'handler',
  for: 'complainant',
  after: [],
  asks: {},
  when: ({ way }) => way === 'oral',
};

const signOralNote: Declaration = {
  kind: 'step',
  rule: '3.1.2-7',
  name: 'signOralNote',
  does: 'sign',
  signs: 'takeDownComplaint',
  command: 'SignOralNote',
  event: 'OralNoteSigned',
  by: 'complainant',
  for: 'complainant',
  after: ['takeDownComplaint'],
  asks: {},
  when: ({ way }) => way === 'oral',
  followedBy: ['complainant'],
};

const fileOralNote: Declaration = { kind: 'filing', rule: '3.1.2-8', of: 'signOralNote', with: 'complainant' };

/** The employee signs by sending; HR signs for receipt beside the leader. */
const signReceipt: Declaration = {
  kind: 'step',
  rule: '3.1.2-6',
  name: 'signReceipt',
  does: 'record',
  signsFor: 'complaint',
  command: 'SignReceipt',
  event: 'ReceiptSigned',
  by: 'hrAdviser',
  for: 'matter',
  after: [],
  asks: {},
  when: wasHandedIn,
  within: 'acknowledgement',
  stage: 'throughout',
};

/** The leader signs for receipt, and the investigation of the complaint starts. */
const acknowledgeReceipt: Declaration = {
  kind: 'step',
  rule: '3.1.2-9',
  name: 'acknowledgeReceipt',
  does: 'record',
  signsFor: 'complaint',
  command: 'AcknowledgeReceipt',
  event: 'ReceiptAcknowledged',
  by: 'handler',
  for: 'matter',
  after: [],
  asks: {},
  when: wasHandedIn,
  within: 'acknowledgement',
  stage: 'throughout',
  followedBy: ['complainant'],
};

/** Leader and HR each hold the complaint against the definitions of 1.5: how it is felt, and the test of the Act. */
const assessComplaint: Declaration = {
  kind: 'step',
  rule: '3.1.2-10',
  name: 'assessComplaint',
  does: 'jointly',
  command: 'AssessComplaint',
  event: 'ComplaintAssessed',
  by: ['handler', 'hrAdviser'],
  for: 'matter',
  after: ['acknowledgeReceipt', 'signReceipt', 'signOralNote'],
  asks: {
    felt: { kind: 'choice', required: true, choices: ['harassment', 'bullying', 'both', 'neither', 'unclear'] },
    improper: { kind: 'choice', required: true, choices: ['yes', 'no', 'unclear'] },
    reasons: account,
  },
  within: 'assessment',
};

const tellOfCompanion: Declaration = {
  kind: 'step',
  rule: '3.1.2-11',
  name: 'tellComplainantOfCompanion',
  does: 'tell',
  command: 'TellOfCompanion',
  event: 'ToldOfCompanion',
  by: 'handler',
  tells: 'complainant',
  for: 'complainant',
  after: ['acknowledgeReceipt', 'askForWishes'],
  asks: {
    meetAt: { kind: 'futureDateTime', required: false },
    place: lineOrNothing,
  },
  alsoAsks: timeWithPlace,
  within: 'conversationWithComplainant',
  repeats: 'offered',
  until: ['holdConversationWithComplainant'],
  invitesTo: 'holdConversationWithComplainant',
  followedBy: ['complainant'],
};

const holdConversation: Declaration = {
  kind: 'step',
  rule: '3.1.2-12',
  name: 'holdConversationWithComplainant',
  does: 'record',
  command: 'HoldConversation',
  event: 'ConversationHeld',
  by: 'handler',
  waitsFor: 'complainant',
  for: 'complainant',
  after: ['acknowledgeReceipt', 'tellComplainantOfCompanion'],
  asks: conversation,
  within: 'conversationWithComplainant',
  followedBy: ['complainant'],
};

const writeMinutes: Declaration = {
  kind: 'step',
  rule: '3.1.2-13',
  name: 'writeMinutesOfComplainant',
  does: 'write',
  document: 'minutes',
  of: 'holdConversationWithComplainant',
  command: 'WriteMinutes',
  event: 'MinutesWritten',
  by: 'handler',
  for: 'complainant',
  after: ['holdConversationWithComplainant'],
  asks: { text: account },
  followedBy: ['complainant'],
};

const signMinutes: Declaration = {
  kind: 'step',
  rule: '3.1.2-13',
  name: 'signMinutesOfComplainant',
  does: 'sign',
  signs: 'writeMinutesOfComplainant',
  command: 'SignMinutes',
  event: 'MinutesSigned',
  by: 'complainant',
  for: 'complainant',
  after: ['writeMinutesOfComplainant'],
  asks: {},
  followedBy: ['complainant'],
};

const fileMinutes: Declaration = {
  kind: 'filing',
  rule: '3.1.2-13',
  of: 'signMinutesOfComplainant',
  with: 'complainant',
};

export const writtenComplaint: readonly Declaration[] = [
  toTheNearestLeader,
  pastAnAccusedLeader,
  receiversSeen,
  noPartyHandles,
  helpWithReport,
  endHelp,
  whatAComplaintMustSay,
  whatTheFormHolds,
  signReceipt,
  takeDownComplaint,
  signOralNote,
  fileOralNote,
  acknowledgeReceipt,
  assessComplaint,
  tellOfCompanion,
  holdConversation,
  writeMinutes,
  signMinutes,
  fileMinutes,
];
