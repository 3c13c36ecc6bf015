import { pauseAfter, readRefusal } from '../../../../src/adapters/teams/platform/answers';

const now = Date.parse('2026-01-05T08:00:00.000Z');
const pauseOf = (retryAfter?: string) => pauseAfter(readRefusal({ status: 429, retryAfter }, now));

describe('how long the platform wants to be left alone', () => {
  it.each<readonly [string, string | undefined, number]>([
    ['seconds', '7', 7],
    ['seconds with spaces around them', ' 7 ', 7],
    ['a fraction, rounded up', '0.2', 1],
    ['a date', 'Mon, 05 Jan 2026 08:00:45 GMT', 45],
    ['none given: the usual pause', undefined, 30],
    ['empty: the usual pause', '', 30],
    ['nonsense: the usual pause', 'soon', 30],
    ['a negative number is nonsense', '-5', 30],
    ['no time at all: a second', '0', 1],
    ['a date in the past: a second', 'Mon, 05 Jan 2026 07:00:00 GMT', 1],
    ['many seconds, as they are', '86400', 86_400],
    ['absurdly many seconds: three days', '99999999999999', 259_200],
    ['a date in the next century: three days', 'Sat, 05 Jan 2126 08:00:00 GMT', 259_200],
  ])('%s', (_, header, seconds) => {
    expect(pauseOf(header)).toBe(seconds);
  });
});
