import { daysOff, publicHolidays } from '../../../src/adapters/calendar/holidays';

describe('public holidays in Norway', () => {
  const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'];

  // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday.
  it.each([
    [2026, ['04-02', '04-03', '04-05', '04-06', '05-14', '05-24', '05-25']],
    [2027, ['03-25', '03-26', '03-28', '03-29', '05-06', '05-16', '05-17']],
    [2028, ['04-13', '04-14', '04-16', '04-17', '05-25', '06-04', '06-05']],
    [2029, ['03-29', '03-30', '04-01', '04-02', '05-10', '05-20', '05-21']],
    [2030, ['04-18', '04-19', '04-21', '04-22', '05-30', '06-09', '06-10']],
  ])('are those of the law in %i', (year, movable) => {
    const expected = new Set([...fixed, ...movable].map((day) => `${year}-${day}`));
    expect([...publicHolidays('NO', year, year)].sort()).toEqual([...expected].sort());
  });

  it('leave out Christmas Eve and New Year’s Eve, which are no public holidays', () => {
    const holidays = publicHolidays('NO', 2026, 2026);
    expect(holidays.has('2026-12-24')).toBe(false);
    expect(holidays.has('2026-12-31')).toBe(false);
  });

  it('hold both the first and the last year that is asked for', () => {
    const holidays = publicHolidays('NO', 2026, 2030);
    expect(holidays.has('2026-01-01')).toBe(true);
    expect(holidays.has('2030-12-26')).toBe(true);
    // Twelve a year, but 17 May 2027 is Whit Monday too.
    expect(holidays.size).toBe(12 * 5 - 1);
  });

  it('are the same whatever time zone the machine is in', () => {
    const before = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Auckland';
      expect(publicHolidays('NO', 2026, 2026).has('2026-05-17')).toBe(true);
      expect(publicHolidays('NO', 2026, 2026).size).toBe(12);
    } finally {
      process.env.TZ = before;
    }
  });
});

it('counts every day of a holiday that lasts several', () => {
  const holidays = publicHolidays('TR', 2026, 2026);
  expect(['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30'].every((date) => holidays.has(date))).toBe(true);
});

it('leaves out what is free for half a day only', () => {
  const holidays = publicHolidays('IS', 2026, 2027);
  expect(['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01'].map((date) => holidays.has(date))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

it('refuses a country that it does not know, rather than count every day as a working day', () => {
  expect(() => publicHolidays('no', 2026, 2026)).toThrow(/two capital letters/);
  expect(() => publicHolidays('XX', 2026, 2026)).toThrow(/XX/);
});

describe('days off in any year', () => {
  it('are the public holidays, however far ahead or back', () => {
    const off = daysOff('NO');
    for (const year of [1999, 2026, 2027, 2049, 2101]) {
      const days = [...publicHolidays('NO', year, year)];
      expect(days.filter((day) => off.has(day))).toEqual(days);
      expect(off.has(`${year}-12-24`)).toBe(false);
    }
  });

  it('are the organisation’s own too', () => {
    const off = daysOff('NO', ['2026-12-24']);
    expect(['2026-12-24', '2026-12-25', '2027-12-24'].map((day) => off.has(day))).toEqual([true, true, false]);
  });

  it('go on into a new year where a holiday does', () => {
    expect(publicHolidays('SZ', 2027, 2027).has('2027-01-02')).toBe(false);
    expect(daysOff('SZ').has('2027-01-02')).toBe(true);
  });

  it('refuse a country that is not known at once, not when a day is asked for', () => {
    expect(() => daysOff('XX')).toThrow(/XX/);
  });
});
