import type { FieldProblem } from '../procedure/complaint';
import type { RuleNumber } from '../procedure/steps';
import type { InstanceId } from './events';

/** Why a command was not carried out. A value, never an exception, and never with personal data. */
export interface Refusal {
  readonly refused: /** The person has no part in it; answered exactly as if the case did not exist. */
    | 'notYours'
    /** The person may never do this in this case. */
    | 'barred'
    | 'tooEarly'
    | 'alreadyDone'
    | 'incomplete'
    /** What the person saw is no longer what is there. */
    | 'changedSince'
    /** It would reach nobody. */
    | 'noReceiver'
    /** Nobody else could go on with it. */
    | 'noSuccessor'
    | 'unknownCommand';
  readonly rule?: RuleNumber;
  readonly fields?: readonly FieldProblem[];
  readonly waitsFor?: readonly InstanceId[];
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}
