import { publicHolidays } from '../../src/adapters/calendar/holidays';
import { organisation } from '../support/organisation';
import { daysAfter, holidaysOf, instantOf, isWorkingDay, localTime, plusDays } from '../support/year/calendar';
import { openHouse } from '../support/year/house';
import { complain, take } from '../support/year/one-case';

/** When the leader, HR on the case and somebody outside it are reminded of one deadline; all at eight. */
interface Moments {
  readonly own: readonly string[];
  readonly hr: readonly string[];
  readonly outside: readonly string[];
}

const times = ['00:00', '07:59', '08:00', '09:00', '15:59', '16:00', '23:59'];
/** So many days before its deadline a complaint came in whose assessment is due then. */
const forAssessment = 7;

const awkward: readonly (readonly [string, string, Moments])[] = [
  [
    'Easter Monday: all before it come on the Wednesday',
    '2026-04-06',
    {
      own: ['2026-04-01', '2026-04-08', '2026-04-10', '2026-04-14'],
      hr: ['2026-04-07', '2026-04-09', '2026-04-13', '2026-04-15'],
      outside: ['2026-04-13', '2026-04-15'],
    },
  ],
  [
    '17 May on the Friday before Whitsun',
    '2024-05-17',
    {
      own: ['2024-05-14', '2024-05-16', '2024-05-22', '2024-05-24', '2024-05-28'],
      hr: ['2024-05-21', '2024-05-23', '2024-05-27', '2024-05-29'],
      outside: ['2024-05-27', '2024-05-29'],
    },
  ],
  [
    '17 May on the Sunday after Ascension Day',
    '2026-05-17',
    {
      own: ['2026-05-13', '2026-05-15', '2026-05-19', '2026-05-21', '2026-05-26'],
      hr: ['2026-05-18', '2026-05-20', '2026-05-22', '2026-05-27'],
      outside: ['2026-05-22', '2026-05-27'],
    },
  ],
  [
    '31 December',
    '2026-12-31',
    {
      own: ['2026-12-28', '2026-12-30', '2026-12-31', '2027-01-05', '2027-01-07', '2027-01-11'],
      hr: ['2027-01-04', '2027-01-06', '2027-01-08', '2027-01-12'],
      outside: ['2027-01-08', '2027-01-12'],
    },
  ],
  [
    'a Saturday',
    '2026-03-14',
    {
      own: ['2026-03-11', '2026-03-13', '2026-03-17', '2026-03-19', '2026-03-23'],
      hr: ['2026-03-16', '2026-03-18', '2026-03-20', '2026-03-24'],
      outside: ['2026-03-20', '2026-03-24'],
    },
  ],
  [
    'the last Sunday in March, when the clock goes forward',
    '2026-03-29',
    {
      own: ['2026-03-26', '2026-03-27', '2026-03-31', '2026-04-07', '2026-04-09'],
      hr: ['2026-03-30', '2026-04-01', '2026-04-08', '2026-04-10'],
      outside: ['2026-04-08', '2026-04-10'],
    },
  ],
  [
    'the last Sunday in October, when the clock goes back',
    '2026-10-25',
    {
      own: ['2026-10-22', '2026-10-23', '2026-10-27', '2026-10-29', '2026-11-02'],
      hr: ['2026-10-26', '2026-10-28', '2026-10-30', '2026-11-03'],
      outside: ['2026-10-30', '2026-11-03'],
    },
  ],
];

describe('reminders of a deadline on an awkward day', () => {
  it.each(awkward)('%s', async (_, deadline, expected) => {
    const until = [...expected.own, ...expected.hr].sort().at(-1) ?? deadline;
    const sent = await remindersOfAssessment(deadline, until);
    const atEight = (days: readonly string[]) => days.map((day) => `${day} 08:00:00`);
    expect(sent).toEqual({
      own: atEight(expected.own),
      hr: atEight(expected.hr),
      outside: atEight(expected.outside),
    });
  });
});

describe('the calendar by which the year is checked', () => {
  it('has the Norwegian public holidays that the library has', () => {
    const years = Array.from({ length: 40 }, (_, index) => 2010 + index);
    const days = daysAfter('2009-12-31', '2049-12-31').filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
    const known = publicHolidays('NO', 2010, 2049);
    const own = years.flatMap(holidaysOf);
    expect(days.filter((day) => own.includes(day))).toEqual(days.filter((day) => known.has(day)));
    expect(days.filter(isWorkingDay)).toEqual(days.filter((day) => !known.has(day)));
  });

  it.each([
    ['2026-03-27', '2026-03-27T07:00:00.000Z'],
    ['2026-03-30', '2026-03-30T06:00:00.000Z'],
    ['2026-10-23', '2026-10-23T06:00:00.000Z'],
    ['2026-10-26', '2026-10-26T07:00:00.000Z'],
  ])('knows eight in the morning on %s', (day, instant) => {
    expect(instantOf(day, '08:00')).toBe(instant);
  });
});

/** Nora complains; receipt is signed at once, the assessment never made, and Trygg looks several times a day. */
async function remindersOfAssessment(deadline: string, until: string): Promise<Moments> {
  const received = plusDays(deadline, -forAssessment);
  const house = await openHouse(instantOf(received, '09:30'));
  const { trygg, clock } = house;
  const own: string[] = [];
  const hr: string[] = [];
  const outside: string[] = [];
  try {
    const caseId = await complain(house);
    await take(house, caseId, 'kari', 'AcknowledgeReceipt', 'acknowledgeReceipt');
    await take(house, caseId, 'anne', 'SignReceipt', 'signReceipt');
    for (const day of daysAfter(received, until)) {
      for (const time of times) {
        clock.moveTo(instantOf(day, time));
        await trygg.sweep();
      }
    }
    for (const { to, at, deadlines } of house.digests) {
      const of = (as: string) => deadlines.filter((one) => one.as === as && one.step === 'assessComplaint');
      expect(of('own').every((one) => one.day === deadline)).toBe(true);
      if (to === organisation.kari.id) own.push(...of('own').map(() => localTime(at)));
      if (to === organisation.anne.id) hr.push(...of('hr').map(() => localTime(at)));
      if (to === organisation.bjorn.id) outside.push(...of('outside').map(() => localTime(at)));
    }
  } finally {
    await house.close();
  }
  return { own, hr, outside };
}
