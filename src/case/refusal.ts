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
    /** Nobody has done it: the case, as it stands, does not ask for it. */
    | 'notAskedFor'
    | 'incomplete'
    /** What the person saw is no longer what is there. */
    | 'changedSince'
    /** It would reach nobody. */
    | 'noReceiver'
    /** P-7: it waits until `until`, unless somebody says why it can't. */
    | 'beforeDaysOff'
    /** Nobody else could go on with it. */
    | 'noSuccessor'
    | 'unknownCommand';
  readonly rule?: RuleNumber;
  readonly fields?: readonly FieldProblem[];
  readonly waitsFor?: readonly InstanceId[];
  /** `yyyy-mm-dd`, local. */
  readonly until?: string;
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}
