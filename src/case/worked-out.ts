import type { Procedure } from '../procedure/declarations';
import type { Case } from './state';

/**
 * What follows from a case as it stands is asked for many times in one breath: it is worked out once, and forgotten as
 * soon as something happens in the case.
 */

type WorkOut<Found> = (procedure: Procedure, state: Case) => Found;

type WorkOutAlone<Found> = (state: Case) => Found;

interface WorkedOut {
  readonly procedure: Procedure;
  readonly found: Map<WorkOut<unknown>, unknown>;
}

const workedOut = new WeakMap<Case, WorkedOut>();
const workedOutAlone = new WeakMap<Case, Map<WorkOutAlone<unknown>, unknown>>();

/** For what follows from the events alone: not from which cards were sent, nor since when somebody has a task. */
export function once<Found>(workOut: WorkOut<Found>): WorkOut<Found> {
  return (procedure, state) => {
    const found = foundIn(procedure, state);
    if (!found.has(workOut)) found.set(workOut, workOut(procedure, state));
    return found.get(workOut) as Found;
  };
}

/** As {@link once}, for what follows whatever the procedure asks for. */
export function onceAlone<Found>(workOut: WorkOutAlone<Found>): WorkOutAlone<Found> {
  return (state) => {
    const found = workedOutAlone.get(state) ?? new Map<WorkOutAlone<unknown>, unknown>();
    workedOutAlone.set(state, found);
    if (!found.has(workOut)) found.set(workOut, workOut(state));
    return found.get(workOut) as Found;
  };
}

export function forgetWhatFollowed(state: Case): void {
  workedOut.delete(state);
  workedOutAlone.delete(state);
}

function foundIn(procedure: Procedure, state: Case): WorkedOut['found'] {
  const known = workedOut.get(state);
  if (known?.procedure === procedure) return known.found;
  const found: WorkedOut['found'] = new Map();
  workedOut.set(state, { procedure, found });
  return found;
}
