/**
 * A calendar of its own for the simulated year, slow and plain, which shares nothing with the product's: days are
 * `yyyy-mm-dd` in Europe/Oslo, instants ISO 8601 in UTC with milliseconds.
 */

const dayLong = 86_400_000;
const inOslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium' });
const spoken = new Map<string, string>();

/** `2024-03-31 08:00:00` */
export function localTime(instant: string): string {
  const known = spoken.get(instant) ?? inOslo.format(new Date(instant));
  spoken.set(instant, known);
  return known;
}

export function localDay(instant: string): string {
  return localTime(instant).slice(0, 10);
}

/** That local time, which is one or two hours ahead of UTC; of a time that there is twice, the first. */
export function instantOf(day: string, time: string): string {
  const asUtc = Date.parse(`${day}T${time}:00.000Z`);
  const candidates = [2, 1].map((hours) => new Date(asUtc - hours * 3_600_000).toISOString());
  const found = candidates.find((instant) => localTime(instant) === `${day} ${time}:00`);
  if (!found) throw new Error(`there is no ${time} on ${day}`);
  return found;
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayLong).toISOString().slice(0, 10);
}

/** Each day after the one and up to the other. */
export function daysAfter(day: string, until: string): readonly string[] {
  const days: string[] = [];
  for (let next = plusDays(day, 1); next <= until; next = plusDays(next, 1)) days.push(next);
  return days;
}

const working = new Map<string, boolean>();

export function isWorkingDay(day: string): boolean {
  const known = working.get(day) ?? isWorked(day);
  working.set(day, known);
  return known;
}

function isWorked(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).includes(day);
}

export function nextWorkingDay(day: string): string {
  let next = plusDays(day, 1);
  while (!isWorkingDay(next)) next = plusDays(next, 1);
  return next;
}

/** Norwegian public holidays that can fall on a weekday. */
export function holidaysOf(year: number): readonly string[] {
  const easter = easterSunday(year);
  const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'].map((day) => `${year}-${day}`);
  // Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday.
  return [...fixed, ...[-3, -2, 1, 39, 50].map((days) => plusDays(easter, days))];
}

/** By the rule itself: the first Sunday after the church's full moon on or after 21 March, from the golden number. */
function easterSunday(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const skippedLeapYears = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const epact = (((11 * golden + 20 + moonCorrection - skippedLeapYears) % 30) + 30) % 30;
  const late = epact === 24 || (epact === 25 && golden > 11) ? 1 : 0;
  const moon = 44 - (epact + late);
  let sunday = plusDays(`${year}-03-01`, (moon < 21 ? moon + 30 : moon) - 1);
  do sunday = plusDays(sunday, 1);
  while (new Date(`${sunday}T00:00:00.000Z`).getUTCDay() !== 0);
  return sunday;
}
