import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** How long is tried, in milliseconds. A person waits for it, and a claim on sending must outlast it. */
export interface Patience {
  /** For one answer. */
  readonly request: number;
  /** Between two tries, one after the other; there are no more tries than that, and the first. */
  readonly pauses: readonly number[];
  /** After so long nothing is begun again; the client itself goes on reading for this long where connections break. */
  readonly whole: number;
  /** So much is waited, all in all, where the account says that it is asked too much. */
  readonly throttled: number;
}

export const usualPatience: Patience = { request: 4_000, pauses: [100, 400, 1_200], whole: 10_000, throttled: 8_000 };

/** `refused`: it was not carried out. `unsure`: nobody knows. `final`: it makes no sense to try again. */
type Failure = 'refused' | 'unsure' | 'final';

const retryWith = 449;
const unsureStatus = new Set<unknown>([408, 410, 500, 502, 503, 504]);

/** What was asked for, and whether a try before it may have been carried out although it was not answered. */
export type Try<T> = (isUnsure: boolean) => Promise<T>;

export async function persist<T>(patience: Patience, attempt: Try<T>): Promise<T> {
  const end = performance.now() + patience.whole;
  let isUnsure = false;
  for (const pause of patience.pauses) {
    try {
      return await attempt(isUnsure);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'final' || performance.now() > end) throw error;
      isUnsure ||= failure === 'unsure';
      // Never in step with others.
      await setTimeout(pause / 2 + randomInt(pause + 1) / 2);
    }
  }
  return attempt(isUnsure);
}

function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  if (code === retryWith) return 'refused';
  // Connections that could not be made or broke have a word for a code, and so has waiting in vain.
  return typeof code === 'string' || unsureStatus.has(code) ? 'unsure' : 'final';
}

/** The status of an answer, or a word where there was none. */
export function codeOf(error: unknown): number | string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'number' || typeof code === 'string' ? code : undefined;
}
