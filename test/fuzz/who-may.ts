import type { CaseCommit } from '../../src/case/commit';
import type { Case } from '../../src/case/state';

/**
 * Who may read what, and who may do what, written by hand from the guidelines: nothing of the product's own tables, so
 * that a mistake in those is seen.
 */

export type RoleHere =
  | 'complainant'
  | 'accused'
  | 'observer'
  | 'witness'
  | 'supporter'
  | 'handler'
  | 'hrAdviser'
  | 'leaderAbove'
  | 'appointingAuthority';

const handling: readonly RoleHere[] = ['handler', 'hrAdviser', 'leaderAbove'];

const readers = {
  complaint: [...handling, 'complainant', 'observer', 'appointingAuthority'],
  assessment: handling,
  minutesOfComplainant: [...handling, 'complainant'],
  protection: handling,
  callOfAccused: [...handling, 'accused'],
  minutesOfAccused: [...handling, 'accused'],
  investigationNote: [...handling, 'appointingAuthority'],
  decision: [...handling, 'appointingAuthority'],
  letterToComplainant: [...handling, 'complainant'],
  letterToAccused: [...handling, 'accused'],
} satisfies Readonly<Record<string, readonly RoleHere[]>>;

export type Part = keyof typeof readers;

export function mayReadPart(role: RoleHere, part: string): boolean {
  const may: readonly RoleHere[] = Object.hasOwn(readers, part) ? readers[part as Part] : [];
  return may.includes(role);
}

/** The accused have a part from the moment in which they are told, and not before. */
const tellsAccused = ['callAccused', 'callToTalk', 'tellOfMeeting', 'sendSummons', 'tellAccusedOutcome'];

export function rolesHere(state: Case, commits: readonly CaseCommit[], personId: string): readonly RoleHere[] {
  const { complainant, observer, supporter, takenDownBy, witnesses, strands, roles } = state;
  const told = new Set(
    commits.flatMap(({ events }) =>
      events.flatMap((event) =>
        'instance' in event && event.instance && tellsAccused.includes(event.instance.step)
          ? [event.instance.subject]
          : [],
      ),
    ),
  );
  const is = (person: { readonly accountId?: string } | undefined) => person?.accountId === personId;
  const found: (RoleHere | false)[] = [
    is(complainant) && 'complainant',
    is(observer) && 'observer',
    is(supporter) && 'supporter',
    is(takenDownBy) && 'observer',
    witnesses.some(({ person }) => is(person)) && 'witness',
    Object.entries(strands).some(([strand, { accused }]) => is(accused) && told.has(strand)) && 'accused',
    is(roles.handler) && 'handler',
    is(roles.hrAdviser) && 'hrAdviser',
    is(roles.leaderAbove) && 'leaderAbove',
    is(roles.appointingAuthority) && 'appointingAuthority',
  ];
  return found.filter((role) => role !== false);
}

const ofComplainant = [
  'withdraw',
  'endInformal',
  'endHelp',
  'signOralNote',
  'signMinutesOfComplainant',
  'answerInvitationOfComplainant',
  'reportMore',
  'appeal',
  'askToRectifyAsComplainant',
];
const ofAccused = [
  'signMinutesOfAccused',
  'answerInvitationOfAccused',
  'answerCallToTalk',
  'confirmReceipt',
  'signMinutesOfMeeting',
  'answerCallToHearing',
  'answerCallToHearingAgain',
  'answerCallToDiscussion',
  'answerCallToDiscussionAgain',
  'appeal',
  'askToRectifyAsAccused',
];
const ofSupporter = ['answerSupport', 'writeInformalNote', 'helpWithReport'];
const ofLeaderAbove = ['settleDecision', 'settleDiscipline', 'settleFalse', 'settleFollowUp', 'decideAppeal'];
const ofBoth = ['assessComplaint', 'decideCase', 'decideFollowUp', 'conferWithHr', 'decideDiscipline', 'concludeFalse'];
const ofHr = ['signReceipt', 'drawUpSummons', 'prepareDismissal', 'reachPerson', 'followUpReport', 'appointHandler'];
const ofHrToo = [...ofBoth, 'reviewMeasure', 'nameAccused', 'stepDown'];
/** HR takes it down for a party. */
const rectified = ['askToRectifyAsComplainant', 'askToRectifyAsAccused'];
const notOfHandler = [
  'askToRectify',
  ...ofComplainant,
  ...ofAccused,
  ...ofSupporter,
  ...ofLeaderAbove,
  ...ofHr,
  'decideDismissal',
];

/** Whether somebody with that role may take that step, by the guidelines; `onPaper` is for parties without an account. */
export function mayDo(
  role: RoleHere,
  step: string,
  { onPaper, lapsed }: { onPaper: boolean; lapsed: boolean },
): boolean {
  if (lapsed) return role === 'hrAdviser' || role === 'handler';
  switch (role) {
    case 'complainant':
      return ofComplainant.includes(step);
    case 'accused':
      return ofAccused.includes(step);
    case 'observer':
    case 'witness':
      return step === 'reportMore' || step === 'askToRectify';
    case 'supporter':
      return ofSupporter.includes(step);
    case 'handler':
      return (
        !notOfHandler.includes(step) ||
        (onPaper && [...ofComplainant, ...ofAccused].includes(step) && !rectified.includes(step))
      );
    case 'hrAdviser':
      return (
        [...ofHr, ...ofHrToo].includes(step) || step.startsWith('handOver') || (onPaper && rectified.includes(step))
      );
    case 'leaderAbove':
      return [...ofLeaderAbove, 'tellComplainantOfAppeal', 'tellAccusedOfAppeal', 'stepDown'].includes(step);
    case 'appointingAuthority':
      return ['decideDismissal', 'stepDown'].includes(step);
  }
}
