import type { Candidate, Complaint, RoutingFacts } from '../procedure/declarations';
import { type Answers, type InstanceId, keyStrandOf, type Person } from './events';

export interface SendComplaint {
  readonly type: 'SendComplaint';
  readonly caseId: string;
  readonly complainant: Person;
  readonly complaint: Complaint;
  readonly facts: Omit<RoutingFacts, 'accusedIds'>;
  /** The accounts whose names the complainant saw before sending (3.1.2-2). */
  readonly receiversSeen: readonly string[];
}

/** What one person does in one step: the command is the step's own, `HoldConversation`. */
export interface TakeStep {
  readonly type: 'TakeStep';
  readonly command: string;
  readonly instance: InstanceId;
  readonly answers: Answers;
  /** For a step that names somebody: whom the directory knows by that answer. */
  readonly named?: Candidate;
}

/** What the passing of time brings about. */
export interface RunDue {
  readonly type: 'RunDue';
}

export interface Command<Body = SendComplaint | TakeStep | RunDue> {
  /** The same command sent again has the same id, and is carried out once. */
  readonly id: string;
  /** The account that acts, as the verified token named it; or `trygg`. */
  readonly by: string;
  readonly at: string;
  readonly body: Body;
}

/** What every event of a step carries. */
export function stamp({ at, by, body: { instance } }: Command<TakeStep>) {
  return { at, by, instance, strand: keyStrandOf(instance.subject) };
}
