import { dismissals } from '../procedure/disciplinary-meeting';
import type { Way } from '../procedure/steps';
import { aboutIn } from './about';
import type { InstanceId, StrandId, Subject } from './events';
import { finishedRounds } from './needs';
import { accusedKnows, complainantKnows, type HeldRole, isComplainantNamed, supporterIsIn } from './roles';
import { passesThrough } from './seen-steps';
import { type Case, instanceOf, isEveryStrandClosed } from './state';

/** Under what a part of a case is somebody's to see, who is to the case what they are. */
export type Condition =
  | 'always'
  | 'onceAsked'
  | 'onceCalled'
  | 'whileLetIn'
  | 'ownPart'
  | 'ownWay'
  | 'knownParts'
  | 'ownWords'
  | 'ownStatement'
  | 'ownReport'
  | 'ownRequest'
  | 'ofWhatTheyRead'
  | 'onceNamed'
  | 'untilClosed'
  | 'ofDismissed'
  | 'ifAllDismissed';

export interface Sight {
  readonly state: Case;
  readonly personId: string;
  readonly held: HeldRole;
  /** Of what is kept strand by strand, that of this subject. */
  readonly subject: Subject;
  /** The pass through a step that they want to read; absent where they ask whether there can be any for them. */
  readonly instance?: InstanceId;
  /** Whether they may read what stands on record there. */
  readonly reads: (about: InstanceId | 'complaint') => boolean;
}

const writtenByOthers: readonly Way[] = ['observed', 'falseAccusation'];

export const conditions: Readonly<Record<Condition, (sight: Sight) => boolean>> = {
  always: () => true,
  onceAsked: ({ state }) => complainantKnows(state),
  onceCalled: ({ state, held }) => held.strand !== undefined && accusedKnows(state, held.strand),
  whileLetIn: ({ state }) => supporterIsIn(state),
  ownPart: ({ held, subject }) => held.strand === subject,
  ownWay: ({ held, subject }) => subject === 'matter' || held.strand === subject,
  knownParts: ({ state, subject }) => subject === 'matter' || isKnownToComplainant(state, subject),
  ownWords: ({ state, personId, held, subject, instance }) =>
    (held.strand ?? subject) === subject && (!instance || instanceOf(state, instance).done?.by === personId),
  ownStatement: ({ state, personId, instance }) =>
    state.witnesses.some(
      ({ person, instance: heard }) => person.accountId === personId && (!instance || heard.round === instance.round),
    ),
  // What others reported or concluded is not the affected person's to read: it would tell who it was, and what they weighed.
  ownReport: ({ state }) => !writtenByOthers.includes(state.way),
  // Also what was recorded for them; of the others who stand beside the parties only who said it themselves.
  ownRequest: ({ state, personId, held, subject, instance }) =>
    subject === (held.strand ?? held.role) ||
    (subject === 'matter' && (!instance || instanceOf(state, instance).done?.by === personId)),
  ofWhatTheyRead: ({ state, instance, reads }) => {
    const about = instance && aboutIn(instanceOf(state, instance).done?.answers.about ?? '');
    return !instance || (about !== undefined && about !== 'other' && reads(about));
  },
  onceNamed: ({ state, held }) => held.strand !== undefined && isComplainantNamed(state, held.strand),
  // Who follows up what came after closing would tell that something came.
  untilClosed: ({ state }) => !isEveryStrandClosed(state),
  // Whoever decides on a dismissal sees whom they decide on, and none of the others who are accused.
  ofDismissed: ({ state, subject }) => !Object.hasOwn(state.strands, subject) || wasProposed(state, subject),
  // A complaint about several is one text that can't be parted: they read what was found about the one.
  ifAllDismissed: ({ state }) => Object.keys(state.strands).every((strand) => wasProposed(state, strand)),
};

/** A dismissal, at any time. */
function wasProposed(state: Case, strand: StrandId): boolean {
  const outcomes = passesThrough(state, 'decideDiscipline', strand).map(({ answers }) => answers.outcome ?? '');
  return outcomes.some((outcome) => dismissals.includes(outcome));
}

/** Whom the complaint named, or of whose part a letter has told. */
function isKnownToComplainant(state: Case, strand: StrandId): boolean {
  const strands = Object.keys(state.strands);
  const named = strands.length - finishedRounds(state, 'nameAccused', 'matter');
  const isNamed = strands.indexOf(strand) < named && state.way !== 'observed';
  return isNamed || passesThrough(state, 'tellComplainantOutcome', strand).length > 0;
}
