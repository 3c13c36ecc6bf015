import type { Procedure } from '../procedure/declarations';
import type { Policy } from '../procedure/policy';
import type { Calendar } from './calendar';
import type { CaseEvent } from './events';
import type { Refusal } from './refusal';

/** Everything a decision rests on besides the case itself. */
export interface Ground {
  readonly procedure: Procedure;
  readonly policy: Policy;
  readonly calendar: Calendar;
}

export type Decision = readonly CaseEvent[] | Refusal;
