import { type Candidate, declared } from '../procedure/declarations';
import { givenRoles } from '../procedure/steps';
import type { Command, RunDue } from './commands';
import { type Deadline, deadlinesOf } from './deadlines';
import { partiesAmong } from './decide-complaint';
import { ask } from './decide-minutes';
import { missedOutside } from './decide-reaching';
import { dueInstead, isAskedByItself } from './dues';
import { type CaseEvent, type InstanceId, keyStrandOf, type Reminder } from './events';
import type { Decision, Ground } from './ground';
import { hourFrom, nextReminder, remindersDue } from './reminders';
import { holderOf } from './roles';
import { barredBy, wereHeard } from './routing';
import { type Case, type CaseState, cardKey, instanceOf } from './state';
import { everyInstance, mayLapse, type Pass, type Task, unmetGates } from './tasks';
import { dayOfWaiting, waitsForADay, waitsForAppeals } from './waiting';

/**
 * P-2: a signature that was asked for and did not come is asked for again, and at last handed to HR; so is a
 * conversation, to which somebody invites again. And what waited for a day comes up on it. What was promised until the last
 * moment of a day is kept; what Trygg says by itself afterwards reaches people at work, in the hours of reminders.
 */
export function runDue({ procedure, ...rest }: Ground, state: CaseState, { at, by }: Command<RunDue>): Decision {
  if (state.phase === 'absent') return { refused: 'notYours' };
  const ground = { procedure, ...rest };
  const [lapse] = declared(procedure, 'lapse');
  const unanswered = waiting(ground, state).flatMap(({ step, instance, from }): CaseEvent[] => {
    if (!lapse || from > at) return [];
    const times = instanceOf(state, instance).asked?.length ?? 0;
    if (times < lapse.asked) {
      return isAskedByItself(procedure, step) ? ask(ground, step, instance, times + 1, { at, by }) : [];
    }
    const strand = keyStrandOf(instance.subject);
    const due = dueInstead(ground, instance, at);
    const unheard = { type: 'Unanswered', at, by, strand, instance, what: 'Unanswered', rule: lapse.rule } as const;
    return [{ ...unheard, ...(due.length > 0 ? { due } : {}) }];
  });
  const came = daysToCome(ground, state)
    .filter(({ from }) => from <= at)
    .map(({ step, instance }): CaseEvent => {
      const strand = keyStrandOf(instance.subject);
      return { type: 'DayCame', at, by, strand, instance, what: 'DayCame', rule: step.rule };
    });
  return [...unanswered, ...came];
}

/**
 * Everybody whose moment has come, and somebody outside the case where it is that late (P-9). What came to its person
 * in the same breath is nothing to be reminded of yet.
 */
export function remind(
  ground: Ground,
  state: Case,
  { around }: RunDue,
  { at, by }: { readonly at: string; readonly by: string },
  came: readonly Task[],
): CaseEvent[] {
  const due = remindersDue(ground, state, at);
  if (!due) return [];
  const reminders = due.flatMap(({ as, to, task, due }): Reminder[] => {
    const { command, instance, personId } = task;
    if (personId && came.some((one) => cardKey(one) === cardKey(task))) return [];
    const reminder = { as, command, instance, due };
    if (as !== 'outside') return [{ ...reminder, ...(to ? { to } : {}) }];
    const [escalation] = declared(ground.procedure, 'escalation');
    if (!escalation) return [];
    const outside = reachable(
      state,
      escalation.candidates(around).filter((candidate) => isOutside(ground, state, candidate)),
    );
    return [{ ...reminder, ...(outside ? { to: outside.id, name: outside.name } : {}) }];
  });
  return [{ type: 'Reminded', at, by, strand: 'common', reminders }];
}

/**
 * The first who was not found out of reach. Where all were, they are tried once more in turn, each time that somebody is
 * to be told, and not because the last one was not reached either.
 */
function reachable(state: Case, free: readonly Candidate[]): Candidate | undefined {
  const missedAt = ({ id }: Candidate) => missedOutside(state, id)?.at ?? '';
  const [first] = [...free].sort((one, other) => missedAt(one).localeCompare(missedAt(other)));
  return first && state.outside?.missedAt && missedAt(first) ? undefined : first;
}

/** Nobody who has a part in the case or has given it up, and nobody whom it may be about. */
export function isOutside({ procedure }: Ground, state: Case, candidate: Candidate): boolean {
  const { id, active } = candidate;
  const parties = partiesAmong(state, [candidate]);
  const held = givenRoles.map((role) => holderOf(state, role));
  const isIn = [...wereHeard(state), ...held, ...state.steppedDown].includes(id);
  return active && !isIn && !barredBy(procedure, 'hrAdviser', id, parties);
}

/**
 * The next moment at which a case has something to do by itself, always in the hours of reminders; `deadlines` are its own,
 * where they are known.
 */
export function nextDue(
  ground: Ground,
  state: CaseState,
  deadlines: readonly Deadline[] = state.phase === 'absent' ? [] : deadlinesOf(ground.procedure, state),
): string | undefined {
  if (state.phase === 'absent') return undefined;
  const [lapse] = declared(ground.procedure, 'lapse');
  const answers = waiting(ground, state)
    // A second invitation is somebody's to make: by itself nothing happens before.
    .filter(
      ({ step, instance }) =>
        isAskedByItself(ground.procedure, step) || timesAsked(state, instance) >= (lapse?.asked ?? 0),
    )
    .map(({ from }) => from);
  const reminder = nextReminder(ground, state, deadlines);
  return [...answers, ...daysToCome(ground, state).map(({ from }) => from), ...(reminder ? [reminder] : [])].sort()[0];
}

function timesAsked(state: Case, instance: InstanceId): number {
  return instanceOf(state, instance).asked?.length ?? 0;
}

/** What is waited for, and from when on Trygg says that it did not come. */
function waiting(ground: Ground, state: Case) {
  const { procedure } = ground;
  const isWaitedFor = ({ step, standing: { asked, done, unanswered } }: Pass) =>
    asked !== undefined && !done && !unanswered && (mayLapse(step) || isAskedByItself(procedure, step));
  return everyInstance(procedure, state, isWaitedFor).flatMap(({ step, instance, standing }) => {
    const until = standing.asked?.at(-1)?.until.at;
    return until ? [{ step, instance, from: hourFrom(ground, until) }] : [];
  });
}

/** What waits for a moment that has not come up yet, and from when on it does. */
function daysToCome(ground: Ground, state: Case) {
  const { procedure, calendar } = ground;
  const isToCome = ({ step, standing: { done, dayCame } }: Pass) => !done && !dayCame && waitsForADay(procedure, step);
  return everyInstance(procedure, state, isToCome).flatMap(({ step, instance }) => {
    // The days of an appeal are known once its letters went out, those of others as soon as somebody set them.
    if (waitsForAppeals(procedure, step) && unmetGates(procedure, state, step, instance).length > 0) return [];
    const day = dayOfWaiting(procedure, calendar, state, step, instance);
    return day ? [{ step, instance, from: hourFrom(ground, day) }] : [];
  });
}
