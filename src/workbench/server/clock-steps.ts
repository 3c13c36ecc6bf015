import { DateTime } from 'luxon';

export type ClockStep = 'hour' | 'day' | 'week' | 'workingMorning';

const workBeginsAt = 8;

/** The organisation's days: by which clock, and on which of them (`2026-03-02`) people work. */
export interface Days {
  readonly timeZone: string;
  readonly isWorkingDay: (day: string) => boolean;
}

/** Where a step leads in the calendar of a time zone, so that a day is a day when the clocks change too. */
export function stepFrom(now: Date, step: ClockStep, { timeZone: zone, isWorkingDay }: Days): Date {
  const from = DateTime.fromJSDate(now, { zone });
  if (step !== 'workingMorning') return from.plus({ [`${step}s`]: 1 }).toJSDate();
  const morning = from.set({ hour: workBeginsAt, minute: 0, second: 0, millisecond: 0 });
  let next = morning > from ? morning : morning.plus({ days: 1 });
  while (!isWorkingDay(next.toFormat('yyyy-MM-dd'))) next = next.plus({ days: 1 });
  return next.toJSDate();
}

/** A date and time as a person typed it (`2026-03-02T08:00`), in that time zone; `undefined` if it is none. */
export function parseLocal(text: string, zone: string): Date | undefined {
  const parsed = DateTime.fromISO(text, { zone });
  return parsed.isValid ? parsed.toJSDate() : undefined;
}
