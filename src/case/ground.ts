import type { Procedure } from '../procedure/declarations';
import type { Policy } from '../procedure/policy';
import { versionAt, versionNamed } from '../procedure/versions';
import { type Calendar, dayOf } from './calendar';
import type { CaseEvent } from './events';
import type { Refusal } from './refusal';
import type { Case } from './state';

/** Everything a decision rests on besides the case itself. */
export interface Ground {
  readonly procedure: Procedure;
  readonly policy: Policy;
  readonly calendar: Calendar;
}

/** The same for all cases, of which each goes on under the version of the procedure that it began with. */
export interface Grounds extends Omit<Ground, 'procedure'> {
  /** The oldest first. */
  readonly versions: readonly Procedure[];
}

export function groundOf({ versions, ...rest }: Grounds, { procedureVersion }: Pick<Case, 'procedureVersion'>): Ground {
  return { ...rest, procedure: versionNamed(versions, procedureVersion) };
}

/** Of a case that begins at this instant. */
export function groundAt({ versions, ...rest }: Grounds, instant: string): Ground {
  return { ...rest, procedure: versionAt(versions, dayOf(instant, rest.calendar)) };
}

export type Decision = readonly CaseEvent[] | Refusal;
