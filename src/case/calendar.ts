import { DateTime } from 'luxon';
import type { Period } from '../procedure/policy';

/** The organisation's days. Holidays are `yyyy-mm-dd`. */
export interface Calendar {
  readonly timeZone: string;
  readonly holidays: ReadonlySet<string>;
}

/** The local day of an instant, `yyyy-mm-dd`. */
export function dayOf(instant: string, calendar: Calendar): string {
  return local(instant, calendar).toFormat('yyyy-MM-dd');
}

/** The last moment of the day on which a period that starts at `instant` ends. The day it starts on is not counted. */
export function endOfPeriod(instant: string, period: Period, calendar: Calendar): { day: string; at: string } {
  let day = local(instant, calendar).startOf('day');
  if ('days' in period) {
    day = day.plus({ days: period.days });
  } else {
    for (let left = period.workingDays; left > 0; ) {
      day = day.plus({ days: 1 });
      if (isWorkingDay(day, calendar)) left -= 1;
    }
  }
  return { day: day.toFormat('yyyy-MM-dd'), at: day.endOf('day').toUTC().toISO() ?? '' };
}

/** The instant of a local `yyyy-mm-ddThh:mm`, or undefined where there is no such time. */
export function instantOf(localDateTime: string, calendar: Calendar): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(localDateTime)) return undefined;
  const time = DateTime.fromISO(localDateTime, { zone: calendar.timeZone });
  return time.isValid ? (time.toUTC().toISO() ?? undefined) : undefined;
}

function isWorkingDay(day: DateTime, calendar: Calendar): boolean {
  return day.weekday <= 5 && !calendar.holidays.has(day.toFormat('yyyy-MM-dd'));
}

function local(instant: string, calendar: Calendar): DateTime {
  return DateTime.fromISO(instant, { zone: 'utc' }).setZone(calendar.timeZone);
}

/** The last moment of a local day, `yyyy-mm-dd`. */
export function endOfDay(day: string, calendar: Calendar): string {
  return DateTime.fromISO(day, { zone: calendar.timeZone }).endOf('day').toUTC().toISO() ?? '';
}

/** Whether it is a day of the calendar, `yyyy-mm-dd`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}
