import type { Complaint } from '../procedure/complaint';
import type { Parties } from '../procedure/declarations';
import type { Answers, GivenRole, Role, Way } from '../procedure/steps';
import type { AppealDays, Due, InstanceId, LastDay, Person, Signer, StrandId, Subject } from './events';
import { joining } from './joining';

/** Where one pass through a step stands. */
export interface Instance {
  done?: {
    readonly at: string;
    readonly by: string;
    readonly how: 'done' | 'declined' | 'lapsed';
    readonly answers: Answers;
    readonly onPaper?: true;
    readonly signer?: Signer;
    readonly recorder?: Signer;
  };
  /** How it was done before it had to be done once more. */
  doneBefore?: readonly NonNullable<Instance['done']>[];
  halves?: Partial<Record<Role, { readonly at: string; readonly by: string; readonly answers: Answers }>>;
  /** Both halves are there, and the leader above decides. */
  differs?: boolean;
  /** Asked for a signature, or invited to a conversation. */
  asked?: { readonly at: string; readonly until: Due; readonly meetAt?: string; readonly place?: string }[];
  /** Asked as often as is owed, and the last time has passed. */
  unanswered?: boolean;
  /** The day that it waited for has come. */
  dayCame?: boolean;
  /** Of a decision: until when the guidelines let it be appealed. Of a letter about one: until when its reader may. */
  appealUntil?: LastDay;
  appeal?: AppealDays;
  /** Of an appeal, the receipt of a summons, or the moving of its meeting: the day that it came after. */
  late?: LastDay;
  /** Whom a message did not reach. */
  notReached?: NotReached;
}

/** `outside`: the name of somebody outside the case who was to be told that it is late (P-9). */
export interface NotReached {
  readonly personId: string;
  readonly at: string;
  readonly why: 'neverMet' | 'refused';
  readonly outside?: string;
}

/** The newest version of what a writing step wrote. */
export interface WrittenDocument {
  readonly version: number;
  readonly text: string;
  readonly elements?: Answers;
  readonly sha256: string;
  readonly at: string;
  readonly by: string;
  readonly signer?: Signer;
  /** Why it took the place of the one that was sent at `of`. */
  readonly correction?: { readonly why: string; readonly of: string };
  /** The versions of a letter that were sent before, the oldest first. */
  readonly earlier?: readonly EarlierVersion[];
}

/** A letter as it went out, with what it promised. */
export interface EarlierVersion extends Omit<WrittenDocument, 'earlier'> {
  readonly sent: Pick<Instance, 'done' | 'appeal'>;
}

/** What is protected by one data key. Keys are those of {@link keyOf}. */
export interface Part {
  instances: Record<string, Instance>;
  documents: Record<string, WrittenDocument>;
}

export interface Strand extends Part {
  accused: Person;
  /** Whom a name in words may mean: treated as the accused wherever somebody is given a role. */
  mayBe: readonly string[];
  /** The round from which a step counts, where an appeal has sent it back. */
  begunAnew?: Record<string, number>;
  /** What stood before an appeal sent it back, by the round of that appeal. */
  beforeAppeal?: Record<number, StrandBefore>;
  closedAt?: string;
}

/** `round`: in which what was sent back is taken once more. */
export interface StrandBefore extends Pick<Strand, 'begunAnew' | 'closedAt'> {
  readonly round: number;
}

/** Who holds a role, and under which rule they got it. */
export interface Holder extends Person {
  readonly rule: string;
}

/** One matter, from the first word to the closing note, and what may follow after it. */
export interface Case extends Part {
  phase: 'open' | 'closed';
  caseId: string;
  procedureVersion: string;
  way: Way;
  receivedAt: string;
  complainant: Person;
  complaint: Omit<Complaint, 'accused'>;
  /** What whoever sent the complaint has signed. */
  complaintSha256?: string;
  observer?: Person;
  takenDownBy?: Person;
  /** The case whose conclusion it came of. */
  cameOf?: string;
  supporter?: Person & { readonly leads: boolean; readonly words: string };
  witnesses: { readonly person: Person; readonly instance: InstanceId }[];
  roles: Partial<Record<GivenRole, Holder>>;
  /** Accounts of those who stepped down, and never get a role here again. */
  steppedDown: string[];
  /** Those who are accused of what came later, and whom a name in words may mean. */
  accusedSince: { readonly accused: Person; readonly mayBe: readonly string[] }[];
  due: Record<string, Due>;
  strands: Record<StrandId, Strand>;
  closedAt?: string;
  /** When each task came to its person, by person, command and instance. */
  since: Record<string, string>;
  /** The last time that anybody was reminded. */
  remindedAt?: string;
  /** Who outside the case was told last that it is late; since when it is known that they could not be. */
  outside?: { readonly personId: string; readonly name: string; missedAt?: string };
  /** How often an appeal has sent the whole matter back to a step. */
  sentBackTo?: Record<string, number>;
  /** When a task's person wants to be reminded of it besides. */
  remindTomorrow: Record<string, string>;
  /** Commands that were carried out, by id. */
  commands: Record<string, true>;
  /** The cards that were sent for a task: the ids of their messages, by person, command and instance. */
  cards: Record<string, string[]>;
}

export type CaseState = { phase: 'absent' } | Case;

export const absent: CaseState = { phase: 'absent' };

export const keyOf = ({ step, subject, round }: InstanceId): string => instanceKey(step, subject, round);
const instanceKey = joining('/');

/** Under which a person's task is remembered. */
export function cardKey(task: {
  readonly personId?: string;
  readonly command: string;
  readonly instance: InstanceId;
}): string {
  return taskKey(`${task.personId}`, task.command, keyOf(task.instance));
}
const taskKey = joining('|');

/** Where a subject's instances and documents are kept. */
export function partOf(state: Case, subject: Subject): Part | undefined {
  if (subject === 'matter' || subject === 'complainant') return state;
  return Object.hasOwn(state.strands, subject) ? state.strands[subject] : undefined;
}

export function instanceOf(state: Case, instance: InstanceId): Instance {
  return partOf(state, instance.subject)?.instances[keyOf(instance)] ?? {};
}

/** The round from which a step counts: the first, until an appeal sends it back. */
export function firstRound(state: Case, step: string, subject: Subject): number {
  if (subject === 'matter' || subject === 'complainant') return 1;
  const strand = Object.hasOwn(state.strands, subject) ? state.strands[subject] : undefined;
  return strand?.begunAnew?.[step] ?? 1;
}

/** The last round of a step that was ever begun. Not all before it need be there; 0 where none is. */
export function lastRound({ instances }: Part, subject: Subject, step: string): number {
  const start = `${step}/${subject}/`;
  const rounds = Object.keys(instances).map((key) => (key.startsWith(start) ? Number(key.slice(start.length)) : 0));
  return Math.max(0, ...rounds);
}

export function documentOf(state: Case, instance: InstanceId): WrittenDocument | undefined {
  return partOf(state, instance.subject)?.documents[keyOf(instance)];
}

export function partiesOf(state: Case): Parties {
  return {
    complainantIds: [state.complainant, state.observer].flatMap((person) => person?.accountId ?? []),
    accusedIds: everAccused(state).flatMap(({ accused, mayBe }) => [accused.accountId ?? [], ...mayBe].flat()),
  };
}

/** Of the complaint, or of what came later. */
export function everAccused(state: Case): readonly Pick<Strand, 'accused' | 'mayBe'>[] {
  return [...Object.values(state.strands), ...state.accusedSince];
}

/** Nothing is reported yet: an employee asked somebody for support. */
export function isBeforeComplaint({ way }: Case): boolean {
  return way === 'informal' || way === 'helped';
}

/** Of every accused, and so nothing is left of the complaint itself. */
export function isEveryStrandClosed({ strands }: Case): boolean {
  return Object.values(strands).every(({ closedAt }) => closedAt !== undefined);
}
