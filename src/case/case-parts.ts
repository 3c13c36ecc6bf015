/** The parts of a case that somebody may or may not see. */
export type CasePart =
  | 'existence'
  /** Who complains, who is accused, who saw it, who has the case: for those who handle it. */
  | 'parties'
  /** Who complains, or who asks for support, for somebody who is not told of the others. */
  | 'complainantName'
  | 'supporterName'
  /** Which leader and which adviser have the case, for its parties. */
  | 'whoHasIt'
  /** Whom messages of the case did not reach. */
  | 'notReached'
  | 'complaint'
  /** What the complaint says of an injury. */
  | 'health'
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
  /** What somebody wants rectified about themselves. */
  | 'rectification'
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
  /** How late the tasks of all who have the case are. */
  | 'lateness'
  /** Where the case is on its way, stage by stage. */
  | 'way'
  /** That it is over, and since when. */
  | 'end'
  /** Who has looked at what. */
  | 'looks';

/** To which part of a case what a step records belongs. What is named here by no step belongs to the handling alone. */
export const partOfStep: Readonly<Record<string, CasePart>> = {
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
  handOverWaitToComplainant: 'letterToComplainant',
  handOverWaitToAccused: 'letterToAccused',
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
  tellComplainantOfWait: 'letterToComplainant',
  tellAccusedOfWait: 'letterToAccused',
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
  reachPerson: 'notReached',
  reachAdviser: 'notReached',
  askToRectify: 'rectification',
  askToRectifyAsComplainant: 'rectification',
  askToRectifyAsAccused: 'rectification',
  reportMore: 'furtherReports',
  followUpReport: 'furtherReports',
  stepDown: 'conflictOfInterest',
  nameAccused: 'decision',
  answerSupport: 'support',
  endInformal: 'support',
  writeInformalNote: 'informalNote',
};
