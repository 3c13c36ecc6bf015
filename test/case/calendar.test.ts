import { type Calendar, dayOf, endOfPeriod, instantOf } from '../../src/case/calendar';
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
  });

  it.each([
    ['a weekend', '2026-01-09T08:00:00.000Z', 3, '2026-01-14'],
    ['Easter', '2026-03-31T08:00:00.000Z', 3, '2026-04-08'],
    ['1 and 17 May', '2026-05-15T08:00:00.000Z', 1, '2026-05-18'],
    ['Ascension Day', '2026-05-13T08:00:00.000Z', 1, '2026-05-15'],
    ['Christmas and the year’s end', '2026-12-23T08:00:00.000Z', 6, '2027-01-04'],
  ])('working days leave out %s', (_, from, workingDays, day) => {
    expect(endOfPeriod(from, { workingDays }, oslo).day).toBe(day);
  });

  it('a local time is an instant, and a time that is none is undefined', () => {
    expect(instantOf('2026-07-01T12:00', oslo)).toBe('2026-07-01T10:00:00.000Z');
    for (const wrong of ['', '2026-02-30T10:00', '2026-01-01T25:00', '2026-01-01', 'T10:00']) {
      expect(instantOf(wrong, oslo)).toBeUndefined();
    }
  });
});
