import type { Stage } from '../procedure/flow';
import type { Way } from '../procedure/steps';
import type { SeenSteps } from './seen-steps';

/** The stages of the flow chart as a person sees them. `discipline`: all of it as one, for whom it does not concern. */
export type WayStage = Exclude<Stage, 'complaint'> | 'discipline';
export type WayReader = 'complainant' | 'accused' | 'handling';

export interface WaySeen extends SeenSteps {
  readonly way: Way;
  /** Of all that they may know of. */
  readonly appeals: { readonly begun?: string; readonly ended?: string };
}

/** When a stage has begun for somebody, when it has ended, and what may come after it. */
export interface WayRow {
  readonly stage: WayStage;
  readonly begun: (seen: WaySeen) => string | boolean | undefined;
  readonly ended: (seen: WaySeen) => string | undefined;
  readonly next: readonly WayStage[];
}

const isReported = ({ way }: WaySeen): boolean => !['informal', 'helped', 'falseAccusation'].includes(way);
const setAside = ({ at, answers }: WaySeen): string | undefined =>
  answers('decideFollowUp').followUp === 'close' ? at('decideFollowUp') : undefined;
const decided = (seen: WaySeen): string | undefined => seen.at('decideCase') ?? setAside(seen);
const hasGrounds = ({ answers }: WaySeen): boolean => answers('decideCase').grounds === 'yes';
const closed = ({ at }: WaySeen): string | undefined => at('closeWithNote', 'closeAfterDiscipline', 'endInformal');
const isFormal = ({ answers }: WaySeen): boolean => answers('startDiscipline').way === 'formal';

const informal: WayRow = {
  stage: 'informalComplaint',
  begun: ({ way }) => way === 'informal',
  ended: ({ at }) => at('endInformal'),
  next: ['writtenComplaint', 'closed'],
};
const written: WayRow = { stage: 'writtenComplaint', begun: isReported, ended: decided, next: ['grounds'] };
const appeal: WayRow = {
  stage: 'appealProcedure',
  begun: ({ appeals }) => appeals.begun,
  ended: ({ appeals }) => appeals.ended,
  next: [],
};

/** The discipline is told in a letter when it is over: which it was, and how it went, is between others. */
const complainant: readonly WayRow[] = [
  informal,
  written,
  { stage: 'grounds', begun: decided, ended: ({ at }) => at('tellComplainantOutcome'), next: ['discipline', 'closed'] },
  {
    stage: 'discipline',
    begun: (seen) =>
      seen.at('tellComplainantOfDiscipline') ?? (hasGrounds(seen) ? seen.at('tellComplainantOutcome') : undefined),
    ended: ({ at }) => at('tellComplainantOfDiscipline'),
    next: ['closed'],
  },
  appeal,
  {
    stage: 'closed',
    begun: (seen) =>
      seen.at('tellComplainantOfDiscipline', 'endInformal') ??
      (hasGrounds(seen) ? undefined : seen.at('tellComplainantOutcome')),
    ended: closed,
    next: [],
  },
];

const sanctioned = ({ at }: WaySeen): string | undefined =>
  at('sendSanctionLetter', 'handOverDismissal', 'tellAccusedOfDiscipline');

/** The summons was received, the first one where the meeting was moved since. */
const summoned = ({ at }: WaySeen): string | undefined => at('confirmReceipt', 'recordHandover');

/** What the accused was called to, told, and heard on; never what is only considered. */
const accused: readonly WayRow[] = [
  written,
  {
    stage: 'grounds',
    begun: decided,
    ended: ({ at }) => at('tellAccusedOutcome'),
    next: ['informalTalk', 'formalCase', 'closed'],
  },
  {
    stage: 'informalTalk',
    begun: ({ at }) => at('callToTalk'),
    ended: ({ at }) => at('holdInformalTalk'),
    next: ['closed'],
  },
  {
    stage: 'formalCase',
    begun: ({ at }) => at('tellOfMeeting'),
    ended: (seen) => summoned(seen) ?? sanctioned(seen),
    next: ['disciplinaryMeeting'],
  },
  {
    stage: 'disciplinaryMeeting',
    begun: summoned,
    ended: (seen) => seen.at('signMinutesOfMeeting') ?? sanctioned(seen),
    next: ['furtherInvestigation', 'decisionOnDiscipline'],
  },
  {
    stage: 'furtherInvestigation',
    begun: ({ at }) => at('callToHearing'),
    ended: (seen) => seen.at('hearOnNewEvidence') ?? sanctioned(seen),
    next: ['decisionOnDiscipline'],
  },
  {
    stage: 'decisionOnDiscipline',
    begun: ({ at }) =>
      at('callToHearing') ? at('hearOnNewEvidence') : at('signMinutesOfMeeting', 'sendSanctionLetter'),
    ended: sanctioned,
    next: ['closed'],
  },
  appeal,
  {
    stage: 'closed',
    begun: (seen) => sanctioned(seen) ?? (hasGrounds(seen) ? undefined : seen.at('tellAccusedOutcome')),
    ended: closed,
    next: [],
  },
];

const looksFurther = ({ answers }: WaySeen): boolean => answers('decideDiscipline').outcome === 'furtherInvestigation';
const heardAgain = (seen: WaySeen): string | undefined => {
  const heard = seen.at('hearOnNewEvidence');
  return looksFurther(seen) && (heard ?? '') < (seen.at('decideDiscipline') ?? '') ? undefined : heard;
};
const rehabilitated = ({ at }: WaySeen): string | undefined =>
  at('considerSupport', 'considerGuidance', 'raiseSubject');

const handling: readonly WayRow[] = [
  written,
  {
    stage: 'grounds',
    begun: (seen) => decided(seen) ?? seen.way === 'falseAccusation',
    ended: (seen) => seen.at('startDiscipline') ?? (hasGrounds(seen) ? undefined : seen.at('tellComplainantOutcome')),
    next: ['informalTalk', 'formalCase', 'closed'],
  },
  {
    stage: 'informalTalk',
    begun: (seen) => (isFormal(seen) ? undefined : seen.at('startDiscipline')),
    ended: ({ at }) => at('holdInformalTalk'),
    next: ['closed'],
  },
  {
    stage: 'formalCase',
    begun: (seen) => (isFormal(seen) ? seen.at('startDiscipline') : undefined),
    ended: summoned,
    next: ['disciplinaryMeeting'],
  },
  {
    stage: 'disciplinaryMeeting',
    begun: summoned,
    ended: ({ at }) => at('decideDiscipline'),
    next: ['furtherInvestigation', 'decisionOnDiscipline'],
  },
  {
    stage: 'furtherInvestigation',
    begun: (seen) => seen.at('investigateFurther') ?? looksFurther(seen),
    ended: heardAgain,
    next: ['decisionOnDiscipline'],
  },
  {
    stage: 'decisionOnDiscipline',
    begun: (seen) => (looksFurther(seen) ? heardAgain(seen) : seen.at('decideDiscipline')),
    ended: (seen) => (isFormal(seen) ? seen.at('tellComplainantOfDiscipline') : undefined),
    next: ['appealOpen'],
  },
  {
    stage: 'appealOpen',
    begun: (seen) => (isFormal(seen) ? seen.at('tellComplainantOfDiscipline') : undefined),
    ended: (seen) => rehabilitated(seen) ?? closed(seen),
    next: ['appealProcedure', 'rehabilitation'],
  },
  appeal,
  { stage: 'rehabilitation', begun: rehabilitated, ended: closed, next: ['closed'] },
  {
    stage: 'closed',
    begun: (seen) =>
      closed(seen) ??
      (hasGrounds(seen) || seen.way === 'falseAccusation'
        ? !isFormal(seen) && seen.at('tellComplainantOfDiscipline')
        : seen.at('tellComplainantOutcome')),
    ended: closed,
    next: [],
  },
];

/** The one table of which stages somebody sees, and by what they come to know of each. */
export const wayRows: Readonly<Record<WayReader, readonly WayRow[]>> = { complainant, accused, handling };
