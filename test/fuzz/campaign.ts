import { createHmac, generateKeyPairSync } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { type ChatMessage, isJson, type Json } from '../../src/workbench/channel/model';
import { appId, tenantId } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { token } from '../support/raw-http';
import { type Ground, prepareGround, whoWrites } from './ground';
import { Oracle } from './oracle';
import { type Attempt, attempts, opened, type Sent, type Token } from './requests';

/**
 * Hostile requests against the real server, over HTTP. `npm test` sends the same ones every time; `npm run fuzz` goes on
 * from another number, and further.
 *
 * - `FUZZ_REQUESTS`: how many at least
 * - `FUZZ_SEED`: from which number
 */
export interface Extent {
  readonly seed: number;
  readonly requests: number;
}

export interface Fuzzed {
  readonly requests: number;
  /** How often each was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Refused as what is not theirs, or is nothing at all. */
  readonly refusals: number;
  /** Answers about a case that is not the sender's, compared with those about none. */
  readonly compared: number;
  /** Commits that people made with what was theirs to do. */
  readonly authorised: number;
  /** Entries of the yearly wheel that people made who may. */
  readonly duties: number;
  readonly cases: number;
  readonly canariesSeenByThoseWhoMay: number;
  readonly unauthorisedReads: readonly string[];
  readonly unauthorisedChanges: readonly string[];
  readonly crashes: readonly string[];
  readonly unanswered: readonly string[];
}

const atOnce = 40;
const longestLine = 2_000;
const nowhere = 'T-0000-0000';
/** Milliseconds: the platform gives up after ten seconds. */
const patience = 10_000;

export interface Answered {
  readonly attempt: Sent;
  readonly body: string;
  readonly status: number;
  readonly text: string;
}

/** Cases come to their end, so that after so many requests others begin. */
const onOneGround = 20_000;

export async function fuzz({ seed, requests }: Extent, told: (line: string) => void = () => {}): Promise<Fuzzed> {
  const crashes: string[] = [];
  const crashed = (error: unknown) =>
    void crashes.push(`nobody caught: ${error instanceof Error ? error.stack : error}`);
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
  try {
    let all = nothingYet;
    while (all.requests < requests) {
      const extent = { seed: seed + all.requests, requests: Math.min(onOneGround, requests - all.requests) };
      const found = await onGround(extent);
      all = together(all, found);
      for (const defect of defectsOf(found)) told(defect.slice(0, longestLine));
      told(`${all.requests} requests, ${defectsOf(all).length} defects`);
    }
    return { ...all, crashes: [...crashes, ...all.crashes] };
  } finally {
    process.off('uncaughtException', crashed);
    process.off('unhandledRejection', crashed);
  }
}

export function defectsOf(found: Fuzzed): readonly string[] {
  return [found.unauthorisedReads, found.unauthorisedChanges, found.crashes, found.unanswered].flat();
}

async function onGround({ seed, requests }: Extent): Promise<Fuzzed> {
  const ground = await prepareGround();
  try {
    const attack = await Attack.prepare(ground);
    const batch = attempts({
      people: (Object.keys(organisation) as PersonName[]).filter((name) => name !== whoWrites),
      caseIds: ground.caseIds,
      recorded: ground.recorded,
    });
    while (attack.sent < requests) {
      await attack.carryOut(fc.sample(batch, { seed: seed + attack.sent, numRuns: atOnce }));
    }
    return { ...(await attack.end()), crashes: ground.failures };
  } finally {
    await ground.stop();
  }
}

const nothingYet: Fuzzed = {
  requests: 0,
  statuses: {},
  refusals: 0,
  compared: 0,
  authorised: 0,
  duties: 0,
  cases: 0,
  canariesSeenByThoseWhoMay: 0,
  unauthorisedReads: [],
  unauthorisedChanges: [],
  crashes: [],
  unanswered: [],
};

function together(one: Fuzzed, other: Fuzzed): Fuzzed {
  const statuses = [...new Set([one, other].flatMap((found) => Object.keys(found.statuses)))].sort();
  return {
    requests: one.requests + other.requests,
    statuses: Object.fromEntries(statuses.map((s) => [s, (one.statuses[s] ?? 0) + (other.statuses[s] ?? 0)])),
    refusals: one.refusals + other.refusals,
    compared: one.compared + other.compared,
    authorised: one.authorised + other.authorised,
    duties: one.duties + other.duties,
    cases: one.cases + other.cases,
    canariesSeenByThoseWhoMay: Math.max(one.canariesSeenByThoseWhoMay, other.canariesSeenByThoseWhoMay),
    unauthorisedReads: [...one.unauthorisedReads, ...other.unauthorisedReads],
    unauthorisedChanges: [...one.unauthorisedChanges, ...other.unauthorisedChanges],
    crashes: [...one.crashes, ...other.crashes],
    unanswered: [...one.unanswered, ...other.unanswered],
  };
}

class Attack {
  sent = 0;
  private readonly statuses: Record<string, number> = {};
  private readonly unanswered: string[] = [];
  private refusals = 0;
  private compared = 0;
  private readonly told: string[] = [];
  private readonly agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  private readonly own: string;

  private constructor(
    private readonly ground: Ground,
    private readonly oracle: Oracle,
  ) {
    this.own = token(ground.local, { exp: Math.floor(Date.now() / 1000) + 86_400 });
  }

  static async prepare(ground: Ground): Promise<Attack> {
    const attack = new Attack(ground, await Oracle.prepare(ground));
    attack.clearChats();
    return attack;
  }

  /** All of them at once; then it is looked what came of them. */
  async carryOut(some: readonly Attempt[]): Promise<void> {
    const openings = this.oracle.openings();
    const resolved = some.map((attempt) => (attempt.kind === 'open' ? opened(attempt, openings) : attempt));
    const answers = await Promise.all(resolved.map((attempt) => this.send(attempt)));
    await this.ground.local.trygg.downloaded();
    await this.ground.local.trygg.trygg.idle();
    this.sent += some.length;
    await this.oracle.look(answers, this.newMessages());
    await this.askOfNoCase(answers);
    this.clearChats();
  }

  /** Of a case in which somebody has no part they must be told the same as of none. */
  private async askOfNoCase(answers: readonly Answered[]): Promise<void> {
    const some = answers.filter((_, place) => place % 3 === 0);
    for (const { attempt } of some) {
      const caseId = attempt.kind === 'person' ? this.oracle.strangeCaseIn(attempt) : undefined;
      if (attempt.kind !== 'person' || caseId === undefined) continue;
      const none = JSON.parse(JSON.stringify(attempt.activity).replaceAll(caseId, nowhere)) as Json;
      const there = await this.send(attempt);
      const nothing = await this.send({ ...attempt, activity: none });
      this.sent += 2;
      this.compared += 1;
      if (there.text.replaceAll(caseId, nowhere) === nothing.text && there.status === nothing.status) continue;
      this.told.push(`${attempt.who} was told that there is ${caseId} by ${there.body}: ${there.text}`);
    }
  }

  async end() {
    this.agent.destroy();
    const found = await this.oracle.end();
    return {
      requests: this.sent,
      statuses: this.statuses,
      refusals: this.refusals,
      unanswered: this.unanswered,
      ...found,
      compared: this.compared,
      unauthorisedReads: [...found.unauthorisedReads, ...this.told],
    };
  }

  private newMessages(): ReadonlyMap<PersonName, string> {
    const people = Object.keys(organisation) as PersonName[];
    return new Map(people.map((name) => [name, JSON.stringify(this.ground.local.person(name).messages)]));
  }

  /** A chat that grows by a hundred thousand messages would be what is measured. */
  private clearChats(): void {
    for (const name of Object.keys(organisation) as PersonName[]) {
      const { messages, toasts } = this.ground.local.person(name);
      (messages as ChatMessage[]).length = 0;
      (toasts as unknown[]).length = 0;
    }
  }

  private async send(attempt: Sent): Promise<Answered> {
    const { method, path, headers, body } = this.wired(attempt);
    const answer = await Promise.race([
      this.exchange(method, path, headers, body),
      wait(patience, { status: 0, text: 'nothing within ten seconds' }, { ref: false }),
    ]);
    const { status, text } = answer;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (!isAnswer(attempt, status, text))
      this.unanswered.push(`${status} ${text.slice(0, 200)} to ${method} ${path} ${body}`);
    if (/Dette finnes ikke, eller|This does not exist, or/.test(text)) this.refusals += 1;
    return { attempt, body, ...answer };
  }

  private wired(attempt: Sent) {
    if (attempt.kind === 'raw') return attempt;
    const { local } = this.ground;
    const { person, userId, conversationId } = local.person(attempt.who);
    const activity: Json = {
      id: 'fuzz',
      channelId: 'msteams',
      serviceUrl: local.channel.serviceUrl(),
      channelData: { tenant: { id: tenantId } },
      locale: 'nb-NO',
      ...attempt.activity,
      from: { id: userId, aadObjectId: person.id },
      recipient: { id: `28:${appId}` },
      conversation: { id: conversationId, conversationType: 'personal', tenantId },
    };
    const bearer = attempt.kind === 'person' ? `Bearer ${this.own}` : this.foreign(attempt.token);
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (bearer !== undefined) headers.authorization = bearer;
    return { method: 'POST', path: '/api/messages', headers, body: JSON.stringify(activity) };
  }

  /** Made once: to sign takes longer than to refuse. */
  private readonly made = new Map<Token, string | undefined>();
  private foreign(kind: Token): string | undefined {
    if (!this.made.has(kind)) this.made.set(kind, foreignToken(this.ground, kind));
    return this.made.get(kind);
  }

  private exchange(method: string, path: string, headers: Readonly<Record<string, string>>, body: string) {
    return new Promise<{ status: number; text: string }>((resolve) => {
      const failed = (error: Error) => resolve({ status: 0, text: error.message });
      const { agent } = this;
      const withBody = !['GET', 'HEAD', 'TRACE'].includes(method);
      const length = withBody ? { 'content-length': String(Buffer.byteLength(body)) } : {};
      const outgoing = request(`${this.ground.local.url}${path}`, {
        method,
        agent,
        headers: { ...headers, ...length },
      });
      outgoing.on('error', failed);
      outgoing.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', failed);
      });
      outgoing.end(withBody ? body : undefined);
    });
  }
}

/** Nothing but a refusal for whoever is unknown; for others a card, or that the request is none. */
function isAnswer(attempt: Sent, status: number, text: string): boolean {
  if (attempt.kind === 'stranger') return status === 401 && text === '';
  if (attempt.kind === 'raw') return [200, 400, 401, 404, 405, 413, 415].includes(status);
  const { type, name } = attempt.activity;
  const known = ['adaptiveCard/action', 'task/fetch', 'task/submit', 'fileConsent/invoke'].includes(String(name));
  if (status === 501) return type === 'invoke' && !known;
  if (/Det gikk ikke akkurat nå|It did not work just now/.test(text)) return false;
  if (status === 200 && type === 'invoke' && known && name !== 'fileConsent/invoke') return isCard(text);
  if (status === 401) return tenantIn(attempt.activity) !== tenantId;
  return [200, 400, 413].includes(status);
}

function tenantIn({ channelData }: Json): unknown {
  const { tenant } = isJson(channelData) ? channelData : {};
  return isJson(tenant) ? tenant.id : undefined;
}

function isCard(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)).includes('"AdaptiveCard"');
  } catch {
    return false;
  }
}

const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function foreignToken({ local }: Ground, kind: Token): string | undefined {
  const now = Math.floor(Date.now() / 1000);
  const hour = 3600;
  const bearer = (...given: Parameters<typeof token> extends [unknown, ...infer Rest] ? Rest : never) =>
    `Bearer ${token(local, ...given)}`;
  switch (kind) {
    case 'none':
      return undefined;
    case 'garbage':
      return 'Bearer garbage.garbage.garbage';
    case 'foreignKey':
      return bearer({}, { key: foreignKey });
    case 'expired':
      return bearer({ exp: now - hour, nbf: now - 2 * hour });
    case 'noExpiry':
      return bearer({ exp: undefined });
    case 'notYet':
      return bearer({ nbf: now + hour, exp: now + 2 * hour });
    case 'audience':
      return bearer({ aud: 'b3f1d9a0-0000-4000-8000-000000000000' });
    case 'issuer':
      return bearer({ iss: 'https://elsewhere.example' });
    case 'emulator':
      return bearer({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' });
    case 'service':
      return bearer({ serviceurl: 'https://elsewhere.example/' });
    case 'noAlgorithm':
      return bearer({}, { algorithm: 'none' });
    case 'sharedSecret': {
      const [, claims] = token(local).split('.');
      const header = { alg: 'HS256', typ: 'JWT', kid: local.channel.tokens.keyId };
      const signed = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${claims}`;
      return `Bearer ${signed}.${createHmac('sha256', 'public').update(signed).digest('base64url')}`;
    }
  }
}
