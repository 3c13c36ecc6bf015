import type { Activity, TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { pino } from 'pino';
import { createServer, type Request, type Response, type Server, type ServerOptions } from 'restify';
import { errorName } from '../../application/error-name';
import type { Log } from '../../application/ports';
import { activityIn, textOf } from './activity';
import type { DoorkeptAdapter } from './adapter';
import { authenticate, type Channel, maySend, type Sender } from './door';
import { kindOf } from './log-words';
import { type Check, readinessOf } from './readiness';

export interface Entrance {
  readonly channel: Channel;
  readonly authentication: BotFrameworkAuthentication;
  readonly adapter: DoorkeptAdapter;
  readonly run: (context: TurnContext) => Promise<unknown>;
  /** What a turn can't be carried out without, by its name. */
  readonly checks: Readonly<Record<string, Check>>;
  /** Whether what came to the server before this one over plain http is refused. */
  readonly encryptedOnly?: boolean;
  /** What anybody may read, without a token. */
  readonly pages: readonly { readonly path: string; readonly html: string; readonly contentSecurityPolicy: string }[];
  /** What anybody may see: the organisation's, where there is one. */
  readonly logo?: () => Promise<{ readonly image: Buffer; readonly type: string } | undefined>;
  readonly log: Log;
}

interface Answer {
  readonly status: number;
  /** A buffer holds JSON that was written out before. */
  readonly body?: unknown;
}

/** Larger than any honest activity; the platform's own limit for a message is 100 KB. Bytes. */
const largestBody = 256 * 1024;

/** On every answer, also where there is nobody whom it concerns. */
const headers: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** How long a client may show a logo that was taken away. Seconds. */
const logoKept = 3_600;

/** Whoever sends more slowly keeps a connection from others. Milliseconds. */
const longestRequest = 30_000;

/** More connections than the channel opens, and fewer than would take all memory. */
const mostConnections = 2_000;

/** Restify logs whole requests, tokens and bodies included, when a handler surprises it. Its types expect bunyan. */
const silent = pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>;

/** The one way in. Everything else is answered with a status and no explanation. */
export function createEntrance(entrance: Entrance): Server & { turnsUnderWay(): number } {
  const { adapter, authentication, channel, log, run } = entrance;
  // Without a name, nobody is told what serves them.
  const server = createServer({ name: '', ignoreTrailingSlash: true, log: silent });
  let turns = 0;

  harden(server.server);
  server.on(
    'restifyError',
    (_request: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
      response.send(error.statusCode ?? 500);
      done();
    },
  );

  server.get('/healthz', async (_request: Request, response: Response) => {
    response.send(200, { status: 'alive' });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const readiness = await readinessOf(entrance.checks);
    response.send(readiness.status === 'broken' ? 503 : 200, readiness);
  });

  for (const page of entrance.pages) {
    const { path, contentSecurityPolicy } = page;
    const show = async (_request: Request, response: Response) => {
      response.setHeader('Content-Security-Policy', contentSecurityPolicy);
      // It follows what the organisation sets.
      response.sendRaw(200, page.html, { 'Content-Type': 'text/html; charset=utf-8' });
    };
    server.get(path, show);
    server.head(path, show);
  }

  // Teams shows it in cards on pages of its own.
  const showLogo = async (_request: Request, response: Response) => {
    const logo = await entrance.logo?.();
    if (!logo) return void response.send(404);
    response.setHeader('Cache-Control', `public, max-age=${logoKept}`);
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.sendRaw(200, logo.image, { 'Content-Type': `image/${logo.type}` });
  };
  server.get('/logo', showLogo);
  server.head('/logo', showLogo);

  server.post('/api/messages', async (request: Request, response: Response) => {
    const { status, body } = await answerTo(request);
    if (body === undefined) return void response.send(status);
    const written = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    response.sendRaw(status, written, { 'Content-Type': 'application/json', 'Content-Length': String(written.length) });
  });

  // Who asks is settled before a byte of what they send is read: nobody learns from an answer what was in it.
  const answerTo = async (request: Request): Promise<Answer> => {
    if (entrance.encryptedOnly && isPlain(request)) return { status: 403 };
    const sender = await authenticate(channel, authentication, request.header('authorization'));
    if (!sender) return { status: 401 };
    if (!isPlainJson(request)) return { status: 415 };
    const text = await textOf(request, largestBody);
    if (text === undefined) return { status: 413 };
    const activity = activityIn(text);
    if (!activity) return { status: 400 };
    if (!maySend(channel, sender, activity)) return { status: 401 };
    if (!isSaid(activity)) return { status: 200 };
    if (!activity.from.aadObjectId) return { status: 400 };
    // What is said to one person must not be read by a group, nor a group become the way to reach them.
    if (activity.conversation.conversationType !== 'personal') return { status: 200 };
    return turn(activity, sender);
  };

  const turn = async (activity: Activity, sender: Sender): Promise<Answer> => {
    const started = performance.now();
    turns += 1;
    try {
      const answer = await adapter.turn(activity, sender.authenticated, async (context) => void (await run(context)));
      return { status: answer?.status ?? 200, body: answer?.body };
    } catch (error) {
      log.error('turn.failed', { kind: kindOf(activity), error: errorName(error) });
      return { status: 500 };
    } finally {
      turns -= 1;
      const ms = Math.round(performance.now() - started);
      // The answer goes out first.
      setImmediate(() => log.info('turn', { kind: kindOf(activity), ms }));
    }
  };
  return Object.assign(server, { turnsUnderWay: () => turns });
}

/** What is no HTTP at all never reaches a handler: it is answered like everything else. */
function harden(server: Server['server']): void {
  const everyHeader = Object.entries(headers);
  server.prependListener('request', (_request, response) => {
    for (const [name, value] of everyHeader) response.setHeader(name, value);
  });
  server.requestTimeout = longestRequest;
  server.headersTimeout = longestRequest;
  server.maxConnections = mostConnections;
  const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': '0' })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(`HTTP/1.1 400 Bad Request\r\n${lines}\r\n`);
    else socket.destroy();
  });
}

/** The server that stands before this one says how it was spoken to. */
function isPlain(request: Request): boolean {
  const said = request.header('x-forwarded-proto');
  return said !== undefined && said.toLowerCase() !== 'https';
}

/** Compressed bodies are refused: a small one could become very large. */
function isPlainJson(request: Request): boolean {
  return (
    /^application\/json\b/i.test(request.header('content-type') ?? '') &&
    request.header('content-encoding') === undefined
  );
}

/** Somebody speaks, and must be known by their account. What else a channel tells of needs no answer. */
function isSaid(activity: Activity): boolean {
  const { type } = activity;
  return type === 'message' || type === 'invoke' || type === 'installationUpdate' || isMet(activity);
}

/** Teams tells of a chat with Trygg in it: also when it is looked at for somebody who has the app already. */
function isMet({ type, membersAdded, recipient }: Activity): boolean {
  const added: unknown = membersAdded;
  return type === 'conversationUpdate' && Array.isArray(added) && added.some((one) => one?.id === recipient.id);
}
