import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { CosmosClient } from '@azure/cosmos';
import { createHttpsServer } from '@vercel/cosmosdb-server';
import type { CosmosAccount } from '../../src/adapters/storage/cosmos/account';
import { type Layout, layouts } from '../../src/adapters/storage/cosmos/layout';
import { accountAt, type CosmosPlace } from './cosmos-place';
import { type Certificate, certificateFor } from './local-tls';

/** What was asked of the account: which container, and what for. */
export interface Asked {
  readonly database: string;
  readonly container: string;
  readonly what:
    | 'account'
    | 'container'
    | 'plan'
    | 'query'
    | 'read'
    | 'bulk'
    | 'create'
    | 'upsert'
    | 'replace'
    | 'patch'
    | 'delete'
    | 'other';
  readonly authorization: string;
  status: number | 'unanswered';
}

/** What becomes of a request: it is answered with a status, or not at all, and may have been carried out all the same. */
export interface Fault {
  /** Of this kind; of any where it is not said. */
  readonly what?: Asked['what'];
  readonly container?: string;
  readonly times: number;
  /** `cut` breaks the connection, `silence` leaves it open. */
  readonly answer: 'cut' | 'silence' | { readonly status: number; readonly retryAfter?: number };
  readonly carriedOut?: boolean;
  /** Before it is carried out. */
  readonly first?: () => Promise<unknown>;
}

/** A local Cosmos DB for the real client over HTTPS, that can be made to fail, and counts what it is asked. */
export class CosmosServer {
  readonly asked: Asked[] = [];
  consistency = 'Strong';
  /** What a request waits for before it is looked at. */
  hold: (asked: Asked) => Promise<unknown> = async () => undefined;
  private faults: { readonly fault: Fault; left: number }[] = [];
  private readonly agents: Agent[] = [];

  private constructor(
    private readonly server: ReturnType<typeof createHttpsServer>,
    /** Of its certificate, which it has signed itself. */
    readonly certificate: string,
  ) {
    const [carryOut] = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.answer(request, response, () => carryOut?.(request, response));
    });
  }

  static async start(shown?: Certificate): Promise<CosmosServer> {
    const { cert, key } = shown ?? (await certificateFor(['localhost', '127.0.0.1']));
    const server = createHttpsServer({ cert, key, keepAlive: true } as Parameters<typeof createHttpsServer>[0]);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CosmosServer(server, cert);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get endpoint(): string {
    return `https://localhost:${this.port}`;
  }

  get place(): CosmosPlace {
    return { endpoint: this.endpoint, certificate: this.certificate };
  }

  /** As an instance of its own reaches it. */
  account(over: Partial<CosmosAccount> = {}): CosmosAccount {
    const account = accountAt(this.place);
    this.agents.push(account.agent);
    return { ...account, ...over };
  }

  /** Makes what the infrastructure would have made, or makes it anew, empty. */
  async prepare(which: readonly Layout[] = Object.values(layouts())): Promise<void> {
    const { endpoint, credential, agent } = this.account();
    const client = new CosmosClient({
      endpoint,
      aadCredentials: credential,
      agent,
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    for (const { database, containers } of which) {
      await client
        .database(database)
        .delete()
        .catch(() => undefined);
      await client.databases.create({ id: database });
      for (const container of containers) await client.database(database).containers.create(structuredClone(container));
    }
    client.dispose();
    this.asked.length = 0;
  }

  /** The next request of this kind waits until it is let go on. */
  holdNext(which: Pick<Asked, 'container' | 'what'>) {
    let goOn = () => {};
    const free = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      this.hold = async (asked) => {
        if (asked.container !== which.container || asked.what !== which.what) return;
        this.hold = async () => undefined;
        resolve();
        await free;
      };
    });
    return { reached, goOn };
  }

  fail(fault: Fault): void {
    this.faults.push({ fault, left: fault.times });
  }

  /** Whether a fault has not come about yet. */
  isLeft(): boolean {
    return this.faults.some(({ left }) => left > 0);
  }

  heal(): void {
    this.faults = [];
  }

  async close(): Promise<void> {
    for (const agent of this.agents) agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse, carryOut: () => void): Promise<void> {
    const asked = askedBy(request);
    this.asked.push(asked);
    response.on('finish', () => {
      asked.status = response.statusCode;
    });
    await this.hold(asked);
    if (asked.what === 'account') {
      // As an account is that was made by the infrastructure; the server itself knows no other consistency than Session.
      const end = response.end.bind(response);
      response.end = ((body: string) => end(body.replace('"Session"', `"${this.consistency}"`))) as typeof response.end;
    }
    const found = this.faults.find(({ fault, left }) => left > 0 && fits(fault, asked));
    if (!found) return carryOut();
    found.left -= 1;
    const { answer, carriedOut = false, first } = found.fault;
    await first?.();
    if (carriedOut) {
      const { end } = response;
      response.end = (() => {
        response.end = end;
        fail(request, response, answer);
        return response;
      }) as typeof response.end;
      return carryOut();
    }
    request.resume();
    fail(request, response, answer);
  }
}

function fail(request: IncomingMessage, response: ServerResponse, answer: Fault['answer']): void {
  if (answer === 'cut') request.socket.destroy();
  else if (answer !== 'silence') {
    response.statusCode = answer.status;
    response.setHeader('content-type', 'application/json');
    if (answer.retryAfter !== undefined) response.setHeader('x-ms-retry-after-ms', String(answer.retryAfter));
    response.end('{"code":"Fault","message":"a fault"}');
  }
}

function fits({ what, container }: Fault, asked: Asked): boolean {
  return (what ?? asked.what) === asked.what && (container ?? asked.container) === asked.container;
}

function askedBy({ method, url = '/', headers }: IncomingMessage): Asked {
  const [, , database = '', , container = '', , id] = url.split('/');
  return { database, container, what: whatOf(), authorization: headers.authorization ?? '', status: 'unanswered' };

  function whatOf(): Asked['what'] {
    if (url === '/') return 'account';
    if (!url.includes('/docs')) return 'container';
    if (method === 'POST') {
      if (headers['x-ms-cosmos-is-query-plan-request']) return 'plan';
      if (headers['x-ms-documentdb-isquery']) return 'query';
      if (headers['x-ms-cosmos-is-batch-request']) return 'bulk';
      return headers['x-ms-documentdb-is-upsert'] ? 'upsert' : 'create';
    }
    const ofOne = { GET: 'read', PUT: 'replace', PATCH: 'patch', DELETE: 'delete' } as const;
    return id === undefined ? 'other' : (ofOne[method as keyof typeof ofOne] ?? 'other');
  }
}
