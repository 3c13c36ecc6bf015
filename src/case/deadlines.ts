import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import { isGiven } from '../procedure/steps';
import type { Due, InstanceId } from './events';
import { isOffered } from './needs';
import { type Case, keyOf } from './state';
import { everyInstance, openTasks, type Pass, rolesOfStep, type Task, unmetGates } from './tasks';
import { waitsForAppeals } from './waiting';

/** A task that somebody is pressed to do, and by when. */
export interface Deadline {
  readonly task: Task;
  /** Its own, or the first of those that it holds up: a step that nobody takes makes another one late. */
  readonly due: Due;
}

/** Every open task with a deadline; those of parties too, who are reminded and never pressed. */
export function deadlinesOf(procedure: Procedure, state: Case): readonly Deadline[] {
  const tasks = openTasks(procedure, state);
  const own = (task: Task) => (isLapse(procedure, task) ? undefined : (task.due ?? settled(procedure, state, task)));
  const heldUp = tasks.every((task) => own(task)) ? new Map<string, Due>() : firstHeldUp(procedure, state);
  return tasks.flatMap((task) => {
    const due = own(task) ?? (isPressed(task) ? heldUp.get(keyOf(task.instance)) : undefined);
    return due ? [{ task, due }] : [];
  });
}

/** Nobody is pressed to sign or to answer: that falls away by itself (P-2). */
export function isPressed({ role, onPaper }: Task): boolean {
  return isGiven(role) || onPaper === true;
}

/** Those of them whose last moment has passed, the longest overdue first. */
export function lateIn(procedure: Procedure, state: Case, now: string): readonly Deadline[] {
  return deadlinesOf(procedure, state)
    .filter(({ task, due }) => isPressed(task) && due.at < now)
    .sort((one, other) => one.due.at.localeCompare(other.due.at));
}

/** The last moment of the first deadline that somebody is pressed to keep. */
export function firstDeadline(deadlines: readonly Deadline[]): string | undefined {
  return deadlines.flatMap(({ task, due }) => (isPressed(task) ? [due.at] : [])).sort()[0];
}

/** Whoever settles what two could not agree on has the deadline that they had. */
function settled(procedure: Procedure, state: Case, { instance }: Task): Due | undefined {
  const step = stepNamed(procedure, instance.step);
  return step?.does === 'settle' ? state.due[keyOf({ ...instance, step: step.settles })] : undefined;
}

/** What a signature was waited for until is not when HR has to record that it fell away. */
function isLapse(procedure: Procedure, { command }: Task): boolean {
  return declared(procedure, 'lapse').some((lapse) => lapse.command === command);
}

/** For each pass through a step that something waits for: the first deadline of what waits, directly or through others. */
function firstHeldUp(procedure: Procedure, state: Case): ReadonlyMap<string, Due> {
  const first = new Map<string, Due>();
  const pass = (instance: InstanceId, due: Due): void => {
    const step = stepNamed(procedure, instance.step);
    for (const gate of step ? unmetGates(procedure, state, step, instance) : []) {
      const known = first.get(keyOf(gate.instance));
      if (known && known.at <= due.at) continue;
      first.set(keyOf(gate.instance), due);
      pass(gate.instance, due);
    }
  };
  // What waits until no appeal can come has its time after the letters: those hold up what goes before them.
  const isDue = ({ step, instance, standing }: Pass) =>
    waitsForAppeals(procedure, step) === undefined &&
    state.due[keyOf(instance)] !== undefined &&
    !standing.done &&
    rolesOfStep(step).some(isGiven);
  for (const { step, instance } of everyInstance(procedure, state, isDue)) {
    const due = state.due[keyOf(instance)];
    if (due && !isOffered(state, step, instance)) pass(instance, due);
  }
  return first;
}
