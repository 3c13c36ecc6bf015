import { setTimeout as wait } from 'node:timers/promises';
import { longestRequestSeconds } from '../../../application/messenger';
import { NoAnswer, passing, pauseAfter, Refused, readRefusal } from './answers';
import { longestWait, type Pace } from './pace';

/** What the SDK's client of the platform passes each request through, as far as it matters here. */
export interface Policy {
  readonly name: string;
  sendRequest(request: PlatformRequest, next: Next): Promise<PlatformAnswer>;
}

interface PlatformRequest {
  abortSignal?: AbortSignal;
}

interface PlatformAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
  readonly bodyAsText?: string | null;
}

type Next = (request: PlatformRequest) => Promise<PlatformAnswer>;

/** A message has waited for its place before, and both together end before its claim does. Milliseconds. */
export const longestAnswer = longestRequestSeconds * 1000 - longestWait;

/** Nothing reached the platform, says the network. After anything else it may have, and a repeat might be a second message. */
const neverSent: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** A turn is answered within five seconds: no try begins later than this. Milliseconds. */
const lastTry = 4_000;
const firstPause = 200;

/** Ends the request, its token and its tries included, after so many milliseconds; nothing is sent after that. */
export function inTime(longest: number): Policy {
  return {
    name: 'inTime',
    async sendRequest(request, next) {
      const over = new AbortController();
      request.abortSignal = over.signal;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new NoAnswer(true));
          over.abort();
        }, longest);
      });
      return Promise.race([next(request), late])
        .catch((error: unknown) => {
          // The SDK's own errors hold the whole request. Here it could not read the answer.
          throw error instanceof Error && error.name === 'RestError' ? new NoAnswer(true) : error;
        })
        .finally(() => clearTimeout(timer));
    },
  };
}

/** Asks the platform once, and says in words of ours how that failed. */
export function asked(): Policy {
  return { name: 'asked', sendRequest: ask };
}

/** Asks again a few times, quickly, but only where the platform surely has not taken it. */
export function askedAgain(pace: Pace, conversationId: string): Policy {
  return {
    name: 'askedAgain',
    async sendRequest(request, next) {
      const began = performance.now();
      for (let tries = 0; ; tries += 1) {
        const ended = pace.begin(conversationId);
        try {
          return await ask(request, next).finally(ended);
        } catch (error) {
          if (error instanceof Refused && error.status === 429) pace.pause(conversationId, pauseAfter(error));
          const pause = pauseBeforeNext(error, tries);
          if (pause === undefined || performance.now() - began + pause > lastTry) throw error;
          await wait(pause);
        }
      }
    },
  };
}

async function ask(request: PlatformRequest, next: Next): Promise<PlatformAnswer> {
  const answer = await next(request).catch((error: { code?: unknown }) => {
    throw new NoAnswer(!neverSent.includes(error.code));
  });
  const { status, headers, bodyAsText: body } = answer;
  if (status >= 200 && status < 300) return answer;
  throw readRefusal({ status, retryAfter: headers.get('retry-after'), body });
}

/** Milliseconds, or undefined where asking again would be wrong. Not two at the same moment, where many were refused at one. */
function pauseBeforeNext(error: unknown, tries: number): number | undefined {
  const again =
    error instanceof Refused ? passing.includes(error.status) : error instanceof NoAnswer && !error.mayHaveArrived;
  if (!again) return undefined;
  const told = error instanceof Refused ? error.retryAfterSeconds : undefined;
  return told === undefined ? firstPause * 2 ** tries * (0.75 + Math.random() / 2) : told * 1000 + Math.random() * 200;
}
