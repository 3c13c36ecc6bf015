import type { Answers } from '../procedure/steps';
import type { People } from './reminders';

/** Somebody fills in a form of the wheel. */
export interface Record {
  readonly type: 'Record';
  readonly act: string;
  readonly answers: Answers;
  /** As the directory has them now. */
  readonly name: string;
  /** How much was on record of it when the form was opened: nobody repeats unawares what another one did meanwhile. */
  readonly seen: number;
  readonly people: People;
  /** Of those who lead somebody now: the one for whom it is recorded. */
  readonly leader?: { readonly id: string; readonly name: string };
}

export interface Command {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly body: Record;
}
