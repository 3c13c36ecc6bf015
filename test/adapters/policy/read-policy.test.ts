import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPolicy } from '../../../src/adapters/policy/read-policy';
import { defaultPolicy, type Policy } from '../../../src/procedure/policy';
import { packageRoot } from '../../../src/root';
import { temporaryFolder } from '../storage/temporary-files';

function readText(text: string): Policy {
  const folder = temporaryFolder();
  try {
    writeFileSync(folder.path('policy.json'), text);
    return readPolicy(folder.path('policy.json'));
  } finally {
    folder.remove();
  }
}

const readFile = (file: unknown): Policy => readText(JSON.stringify(file));

describe('the policy file', () => {
  it('may be missing: then the defaults hold', () => {
    expect(readPolicy()).toEqual(defaultPolicy);
  });

  it('may say nothing', () => {
    expect(readFile({})).toEqual(defaultPolicy);
  });

  it('changes what it names, and nothing else', () => {
    const policy = readFile({
      periods: { assessment: { workingDays: 4 }, acknowledgement: { days: 2 } },
      closedDays: ['2026-12-24', '2026-12-31'],
      reminding: { after: { outside: 7 }, until: '15:30' },
      lettersUntil: '11:00',
    });
    expect(policy).toEqual({
      ...defaultPolicy,
      periods: { ...defaultPolicy.periods, assessment: { workingDays: 4 }, acknowledgement: { days: 2 } },
      closedDays: ['2026-12-24', '2026-12-31'],
      reminding: {
        ...defaultPolicy.reminding,
        after: { ...defaultPolicy.reminding.after, outside: 7 },
        until: '15:30',
      },
      lettersUntil: '11:00',
    });
  });

  it('takes every part at once, in another country too', () => {
    const whole = {
      ...defaultPolicy,
      periods: { ...defaultPolicy.periods, signature: { days: 8 } },
      appName: 'Nordlys',
      timeZone: 'America/New_York',
      country: 'US',
      appealFrom: 'decision' as const,
    };
    expect(readFile(whole)).toEqual(whole);
  });

  it('reminds on the days that it names, the earliest first, or on none before', () => {
    expect(readFile({ reminding: { before: [0, 7, 2] } }).reminding.before).toEqual([7, 2, 0]);
    expect(readFile({ reminding: { before: [] } }).reminding.before).toEqual([]);
  });

  it('sets how long closed cases are kept, and for what it does not name nothing', () => {
    expect(readFile({}).retention).toEqual({});
    expect(readFile({ retention: { noGrounds: 24, dismissal: 120 } }).retention).toEqual({
      noGrounds: 24,
      dismissal: 120,
    });
  });

  it('changes of the yearly wheel what it names', () => {
    const wheel = {
      every: { mapping: 12 },
      first: { topics: 1 },
      measures: { workingDays: 10 },
      before: [14],
      again: 2,
    };
    expect(readFile({ wheel }).wheel).toEqual({
      every: { ...defaultPolicy.wheel.every, mapping: 12 },
      first: { ...defaultPolicy.wheel.first, topics: 1 },
      measures: { workingDays: 10 },
      before: [14],
      again: 2,
    });
    expect(readFile({ wheel: { again: 3 } }).wheel).toEqual({ ...defaultPolicy.wheel, again: 3 });
  });

  it('names other numbers to call, list by list', () => {
    const healthService = [{ phone: '55 00 00 00', name: { nb: 'Frisk', en: 'Frisk' } }];
    expect(readFile({ numbers: { healthService } }).numbers).toEqual({
      ...defaultPolicy.numbers,
      healthService: [{ ...healthService[0], units: [] }],
    });
    expect(readFile({ numbers: { helpLines: [] } }).numbers.helpLines).toEqual([]);
  });

  it('is shown whole, with the defaults, where it is described', () => {
    const [, described = ''] = readFileSync(join(packageRoot, 'docs/policy.md'), 'utf8').split(/^```(?:json)?$/m);
    expect(JSON.parse(described)).toEqual(defaultPolicy);
  });

  it('may begin with a byte order mark', () => {
    expect(readText('\uFEFF{"lettersUntil":"10:00"}').lettersUntil).toBe('10:00');
  });
});

describe('a mistake in the policy file is named with its place and what to mend', () => {
  const period = (name: string, value: unknown) => ({ periods: { [name]: value } });
  it.each<[string, unknown, RegExp]>([
    [
      'a period of no days',
      period('assessment', { days: 0 }),
      /periods\.assessment\.days must be a whole number from 1/,
    ],
    ['half a day', period('assessment', { days: 1.5 }), /periods\.assessment\.days must be a whole number/],
    ['a period of years', period('decision', { days: 4500 }), /periods\.decision\.days .* to 366/],
    ['an answer by tomorrow', period('signature', { workingDays: 1 }), /periods\.signature\.workingDays .* from 2/],
    [
      'both kinds of days',
      period('decision', { days: 3, workingDays: 3 }),
      /decision must have either days or workingDays/,
    ],
    ['neither kind of days', period('decision', {}), /periods\.decision must have either days or workingDays/],
    [
      'a period in words',
      period('decision', { days: '45' }),
      /decision\.days must be of the type number, but is string/,
    ],
    ['weeks', period('decision', { weeks: 2 }), /periods\.decision has a field that is not known: weeks/],
    ['a period of the guidelines', period('summons', { days: 7 }), /periods has a field that is not known: summons/],
    ['a misspelt field', { timezone: 'Europe/Oslo' }, /The file has a field that is not known: timezone/],
    ['a name that means something to a card', { appName: 'Trygg [her](x)' }, /appName must be a line/],
    ['a name that Teams would not take', { appName: 'x'.repeat(31) }, /appName must have 30 characters at most/],
    ['a time zone that there is not', { timeZone: 'Europe/Trolldalen' }, /timeZone is no time zone that is known/],
    ['a country in words', { country: 'Norge' }, /country is no country whose public holidays are known/],
    ['a country in small letters', { country: 'no' }, /two capital letters/],
    ['a day that there is not', { closedDays: ['2026-12-24', '2027-02-29'] }, /closedDays\[1\] must be a day/],
    ['a day without its year', { closedDays: ['12-24'] }, /closedDays\[0\] must be a day of the calendar/],
    ['a day named twice', { reminding: { before: [3, 3] } }, /reminding\.before names a day more than once/],
    ['a day after it', { reminding: { before: [-1] } }, /reminding\.before\[0\] must be a whole number from 0/],
    [
      'reminding at once, for ever',
      { reminding: { after: { every: 0 } } },
      /reminding\.after\.every must be .* from 1/,
    ],
    ['HR on the day itself', { reminding: { after: { hr: 0 } } }, /reminding\.after\.hr must be .* from 1/],
    ['whom it does not know', { reminding: { after: { boss: 1 } } }, /reminding\.after has a field .* boss/],
    ['no emergency number', { numbers: { emergency: [] } }, /numbers\.emergency must name at least one number/],
    [
      'a number in words',
      { numbers: { helpLines: [{ phone: 'ring oss', name: { nb: 'x', en: 'x' } }] } },
      /numbers\.helpLines\[0\]\.phone must be a telephone number/,
    ],
    [
      'a number of nobody',
      { numbers: { helpLines: [{ phone: '116 123', name: { nb: '[x](https://example.invalid)', en: 'x' } }] } },
      /numbers\.helpLines\[0\]\.name\.nb must be a line/,
    ],
    ['an hour that there is not', { reminding: { from: '25:00' } }, /reminding\.from must be a time of the day/],
    ['a day that nothing happens on', { appealFrom: 'letter' }, /appealFrom must be receipt or decision/],
    [
      'an hour in another notation',
      { lettersUntil: '9.00' },
      /lettersUntil must be a time of the day, written as 08:00/,
    ],
    [
      'hours the wrong way round',
      { reminding: { from: '14:00', until: '09:00' } },
      /from is 14:00, which is not before/,
    ],
    ['hours that end before the default ones begin', { reminding: { until: '08:00' } }, /from is 08:00, which is not/],
    ['a year of the guidelines', { wheel: { every: { evaluation: 24 } } }, /wheel\.every has a field .* evaluation/],
    ['a case kept for no time', { retention: { noGrounds: 0 } }, /retention\.noGrounds .* from 1 to 600/],
    ['an outcome that there is not', { retention: { guilty: 12 } }, /retention has a field .* guilty/],
    ['a mapping in a lifetime', { wheel: { every: { mapping: 400 } } }, /wheel\.every\.mapping .* from 1 to 60/],
    ['a list', [], /The file must be of the type object, but is array/],
  ])('%s', (_, file, message) => {
    expect(() => readFile(file)).toThrow(message);
  });

  it('all of them at once', () => {
    const file = { country: 'XX', lettersUntil: 'noon', closedDays: 'none' };
    expect(() => readFile(file)).toThrow(/can't be used:\n- country .*\n- closedDays .*\n- lettersUntil .*$/);
  });

  it('a file that is not there, and one that is no JSON', () => {
    expect(() => readPolicy(join(__dirname, 'nowhere.json'))).toThrow(/nowhere\.json can't be read/);
    expect(() => readText('{')).toThrow(/policy\.json is not JSON/);
  });
});
