import type { Complaint } from '../procedure/complaint';
import type { Candidate, RoutingFacts } from '../procedure/declarations';
import type { Answers } from '../procedure/steps';
import { type InstanceId, keyStrandOf, type Person } from './events';

/** Who stands around the complainant now, and who holds a role in the case now, as the directory has them. */
export interface Surroundings extends Pick<RoutingFacts, 'leaders' | 'hr' | 'lastResort' | 'appointing' | 'takenBy'> {
  /** Whoever is not among them got their role since they were looked up, and keeps it until the next look. */
  readonly holders: readonly Candidate[];
}

/** A complaint as it is handed in: by the complainant, by who saw it, or as a leader took it down. */
export interface SendComplaint {
  readonly type: 'SendComplaint';
  readonly caseId: string;
  readonly way: 'written' | 'oral' | 'observed';
  readonly complainant: Person;
  /** Whoever sends it. */
  readonly sender: Person;
  readonly complaint: Complaint;
  readonly facts: Pick<RoutingFacts, 'leaders' | 'hr' | 'lastResort' | 'straightToHr' | 'takenBy'>;
  /** The accounts whose names the sender saw before sending (3.1.2-2). */
  readonly receiversSeen: readonly string[];
}

/** Concluded that an accusation was false: the disciplinary procedure runs for whoever made it (3.2.6-1). */
export interface OpenFalseAccusation {
  readonly type: 'OpenFalseAccusation';
  readonly caseId: string;
  readonly cameOf: string;
  /** Who was accused. */
  readonly wronged: Person;
  readonly accused: Person;
  /** What was concluded, and why it is held to be knowingly false. */
  readonly conclusion: string;
  /** Accounts of those who stepped down from the other case, and have no part in this one. */
  readonly steppedDown: readonly string[];
  readonly facts: Pick<RoutingFacts, 'leaders' | 'hr' | 'lastResort'>;
}

/** An employee asks somebody for support, before or beside a complaint. */
export interface AskForSupport {
  readonly type: 'AskForSupport';
  readonly caseId: string;
  readonly way: 'informal' | 'helped';
  readonly employee: Person;
  /** Whom the directory knows by the answer; undefined where it knows nobody who may be asked. */
  readonly supporter?: Candidate & { readonly leads: boolean };
  readonly words: string;
}

/** What one person does in one step: the command is the step's own, `HoldConversation`. */
export interface TakeStep {
  readonly type: 'TakeStep';
  readonly command: string;
  readonly instance: InstanceId;
  readonly answers: Answers;
  /** Everybody whom the answers name by account, as the directory has them. */
  readonly named: readonly Candidate[];
  readonly around: Surroundings;
}

/** What the passing of time brings about, and what changed among the people. */
export interface RunDue {
  readonly type: 'RunDue';
  readonly around: Surroundings;
}

/** What changed among the people. */
export interface LookAtPeople {
  readonly type: 'LookAtPeople';
  readonly around: Surroundings;
}

/** Somebody wants to be reminded of their own tasks on the next working day. */
export interface RemindMe {
  readonly type: 'RemindMe';
  readonly tasks: readonly { readonly command: string; readonly instance: InstanceId }[];
}

/** A message of the case did not reach somebody, and trying again is of no use. */
export interface NoteNotReached {
  readonly type: 'NoteNotReached';
  readonly personId: string;
  readonly why: 'neverMet' | 'refused';
}

/** P-3: whoever a letter is to was told of it later than it was sent. */
export interface NoteDelivered {
  readonly type: 'NoteDelivered';
  readonly letter: InstanceId;
  /** When the platform took the message. */
  readonly deliveredAt: string;
}

type Body =
  | SendComplaint
  | OpenFalseAccusation
  | AskForSupport
  | TakeStep
  | RunDue
  | LookAtPeople
  | RemindMe
  | NoteNotReached
  | NoteDelivered;

export interface Command<B = Body> {
  /** The same command sent again has the same id, and is carried out once. */
  readonly id: string;
  /** The account that acts, as the verified token named it; or `trygg`. */
  readonly by: string;
  readonly at: string;
  readonly body: B;
}

/** What every event of a step carries. */
export function stamp({ at, by, onPaper, body: { instance } }: Command<TakeStep> & { readonly onPaper?: true }) {
  return { at, by, instance, strand: keyStrandOf(instance.subject), ...(onPaper ? { onPaper } : {}) };
}
