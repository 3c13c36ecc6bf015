import type { Ground } from '../case/ground';
import { hourFrom, momentAfter, momentBefore, remindedUntil } from '../case/reminders';
import { type DutyDue, duesOf, dutiesOf, isLeaders, roundOpensAt, roundsToOpen } from './dues';
import type { DutyReminders, TurnedTo, WheelEvent } from './events';
import { fold, type Wheel } from './state';

/** Who is there now, by object id. */
export interface People {
  readonly hr: readonly string[];
  readonly committee: readonly string[];
  readonly leaders: readonly string[];
  readonly lastResort: readonly string[];
}

/** What the passing of time brings about: rounds that begin, and reminders whose moment has come. */
export function whatIsDue(ground: Ground, wheel: Wheel, people: People, at: string): readonly WheelEvent[] {
  if (hourFrom(ground, at) > at) return [];
  const opened = roundsToOpen(ground, wheel, people.leaders, at);
  const reminders = remindersDue(ground, fold(wheel, opened), people, at);
  return reminders ? [...opened, { type: 'Reminded', at, reminders }] : opened;
}

/** Whether anything is: known without asking who is there. */
export function isAnythingDue(ground: Ground, wheel: Wheel, at: string): boolean {
  if (hourFrom(ground, at) > at) return false;
  const toOpen = dutiesOf(ground.procedure).flatMap((duty) => (isLeaders(duty) ? (wheel.next[duty.name] ?? []) : []));
  return (
    toOpen.some((due) => roundOpensAt(ground, due) <= at) ||
    waysDue(ground, wheel, at).some(({ moments }) => moments.length > 0)
  );
}

/** Undefined where no moment has come; what only said that a day comes is not said any more once it has passed. */
function remindersDue(ground: Ground, wheel: Wheel, people: People, at: string): readonly DutyReminders[] | undefined {
  const came = waysDue(ground, wheel, at).filter(({ moments }) => moments.length > 0);
  if (came.length === 0) return undefined;
  return came
    .filter(({ of, moments }) => moments.some(({ ahead }) => !ahead || at <= of.due.at))
    .map(({ of, as }) => ({ duty: of.duty.name, as, to: receivers(of, as, people) }))
    .filter(({ to }) => to.length > 0);
}

/** Whose duty it is; of a duty of several, all of them: whoever records it does so for all. */
function receivers({ duty, leaders = [] }: DutyDue, as: TurnedTo, people: People): readonly string[] {
  if (as === 'hr') return people.hr;
  const own = [
    ...(duty.by.includes('hr') ? people.hr : []),
    ...(duty.by.includes('committee') ? people.committee : []),
    ...leaders.filter((leader) => people.leaders.includes(leader)),
  ];
  if (as === 'own') return [...new Set(own)];
  return people.lastResort.filter((person) => !own.includes(person));
}

/** Each duty in each of the ways in which people are reminded of it, with the moments for it since the last time. */
function waysDue(ground: Ground, wheel: Wheel, at: string) {
  const last = wheel.reminded.at(-1);
  const reminded = last ? remindedUntil(ground, last) : '';
  return duesOf(ground, wheel)
    .filter(({ leaders }) => leaders === undefined || leaders.length > 0)
    .flatMap((of) => {
      const since = [of.due.since, reminded].sort().at(-1) ?? '';
      const ways: readonly TurnedTo[] = of.duty.lateTo === 'nobody' ? ['own'] : ['own', of.duty.lateTo];
      return ways.map((as) => ({
        of,
        as,
        moments: momentsUpTo(ground, of, as, at).filter(({ moment }) => moment > since),
      }));
    });
}

function momentsUpTo(ground: Ground, { due }: DutyDue, as: TurnedTo, at: string) {
  const { reminding, wheel } = ground.policy;
  const rhythm = { day: due.day, first: reminding.after[as], every: wheel.again };
  const late = at > due.at ? momentAfter(ground, rhythm, at, 'last') : undefined;
  const early = as === 'own' ? wheel.before.map((days) => momentBefore(ground, due.day, days)) : [];
  return [
    ...early.map((moment) => ({ moment, ahead: true })),
    ...(late ? [{ moment: late, ahead: false }] : []),
  ].filter(({ moment }) => moment <= at);
}
