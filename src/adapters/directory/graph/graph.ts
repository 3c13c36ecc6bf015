import type { TokenCredential } from '@azure/identity';
import {
  AuthenticationHandler,
  Client,
  GraphError,
  type GraphRequest,
  HTTPMessageHandler,
  ResponseType,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials';
import { z } from 'zod';
import { DirectoryDown } from '../../../application/directory';
import { errorName } from '../../../application/error-name';
import type { Log } from '../../../application/ports';

export interface GraphSettings {
  readonly credential: TokenCredential;
  /** Scheme, host and port; the public Graph where nothing else is said. */
  readonly url?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  /** Milliseconds that one request may take, with what is tried again in it. */
  readonly longestRequest?: number | undefined;
}

/** What was asked for, as the log calls it: never whom it was about. */
type What = 'person' | 'group' | 'everybody' | 'install';

/** Graph gave no answer, or none that can be used. Carries nothing of the answer but its status and code. */
export class GraphFailed extends DirectoryDown {
  constructor(
    /** 0 where there was no answer. */
    readonly status: number,
    readonly code: string,
    /** Seconds, where Graph said how long to wait. */
    readonly retryAfter?: number,
  ) {
    super(`Microsoft Graph: ${status} ${code}`);
  }
}

export const publicGraph = 'https://graph.microsoft.com';

/** Milliseconds: whoever waits for Trygg is to be answered in five seconds. */
const usualLongest = 4_000;
/** Seconds of `Retry-After` that are waited for within the request; who asks for more is left alone for so long. */
const shortWait = 2;
/** Seconds without a question after Graph failed, so that not everybody waits for the same failure; and at most. */
const pauseAfterFailure = 10;
const longestPause = 300;
/** Of 999 people each: more than any organisation has. */
const mostPages = 1_000;

const refused = z.object({ error: z.object({ code: z.string() }) });
const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** The public client of Microsoft Graph, with limits on how long and how often it asks. */
export class Graph {
  private readonly client: Client;
  private pausedUntil = 0;
  private pause: GraphFailed | undefined;

  constructor(private readonly settings: GraphSettings) {
    const { credential, url = publicGraph } = settings;
    const retries = new RetryHandlerOptions(
      1,
      1,
      (_, __, ___, ____, response) => waitOf(response?.headers) <= shortWait,
    );
    const scopes = [`${new URL(publicGraph).origin}/.default`];
    this.client = Client.initWithMiddleware({
      baseUrl: url,
      customHosts: new Set([new URL(url).hostname]),
      middleware: [
        new AuthenticationHandler(new TokenCredentialAuthenticationProvider(credential, { scopes })),
        new RetryHandler(retries),
        new HTTPMessageHandler(),
      ],
    });
  }

  /** Undefined where Graph knows no such object: it was deleted, or never was. */
  async one<S extends z.ZodType>(what: What, path: string, schema: S): Promise<z.output<S> | undefined> {
    const found = await this.ask(what, path, (request) => request.get()).catch(gone);
    return found === undefined ? undefined : this.read(what, schema, found);
  }

  /**
   * Every page, or none: half a list would say that the others have left. What Graph reads from its index, as members by
   * their type, it wants to be asked for with `$count` and `eventual`.
   */
  async all<S extends z.ZodType>(
    what: What,
    path: string,
    schema: S,
    consistency?: 'eventual',
  ): Promise<z.output<S>[]> {
    const found: z.output<S>[] = [];
    let next: string | undefined = path;
    for (let count = 0; next !== undefined; count += 1) {
      if (count === mostPages) throw this.failed(what, new GraphFailed(200, 'tooManyPages'));
      const answer = await this.ask(what, next, (request) =>
        (consistency ? request.header('ConsistencyLevel', consistency) : request).get(),
      );
      const { value, '@odata.nextLink': following } = this.read(what, page, answer);
      found.push(...this.read(what, z.array(schema), value));
      next = following;
    }
    return found;
  }

  /** What Graph answers with besides that it was done is left unread: there may be nothing. */
  async post(what: What, path: string, body: object): Promise<void> {
    await this.ask(what, path, async (request) => {
      const answer: Response = await request.responseType(ResponseType.RAW).post(body);
      if (answer.ok) return answer.body?.cancel();
      const refusal = refused.safeParse(await answer.json().catch(() => undefined));
      throw new GraphFailed(answer.status, safeCode(refusal.data?.error.code), askedToWait(answer.headers));
    });
  }

  private async ask(what: What, path: string, work: (request: GraphRequest) => Promise<unknown>): Promise<unknown> {
    if (this.pause && this.settings.now() < this.pausedUntil) throw this.pause;
    const signal = AbortSignal.timeout(this.settings.longestRequest ?? usualLongest);
    const request = this.client.api(path).option('signal', signal);
    try {
      return await Promise.race([work(request), ended(signal)]);
    } catch (error) {
      throw this.failed(what, failureOf(error));
    }
  }

  private read<S extends z.ZodType>(what: What, schema: S, value: unknown): z.output<S> {
    const read = schema.safeParse(value);
    if (!read.success) throw this.failed(what, new GraphFailed(200, 'notUnderstood'));
    return read.data;
  }

  private failed(what: What, failure: GraphFailed): GraphFailed {
    const { status, code, retryAfter } = failure;
    // What is there already is no failure.
    if (isGone(failure) || status === 409) return failure;
    this.settings.log.error('graph.failed', { what, status, code });
    if (status === 0 || status === 429 || status >= 500) {
      const seconds = Math.min(retryAfter ?? pauseAfterFailure, longestPause);
      this.pausedUntil = this.settings.now() + seconds * 1_000;
      this.pause = new GraphFailed(status, code, seconds);
    }
    return failure;
  }
}

function gone(error: unknown): undefined {
  if (error instanceof GraphFailed && isGone(error)) return undefined;
  throw error;
}

/** Another 404, of a gateway for instance, says nothing about the object. */
function isGone({ status, code }: GraphFailed): boolean {
  return status === 404 && code === 'Request_ResourceNotFound';
}

function failureOf(error: unknown): GraphFailed {
  if (error instanceof GraphFailed) return error;
  if (!(error instanceof GraphError)) return new GraphFailed(0, errorName(error));
  const { statusCode, code, headers } = error;
  return new GraphFailed(Math.max(statusCode, 0), safeCode(code), askedToWait(headers));
}

/** What a gateway calls its own errors may be anything. */
function safeCode(code: string | null | undefined): string {
  return code && /^[A-Za-z_.]{1,60}$/.test(code) ? code : 'unknown';
}

function askedToWait(headers: Headers | undefined): number | undefined {
  return headers?.has('retry-after') ? waitOf(headers) : undefined;
}

/** Seconds that an answer asks to wait: it says how many, or until when. */
function waitOf(headers: Headers | undefined): number {
  const said = headers?.get('retry-after') ?? '0';
  const seconds = Number.isNaN(Number(said)) ? (Date.parse(said) - Date.now()) / 1_000 : Number(said);
  return Math.max(0, Math.ceil(seconds)) || 0;
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
