import {
  atLocalTime,
  dayOf,
  daysLater,
  endOfDay,
  isWorkingDay,
  workingDayAfter,
  workingDayAtOrBefore,
  workingDaysBetween,
} from './calendar';
import { type Deadline, deadlinesOf, isPressed } from './deadlines';
import type { RemindedAs } from './events';
import type { Ground } from './ground';
import { holderOf } from './roles';
import { type Case, cardKey } from './state';

/** Who is to be reminded of a deadline, in one of the ways. */
export interface ReminderDue extends Deadline {
  readonly as: RemindedAs;
  /** Absent for somebody outside the case, who is chosen when it comes to that. */
  readonly to?: string;
}

/**
 * The reminders whose moment has come since the last ones were sent; undefined where none has, and outside the hours for
 * reminders. That a deadline comes is no longer said once it has passed: then there may be none, and the moment is over.
 */
export function remindersDue(ground: Ground, state: Case, at: string): readonly ReminderDue[] | undefined {
  if (!isHour(ground, at)) return undefined;
  const came = all(ground, state, deadlinesOf(ground.procedure, state)).flatMap(({ reminding, since }) => {
    const moments = [
      ...momentsUpTo(ground, state, reminding, at).filter(({ moment }) => moment > since),
      ...missed(ground, state, reminding).map((moment) => ({ moment, ahead: false })),
    ];
    return moments.length > 0 ? [{ reminding, moments }] : [];
  });
  if (came.length === 0) return undefined;
  return came
    .filter(({ reminding, moments }) => moments.some(({ ahead }) => !ahead || at <= reminding.due.at))
    .map(({ reminding }) => reminding);
}

/** The next moment at which somebody is to be reminded. */
export function nextReminder(
  ground: Ground,
  state: Case,
  deadlines = deadlinesOf(ground.procedure, state),
): string | undefined {
  return all(ground, state, deadlines)
    .flatMap(({ reminding, since }) => nextMoment(ground, state, reminding, since) ?? [])
    .sort()[0];
}

/** The same for all cases, whichever version of the procedure is theirs. */
export type Hours = Pick<Ground, 'calendar' | 'policy'>;

/** When somebody who asks to be reminded tomorrow is reminded. */
export function tomorrow({ calendar, policy }: Hours, at: string): string {
  return atLocalTime(workingDayAfter(dayOf(at, calendar), 1, calendar), policy.reminding.from, calendar);
}

/** From when on reminders may go out: `at` itself in their hours, else as soon as those begin. */
export function hourFrom(ground: Hours, at: string): string {
  if (isHour(ground, at)) return at;
  const { calendar, policy } = ground;
  const today = dayOf(at, calendar);
  const opens = atLocalTime(today, policy.reminding.from, calendar);
  if (isWorkingDay(today, calendar) && at < opens) return opens;
  return atLocalTime(workingDayAfter(today, 1, calendar), policy.reminding.from, calendar);
}

/**
 * Nobody is reminded of what came to them after the moment for it; missed moments make one reminder, not several. What
 * nobody has is late all the same, for HR and outside the case.
 */
function all(
  ground: Ground,
  state: Case,
  deadlines: readonly Deadline[],
): readonly { readonly reminding: ReminderDue; readonly since: string }[] {
  const adviser = holderOf(state, 'hrAdviser');
  const reminded = state.remindedAt ? remindedUntil(ground, state.remindedAt) : '';
  return deadlines.flatMap((deadline) => {
    const { task } = deadline;
    const { personId } = task;
    const came = personId ? state.since[cardKey(task)] : state.receivedAt;
    if (!came) return [];
    const others: ReminderDue[] = [
      ...(adviser && adviser !== personId ? [{ ...deadline, as: 'hr' as const, to: adviser }] : []),
      { ...deadline, as: 'outside' },
    ];
    const since = [came, reminded].sort().at(-1) ?? came;
    const own: ReminderDue[] = personId ? [{ ...deadline, as: 'own', to: personId }] : [];
    return [...own, ...(isPressed(task) ? others : [])].map((reminding) => ({ reminding, since }));
  });
}

/** Nobody is reminded of the same twice a day, though the hours for it were set later meanwhile. */
export function remindedUntil({ calendar }: Hours, at: string): string {
  return endOfDay(dayOf(at, calendar), calendar);
}

function isHour({ calendar, policy }: Hours, at: string): boolean {
  const day = dayOf(at, calendar);
  const { from, until } = policy.reminding;
  return (
    isWorkingDay(day, calendar) && at >= atLocalTime(day, from, calendar) && at < atLocalTime(day, until, calendar)
  );
}

/** Up to `at`; of those after the deadline the last. `ahead`: says that the deadline comes. */
function momentsUpTo(ground: Ground, state: Case, reminding: ReminderDue, at: string) {
  const late = after(ground, reminding, at, 'last');
  return [
    ...before(ground, reminding).map((moment) => ({ moment, ahead: true })),
    ...[...wanted(ground, state, reminding), ...(late ? [late] : [])].map((moment) => ({ moment, ahead: false })),
  ].filter(({ moment }) => moment <= at);
}

function nextMoment(ground: Ground, state: Case, reminding: ReminderDue, since: string): string | undefined {
  const early = [...before(ground, reminding), ...wanted(ground, state, reminding)].filter((moment) => moment > since);
  const late = after(ground, reminding, since, 'next');
  return [...early, ...(late ? [late] : []), ...missed(ground, state, reminding)].sort()[0];
}

/** Whoever comes next outside the case is told as soon as it is known that the one before could not be (P-9). */
function missed(ground: Ground, { outside }: Case, reminding: ReminderDue): readonly string[] {
  const { missedAt } = outside ?? {};
  if (reminding.as !== 'outside' || !missedAt || !after(ground, reminding, missedAt, 'last')) return [];
  return [hourFrom(ground, missedAt)];
}

/** Only whoever has to do it. */
function before(ground: Ground, { as, due }: ReminderDue): readonly string[] {
  if (as !== 'own') return [];
  return ground.policy.reminding.before.map((days) => momentBefore(ground, due.day, days));
}

/** So many calendar days before a day; what falls on a day off comes on the working day before. */
export function momentBefore({ calendar, policy }: Hours, day: string, days: number): string {
  return atLocalTime(workingDayAtOrBefore(daysLater(day, -days), calendar), policy.reminding.from, calendar);
}

/** On the day that they asked for, when reminders come on it. */
function wanted(ground: Ground, { remindTomorrow }: Case, { as, task }: ReminderDue): readonly string[] {
  const moment = as === 'own' ? remindTomorrow[cardKey(task)] : undefined;
  const { calendar, policy } = ground;
  return moment ? [atLocalTime(dayOf(hourFrom(ground, moment), calendar), policy.reminding.from, calendar)] : [];
}

function after(ground: Ground, { as, due, task }: ReminderDue, at: string, which: 'last' | 'next') {
  if (!isPressed(task)) return undefined;
  const { after: first } = ground.policy.reminding;
  return momentAfter(ground, { day: due.day, first: first[as], every: first.every }, at, which);
}

/** On which working day after a day the first reminder comes, and then every how many. */
interface Rhythm {
  readonly day: string;
  readonly first: number;
  readonly every: number;
}

/** Of the moments after a day the last one up to `at`, or the next one after it. */
export function momentAfter(hours: Hours, rhythm: Rhythm, at: string, which: 'next'): string;
export function momentAfter(hours: Hours, rhythm: Rhythm, at: string, which: 'last' | 'next'): string | undefined;
export function momentAfter(
  { calendar, policy }: Hours,
  { day, first, every }: Rhythm,
  at: string,
  which: 'last' | 'next',
): string | undefined {
  const { from } = policy.reminding;
  const moment = (count: number) => atLocalTime(workingDayAfter(day, count, calendar), from, calendar);
  const today = workingDayAtOrBefore(dayOf(at, calendar), calendar);
  const passed = workingDaysBetween(day, today, calendar) - (atLocalTime(today, from, calendar) > at ? 1 : 0);
  const rounds = Math.floor((passed - first) / every);
  if (which === 'last') return rounds < 0 ? undefined : moment(first + rounds * every);
  return moment(first + Math.max(0, rounds + 1) * every);
}
