import type { Activity, TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { pino } from 'pino';
import { createServer, plugins, type Request, type Response, type Server, type ServerOptions } from 'restify';
import type { Log } from '../../application/ports';
import type { DoorkeptAdapter } from './adapter';
import { authenticate, type Channel } from './door';

export interface Entrance {
  readonly channel: Channel;
  readonly authentication: BotFrameworkAuthentication;
  readonly adapter: DoorkeptAdapter;
  readonly run: (context: TurnContext) => Promise<unknown>;
  /** Throws where a turn could not be carried out now. */
  readonly ready: () => Promise<void>;
  readonly log: Log;
}

/** Larger than any honest activity; the platform's own limit for a message is 100 KB. Bytes. */
const largestBody = 256 * 1024;

/** Restify logs whole requests, tokens and bodies included, when a handler surprises it. Its types expect bunyan. */
const silent = pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>;

/** The one way in. Everything else is answered with a status and no explanation. */
export function createEntrance(entrance: Entrance): Server & { turnsUnderWay(): number } {
  const { adapter, authentication, channel, log, run } = entrance;
  const server = createServer({ name: 'trygg', ignoreTrailingSlash: true, log: silent });
  let turns = 0;

  server.pre(async (_request: Request, response: Response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    response.removeHeader('Server');
  });

  server.get('/healthz', async (_request: Request, response: Response) => {
    response.send(200, { status: 'alive' });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const ready = await entrance.ready().then(
      () => true,
      () => false,
    );
    response.send(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  });

  const parse = plugins.bodyParser({ maxBodySize: largestBody, mapParams: false });
  server.post('/api/messages', onlyJson, ...[parse].flat(), async (request: Request, response: Response) => {
    const activity = activityIn(request.body);
    if (!activity) {
      response.send(400);
      return;
    }
    const sender = await authenticate(channel, authentication, request.header('authorization'), activity);
    if (!sender) {
      response.send(401);
      return;
    }
    const started = performance.now();
    turns += 1;
    try {
      const answer = await adapter.turn(activity, sender, async (context) => void (await run(context)));
      response.send(answer?.status ?? 200, answer?.body);
    } catch (error) {
      log.error('turn.failed', { error: error instanceof Error ? error.name : 'unknown' });
      response.send(500);
    } finally {
      turns -= 1;
      const kind = activity.name ?? activity.type;
      log.info('turn', { kind: known.includes(kind) ? kind : 'other', ms: Math.round(performance.now() - started) });
    }
  });
  return Object.assign(server, { turnsUnderWay: () => turns });
}

/** Names that may stand in a log; a client can send any other. */
const known = [
  'message',
  'installationUpdate',
  'conversationUpdate',
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
];

function onlyJson(request: Request, response: Response, next: (error?: unknown) => void): void {
  if (/^application\/json\b/i.test(request.header('content-type') ?? '')) {
    next();
  } else {
    response.send(415);
    next(false);
  }
}

/** An activity as far as the SDK needs it to be one; undefined for anything else. */
function activityIn(body: unknown): Activity | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const activity = body as Partial<Activity>;
  const said = [activity.type, activity.serviceUrl, activity.channelId, activity.conversation?.id, activity.from?.id];
  if (!said.every((text) => typeof text === 'string' && text !== '')) return undefined;
  for (const moment of ['timestamp', 'localTimestamp', 'expiration'] as const) {
    const said = activity[moment];
    if (said === undefined) continue;
    const date = new Date(said);
    if (Number.isNaN(date.valueOf())) return undefined;
    activity[moment] = date;
  }
  return activity as Activity;
}
