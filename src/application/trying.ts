import { randomInt } from 'node:crypto';
import { secondsAfter } from './moments';
import type { Delivery, InVain } from './ports';

/** So often, and for so many seconds between one try and the next, a message is tried before it is given up. */
export interface Enough {
  readonly times: number;
  readonly waited: number;
}

/** It is to be tried again, in so many seconds where that is known. Without `enough` nothing was asked: that ends nothing. */
export interface Again {
  readonly again: number | 'soon';
  readonly enough?: Enough;
}

/** What became of a message, or that it is to be tried again. */
export type Brought = Delivery | Again;

/** Of one message: what was answered to it before, and what was tried in vain. */
export interface Tried {
  readonly before: Delivery | undefined;
  readonly inVain: InVain;
}

/** The moment of the next try, so many seconds ahead. */
export interface Next {
  readonly seconds: number;
  readonly until: string;
}

export const neverTried: InVain = { times: 0, waited: 0, until: '' };

/** Between two tries, at first and at most. */
const firstPauseSeconds = 15;
const longestPauseSeconds = 3600;

/** The platform says "never" without reason at times, and says it again soon after. */
const refusedPauseSeconds = 600;

/** Whether this was the last try for this message: what was sent together may have been tried differently often. */
export function judged(brought: Brought, { before, inVain }: Tried, now: string): Brought {
  if ('again' in brought) {
    const { enough } = brought;
    const isEnough = enough && inVain.times + 1 >= enough.times && inVain.waited > enough.waited;
    return isEnough ? { at: now, state: 'failed' } : brought;
  }
  if (brought.state !== 'refused' || before?.state !== 'refused') return brought;
  return secondsAfter(before.at, refusedPauseSeconds) <= brought.at ? { ...brought, state: 'failed' } : before;
}

/** Twice as long after each try, and never in step with others; undefined where it is not tried again. */
export function nextTry(brought: Brought, times: number, now: string): Next | undefined {
  const least = leastPause(brought, times);
  if (least === undefined) return undefined;
  const seconds = Math.ceil(least + Math.min(least / 5, 60) * (randomInt(1000) / 1000));
  return { seconds, until: secondsAfter(now, seconds) };
}

function leastPause(brought: Brought, times: number): number | undefined {
  if ('state' in brought) return brought.state === 'refused' ? refusedPauseSeconds : undefined;
  const doubled = Math.min(firstPauseSeconds * 2 ** times, longestPauseSeconds);
  if (brought.again === 'soon') return doubled;
  // Where a second is asked for each time, three days of trying would take months.
  return brought.enough ? Math.max(brought.again, doubled) : brought.again;
}

/**
 * With this try. Only the pause after an answer that was none counts as waited: a night, a weekend, or the time in which Trygg
 * did not run is no time in which anything was tried.
 */
export function oneMore({ times, waited }: InVain, brought: Brought, { seconds, until }: Next): InVain {
  return { times: times + 1, waited: waited + ('enough' in brought ? seconds : 0), until };
}
