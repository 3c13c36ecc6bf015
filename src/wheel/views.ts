import { dayOf, daysFrom } from '../case/calendar';
import type { Ground } from '../case/ground';
import { declared } from '../procedure/declarations';
import type { Act } from '../procedure/duties';
import { mayRecord } from './decide';
import { type DutyDue, duesOf, dutiesOf, isLeaders, leftIn, opensAt } from './dues';
import type { DutyReminder, RecordedEvent, TurnedTo } from './events';
import type { People } from './reminders';
import type { Entry, Wheel } from './state';

/** A duty as somebody reads it: in their tasks, in a reminder, or in what is late. */
export interface DutyView {
  readonly duty: string;
  readonly rule: string;
  readonly as: TurnedTo;
  readonly day: string;
  /** Calendar days until then; 0 on the day and after it. */
  readonly daysLeft: number;
  /** Calendar days; 0 while the day has not passed. */
  readonly daysLate: number;
  /** Of leaders, for others: how many have it still to do. */
  readonly leaders?: number;
  /** Of leaders, for HR: how many of them no reminder has reached. */
  readonly notReached?: number;
  /** The day on which they asked to be reminded of it again. */
  readonly again?: string;
}

/** Somebody whom a reminder did not reach, and whom nothing has reached since then. */
export interface NotReached {
  readonly personId: string;
  readonly at: string;
  readonly of: readonly DutyReminder[];
}

/** The whole of one duty, for those who keep the wheel. */
export interface DutyStand {
  readonly duty: string;
  readonly rule: string;
  /** Absent where nothing is waited for. */
  readonly due?: { readonly day: string; readonly daysLate: number; readonly isOpen: boolean };
  /** The last time. */
  readonly last?: Entry;
  /** Of leaders, in the round that is open: how many there are, have done it, and were not reached. */
  readonly round?: { readonly leaders: number; readonly done: number; readonly notReached: number };
  /** What may be recorded besides: a signal, another date. */
  readonly others: readonly string[];
  /** Whether this person records it. */
  readonly own: boolean;
}

type Given = { readonly ground: Ground; readonly wheel: Wheel; readonly people: People; readonly now: string };

/** What somebody has to do now: from the first reminder on. The earliest first. */
export function dutiesFor({ ground, wheel, people, now }: Given, personId: string): readonly DutyView[] {
  return sorted(
    duesOf(ground, wheel)
      .filter((of) => opensAt(ground, of) <= now && isTheirs(of, personId, people))
      .map((of) => viewOf(ground, of, 'own', now)),
  );
}

/** For HR: what leaders have still to do of whom some were not reached. */
export function dutiesNotReached(
  given: Given,
  personId: string,
  notReached: readonly NotReached[],
): readonly DutyView[] {
  const { ground, wheel, people, now } = given;
  if (!people.hr.includes(personId)) return [];
  return duesOf(ground, wheel).flatMap((of) => {
    const count = leadersNotReached(given, of.duty.name, notReached).length;
    return count > 0 ? [{ ...viewOf(ground, of, 'hr', now), notReached: count }] : [];
  });
}

/** Those of the round that is open who have it still to do. */
export function leadersNotReached(
  { wheel, people }: Pick<Given, 'wheel' | 'people'>,
  duty: string,
  notReached: readonly NotReached[],
): readonly string[] {
  const round = wheel.rounds[duty];
  if (!round) return [];
  const isOf = (one: DutyReminder) => one.duty === duty && one.as === 'own';
  const missed = new Set(
    notReached.flatMap(({ personId, at, of }) => (at >= round.openedAt && of.some(isOf) ? personId : [])),
  );
  return leftIn(round).filter((leader) => people.leaders.includes(leader) && missed.has(leader));
}

/** What is late, for HR and the last resort: as theirs where it is. */
export function lateDuties({ ground, wheel, people, now }: Given, personId: string): readonly DutyView[] {
  return sorted(
    duesOf(ground, wheel)
      .filter(({ due, leaders }) => due.at < now && leaders?.length !== 0)
      .map((of) => viewOf(ground, of, isTheirs(of, personId, people) ? 'own' : of.leaders ? 'hr' : 'outside', now)),
  );
}

/** What is left now of what somebody was reminded of. */
export function remindedDuties(
  { ground, wheel, people, now }: Given,
  personId: string,
  of: readonly DutyReminder[],
): readonly DutyView[] {
  return sorted(
    of.flatMap(({ duty, as }) => {
      const due = duesOf(ground, wheel).find((one) => one.duty.name === duty);
      if (!due || opensAt(ground, due) > now || due.leaders?.length === 0) return [];
      if (as === 'own' && !isTheirs(due, personId, people)) return [];
      if (as === 'hr' && !people.hr.includes(personId)) return [];
      if (as === 'outside' && !people.lastResort.includes(personId)) return [];
      return viewOf(ground, due, as, now);
    }),
  );
}

/** Everything that comes round, in the order of the guidelines. */
export function standOf(given: Given, personId: string, notReached: readonly NotReached[] = []): readonly DutyStand[] {
  const { ground, wheel, people, now } = given;
  const dues = duesOf(ground, wheel);
  return dutiesOf(ground.procedure).map((duty) => {
    const due = dues.find((one) => one.duty === duty);
    const last = lastOf(wheel, duty.name);
    const open = isLeaders(duty) ? wheel.rounds[duty.name] : undefined;
    return {
      duty: duty.name,
      rule: duty.rule,
      ...(due
        ? { due: { day: due.due.day, daysLate: daysLate(ground, due, now), isOpen: opensAt(ground, due) <= now } }
        : {}),
      ...(last ? { last } : {}),
      ...(open
        ? {
            round: {
              leaders: open.leaders.length,
              done: open.done.length,
              notReached: leadersNotReached(given, duty.name, notReached).length,
            },
          }
        : {}),
      others: besides(ground, duty.name)
        .filter((act) => mayRecord(act, personId, people))
        .map(({ name }) => name),
      own: mayRecord(duty, personId, people) && (duty.every !== 'signal' || due !== undefined),
    };
  });
}

/** The newest first: of one act, or of all. */
export function recordOf({ entries }: Wheel, act?: string): readonly Entry[] {
  return entries.filter(({ event }) => act === undefined || aboutOf(event) === act || event.act === act).toReversed();
}

/** The signals that nobody has decided on yet, the newest first. */
export function openSignals(wheel: Wheel, duty: string): readonly Entry[] {
  const count = wheel.signals[duty]?.length ?? 0;
  const noted = wheel.entries.filter(({ event }) => event.type === 'SignalNoted' && event.of === duty);
  return noted.toReversed().slice(0, count);
}

function aboutOf(event: RecordedEvent): string {
  return event.type === 'DutyDone' ? event.act : event.of;
}

function besides({ procedure }: Ground, duty: string): readonly Act[] {
  return [
    ...declared(procedure, 'signalNoting'),
    ...declared(procedure, 'dateSetting'),
    ...declared(procedure, 'onBehalf'),
  ].filter(({ of }) => of === duty);
}

function lastOf({ entries }: Wheel, act: string): Entry | undefined {
  const done = entries.filter(({ event }) => event.type === 'DutyDone' && event.act === act);
  const heldOn = ({ event }: Entry) => event.answers.heldOn ?? '';
  return done.toSorted((one, other) => heldOn(other).localeCompare(heldOn(one)) || other.number - one.number)[0];
}

function isTheirs({ duty, leaders }: DutyDue, personId: string, people: People): boolean {
  return mayRecord(duty, personId, people) && (leaders === undefined || leaders.includes(personId));
}

function viewOf(ground: Ground, of: DutyDue, as: TurnedTo, now: string): DutyView {
  const { duty, due, leaders } = of;
  return {
    duty: duty.name,
    rule: duty.rule,
    as,
    day: due.day,
    daysLeft: Math.max(0, daysFrom(dayOf(now, ground.calendar), due.day)),
    daysLate: daysLate(ground, of, now),
    ...(leaders && as !== 'own' ? { leaders: leaders.length } : {}),
  };
}

function daysLate({ calendar }: Ground, { due }: DutyDue, now: string): number {
  return due.at < now ? daysFrom(due.day, dayOf(now, calendar)) : 0;
}

function sorted(views: readonly DutyView[]): readonly DutyView[] {
  return [...views].sort((one, other) => one.day.localeCompare(other.day));
}
