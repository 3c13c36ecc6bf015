import type { Procedure } from '../procedure/declarations';
import type { Case } from './state';

/**
 * What follows from a case as it stands is asked for many times in one breath: it is worked out once, and forgotten as
 * soon as something happens in the case.
 */

type WorkOut<Found> = (procedure: Procedure, state: Case) => Found;

interface WorkedOut {
  readonly procedure: Procedure;
  readonly found: Map<WorkOut<unknown>, unknown>;
}

const workedOut = new WeakMap<Case, WorkedOut>();

/** For what follows from the events alone: not from which cards were sent, nor since when somebody has a task. */
export function once<Found>(workOut: WorkOut<Found>): WorkOut<Found> {
  return (procedure, state) => {
    const found = foundIn(procedure, state);
    if (!found.has(workOut)) found.set(workOut, workOut(procedure, state));
    return found.get(workOut) as Found;
  };
}

export function forgetWhatFollowed(state: Case): void {
  workedOut.delete(state);
}

function foundIn(procedure: Procedure, state: Case): WorkedOut['found'] {
  const known = workedOut.get(state);
  if (known?.procedure === procedure) return known.found;
  const found: WorkedOut['found'] = new Map();
  workedOut.set(state, { procedure, found });
  return found;
}
