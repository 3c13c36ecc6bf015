import Holidays from 'date-holidays';
import type { DaysOff } from '../../case/calendar';

const day = 86_400_000;

/**
 * The public holidays of whole years, both included, as `yyyy-mm-dd` in the country's own calendar. Bank holidays and
 * half days such as Christmas Eve in Norway are working days here.
 *
 * @param country ISO 3166-1 alpha-2, such as `NO`
 * @throws where the country is not known
 */
export function publicHolidays(country: string, fromYear: number, toYear: number): ReadonlySet<string> {
  const calendar = calendarOf(country);
  const dates = new Set<string>();
  for (let year = fromYear; year <= toYear; year++) {
    for (const { type, date, start, end } of calendar.getHolidays(year)) {
      if (type !== 'public') continue;
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      // A day on which the clock changes has 23 or 25 hours; a half day has 12 at most.
      const days = Math.ceil((end.getTime() - start.getTime()) / day - 1 / 2);
      for (let n = 0; n < days; n++) dates.add(new Date(first + n * day).toISOString().slice(0, 10));
    }
  }
  return dates;
}

/**
 * The public holidays of a country in any year, each year looked up when its first day is asked for, and the
 * organisation's own days off.
 *
 * @throws where the country is not known
 */
export function daysOff(country: string, closedDays: readonly string[] = []): DaysOff {
  calendarOf(country);
  const years = new Map<string, ReadonlySet<string>>();
  const own = new Set(closedDays);
  const holidaysAround = (day: string) => {
    const year = day.slice(0, 4);
    const known = years.get(year);
    if (known) return known;
    // What begins on the last days of a year may last into the next.
    const found = publicHolidays(country, Number(year) - 1, Number(year));
    years.set(year, found);
    return found;
  };
  return { has: (day) => own.has(day) || holidaysAround(day).has(day) };
}

function calendarOf(country: string): Holidays {
  const calendar = new Holidays();
  if (!Object.hasOwn(calendar.getCountries(), country)) {
    throw new Error(
      `No public holidays are known for the country ${country}: it takes two capital letters, such as NO`,
    );
  }
  calendar.init(country);
  return calendar;
}
