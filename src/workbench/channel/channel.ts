import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotSettings } from './bot-settings';
import { templateMarks } from './card-check';
import { stringsIn } from './card-walk';
import { createConnector } from './connector';
import { createDelivery, type TimeLimits } from './delivery';
import { createFiles } from './files';
import { answerJson, readBody } from './http';
import type { Accepted, ConnectorRequest, ConnectorVerdict, Person, Violation } from './model';
import { createPersonClient, type PersonClient } from './person-client';
import { type ChannelState, createChats } from './state';
import { createTokens } from './tokens';

export interface ChannelOptions {
  appId: string;
  tenantId: string;
  botName: string;
  people: readonly Person[];
  /** Where the bot takes activities; may also be set later with `pointAt`. */
  botUrl?: string;
  /** The address of the server the channel is mounted in; `listen` sets it otherwise. */
  url?: string;
  /** Who signs its tokens: itself, or, where a test stands in for the public channel, that one's name. */
  issuer?: string;
  /** The path under which the channel is mounted. */
  prefix?: string;
  /** The time that activities are stamped with. Tokens live in real time, as the SDK checks them in real time. */
  now?: () => Date;
  limits?: Partial<TimeLimits>;
  state?: ChannelState;
  onConnectorRequest?: (request: ConnectorRequest) => ConnectorVerdict | Promise<ConnectorVerdict>;
  log?: (message: string) => void;
}

const defaultLimits: TimeLimits = { slowMs: 5000, lateMs: 10_000 };
/** Longer than a client keeps an idle connection, so that none is closed while a request is on its way in. */
const keepAlive = 60_000;
const formLimitBytes = 10_000;

/**
 * A Bot Framework channel like the personal chats of Teams, with an issuer of its own. It knows nothing of the bot it
 * serves, and is at least as strict as Teams: whatever it refuses is noted in `violations`.
 */
export function createChannel(options: ChannelOptions) {
  const { appId, tenantId, people, prefix = '/workbench/channel', now = () => new Date() } = options;
  const violations: Violation[] = [];
  const accepted: Accepted[] = [];
  const listeners = new Set<(personId: string) => void>();
  const typed = new Set<string>();
  let { url, botUrl } = options;
  let judge = options.onConnectorRequest ?? (() => 'accept' as const);

  function base(): string {
    if (url === undefined) throw new Error('The channel has no address yet: give it a url, or call listen first');
    return `${url.replace(/\/$/, '')}${prefix}`;
  }
  const serviceUrl = () => `${base()}/`;
  const issuer = () => options.issuer ?? `${base()}/issuer`;

  const tokens = createTokens({ appId, issuer });
  const chats = createChats({ appId, people, ...(options.state ? { state: options.state } : {}) });

  function changed(personId: string): void {
    for (const listener of listeners) listener(personId);
  }

  function violate(severity: Violation['severity'], code: string, why: string, personId?: string): void {
    violations.push({ at: now().toISOString(), severity, code, why, ...(personId ? { personId } : {}) });
    options.log?.(`${severity} ${code}`);
    if (personId) changed(personId);
  }

  function remember(value: unknown): void {
    for (const text of stringsIn(value)) for (const mark of templateMarks(text)) typed.add(mark);
  }

  const delivery = createDelivery({
    appId,
    tenantId,
    botName: options.botName,
    tokens,
    limits: { ...defaultLimits, ...options.limits },
    now,
    serviceUrl,
    violate,
    botUrl: () => {
      if (botUrl === undefined) throw new Error('The channel does not know where the bot is: call pointAt first');
      return botUrl;
    },
  });

  const files = createFiles({ base, violate });

  const connector = createConnector({
    ...{ appId, tenantId, people, chats, tokens, now, typed, violate, changed },
    judge: (request) => judge(request),
    accepted: (entry) => accepted.push(entry),
  });

  function findPeople(query: string): Person[] {
    const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return people.filter(({ name }) => words.every((word) => name.toLocaleLowerCase().includes(word)));
  }

  const clients = new Map<string, PersonClient>();
  for (const person of people) {
    const chat = chats.ofPerson(person.id);
    if (!chat) continue;
    const onChange = (listener: () => void) =>
      subscribe((id) => {
        if (id === person.id) listener();
      });
    const shared = { appId, tenantId, now, typed, remember, violate, changed, findPeople, delivery, files };
    clients.set(person.id, createPersonClient({ ...shared, person, chat, onChange }));
  }

  function subscribe(listener: (personId: string) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async function serve(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    const own = `/${tokens.keyId}`;
    if (req.method === 'GET' && path === `${own}/openid-configuration`) {
      const metadata = {
        issuer: issuer(),
        jwks_uri: `${base()}${own}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
      answerJson(res, 200, metadata);
    } else if (req.method === 'GET' && path === `${own}/keys`) {
      answerJson(res, 200, tokens.keys());
    } else if (req.method === 'POST' && path === `${own}/oauth2/v2.0/token`) {
      const issued = tokens.issueToBot(new URLSearchParams(await readBody(req, formLimitBytes)));
      answerJson(res, issued ? 200 : 401, issued ?? { error: 'invalid_client' });
    } else if (!(await files.serve(req, res, path))) {
      await connector.serve(req, res, path);
    }
  }

  /** Takes the requests under the channel's prefix; `false` says that this one is somebody else's. */
  function handler(req: IncomingMessage, res: ServerResponse): boolean {
    const path = (req.url ?? '').split('?')[0] ?? '';
    if (!path.startsWith(`${prefix}/`)) return false;
    serve(req, res, path.slice(prefix.length)).catch((error: unknown) => {
      options.log?.(`The channel failed: ${error instanceof Error ? error.message : String(error)}`);
      if (res.headersSent) res.destroy();
      else answerJson(res, 500, { error: { code: 'ServiceError', message: 'The channel failed.' } });
    });
    return true;
  }

  const server = createServer((req, res) => {
    if (!handler(req, res)) answerJson(res, 404, { error: { code: 'ResourceNotFound', message: 'Nothing here.' } });
  });

  return {
    people,
    violations: violations as readonly Violation[],
    /** Everything the connector has accepted, in order: a repeat counts twice. */
    accepted: accepted as readonly Accepted[],
    tokens,
    delivery,
    files,
    handler,
    subscribe,
    findPeople,
    snapshot: chats.snapshot,

    person(id: string): PersonClient {
      const client = clients.get(id);
      if (!client) throw new Error(`The channel has no person ${id}`);
      return client;
    },

    /** What a bot has to be configured with to trust this channel and nobody else. */
    botSettings: (): BotSettings => ({
      MicrosoftAppId: appId,
      MicrosoftAppType: 'MultiTenant',
      MicrosoftAppPassword: tokens.secret,
      ValidateAuthority: 'false',
      ToBotFromChannelTokenIssuer: issuer(),
      ToBotFromChannelOpenIdMetadataUrl: `${base()}/${tokens.keyId}/openid-configuration`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${base()}/${tokens.keyId}/openid-configuration`,
      ToChannelFromBotLoginUrl: `${base()}/${tokens.keyId}`,
      ToChannelFromBotOAuthScope: tokens.scope,
      OAuthUrl: serviceUrl(),
      CallerId: '',
      ChannelService: '',
    }),

    serviceUrl,

    pointAt(address: string): void {
      botUrl = address;
    },

    /** Puts faults in the bot's way: see `ConnectorVerdict`. Without an argument everything is accepted again. */
    intercept(next: NonNullable<ChannelOptions['onConnectorRequest']> = () => 'accept'): void {
      judge = next;
    },

    /** Serves the channel on a port of its own (0: any), on loopback. */
    async listen(port = 0): Promise<string> {
      server.keepAliveTimeout = keepAlive;
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      });
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      return url;
    },

    async close(): Promise<void> {
      listeners.clear();
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Channel = ReturnType<typeof createChannel>;
