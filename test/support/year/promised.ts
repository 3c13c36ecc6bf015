import { isOffered } from '../../../src/case/needs';
import { type Case, cardKey, instanceOf, keyOf } from '../../../src/case/state';
import { everyInstance, openTasks, rolesOfStep, type Task, unmetGates } from '../../../src/case/tasks';
import { procedure } from '../../../src/procedure/procedure';
import { isGiven } from '../../../src/procedure/steps';
import { daysAfter, instantOf, isWorkingDay, localDay, localTime, plusDays } from './calendar';

/**
 * What the policy promises about reminders, computed slowly and plainly from its words, and from nothing that the product
 * computes reminders with.
 */

export type As = 'own' | 'hr' | 'outside';

/** An open task as it is looked at here: since when its person has it, and the day of its deadline. */
export interface Pressed {
  readonly task: Task;
  readonly since: string;
  readonly day: string;
}

/** Whether the hour is one in which reminders go out: a working day, from 08:00, before 16:00. */
export function isOfficeHour(instant: string): boolean {
  const [day = '', time = ''] = localTime(instant).split(' ');
  return isWorkingDay(day) && time >= '08:00:00' && time < '16:00:00';
}

/** The open tasks with a deadline: its own; or the earliest of what it holds up. What nobody has, is late from the start. */
export function pressedTasks(state: Case, since: (task: Task) => string): readonly Pressed[] {
  const tasks = openTasks(procedure, state);
  const dueOf = (task: Task) => state.due[keyOf(task.instance)] ?? settledDue(state, task);
  const own = (task: Task) => (task.command === 'RecordLapse' ? undefined : dueOf(task)?.day);
  const left = tasks.every(own) ? [] : stepsLeft(state);
  return tasks.flatMap((task) => {
    const day = own(task) ?? firstHeldUp(state, task, left);
    return day ? [{ task, since: task.personId ? since(task) : state.receivedAt, day }] : [];
  });
}

/** What the leader above settles is due when the two were to be done. */
function settledDue(state: Case, { instance, role }: Task) {
  const joint = new Map([
    ['settleDecision', 'decideCase'],
    ['settleFollowUp', 'decideFollowUp'],
  ]).get(instance.step);
  return role === 'leaderAbove' && joint ? state.due[keyOf({ ...instance, step: joint })] : undefined;
}

interface Left {
  readonly key: string;
  /** Somebody who handles the case is to take it. */
  readonly isHandled: boolean;
  readonly waitsFor: readonly string[];
}

/** What is not done and not merely offered. */
function stepsLeft(state: Case): readonly Left[] {
  return everyInstance(procedure, state)
    .filter(({ step, instance }) => !instanceOf(state, instance).done && !isOffered(state, step, instance))
    .map(({ step, instance }) => ({
      key: keyOf(instance),
      isHandled: rolesOfStep(step).some(isGiven),
      waitsFor: unmetGates(procedure, state, step, instance).map((gate) => keyOf(gate.instance)),
    }));
}

/** The earliest day of those that wait for it, directly or through others. */
function firstHeldUp(state: Case, task: Task, left: readonly Left[]): string | undefined {
  const heldUp = new Set<string>();
  const isOver = (key: string) => key === keyOf(task.instance) || heldUp.has(key);
  for (let before = -1; before < heldUp.size; ) {
    before = heldUp.size;
    for (const { key, waitsFor } of left) if (waitsFor.some(isOver)) heldUp.add(key);
  }
  return left
    .filter(({ key, isHandled }) => isHandled && heldUp.has(key))
    .flatMap(({ key }) => state.due[key]?.day ?? [])
    .sort()[0];
}

/**
 * Whether somebody's moment for this task came after the one instant, and by the other at the latest. That a deadline
 * comes is not said any more once it has passed.
 */
export function momentCame(as: As, { task, since, day }: Pressed, after: string, until: string): boolean {
  const from = since > after ? since : after;
  return [localDay(from), ...daysAfter(localDay(from), localDay(until))].some((one) => {
    const isSaid = isDayBefore(as, day, one) ? localDay(until) <= day : isDayAfter(as, isOfParty(task), day, one);
    if (!isSaid) return false;
    const moment = instantOf(one, '08:00');
    return moment > from && moment <= until;
  });
}

/** A party's own: a signature, or an answer. What is done for somebody without an account is the leader's. */
export function isOfParty({ role, onPaper }: Task): boolean {
  return !isGiven(role) && !onPaper;
}

/** Only whoever has to do it is reminded before: three days, one day, and on the day. */
function isDayBefore(as: As, deadline: string, day: string): boolean {
  return as === 'own' && [3, 1, 0].some((days) => thatOrWorkingDayBefore(plusDays(deadline, -days)) === day);
}

/** Every second working day from the second on; for HR from the first, and outside the case from the fifth. */
function isDayAfter(as: As, ofParty: boolean, deadline: string, day: string): boolean {
  if (ofParty || !isWorkingDay(day)) return false;
  const over = daysAfter(deadline, day).filter(isWorkingDay).length;
  const first = { own: 2, hr: 1, outside: 5 }[as];
  return over >= first && (over - first) % 2 === 0;
}

function thatOrWorkingDayBefore(day: string): string {
  let one = day;
  while (!isWorkingDay(one)) one = plusDays(one, -1);
  return one;
}

/** As whom a task has its person, HR and somebody outside reminded; HR's own task is theirs alone. */
export function toldOf(state: Case, { task }: Pressed): readonly As[] {
  const own: readonly As[] = task.personId ? ['own'] : [];
  if (isOfParty(task)) return own;
  const hr = state.roles.hrAdviser?.accountId;
  return hr && hr !== task.personId ? [...own, 'hr', 'outside'] : [...own, 'outside'];
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** P-9: the first of these who is there, has no role in the case and gave up none, and is no party, witness or observer of it. */
export function firstOutside(state: Case, some: readonly Colleague[]): string | undefined {
  const { complainant, observer, roles, strands, accusedSince, witnesses, steppedDown } = state;
  const accused = [...Object.values(strands), ...accusedSince].map((one) => one.accused);
  const within = [complainant, observer, ...accused, ...witnesses.map(({ person }) => person), ...Object.values(roles)];
  // Somebody who is named in words is not known by an account.
  const isWithin = ({ id, name }: Colleague) =>
    within.some((one) => one && (one.accountId ? one.accountId === id : one.name === name));
  return some.find((one) => one.active && !isWithin(one) && !steppedDown.includes(one.id))?.id;
}

/** Under which one person's one task is told from all others. */
export function nameOf(task: Task): string {
  return cardKey(task);
}
