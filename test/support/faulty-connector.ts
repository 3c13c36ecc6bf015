import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Channel } from '../../src/workbench/channel/channel';
import type { ConnectorOperation, ConnectorRequest, ConnectorVerdict } from '../../src/workbench/channel/model';
import { connectorOf } from '../workbench/raw-bot';

type Answer = Exclude<ConnectorVerdict, string>;

const answer = (status: number, code: string, message: string, headers = {}): Answer => ({
  status,
  body: { error: { code, message } },
  headers,
});

/** What the platform is documented, or was seen, to refuse with. */
export const refusals = {
  badArgument: answer(400, 'BadArgument', 'Unknown attachment type'),
  /** Seen on changing a message. */
  notAKnownActivity: answer(400, 'BadArgument', 'not a known activity id'),
  unauthorized: { status: 401, body: { message: 'Authorization has been denied for this request.' } },
  botNotRegistered: answer(401, 'BotNotRegistered', 'No registration found for this bot.'),
  botDisabledByAdmin: answer(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot'),
  botNotInRoster: answer(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
  blockedByUser: answer(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.'),
  notInstalled: answer(403, 'ForbiddenOperationException', "Bot isn't installed in user's personal scope"),
  invalidHost: answer(403, 'InvalidBotApiHost', 'Invalid bot api host.'),
  notEnoughPermissions: answer(403, 'NotEnoughPermissions', 'The bot may not do this.'),
  writesBlocked: {
    status: 403,
    body: {
      errorCode: 209,
      message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "Thread is not open for writing"\r\n}',
    },
  },
  /** Seen on changing a message that was deleted. */
  unknownForbidden: answer(403, 'ServiceError', 'Unknown'),
  conversationNotFound: answer(404, 'ConversationNotFound', 'Conversation not found.'),
  activityNotFound: answer(404, 'ActivityNotFoundInConversation', 'Message does not exist in the thread.'),
  preconditionFailed: answer(412, 'PreconditionFailed', 'Precondition failed, please try again.'),
  tooBig: answer(413, 'MessageSizeTooBig', 'Message size too large.'),
  throttled: answer(429, 'Throttled', 'Too many requests.'),
  serviceError: answer(500, 'ServiceError', 'Internal server error.'),
  badGateway: answer(502, 'ServiceError', 'Service dependency issue.'),
  unavailable: { status: 503 },
  gatewayTimeout: { status: 504, body: '<html>Gateway Timeout</html>', headers: { 'content-type': 'text/html' } },
} as const satisfies Record<string, Answer>;

/**
 * What happens to a request instead of the one answer that it should get: a refusal; `cutBefore` and `cutAfter` the
 * platform has taken it; `twice`: answered once, and the message stands in the chat twice; `hang` and `takenHang`: no
 * answer until the test ends, without and with the message in the chat; a number: taken so many milliseconds later.
 */
export type Fault = Answer | 'none' | 'cutBefore' | 'cutAfter' | 'twice' | 'hang' | 'takenHang' | number;

export function retryAfter(refusal: Answer, header: string): Answer {
  return { ...refusal, headers: { ...refusal.headers, 'retry-after': header } };
}

export interface Asked {
  /** The same for the same content, sent to the same conversation or put in the place of the same message. */
  readonly activity: string;
  readonly operation: ConnectorOperation;
  readonly conversationId: string;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
  readonly fault: Fault;
  /** How many messages or changes it has made. */
  readonly taken: 0 | 1 | 2;
}

export interface Where {
  readonly conversationId?: string;
  readonly operation?: ConnectorOperation;
}

interface Scripted {
  readonly where: Where;
  readonly faults: Fault[];
}

/** On what this connector itself brings to the channel. */
const mark = 'broughtByTheTest';

/** Stands between a bot and the local channel, and follows a script of faults. Counts what it was asked, and when. */
export function faultyConnector(channel: Channel) {
  const asked: Asked[] = [];
  const releases = new Set<() => void>();
  let script: Scripted[] = [];

  function nextFault(request: ConnectorRequest): Fault {
    const fitting = script.find(
      ({ where, faults }) =>
        faults.length > 0 &&
        (where.conversationId === undefined || where.conversationId === request.conversationId) &&
        (where.operation === undefined || where.operation === request.operation),
    );
    return fitting?.faults.shift() ?? 'none';
  }

  async function takeOnce({ conversationId = '', activity = {}, activityId, operation }: ConnectorRequest) {
    const connector = await connectorOf(channel);
    const repeated = { ...activity, [mark]: true };
    if (operation === 'update') await connector.update(conversationId, activityId ?? '', repeated);
    else await connector.send(conversationId, repeated);
  }

  async function judge(request: ConnectorRequest): Promise<ConnectorVerdict> {
    if (request.activity?.[mark]) return 'accept';
    const fault = nextFault(request);
    asked.push({
      activity: nameOf(request),
      operation: request.operation,
      conversationId: request.conversationId ?? '',
      at: performance.now(),
      fault,
      taken: takenBy(fault),
    });
    if (typeof fault === 'object') return fault;
    if (fault === 'none') return 'accept';
    if (fault === 'cutBefore') return 'drop';
    if (fault === 'cutAfter') return 'acceptThenDrop';
    if (typeof fault === 'number') await setTimeout(fault);
    else if (fault !== 'hang') await takeOnce(request);
    if (fault !== 'hang' && fault !== 'takenHang') return 'accept';
    await new Promise<void>((resolve) => releases.add(resolve));
    return 'drop';
  }

  channel.intercept(judge);
  return {
    /** For whoever has the channel intercepted by something else besides. */
    judge,
    asked: asked as readonly Asked[],
    /** The next requests that fit meet these, one each and in this order; all others are accepted. */
    next(faults: readonly Fault[], where: Where = {}): void {
      script.push({ where, faults: [...faults] });
    },
    /** Nothing is wrong from here on, and what hangs is cut. */
    mend(): void {
      script = [];
      for (const release of releases) release();
      releases.clear();
    },
    /** How often each activity was asked for, and how often it was taken. */
    counts(): ReadonlyMap<string, { readonly requests: number; readonly taken: number }> {
      const counts = new Map<string, { requests: number; taken: number }>();
      for (const { activity, taken } of asked) {
        const before = counts.get(activity) ?? { requests: 0, taken: 0 };
        counts.set(activity, { requests: before.requests + 1, taken: before.taken + taken });
      }
      return counts;
    },
  };
}

export type FaultyConnector = ReturnType<typeof faultyConnector>;

function takenBy(fault: Fault): Asked['taken'] {
  if (fault === 'twice') return 2;
  return typeof fault === 'object' || fault === 'cutBefore' || fault === 'hang' ? 0 : 1;
}

function nameOf({ operation, conversationId, activityId, activity = {} }: ConnectorRequest): string {
  const place = operation === 'update' ? `${conversationId} ${activityId}` : conversationId;
  const said = JSON.stringify([activity.text, activity.summary, activity.attachments]);
  return createHash('sha256').update(`${place}\n${said}`).digest('base64url').slice(0, 12);
}
