import type { Answers } from './steps';

/** The flow chart of the guidelines: its stages in their order, and the steps of which each consists. */
export const stages = [
  'complaint',
  'informalComplaint',
  'writtenComplaint',
  'grounds',
  'informalTalk',
  'formalCase',
  'disciplinaryMeeting',
  'furtherInvestigation',
  'decisionOnDiscipline',
  'appealOpen',
  'appealProcedure',
  'rehabilitation',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/** Where a step stands: in a stage, or between two of them, or beside the whole way. */
export type Place = Stage | 'between' | 'beside';

/** `complaint` and `appealOpen` have no step of their own: there somebody chooses, or time passes. */
const stepsIn: Readonly<Partial<Record<Place, readonly string[]>>> = {
  informalComplaint: ['answerSupport', 'endInformal'],
  writtenComplaint: [
    'signReceipt',
    'takeDownComplaint',
    'signOralNote',
    'acknowledgeReceipt',
    'askForWishes',
    'assessComplaint',
    'tellComplainantOfCompanion',
    'answerInvitationOfComplainant',
    'holdConversationWithComplainant',
    'writeMinutesOfComplainant',
    'signMinutesOfComplainant',
    'considerProtection',
    'callAccused',
    'tellAccusedOfCompanion',
    'tellAccusedWhatThisIs',
    'answerInvitationOfAccused',
    'holdConversationWithAccused',
    'nameComplainant',
    'writeMinutesOfAccused',
    'signMinutesOfAccused',
    'hearWitness',
    'visitPlace',
    'addMaterial',
    'writeInvestigationNote',
  ],
  grounds: ['decideCase', 'settleDecision', 'startDiscipline'],
  informalTalk: ['callToTalk', 'answerCallToTalk', 'holdInformalTalk'],
  formalCase: ['conferWithHr', 'tellOfMeeting', 'drawUpSummons', 'sendSummons'],
  disciplinaryMeeting: [
    'confirmReceipt',
    'recordHandover',
    'moveLateMeeting',
    'holdMeeting',
    'recordAbsence',
    'writeMinutesOfMeeting',
    'signMinutesOfMeeting',
  ],
  furtherInvestigation: [
    'investigateFurther',
    'callToHearing',
    'callToHearingAgain',
    'answerCallToHearing',
    'answerCallToHearingAgain',
    'hearOnNewEvidence',
  ],
  decisionOnDiscipline: [
    'decideDiscipline',
    'settleDiscipline',
    'sendSanctionLetter',
    'callToDiscussion',
    'callToDiscussionAgain',
    'answerCallToDiscussion',
    'answerCallToDiscussionAgain',
    'holdDiscussionMeeting',
    'decideDismissal',
    'prepareDismissal',
    'handOverDismissal',
  ],
  appealProcedure: ['appeal', 'decideAppeal', 'tellComplainantOfAppeal', 'tellAccusedOfAppeal'],
  rehabilitation: ['considerSupport', 'considerGuidance', 'raiseSubject', 'followUpSoon', 'followUpLater'],
  closed: ['writeInformalNote', 'closeWithNote', 'closeAfterDiscipline'],
  // What a party is told on the way from one stage to the next.
  between: ['tellComplainantOutcome', 'tellAccusedOutcome', 'tellAccusedOfDiscipline', 'tellComplainantOfDiscipline'],
  // What can come about at any stage, or never, and leads to no other.
  beside: [
    'helpWithReport',
    'endHelp',
    'withdraw',
    'decideFollowUp',
    'settleFollowUp',
    'takeMeasure',
    'reviewMeasure',
    'decideCounselling',
    'offerCounselling',
    'informOfData',
    'postponeDataInformation',
    'moveMeeting',
    'concludeFalse',
    'settleFalse',
    'tellOfDelay',
    'tellComplainantOfWait',
    'tellAccusedOfWait',
    'reachPerson',
    'reachAdviser',
    'reportMore',
    'followUpReport',
    'askToRectify',
    'askToRectifyAsComplainant',
    'askToRectifyAsAccused',
    'appointHandler',
    'stepDown',
    'nameAccused',
    'handOverOralNote',
    'handOverMinutesToComplainant',
    'handOverMinutesToAccused',
    'handOverOutcomeToComplainant',
    'handOverOutcomeToAccused',
    'handOverAppealToComplainant',
    'handOverAppealToAccused',
    'handOverMinutesOfMeeting',
    'handOverDelay',
    'handOverWaitToComplainant',
    'handOverWaitToAccused',
    'handOverSanction',
    'handOverDisciplineToAccused',
    'handOverDisciplineToComplainant',
  ],
};

const placesByStep: Readonly<Record<string, readonly Place[]>> = [
  ...stages,
  'between' as const,
  'beside' as const,
].reduce<Record<string, readonly Place[]>>((found, place) => {
  for (const step of stepsIn[place] ?? []) found[step] = [...(found[step] ?? []), place];
  return found;
}, {});

/** All places in which a step is listed: one, where nobody made a mistake. */
export function placesOf(step: string): readonly Place[] {
  return Object.hasOwn(placesByStep, step) ? (placesByStep[step] ?? []) : [];
}

/** Where the way goes on from a stage by how a step was answered. */
const byAnswer: Readonly<Record<string, (answers: Answers, at: Stage) => Place>> = {
  decideDiscipline: decided,
  settleDiscipline: decided,
  decideFollowUp: followedUp,
  settleFollowUp: followedUp,
  drawUpSummons: summoned,
  sendSummons: summoned,
};

/** A new summons to a meeting that was moved leads nobody back from it. */
function summoned(_: Answers, at: Stage): Place {
  return at === 'disciplinaryMeeting' ? at : 'formalCase';
}

/** To look further is what the meeting ends with: of discipline nothing is decided yet. */
function decided({ outcome }: Answers): Place {
  return outcome === 'furtherInvestigation' ? 'between' : 'decisionOnDiscipline';
}

/** Set aside after a withdrawal: no grounds were found. What was decided before is carried through. */
function followedUp({ followUp }: Answers, at: Stage): Place {
  return followUp === 'close' && (at === 'writtenComplaint' || at === 'appealProcedure') ? 'grounds' : 'beside';
}

/**
 * At which stage a strand is once a step was answered so: the same one, where that lies between two or beside the way.
 * Of several accused one can be further on: what is found out about the whole matter leads nobody back.
 */
export function stageAfter(at: Stage, step: string, answers: Answers, isOfMatter: boolean): Stage {
  const answered = Object.hasOwn(byAnswer, step) ? byAnswer[step]?.(answers, at) : undefined;
  const place = answered ?? placesOf(step)[0];
  if (place === 'writtenComplaint' && isOfMatter && !beforeIt.includes(at)) return at;
  return stages.find((stage) => stage === place) ?? at;
}

const beforeIt: readonly Stage[] = ['complaint', 'informalComplaint', 'appealProcedure'];
