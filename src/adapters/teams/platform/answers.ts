import { CardGone, NotNow, Undeliverable } from '../../../application/messenger';

/** The platform answered, and refused. Nothing else of the request or the answer is kept: both hold what is said. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    /** Nothing reaches this conversation, whatever is sent. */
    readonly closed: boolean,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(`the platform answered ${status}`);
  }
}

/** The platform said nothing that can be read. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(
    /** Whether the platform may have what was sent, although it did not say so. */
    readonly mayHaveArrived: boolean,
  ) {
    super('the platform gave no answer');
  }
}

const closings = [
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ConversationNotFound',
  'ForbiddenOperationException',
  'InvalidBotApiHost',
  'MessageWritesBlocked',
];

/** 401 is not among them: there the platform doubts the bot, and says nothing of the person. */
const finalStatuses: readonly number[] = [400, 403, 404, 413];

/** These pass, and may say when. */
export const passing: readonly number[] = [412, 429, 502, 503, 504];

const usualPauseSeconds = 30;
/** For so long a message is tried at all. */
const longestPauseSeconds = 72 * 3600;

export function readRefusal(
  { status, retryAfter, body }: { status: number; retryAfter?: string | undefined; body?: string | null | undefined },
  now = Date.now(),
): Refused {
  // The word stands in `error.code`, in `subCode`, or in JSON inside a message: it is looked for, wherever it is.
  const closed = closings.some((word) => body?.includes(word));
  return new Refused(status, closed, secondsOf(retryAfter, now));
}

/** What the messenger throws: the words of its port where the platform was clear, and what happened where it was not. */
export function meaningOf(error: unknown, asked: 'send' | 'update'): unknown {
  if (!(error instanceof Refused)) return error;
  const { status, closed, retryAfterSeconds } = error;
  const says = passing.includes(status) && retryAfterSeconds !== undefined;
  if (says || status === 429) return new NotNow(pauseAfter(error));
  if (!finalStatuses.includes(status)) return error;
  // A deleted message is also answered with 400 `not a known activity id` and 403 `ServiceError`. Where it was the
  // person after all, the platform says so when the message is sent anew.
  return asked === 'update' && status !== 413 && !closed ? new CardGone() : new Undeliverable();
}

/** How long the platform wants to be left alone. Seconds. */
export function pauseAfter({ retryAfterSeconds = usualPauseSeconds }: Refused): number {
  return Math.min(Math.max(Math.ceil(retryAfterSeconds), 1), longestPauseSeconds);
}

/** The header says seconds or a date. */
function secondsOf(retryAfter: string | undefined, now: number): number | undefined {
  const said = retryAfter?.trim();
  if (!said) return undefined;
  if (/^\d+(\.\d+)?$/.test(said)) return Number(said);
  const date = /[a-z]/i.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
