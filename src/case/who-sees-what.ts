import { dismissals } from '../procedure/disciplinary-meeting';
import type { Role, Way } from '../procedure/steps';
import { type CasePart, partOfStep } from './case-parts';
import type { InstanceId, StrandId, Subject } from './events';
import { passesThrough } from './seen-steps';
import { type Case, documentOf, instanceOf, isComplainantNamed, rolesOf } from './state';

const handling: readonly CasePart[] = [
  'existence',
  'parties',
  'notReached',
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
  // Only what a dismissal rests on, of whom it is about: how it came to the meeting, what was said there, what was decided.
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

const writtenByOthers: readonly Way[] = ['observed', 'falseAccusation'];

/** Whether a person may see a part of the case; of what is kept strand by strand, that of this subject. */
export function maySee(state: Case, personId: string, part: CasePart, subject: Subject = 'matter'): boolean {
  return rolesOf(state, personId).some(({ role, strand }) => {
    if (!sees[role].includes(part)) return false;
    if (role === 'accused') return ['existence', 'deadlines', 'way'].includes(part) || strand === subject;
    if (role === 'appointingAuthority') return concernsAuthority(state, part, subject);
    // What others reported or concluded is not the affected person's to read: it would tell who it was, and what they weighed.
    return !(role === 'complainant' && part === 'complaint' && writtenByOthers.includes(state.way));
  });
}

/**
 * Whoever decides on a dismissal sees whom they decide on, and none of the others who are accused. A complaint about
 * several is one text that can't be parted: they read what was found about the one.
 */
function concernsAuthority(state: Case, part: CasePart, subject: Subject): boolean {
  if (part === 'complaint') return Object.keys(state.strands).every((strand) => wasProposed(state, strand));
  return !Object.hasOwn(state.strands, subject) || wasProposed(state, subject);
}

/** A dismissal, at any time. */
function wasProposed(state: Case, strand: StrandId): boolean {
  const outcomes = passesThrough(state, 'decideDiscipline', strand).map(({ answers }) => answers.outcome ?? '');
  return outcomes.some((outcome) => dismissals.includes(outcome));
}

/** Of several accused those of whom the person reads by name, or with whom they have to do. */
export function strandsSeenBy(state: Case, personId: string): readonly StrandId[] {
  return Object.keys(state.strands).filter((strand) => maySee(state, personId, 'parties', strand));
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
