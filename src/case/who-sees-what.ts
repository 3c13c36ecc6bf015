import type { Role, Way } from '../procedure/steps';
import type { InstanceId, Subject } from './events';
import { type Case, documentOf, instanceOf, isComplainantNamed, rolesOf } from './state';

/** The parts of a case that somebody may or may not see. */
export type CasePart =
  | 'existence'
  /** Who complains, who is accused, who has the case. */
  | 'parties'
  | 'complaint'
  | 'assessment'
  | 'wishes'
  | 'minutesOfComplainant'
  | 'minutesOfAccused'
  | 'callOfAccused'
  | 'invitationOfComplainant'
  | 'protection'
  | 'measures'
  | 'testimony'
  | 'material'
  | 'investigationNote'
  | 'decision'
  | 'letterToComplainant'
  | 'letterToAccused'
  | 'counselling'
  | 'withdrawal'
  | 'followUp'
  | 'furtherReports'
  | 'closingNote'
  | 'conflictOfInterest'
  | 'discipline'
  /** What the accused was called to, told and heard of in the disciplinary procedure. */
  | 'callToMeeting'
  /** To the meeting of the Working Environment Act, § 15-1, and what was answered. */
  | 'callToDiscussion'
  | 'summons'
  | 'minutesOfMeeting'
  | 'disciplineDecision'
  | 'dismissal'
  | 'rehabilitation'
  | 'falseAccusation'
  /** What is kept of a person from the cases of an adviser: for HR alone. */
  | 'personnelFile'
  /** Why somebody appeals: theirs to read, and of those who decide. */
  | 'appeal'
  | 'decisionOnAppeal'
  /** What an employee wrote for the person they asked for support, and the answer. */
  | 'support'
  | 'informalNote'
  | 'deadlines'
  /** Where the case is on its way, stage by stage. */
  | 'way';

const handling: readonly CasePart[] = [
  'existence',
  'parties',
  'complaint',
  'assessment',
  'wishes',
  'minutesOfComplainant',
  'minutesOfAccused',
  'callOfAccused',
  'invitationOfComplainant',
  'protection',
  'measures',
  'testimony',
  'material',
  'investigationNote',
  'decision',
  'letterToComplainant',
  'letterToAccused',
  'counselling',
  'withdrawal',
  'followUp',
  'furtherReports',
  'closingNote',
  'discipline',
  'callToMeeting',
  'callToDiscussion',
  'summons',
  'minutesOfMeeting',
  'disciplineDecision',
  'dismissal',
  'rehabilitation',
  'falseAccusation',
  'appeal',
  'decisionOnAppeal',
  'deadlines',
  'way',
];

/**
 * The one table of who sees what: everything that shows a part of a case asks it. Nobody else sees anything. The accused
 * see their own strand only, and a witness their own testimony only; whoever reported for somebody else, their report.
 */
const sees: Readonly<Record<Role, readonly CasePart[]>> = {
  complainant: [
    'existence',
    'complaint',
    'minutesOfComplainant',
    'invitationOfComplainant',
    'letterToComplainant',
    'appeal',
    'counselling',
    'support',
    'informalNote',
    'deadlines',
    'way',
  ],
  accused: [
    'existence',
    'callOfAccused',
    'minutesOfAccused',
    'callToMeeting',
    'callToDiscussion',
    'summons',
    'minutesOfMeeting',
    'letterToAccused',
    'appeal',
    'counselling',
    'deadlines',
    'way',
  ],
  observer: ['existence', 'complaint'],
  witness: ['existence', 'testimony'],
  supporter: ['existence', 'support', 'informalNote'],
  handler: handling,
  hrAdviser: [...handling, 'conflictOfInterest', 'personnelFile'],
  leaderAbove: handling,
  // Only what a dismissal rests on: how it came to the meeting, what was said there, and what was decided.
  appointingAuthority: [
    'existence',
    'parties',
    'complaint',
    'investigationNote',
    'decision',
    'summons',
    'minutesOfMeeting',
    'disciplineDecision',
    'callToDiscussion',
    'dismissal',
    'deadlines',
  ],
};

/** To which part of a case what a step records belongs. What is named here by no step belongs to the handling alone. */
const partOfStep: Readonly<Record<string, CasePart>> = {
  assessComplaint: 'assessment',
  askForWishes: 'wishes',
  takeDownComplaint: 'complaint',
  signOralNote: 'complaint',
  tellComplainantOfCompanion: 'invitationOfComplainant',
  answerInvitationOfComplainant: 'invitationOfComplainant',
  holdConversationWithComplainant: 'minutesOfComplainant',
  writeMinutesOfComplainant: 'minutesOfComplainant',
  signMinutesOfComplainant: 'minutesOfComplainant',
  considerProtection: 'protection',
  callAccused: 'callOfAccused',
  answerInvitationOfAccused: 'callOfAccused',
  nameComplainant: 'decision',
  holdConversationWithAccused: 'minutesOfAccused',
  writeMinutesOfAccused: 'minutesOfAccused',
  signMinutesOfAccused: 'minutesOfAccused',
  hearWitness: 'testimony',
  visitPlace: 'material',
  addMaterial: 'material',
  writeInvestigationNote: 'investigationNote',
  takeMeasure: 'measures',
  reviewMeasure: 'measures',
  decideCase: 'decision',
  settleDecision: 'decision',
  tellComplainantOutcome: 'letterToComplainant',
  tellAccusedOutcome: 'letterToAccused',
  appeal: 'appeal',
  decideAppeal: 'decisionOnAppeal',
  tellComplainantOfAppeal: 'letterToComplainant',
  tellAccusedOfAppeal: 'letterToAccused',
  decideCounselling: 'counselling',
  offerCounselling: 'counselling',
  handOverOralNote: 'complaint',
  handOverMinutesToComplainant: 'minutesOfComplainant',
  handOverMinutesToAccused: 'minutesOfAccused',
  handOverOutcomeToComplainant: 'letterToComplainant',
  handOverOutcomeToAccused: 'letterToAccused',
  handOverAppealToComplainant: 'letterToComplainant',
  handOverAppealToAccused: 'letterToAccused',
  handOverMinutesOfMeeting: 'minutesOfMeeting',
  handOverDelay: 'letterToAccused',
  handOverSanction: 'letterToAccused',
  handOverDisciplineToAccused: 'letterToAccused',
  handOverDisciplineToComplainant: 'letterToComplainant',
  startDiscipline: 'discipline',
  concludeFalse: 'falseAccusation',
  settleFalse: 'falseAccusation',
  informOfData: 'callOfAccused',
  postponeDataInformation: 'discipline',
  callToTalk: 'callToMeeting',
  answerCallToTalk: 'callToMeeting',
  holdInformalTalk: 'minutesOfMeeting',
  conferWithHr: 'discipline',
  tellOfMeeting: 'callToMeeting',
  drawUpSummons: 'discipline',
  sendSummons: 'summons',
  confirmReceipt: 'summons',
  recordHandover: 'summons',
  moveMeeting: 'discipline',
  moveLateMeeting: 'discipline',
  holdMeeting: 'minutesOfMeeting',
  recordAbsence: 'discipline',
  writeMinutesOfMeeting: 'minutesOfMeeting',
  signMinutesOfMeeting: 'minutesOfMeeting',
  decideDiscipline: 'disciplineDecision',
  settleDiscipline: 'disciplineDecision',
  investigateFurther: 'discipline',
  callToHearing: 'callToMeeting',
  callToHearingAgain: 'callToMeeting',
  answerCallToHearing: 'callToMeeting',
  answerCallToHearingAgain: 'callToMeeting',
  hearOnNewEvidence: 'minutesOfMeeting',
  sendSanctionLetter: 'letterToAccused',
  tellOfDelay: 'letterToAccused',
  callToDiscussion: 'callToDiscussion',
  callToDiscussionAgain: 'callToDiscussion',
  answerCallToDiscussion: 'callToDiscussion',
  answerCallToDiscussionAgain: 'callToDiscussion',
  holdDiscussionMeeting: 'dismissal',
  decideDismissal: 'dismissal',
  prepareDismissal: 'dismissal',
  handOverDismissal: 'letterToAccused',
  tellAccusedOfDiscipline: 'letterToAccused',
  tellComplainantOfDiscipline: 'letterToComplainant',
  considerSupport: 'rehabilitation',
  considerGuidance: 'rehabilitation',
  raiseSubject: 'rehabilitation',
  followUpSoon: 'rehabilitation',
  followUpLater: 'rehabilitation',
  closeAfterDiscipline: 'closingNote',
  closeWithNote: 'closingNote',
  withdraw: 'withdrawal',
  decideFollowUp: 'followUp',
  settleFollowUp: 'followUp',
  reachPerson: 'parties',
  reachAdviser: 'parties',
  reportMore: 'furtherReports',
  followUpReport: 'furtherReports',
  stepDown: 'conflictOfInterest',
  nameAccused: 'decision',
  answerSupport: 'support',
  endInformal: 'support',
  writeInformalNote: 'informalNote',
};

const writtenByOthers: readonly Way[] = ['observed', 'falseAccusation'];

/** Whether a person may see a part of the case; of what is kept strand by strand, that of this subject. */
export function maySee(state: Case, personId: string, part: CasePart, subject: Subject = 'matter'): boolean {
  return rolesOf(state, personId).some(({ role, strand }) => {
    if (!sees[role].includes(part)) return false;
    if (role === 'accused') return ['existence', 'deadlines', 'way'].includes(part) || strand === subject;
    // What others reported or concluded is not the affected person's to read: it would tell who it was, and what they weighed.
    return !(role === 'complainant' && part === 'complaint' && writtenByOthers.includes(state.way));
  });
}

/** Whether a person may read what this pass through a step recorded. */
export function mayRead(state: Case, personId: string, instance: InstanceId): boolean {
  const part = Object.hasOwn(partOfStep, instance.step) ? partOfStep[instance.step] : undefined;
  if (!part || !maySee(state, personId, part, instance.subject)) return false;
  const isHandling = maySee(state, personId, 'decisionOnAppeal', instance.subject);
  // A summons that went back to whoever drew it up is no letter: its reader never learns what stood in it, or why.
  if (instance.step === 'sendSummons' && !isHandling && !documentOf(state, instance)) return false;
  if (part === 'appeal' && !isHandling) return instanceOf(state, instance).done?.by === personId;
  const asWitnessOnly = rolesOf(state, personId).every(({ role }) => role === 'witness' || !sees[role].includes(part));
  if (part !== 'testimony' || !asWitnessOnly) return true;
  return state.witnesses.some(
    ({ person, instance: heard }) => person.accountId === personId && heard.round === instance.round,
  );
}

/** The accused reads the complainant's name once they are called, unless it was postponed with a reason (P-11). */
export function mayKnowComplainant(state: Case, personId: string): boolean {
  return rolesOf(state, personId).some(({ role, strand }) => {
    if (role !== 'accused') return role !== 'witness' && role !== 'observer';
    return strand !== undefined && isComplainantNamed(state, strand);
  });
}
