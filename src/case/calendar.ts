import { DateTime } from 'luxon';
import { onceOf } from '../procedure/once-of';
import type { Period } from '../procedure/policy';

/** The organisation's days. A day is `yyyy-mm-dd` in its time zone. */
export interface Calendar {
  readonly timeZone: string;
  readonly holidays: DaysOff;
}

/** Days off besides weekends: public holidays, and the organisation's own. */
export interface DaysOff {
  has(day: string): boolean;
}

const dayLong = 86_400_000;

/** The same few days and mornings are asked for again and again, for every deadline. */
const mostRemembered = 5_000;

/** 1 January 1970 was a Thursday. Counted from Monday. */
const weekdayOfFirst = 3;

/** The local day of an instant. */
export function dayOf(instant: string, { timeZone }: Calendar): string {
  return localDay(`${instant} ${timeZone}`);
}

const localDay = remembered((asked: string) => {
  const [instant = '', zone] = asked.split(' ');
  return DateTime.fromISO(instant, { zone: 'utc' }).setZone(zone).toISODate() ?? '';
});

/** The last moment of the day on which a period that starts at `instant` ends. The day it starts on is not counted. */
export function endOfPeriod(instant: string, period: Period, calendar: Calendar): { day: string; at: string } {
  const start = dayOf(instant, calendar);
  const day = 'days' in period ? daysLater(start, period.days) : workingDayAfter(start, period.workingDays, calendar);
  return { day, at: endOfDay(day, calendar) };
}

/** The instant of a local `yyyy-mm-ddThh:mm`, or undefined where there is no such time. */
export function instantOf(localDateTime: string, calendar: Calendar): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(localDateTime)) return undefined;
  const time = DateTime.fromISO(localDateTime, { zone: calendar.timeZone });
  return time.isValid ? (time.toUTC().toISO() ?? undefined) : undefined;
}

/** The instant of a local time, `HH:mm`; one that the clock skips is as much later. */
export function atLocalTime(day: string, time: string, { timeZone }: Calendar): string {
  return instantAt(`${day}T${time} ${timeZone}`);
}

const instantAt = remembered((asked: string) => {
  const [local = '', zone = ''] = asked.split(' ');
  return DateTime.fromISO(local, { zone }).toUTC().toISO() ?? '';
});

/** The last moment of a local day. */
export function endOfDay(day: string, { timeZone }: Calendar): string {
  return DateTime.fromISO(day, { zone: timeZone }).endOf('day').toUTC().toISO() ?? '';
}

/** Whether it is a day of the calendar, `yyyy-mm-dd`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

export function isWorkingDay(day: string, calendar: Calendar): boolean {
  return isWorking(numberOf(day), calendar);
}

/** Calendar days added; fewer than 0 are taken off. */
export function daysLater(day: string, days: number): string {
  return dayNumbered(numberOf(day) + days);
}

/** The same day so many months later, or the last day of a month that has none such. */
export function monthsLater(day: string, months: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ months }).toISODate() ?? '';
}

/** Calendar days from one day to another. */
export function daysFrom(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** The n-th working day after a day, which is not counted itself. From 1. */
export function workingDayAfter(day: string, n: number, calendar: Calendar): string {
  let at = numberOf(day);
  for (let left = n; left > 0; ) if (isWorking(++at, calendar)) left -= 1;
  return dayNumbered(at);
}

/** The day itself where it is a working day, else the last one before it. */
export function workingDayAtOrBefore(day: string, calendar: Calendar): string {
  let at = numberOf(day);
  while (!isWorking(at, calendar)) at -= 1;
  return dayNumbered(at);
}

/** The day itself where it is a working day, else the next. */
export function workingDayAtOrAfter(day: string, calendar: Calendar): string {
  let at = numberOf(day);
  while (!isWorking(at, calendar)) at += 1;
  return dayNumbered(at);
}

/** The working days after `from`, up to and with `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
  const last = numberOf(to);
  let count = 0;
  for (let at = numberOf(from) + 1; at <= last; at++) if (isWorking(at, calendar)) count += 1;
  return count;
}

/**
 * From a local time, `HH:mm`, on the last working day before days off until the next working day begins: that working
 * day. Undefined at all other times.
 */
export function quietUntil(instant: string, from: string, calendar: Calendar): string | undefined {
  const today = dayOf(instant, calendar);
  if (!isWorkingDay(today, calendar)) return workingDayAtOrAfter(today, calendar);
  if (isWorkingDay(daysLater(today, 1), calendar)) return undefined;
  const isQuiet = Date.parse(instant) >= Date.parse(atLocalTime(today, from, calendar));
  return isQuiet ? workingDayAfter(today, 1, calendar) : undefined;
}

/** Days are counted from 1 January 1970, each 24 hours long: clock changes are none of their business. */
function numberOf(day: string): number {
  return Math.round(Date.parse(day) / dayLong);
}

const dayNumbered = remembered((number: number) => new Date(number * dayLong).toISOString().slice(0, 10));

function isWorking(number: number, { holidays }: Calendar): boolean {
  return isDayAtWork(holidays, number);
}

const isDayAtWork = onceOf(
  (holidays: DaysOff, number: number) => !isWeekend(number) && !holidays.has(dayNumbered(number)),
);

function isWeekend(number: number): boolean {
  return (((number + weekdayOfFirst) % 7) + 7) % 7 > 4;
}

function remembered<Asked, Answer>(find: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const answers = new Map<Asked, Answer>();
  return (asked) => {
    const known = answers.get(asked);
    if (known !== undefined) return known;
    const answer = find(asked);
    if (answers.size >= mostRemembered) answers.clear();
    answers.set(asked, answer);
    return answer;
  };
}
