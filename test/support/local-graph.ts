import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';
import type { z } from 'zod';
import type { directorySchema } from '../../src/adapters/directory/directory-schema';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import type { Certificate } from './local-tls';

export interface GraphPerson {
  readonly id: string;
  displayName: string;
  jobTitle?: string | null;
  department?: string | null;
  accountEnabled?: boolean | null;
  userType?: 'Member' | 'Guest';
  manager?: string | undefined;
  readonly [other: string]: unknown;
}

/** Instead of the answer: an answer of its own; so many milliseconds before the right one; a cut connection; none ever. */
export type GraphFault =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | number
  | 'cut'
  | 'hang';

/** Errors as Graph words them. */
export const graphError = (status: number, code: string, headers = {}): Exclude<GraphFault, number | string> => ({
  status,
  headers,
  body: {
    error: {
      code,
      message: `Nora Lund <nora.lund@example.org> can't be told about: ${code}`,
      innerError: { date: '2026-01-05T08:00:00', 'request-id': '6f8f0a2e-0000-4000-8000-000000000001' },
    },
  },
});

export const throttled = (seconds: number) => graphError(429, 'TooManyRequests', { 'retry-after': `${seconds}` });
export const unavailable = graphError(503, 'serviceNotAvailable');

const token = 'local-graph-token';

/** The people of the sample organisation, as a Graph has them. */
export function graphPeople(): GraphPerson[] {
  const { people }: z.input<typeof directorySchema> = JSON.parse(readFileSync(sampleOrganisation, 'utf8'));
  return people.map(({ id, name, position, unit, active = true, manager }) => ({
    ...{ id, displayName: name, jobTitle: position, department: unit, accountEnabled: active, manager },
  }));
}

/** The same word has the same object id. */
export function guidOf(word: string): string {
  const hash = createHash('sha256').update(word).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/**
 * A Microsoft Graph of one's own over HTTPS, which asks for the same headers and answers with the same bodies; and
 * beside it the address at which a managed identity gets its token, as App Service has it.
 */
export async function startLocalGraph(shown?: Certificate) {
  const { key, cert } = shown ?? (await certificate());
  const people = new Map<string, GraphPerson>();
  const groups = new Map<string, string[]>();
  const installed = new Map<string, string>();
  const asked: { readonly method: string; readonly path: string }[] = [];
  const script: { readonly fits: RegExp; readonly fault: GraphFault; left: number }[] = [];
  let most = 999;
  let givesTokens = true;
  let onInstall: (personId: string, how: 'installed' | 'chat') => Promise<void> = async () => {};

  const pageOf = (url: URL, all: readonly unknown[]) => {
    const size = Math.min(Number(url.searchParams.get('$top') ?? 100), most);
    const skip = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', `${skip + size}`);
    return {
      '@odata.context': `${url.origin}/v1.0/$metadata`,
      ...(url.searchParams.has('$count') && skip === 0 ? { '@odata.count': all.length } : {}),
      ...(skip + size < all.length ? { '@odata.nextLink': decodeURIComponent(next.href) } : {}),
      value: all.slice(skip, skip + size),
    };
  };
  const selected = (url: URL, person: GraphPerson) => {
    const fields = url.searchParams.get('$select')?.split(',') ?? ['id', 'displayName', 'jobTitle'];
    const usual = { jobTitle: null, department: null, accountEnabled: true, userType: 'Member', ...person };
    const own = Object.fromEntries(fields.map((field) => [field, Reflect.get(usual, field) ?? null]));
    const leads = person.manager !== undefined && people.has(person.manager);
    const expanded = url.searchParams.get('$expand') === 'manager($select=id)' && leads;
    return {
      ...own,
      ...(expanded ? { manager: { '@odata.type': '#microsoft.graph.user', id: person.manager } } : {}),
    };
  };
  const membersIn = (group: string, seen = new Set<string>()): string[] => {
    if (seen.has(group)) return [];
    seen.add(group);
    return (groups.get(group) ?? []).flatMap((id) => (groups.has(id) ? membersIn(id, seen) : [id]));
  };

  const answers = async (method: string, url: URL, headers: IncomingMessage['headers'], body: string) => {
    const [, version, root, id = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const path = rest.join('/');
    if (version !== 'v1.0') return graphError(400, 'BadRequest');
    if (root === 'users' && id === '')
      return {
        status: 200,
        body: pageOf(
          url,
          [...people.values()].map((p) => selected(url, p)),
        ),
      };
    if (root === 'groups' && path === 'transitiveMembers/microsoft.graph.user') {
      if (headers.consistencylevel !== 'eventual' || url.searchParams.get('$count') !== 'true') {
        return graphError(400, 'Request_UnsupportedQuery');
      }
      if (!groups.has(id)) return graphError(404, 'Request_ResourceNotFound');
      const members = [...new Set(membersIn(id))].flatMap((one) => people.get(one) ?? []);
      return {
        status: 200,
        body: pageOf(
          url,
          members.map((one) => selected(url, one)),
        ),
      };
    }
    // Graph takes an id however it is written, and a user name as well.
    const person = [...people.values()].find((one) => [one.id, one.userPrincipalName].includes(id.toLowerCase()));
    if (root !== 'users' || !person)
      return graphError(404, root === 'users' ? 'Request_ResourceNotFound' : 'BadRequest');
    if (path === '') return { status: 200, body: selected(url, person) };
    return teamwork(method, path, url, person.id, body);
  };
  const teamwork = async (method: string, path: string, url: URL, personId: string, body: string) => {
    if (method === 'POST' && path === 'teamwork/installedApps') {
      const bound = /\/v1\.0\/appCatalogs\/teamsApps\/([0-9a-f-]{36})$/.exec(
        JSON.parse(body)['teamsApp@odata.bind'],
      )?.[1];
      if (!bound) return graphError(400, 'BadRequest');
      if (installed.has(personId)) return graphError(409, 'Conflict');
      installed.set(personId, bound);
      await onInstall(personId, 'installed');
      return { status: 201 };
    }
    if (path === 'teamwork/installedApps') {
      const wanted = /^teamsApp\/id eq '([0-9a-f-]{36})'$/.exec(url.searchParams.get('$filter') ?? '')?.[1];
      const value = wanted && installed.get(personId) === wanted ? [{ id: `${guidOf(personId)}==` }] : [];
      return { status: 200, body: { value } };
    }
    if (path === `teamwork/installedApps/${guidOf(personId)}==/chat`) {
      await onInstall(personId, 'chat');
      return { status: 200, body: { id: `19:${personId}@unq.gbl.spaces`, chatType: 'oneOnOne' } };
    }
    return graphError(404, 'NotFound');
  };

  const server = createServer({ key, cert }, async (req, res) => {
    const url = new URL(req.url ?? '/', `https://localhost:${portOf(server)}`);
    const body = await bodyOf(req);
    const path = decodeURIComponent(`${url.pathname}${url.search}`);
    asked.push({ method: req.method ?? '', path });
    const scripted = script.find(({ fits, left }) => left > 0 && fits.test(`${req.method} ${path}`));
    if (scripted) scripted.left -= 1;
    const fault = scripted?.fault;
    if (fault === 'cut') return void req.socket.destroy();
    if (fault === 'hang') return;
    if (typeof fault === 'number') await wait(fault);
    if (typeof fault === 'object') return say(res, fault);
    if (req.headers.authorization !== `Bearer ${token}`) return say(res, graphError(401, 'InvalidAuthenticationToken'));
    say(res, await answers(req.method ?? '', url, req.headers, body));
  });
  const identity = createPlainServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    asked.push({ method: 'TOKEN', path: url.search });
    const right = givesTokens && req.headers['x-identity-header'] === 'secret' && url.searchParams.get('client_id');
    const expires_on = Math.floor(Date.now() / 1000) + 86_400;
    const resource = url.searchParams.get('resource');
    say(
      res,
      right
        ? { status: 200, body: { access_token: token, expires_on, resource, token_type: 'Bearer' } }
        : { status: 400 },
    );
  });
  await Promise.all([server, identity].map((one) => new Promise<void>((done) => one.listen(0, '127.0.0.1', done))));
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, cert]);
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${portOf(identity)}/msi/token`;
  process.env.IDENTITY_HEADER = 'secret';

  return {
    port: portOf(server),
    token,
    url: `https://localhost:${portOf(server)}`,
    certificate: cert,
    /** Where the identity of this machine gets its tokens. */
    identity: { endpoint: `http://127.0.0.1:${portOf(identity)}/msi/token`, header: 'secret' },
    people,
    groups,
    installed,
    asked: asked as readonly { readonly method: string; readonly path: string }[],
    /** What was asked for, without the tokens, since the last time. */
    taken: () => asked.splice(0).filter(({ method }) => method !== 'TOKEN'),
    /** The next so many requests that fit meet this. */
    next(fault: GraphFault, fits = /./, left = 1): void {
      script.push({ fits, fault, left });
    },
    down(fault: GraphFault = unavailable, fits = /./): void {
      script.push({ fits, fault, left: Number.POSITIVE_INFINITY });
    },
    mend(): void {
      script.splice(0);
      givesTokens = true;
    },
    /** What the identity has already stays good. */
    refuseTokens(): void {
      givesTokens = false;
    },
    pageSize(size: number): void {
      most = size;
    },
    /** What Teams does when the app is installed for somebody, or the chat of one who has it is looked at. */
    whenInstalled(work: typeof onInstall): void {
      onInstall = work;
    },
    async close(): Promise<void> {
      setDefaultCACertificates(trusted);
      delete process.env.IDENTITY_ENDPOINT;
      delete process.env.IDENTITY_HEADER;
      for (const one of [server, identity]) {
        one.closeAllConnections();
        await new Promise((done) => one.close(done));
      }
    },
  };
}

export type LocalGraph = Awaited<ReturnType<typeof startLocalGraph>>;

/** Two certificates of one name in one process would be taken for one another. */
async function certificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: `local graph ${randomUUID()}` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  return { key, cert };
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  return (server.address() as AddressInfo).port;
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts).toString();
}

function say(res: ServerResponse, { status, body, headers = {} }: Exclude<GraphFault, number | string>): void {
  const isText = typeof body === 'string';
  res.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  res.end(body === undefined ? undefined : isText ? body : JSON.stringify(body));
}
