import { secondsAfter } from '../../src/application/moments';
import { type Brought, judged, neverTried, nextTry, oneMore } from '../../src/application/trying';

const now = '2026-04-07T06:00:00.000Z';
const hour = 3_600;
const enough = { times: 8, waited: 72 * hour };
const failed: Brought = { again: 'soon', enough };

describe('whether a message is given up', () => {
  const endsAs = (times: number, waited: number, brought: Brought = failed) => {
    const ended = judged(brought, { before: undefined, inVain: { times, waited, until: '' } }, now);
    return 'state' in ended ? ended.state : 'again';
  };

  it('is not after one failure, however long ago it was to be sent', () => {
    expect(endsAs(0, 0)).toBe('again');
  });

  it('is once it was tried often enough and for long enough, and not by one of the two', () => {
    expect([endsAs(7, 72 * hour), endsAs(6, 73 * hour), endsAs(7, 73 * hour)]).toEqual(['again', 'again', 'failed']);
  });

  it('is never where nothing was asked', () => {
    expect([endsAs(100, 1000 * hour, { again: 30 }), endsAs(100, 1000 * hour, { again: 'soon' })]).toEqual([
      'again',
      'again',
    ]);
  });

  it.each([
    ['never before', undefined, 'refused', now],
    ['ten minutes ago', 600, 'failed', now],
    ['just now, together with something else', 599, 'refused', secondsAfter(now, -599)],
  ])('is at the second refusal, and then ten minutes after the first: refused %s', (_, ago, state, at) => {
    const before = ago === undefined ? undefined : ({ at: secondsAfter(now, -ago), state: 'refused' } as const);
    expect(judged({ at: now, state: 'refused' }, { before, inVain: neverTried }, now)).toEqual({ at, state });
  });
});

describe('the next try', () => {
  const pauseAfter = (brought: Brought, times: number) => nextTry(brought, times, now)?.seconds ?? 0;

  it('is twice as late after each, up to an hour, and never in step with others', () => {
    for (const [times, least] of [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600].entries()) {
      expect(pauseAfter(failed, times)).toBeGreaterThanOrEqual(least);
      expect(pauseAfter(failed, times)).toBeLessThanOrEqual(least + Math.min(least / 5, 60) + 1);
    }
  });

  it('is not at the same moment for all that failed together, nor sooner than was asked for', () => {
    for (const brought of [failed, { again: 300 }, { at: now, state: 'refused' }] as const) {
      const seconds = Array.from({ length: 200 }, () => pauseAfter(brought, 5));
      const least = 'state' in brought ? 600 : brought.again === 'soon' ? 480 : brought.again;
      expect(Math.min(...seconds)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...seconds)).toBeLessThanOrEqual(least + 60);
      expect(new Set(seconds).size).toBeGreaterThan(20);
    }
  });

  it('is as late as was asked for, and not at all once it is settled', () => {
    expect(pauseAfter({ again: 72 * hour }, 3)).toBeGreaterThanOrEqual(72 * hour);
    expect(nextTry({ at: now, state: 'sent' }, 3, now)).toBeUndefined();
  });

  it('counts as waited where the platform was asked', () => {
    const next = { seconds: 40, until: secondsAfter(now, 40) };
    const once = oneMore(neverTried, failed, next);
    expect([once, oneMore(once, { again: 40 }, next)]).toEqual([
      { times: 1, waited: 40, until: next.until },
      { times: 2, waited: 40, until: next.until },
    ]);
  });
});
