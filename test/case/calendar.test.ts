import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  atLocalTime,
  type Calendar,
  dayOf,
  daysLater,
  endOfDay,
  endOfPeriod,
  instantOf,
  isWorkingDay,
  quietUntil,
  workingDayAfter,
  workingDayAtOrAfter,
  workingDayAtOrBefore,
  workingDaysBetween,
} from '../../src/case/calendar';
import { holidays } from '../support/story';

const oslo: Calendar = { timeZone: 'Europe/Oslo', holidays };

describe('days of the organisation’s time zone', () => {
  it('a late evening in UTC is the next day in Oslo', () => {
    expect(dayOf('2026-06-01T22:30:00.000Z', oslo)).toBe('2026-06-02');
  });

  it('the day a period starts on is not counted, and it ends with its last day', () => {
    expect(endOfPeriod('2026-01-05T08:00:00.000Z', { days: 7 }, oslo)).toEqual({
      day: '2026-01-12',
      at: '2026-01-12T22:59:59.999Z',
    });
  });

  it('days are counted over the change to summer time', () => {
    expect(endOfPeriod('2026-03-28T11:00:00.000Z', { days: 1 }, oslo).at).toBe('2026-03-29T21:59:59.999Z');
    expect(daysLater('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysLater('2026-10-24', 2)).toBe('2026-10-26');
  });

  it('days are counted over the end of a year and a leap day, and back', () => {
    expect(daysLater('2027-12-30', 61)).toBe('2028-02-29');
    expect(daysLater('2028-03-01', -1)).toBe('2028-02-29');
  });

  it.each([
    ['a weekend', '2026-01-09T08:00:00.000Z', 3, '2026-01-14'],
    ['Easter', '2026-03-31T08:00:00.000Z', 3, '2026-04-08'],
    ['1 and 17 May', '2026-05-15T08:00:00.000Z', 1, '2026-05-18'],
    ['Ascension Day', '2026-05-13T08:00:00.000Z', 1, '2026-05-15'],
    ['Christmas and the year’s end', '2026-12-23T08:00:00.000Z', 6, '2027-01-04'],
  ])('working days leave out %s', (_, from, workingDays, day) => {
    expect(endOfPeriod(from, { workingDays }, oslo).day).toBe(day);
    expect(workingDayAfter(dayOf(from, oslo), workingDays, oslo)).toBe(day);
  });

  it('a local time is an instant, and a time that is none is undefined', () => {
    expect(instantOf('2026-07-01T12:00', oslo)).toBe('2026-07-01T10:00:00.000Z');
    for (const wrong of ['', '2026-02-30T10:00', '2026-01-01T25:00', '2026-01-01', 'T10:00']) {
      expect(instantOf(wrong, oslo)).toBeUndefined();
    }
  });

  it('a local time follows the clock of the day, winter and summer', () => {
    expect(atLocalTime('2026-03-27', '08:00', oslo)).toBe('2026-03-27T07:00:00.000Z');
    expect(atLocalTime('2026-03-30', '08:00', oslo)).toBe('2026-03-30T06:00:00.000Z');
    expect(atLocalTime('2026-10-23', '16:00', oslo)).toBe('2026-10-23T14:00:00.000Z');
    expect(atLocalTime('2026-10-26', '16:00', oslo)).toBe('2026-10-26T15:00:00.000Z');
  });

  it('a local time that the clock skips is as much later', () => {
    expect(atLocalTime('2026-03-29', '02:30', oslo)).toBe('2026-03-29T01:30:00.000Z');
  });
});

describe('working days', () => {
  it.each([
    ['Easter', '2026-04-04', '2026-04-01', '2026-04-07'],
    ['17 May, a Sunday', '2026-05-17', '2026-05-15', '2026-05-18'],
    ['17 May, a Monday and Whit Monday too', '2027-05-17', '2027-05-14', '2027-05-18'],
    ['Christmas', '2026-12-26', '2026-12-24', '2026-12-28'],
    ['New Year’s Day, a Friday', '2027-01-01', '2026-12-31', '2027-01-04'],
    ['the Sunday on which the clock changes', '2026-03-29', '2026-03-27', '2026-03-30'],
  ])('around %s', (_, day, before, after) => {
    expect(isWorkingDay(day, oslo)).toBe(false);
    expect(workingDayAtOrBefore(day, oslo)).toBe(before);
    expect(workingDayAtOrAfter(day, oslo)).toBe(after);
    expect(workingDayAfter(day, 1, oslo)).toBe(after);
  });

  it('a working day is its own', () => {
    expect(workingDayAtOrBefore('2026-05-15', oslo)).toBe('2026-05-15');
    expect(workingDayAtOrAfter('2026-05-15', oslo)).toBe('2026-05-15');
  });

  it('are counted from the day after, with the last', () => {
    expect(workingDaysBetween('2026-05-13', '2026-05-15', oslo)).toBe(1);
    expect(workingDaysBetween('2026-05-15', '2026-05-15', oslo)).toBe(0);
    expect(workingDaysBetween('2026-05-18', '2026-05-15', oslo)).toBe(0);
    expect(workingDaysBetween('2026-12-31', '2027-12-31', oslo)).toBe(255);
  });
});

describe('the quiet time before days off', () => {
  it.each([
    ['a Friday before noon', '2026-01-09T10:59:59.999Z', undefined],
    ['a Friday at noon', '2026-01-09T11:00:00.000Z', '2026-01-12'],
    ['a Friday at noon in summer', '2026-06-05T10:00:00.000Z', '2026-06-08'],
    ['a Sunday', '2026-01-11T08:00:00.000Z', '2026-01-12'],
    ['the last minute of a Sunday', '2026-01-11T22:59:00.000Z', '2026-01-12'],
    ['the first minute of a Monday', '2026-01-11T23:00:00.000Z', undefined],
    ['an ordinary afternoon', '2026-01-08T14:00:00.000Z', undefined],
    ['the afternoon before Maundy Thursday', '2026-04-01T12:00:00.000Z', '2026-04-07'],
    ['the day between Ascension Day and a weekend', '2026-05-15T08:00:00.000Z', undefined],
    ['the afternoon before Ascension Day', '2026-05-13T11:00:00.000Z', '2026-05-15'],
    ['the afternoon before 17 May on a Monday', '2027-05-14T12:00:00.000Z', '2027-05-18'],
    ['the afternoon of Christmas Eve', '2026-12-24T12:00:00.000Z', '2026-12-28'],
    ['New Year’s Eve in the evening', '2026-12-31T20:00:00.000Z', '2027-01-04'],
  ])('%s', (_, instant, until) => {
    expect(quietUntil(instant, '12:00', oslo)).toBe(until);
  });
});

/** The same asked of luxon day by day, slowly. */
describe('as a slow and obvious count has it', () => {
  const zones = ['Europe/Oslo', 'America/New_York', 'Pacific/Auckland', 'America/Santiago', 'UTC'];
  const anyDay = fc.integer({ min: 0, max: 2400 }).map((n) => slow('2025-06-01').plus({ days: n }));
  const anyCalendar = fc.record({
    timeZone: fc.constantFrom(...zones),
    holidays: fc.constantFrom({ has: () => false }, holidays),
  });

  function slow(day: string): DateTime {
    return DateTime.fromISO(day, { zone: 'utc' });
  }
  function written(day: DateTime): string {
    return day.toFormat('yyyy-MM-dd');
  }
  function works(day: DateTime, calendar: Calendar): boolean {
    return day.weekday < 6 && !calendar.holidays.has(written(day));
  }

  it('the working days from one day to another', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5, max: 90 }), anyCalendar, (from, length, calendar) => {
        const days = Array.from({ length: Math.max(0, length) }, (_, n) => from.plus({ days: n + 1 }));
        const to = written(from.plus({ days: length }));
        const working = days.filter((day) => works(day, calendar)).map(written);
        expect(workingDaysBetween(written(from), to, calendar)).toBe(working.length);
        working.forEach((day, n) => {
          expect(workingDayAfter(written(from), n + 1, calendar)).toBe(day);
        });
      }),
    );
  });

  it('the nearest working days', () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (day, calendar) => {
        const around = Array.from({ length: 61 }, (_, n) => day.plus({ days: n - 30 })).filter((d) =>
          works(d, calendar),
        );
        expect(isWorkingDay(written(day), calendar)).toBe(around.some((other) => +other === +day));
        expect(workingDayAtOrAfter(written(day), calendar)).toBe(written(around.find((other) => other >= day)!));
        expect(workingDayAtOrBefore(written(day), calendar)).toBe(written(around.findLast((other) => other <= day)!));
      }),
    );
  });

  it('local times, the ends of days and of periods', () => {
    const hour = fc.integer({ min: 4, max: 23 });
    fc.assert(
      fc.property(anyDay, hour, fc.integer({ min: 1, max: 60 }), anyCalendar, (day, at, days, calendar) => {
        const local = DateTime.fromObject(
          { year: day.year, month: day.month, day: day.day, hour: at },
          { zone: calendar.timeZone },
        );
        const instant = local.toUTC().toISO()!;
        expect(atLocalTime(written(day), `${String(at).padStart(2, '0')}:00`, calendar)).toBe(instant);
        expect(dayOf(instant, calendar)).toBe(written(day));
        const last = local.plus({ days });
        expect(endOfPeriod(instant, { days }, calendar)).toEqual({
          day: written(last),
          at: last.endOf('day').toUTC().toISO(),
        });
        expect(endOfDay(written(last), calendar)).toBe(last.endOf('day').toUTC().toISO());
      }),
    );
  });

  it('quiet is exactly a day off, and a day before one from the hour on', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), anyCalendar, (day, minute, calendar) => {
        const local = slow(written(day)).setZone(calendar.timeZone, { keepLocalTime: true }).plus({ minutes: minute });
        const today = slow(written(local));
        const tomorrow = today.plus({ days: 1 });
        const quiet = !works(today, calendar) || (!works(tomorrow, calendar) && local.hour >= 12);
        const next = Array.from({ length: 31 }, (_, n) => tomorrow.plus({ days: n })).find((d) => works(d, calendar))!;
        const until = quiet ? written(next) : undefined;
        expect(quietUntil(local.toUTC().toISO()!, '12:00', calendar)).toBe(until);
      }),
    );
  });
});
