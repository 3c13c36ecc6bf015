import type { Complaint, Role } from '../procedure/declarations';
import type { Answers, Due, InstanceId, Person, StrandId, Subject } from './events';

/** Where one pass through a step stands. */
export interface Instance {
  done?: {
    readonly at: string;
    readonly by: string;
    readonly how: 'done' | 'declined' | 'lapsed';
    readonly answers: Answers;
  };
  halves?: Partial<Record<Role, { readonly at: string; readonly by: string; readonly answers: Answers }>>;
  asked?: { readonly at: string; readonly until: Due }[];
  /** Asked as often as is owed, and the last time has passed. */
  unanswered?: boolean;
}

/** The newest version of what a writing step wrote. */
export interface WrittenDocument {
  readonly version: number;
  readonly text: string;
  readonly sha256: string;
  readonly at: string;
  readonly by: string;
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
}

export interface OpenCase extends Part {
  phase: 'open';
  caseId: string;
  procedureVersion: string;
  receivedAt: string;
  complainant: Person;
  complaint: Omit<Complaint, 'accused'>;
  roles: { handler?: Person; hrAdviser?: Person };
  due: Record<string, Due>;
  strands: Record<StrandId, Strand>;
  /** Commands that were carried out, by id. */
  commands: Record<string, true>;
  /** The cards that were sent for a task: the ids of their messages, by person, command and instance. */
  cards: Record<string, string[]>;
}

export type CaseState = { phase: 'absent' } | OpenCase;

export const absent: CaseState = { phase: 'absent' };

export function keyOf(instance: InstanceId): string {
  return `${instance.step}/${instance.subject}/${instance.round}`;
}

/** Where a subject's instances and documents are kept. */
export function partOf(state: OpenCase, subject: Subject): Part | undefined {
  return subject === 'matter' || subject === 'complainant' ? state : state.strands[subject];
}

export function instanceOf(state: OpenCase, instance: InstanceId): Instance {
  return partOf(state, instance.subject)?.instances[keyOf(instance)] ?? {};
}

export function documentOf(state: OpenCase, instance: InstanceId): WrittenDocument | undefined {
  return partOf(state, instance.subject)?.documents[keyOf(instance)];
}

export function partiesOf(state: OpenCase): { complainantId?: string; accusedIds: string[] } {
  return {
    complainantId: state.complainant.accountId,
    accusedIds: Object.values(state.strands).flatMap(({ accused, mayBe }) =>
      [accused.accountId ?? [], ...mayBe].flat(),
    ),
  };
}

/** Who holds a role now; undefined where nobody does, or somebody without an account. */
export function holderOf(state: OpenCase, role: Role): string | undefined {
  return role === 'complainant' ? state.complainant.accountId : state.roles[role]?.accountId;
}

export function rolesOf(state: OpenCase, personId: string): Role[] {
  return (['complainant', 'handler', 'hrAdviser'] as const).filter((role) => holderOf(state, role) === personId);
}
