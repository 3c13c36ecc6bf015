/** What an appeal begins anew: the step to which it sends a strand back, and all that follows from it (P-13). */

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
export const disciplineAnew = [
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
export const decisionAnew = [
  'decideCase',
  'settleDecision',
  'tellComplainantOfWait',
  'tellAccusedOfWait',
  ...closingAnew,
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
export const backTo: Readonly<Record<string, readonly string[]>> = {
  callAccused: hearingAnew,
  writeInvestigationNote: noteAnew,
  decideCase: decisionAnew,
  startDiscipline: wayAnew,
  drawUpSummons: meetingAnew,
  decideDiscipline: disciplineAnew,
  decideFollowUp: ['decideFollowUp', ...closingAnew],
};
