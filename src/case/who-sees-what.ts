import type { Role } from '../procedure/steps';
import { type CasePart, partOfStep } from './case-parts';
import { type Condition, conditions } from './conditions-of-sight';
import type { InstanceId, RemindedAs, StrandId, Subject } from './events';
import { rolesOf } from './roles';
import { type Case, documentOf, partiesOf } from './state';

export type Sees = Readonly<Partial<Record<CasePart, Condition>>>;

const handling: Sees = {
  existence: 'always',
  parties: 'always',
  complainantName: 'always',
  whoHasIt: 'always',
  notReached: 'always',
  complaint: 'always',
  health: 'always',
  assessment: 'always',
  wishes: 'always',
  minutesOfComplainant: 'always',
  minutesOfAccused: 'always',
  callOfAccused: 'always',
  invitationOfComplainant: 'always',
  protection: 'always',
  measures: 'always',
  testimony: 'always',
  material: 'always',
  investigationNote: 'always',
  decision: 'always',
  letterToComplainant: 'always',
  letterToAccused: 'always',
  counselling: 'always',
  withdrawal: 'always',
  followUp: 'always',
  furtherReports: 'always',
  rectification: 'always',
  closingNote: 'always',
  discipline: 'always',
  callToMeeting: 'always',
  callToDiscussion: 'always',
  summons: 'always',
  minutesOfMeeting: 'always',
  disciplineDecision: 'always',
  dismissal: 'always',
  rehabilitation: 'always',
  falseAccusation: 'always',
  appeal: 'always',
  decisionOnAppeal: 'always',
  deadlines: 'always',
  way: 'always',
  end: 'always',
};

/**
 * The one table of who sees what: everything that shows a part of a case asks it. Nobody else sees anything, and of
 * themselves nobody sees more than under the condition that stands beside it. `npm run who-sees-what` prints it.
 */
export const sees: Readonly<Record<Role, Sees>> = {
  complainant: {
    existence: 'onceAsked',
    supporterName: 'always',
    whoHasIt: 'untilClosed',
    complaint: 'ownReport',
    health: 'ownReport',
    minutesOfComplainant: 'always',
    invitationOfComplainant: 'always',
    letterToComplainant: 'always',
    appeal: 'ownWords',
    rectification: 'ownRequest',
    counselling: 'always',
    support: 'always',
    informalNote: 'always',
    deadlines: 'always',
    way: 'knownParts',
    end: 'always',
  },
  accused: {
    existence: 'onceCalled',
    complainantName: 'onceNamed',
    whoHasIt: 'untilClosed',
    callOfAccused: 'ownPart',
    minutesOfAccused: 'ownPart',
    callToMeeting: 'ownPart',
    callToDiscussion: 'ownPart',
    summons: 'ownPart',
    minutesOfMeeting: 'ownPart',
    letterToAccused: 'ownPart',
    appeal: 'ownWords',
    rectification: 'ownRequest',
    counselling: 'ownPart',
    deadlines: 'ownWay',
    way: 'ownWay',
    end: 'always',
  },
  observer: { existence: 'always', complaint: 'always', health: 'always', rectification: 'ownRequest' },
  witness: { existence: 'always', testimony: 'ownStatement', rectification: 'ownRequest' },
  supporter: {
    existence: 'whileLetIn',
    complainantName: 'always',
    support: 'always',
    informalNote: 'always',
    end: 'always',
  },
  handler: handling,
  hrAdviser: { ...handling, conflictOfInterest: 'always', personnelFile: 'always', lateness: 'always' },
  leaderAbove: handling,
  // Only what a dismissal rests on, of whom it is about: how it came to the meeting, what was said there, what was decided.
  appointingAuthority: {
    existence: 'always',
    parties: 'ofDismissed',
    complainantName: 'always',
    whoHasIt: 'always',
    complaint: 'ifAllDismissed',
    investigationNote: 'ofDismissed',
    decision: 'ofDismissed',
    summons: 'ofDismissed',
    minutesOfMeeting: 'ofDismissed',
    disciplineDecision: 'ofDismissed',
    callToDiscussion: 'ofDismissed',
    dismissal: 'ofDismissed',
    rectification: 'ofWhatTheyRead',
    deadlines: 'always',
    end: 'always',
  },
};

/** Whether a person may see a part of the case; of what is kept strand by strand, that of this subject. */
export function maySee(state: Case, personId: string, part: CasePart, subject: Subject = 'matter'): boolean {
  return isSeen(state, personId, part, subject);
}

function isSeen(state: Case, personId: string, part: CasePart, subject: Subject, instance?: InstanceId): boolean {
  return rolesOf(state, personId).some((held) => {
    const condition = sees[held.role][part];
    if (!condition) return false;
    const reads = (about: InstanceId | 'complaint') =>
      about === 'complaint' ? maySee(state, personId, 'complaint') : mayRead(state, personId, about);
    return conditions[condition]({ state, personId, held, subject, reads, ...(instance ? { instance } : {}) });
  });
}

/** Of several accused those of whom the person reads by name, or with whom they have to do. */
export function strandsSeenBy(state: Case, personId: string): readonly StrandId[] {
  return Object.keys(state.strands).filter((strand) => maySee(state, personId, 'parties', strand));
}

/** Whether a person may read what this pass through a step recorded. */
export function mayRead(state: Case, personId: string, instance: InstanceId): boolean {
  const part = partOfInstance(state, instance);
  return part !== undefined && isSeen(state, personId, part, instance.subject, instance);
}

/** A summons that went back to whoever drew it up is no letter: its reader never learns what stood in it, or why. */
function partOfInstance(state: Case, instance: InstanceId): CasePart | undefined {
  if (instance.step === 'sendSummons' && !documentOf(state, instance)) return 'discipline';
  return Object.hasOwn(partOfStep, instance.step) ? partOfStep[instance.step] : undefined;
}

/**
 * Whether a person may be told that something in the case is late: the adviser on it of all tasks, and HR outside it only
 * that it is, unless they are a party by now or stepped down. That they are HR is known to the directory, and asked before.
 *
 * @rule P-9
 */
export function mayHearOfLateness(state: Case, personId: string, as: Exclude<RemindedAs, 'own'>): boolean {
  if (as === 'hr') return maySee(state, personId, 'lateness');
  const { complainantIds, accusedIds } = partiesOf(state);
  const kept = [...complainantIds, ...accusedIds, ...state.steppedDown];
  return rolesOf(state, personId).length === 0 && !kept.includes(personId);
}
