import { dayOf, endOfDay, monthsLater } from '../case/calendar';
import type { Ground } from '../case/ground';
import { momentBefore } from '../case/reminders';
import { declared, type Procedure } from '../procedure/declarations';
import type { Act, Duty } from '../procedure/duties';
import type { DueDay, WheelEvent } from './events';
import type { Promised, Round, Wheel } from './state';

type Days = Pick<Ground, 'calendar' | 'policy'>;

/** A duty with the day by which it is to be done. */
export interface DutyDue {
  readonly duty: Duty;
  readonly due: Promised;
  /** Of leaders: who has still to do it. */
  readonly leaders?: readonly string[];
}

export function isLeaders({ by }: Pick<Duty, 'by'>): boolean {
  return by.includes('eachLeader');
}

export function dutiesOf(procedure: Procedure): readonly Duty[] {
  return declared(procedure, 'duty');
}

export function actNamed(procedure: Procedure, name: string): Act | undefined {
  const acts: readonly Act[] = [
    ...declared(procedure, 'duty'),
    ...declared(procedure, 'signalNoting'),
    ...declared(procedure, 'dateSetting'),
    ...declared(procedure, 'onBehalf'),
  ];
  return acts.find((act) => act.name === name);
}

/** What is to be done next, duty by duty; what comes on a signal only while there is one. */
export function duesOf({ procedure }: Pick<Ground, 'procedure'>, wheel: Wheel): readonly DutyDue[] {
  return dutiesOf(procedure).flatMap((duty): DutyDue[] => {
    const due = dueOf(wheel, duty);
    if (!due) return [];
    const round = wheel.rounds[duty.name];
    return [{ duty, due, ...(isLeaders(duty) ? { leaders: round ? leftIn(round) : [] } : {}) }];
  });
}

export function leftIn({ leaders, done }: Round): readonly string[] {
  return leaders.filter((leader) => !done.includes(leader));
}

function dueOf({ next, rounds, signals }: Wheel, duty: Duty): Promised | undefined {
  if (duty.every === 'signal') return [...(signals[duty.name] ?? [])].sort((a, b) => a.at.localeCompare(b.at))[0];
  const round = rounds[duty.name];
  return isLeaders(duty) && round && leftIn(round).length > 0 ? round.due : next[duty.name];
}

/** From here on it is a task, and no longer only a day in the overview. */
export function opensAt(ground: Days, { duty, due }: DutyDue): string {
  return duty.every === 'signal' ? due.since : roundOpensAt(ground, due);
}

/** So long before the day that all can be reminded of it. */
export function roundOpensAt(ground: Days, { day }: Pick<DueDay, 'day'>): string {
  return momentBefore(ground, day, Math.max(0, ...ground.policy.wheel.before));
}

export function dueDay(ground: Pick<Ground, 'calendar'>, day: string): DueDay {
  return { day, at: endOfDay(day, ground.calendar), timeZone: ground.calendar.timeZone };
}

/** Months between two times, at most. */
export function monthsOf({ policy }: Pick<Ground, 'policy'>, { every }: Duty): number | undefined {
  if (every === 'signal') return undefined;
  return typeof every === 'number' ? every : policy.wheel.every[every];
}

/** The first days: counted from the day on which the organisation began with Trygg. */
export function started(ground: Ground, at: string): WheelEvent {
  const today = dayOf(at, ground.calendar);
  const first = dutiesOf(ground.procedure).flatMap(({ name, every }): [string, DueDay][] => {
    if (every === 'signal') return [];
    const months = typeof every === 'number' ? every : ground.policy.wheel.first[every];
    return [[name, dueDay(ground, monthsLater(today, months))]];
  });
  return { type: 'WheelStarted', at, first: Object.fromEntries(first) };
}

/** The rounds that begin now: opened with the first reminder, in the morning. */
export function roundsToOpen(ground: Ground, wheel: Wheel, leaders: readonly string[], at: string): WheelEvent[] {
  return dutiesOf(ground.procedure)
    .filter(isLeaders)
    .flatMap((duty): WheelEvent[] => {
      const due = wheel.next[duty.name];
      if (!due || roundOpensAt(ground, due) > at) return [];
      const { since, ...day } = due;
      const next = dueDay(ground, monthsLater(due.day, monthsOf(ground, duty) ?? 0));
      const round = (wheel.rounds[duty.name]?.number ?? 0) + 1;
      return [{ type: 'RoundOpened', at, duty: duty.name, rule: duty.rule, round, due: day, next, leaders }];
    });
}
