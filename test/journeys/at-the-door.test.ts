import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { request } from 'node:http';
import type { JwtPayload } from 'jsonwebtoken';
import type { Store } from '../../src/application/ports';
import type { SignOptions } from '../../src/workbench/channel/tokens';
import { type LocalTrygg, startLocalTrygg, tenantId } from '../support/local-trygg';

const now = Math.floor(Date.now() / 1000);
const hour = 3600;
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const emulatorIssuer = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

let local: LocalTrygg;
let turns = 0;
let broken = false;

/** Every turn begins with a look at who is speaking: the one that does not come to that has not been run. */
function watched(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'document') turns += 1;
      if (name === 'check' && broken) return () => Promise.reject(new Error('SECRET-PATH is gone'));
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

beforeAll(async () => {
  local = await startLocalTrygg(undefined, { around: { store: watched } });
  await local.person('nora').install();
});

afterAll(async () => {
  await local.stop();
});

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

function send(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(`${local.url}${path}`, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts).toString('utf8'),
          headers: response.headers,
        }),
      );
    });
    sending.once('error', reject);
    sending.end(body);
  });
}

/** A message of Nora's, as the channel would send it, with these fields instead. */
function message(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { person, userId, conversationId } = local.person('nora');
  return {
    type: 'message',
    text: 'hei',
    id: 'a1',
    channelId: 'msteams',
    serviceUrl: local.channel.serviceUrl(),
    from: { id: userId, aadObjectId: person.id },
    recipient: { id: '28:bot' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    ...fields,
  };
}

function knock(authorization: string | undefined, body: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
  return send('POST', '/api/messages', headers, body);
}

function token(change: JwtPayload = {}, signing?: SignOptions): string {
  const claims = { ...local.channel.tokens.claimsForBot(local.channel.serviceUrl()), ...change };
  return local.channel.tokens.sign(
    Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined)),
    signing,
  );
}

const garbageClaims = `${Buffer.from('{"alg":"RS256","typ":"JWT","kid":"k"}').toString('base64url')}.!!!!.c2ln`;
const noJsonClaims = `${Buffer.from('{"alg":"RS256","typ":"JWT","kid":"k"}').toString('base64url')}.eA.c2ln`;

/** The channel's public key as anybody can read it, taken for a shared secret. */
async function publicKeyAsSecret(): Promise<string> {
  const document = await fetch(local.channel.botSettings().ToBotFromChannelOpenIdMetadataUrl);
  const { jwks_uri } = (await document.json()) as { jwks_uri: string };
  const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: JsonWebKey[] };
  return createPublicKey({ key: keys[0] ?? {}, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

const refused: readonly (readonly [string, () => string | undefined | Promise<string>])[] = [
  ['no token', () => undefined],
  ['an empty header', () => ''],
  ['the word alone', () => 'Bearer '],
  ['garbage', () => 'Bearer garbage'],
  ['another scheme', () => `Basic ${token()}`],
  ['two tokens', () => `Bearer ${token()} ${token()}`],
  ['claims that are no text', () => `Bearer ${garbageClaims}`],
  ['claims that are no JSON', () => `Bearer ${noJsonClaims}`],
  ['a forged signature with the right key id', () => `Bearer ${token({}, { key: foreign.privateKey })}`],
  ['an unknown key', () => `Bearer ${token({}, { key: foreign.privateKey, keyId: 'unknown' })}`],
  ['no key id', () => `Bearer ${token({}, { keyId: null })}`],
  ['a token that has expired', () => `Bearer ${token({ exp: now - hour, nbf: now - 2 * hour })}`],
  ['a token without expiry', () => `Bearer ${token({ exp: undefined })}`],
  ['a token that is not valid yet', () => `Bearer ${token({ nbf: now + hour })}`],
  ['another audience', () => `Bearer ${token({ aud: 'b3f1d9a0-0000-4000-8000-000000000000' })}`],
  ['several audiences', () => `Bearer ${token({ aud: [local.channel.botSettings().MicrosoftAppId, 'other'] })}`],
  ['another issuer', () => `Bearer ${token({ iss: 'https://elsewhere.example' })}`],
  ["the emulator's issuer", () => `Bearer ${token({ iss: emulatorIssuer })}`],
  ["another service's claim", () => `Bearer ${token({ serviceurl: 'http://127.0.0.1:1/' })}`],
  ["no service's claim", () => `Bearer ${token({ serviceurl: undefined })}`],
  ['no signature', () => `Bearer ${token({}, { algorithm: 'none' })}`],
  ['a shared secret', () => `Bearer ${token({}, { algorithm: 'HS256' })}`],
  [
    'the public key as a shared secret',
    // A hand-made signature: the library itself refuses to make such a token.
    async () => {
      const { createHmac } = await import('node:crypto');
      const [, claims] = token().split('.');
      const header = Buffer.from(
        JSON.stringify({ alg: 'HS256', typ: 'JWT', kid: local.channel.tokens.keyId }),
      ).toString('base64url');
      const signature = createHmac('sha256', await publicKeyAsSecret()).update(`${header}.${claims}`);
      return `Bearer ${header}.${claims}.${signature.digest('base64url')}`;
    },
  ],
];

describe('at the door', () => {
  it('a right token is let in', async () => {
    const before = turns;
    expect(await knock(`Bearer ${token()}`, JSON.stringify(message()))).toMatchObject({ status: 200 });
    expect(turns).toBeGreaterThan(before);
  });

  it.each(refused)('%s: 401 without a word, and no turn is run', async (_, authorization) => {
    const [seen, heard] = [turns, local.person('nora').messages.length];
    const answer = await knock(await authorization(), JSON.stringify(message()));
    expect(answer).toMatchObject({ status: 401, body: '' });
    expect(turns).toBe(seen);
    expect(local.person('nora').messages).toHaveLength(heard);
  });

  it.each([
    ["another tenant's conversation", { conversation: { id: 'c', conversationType: 'personal', tenantId: 'other' } }],
    ["another tenant's channel data", { channelData: { tenant: { id: 'other' } } }],
    ['no tenant at all', { conversation: { id: 'c', conversationType: 'personal' }, channelData: undefined }],
    ["another service URL than the token's", { serviceUrl: 'http://127.0.0.1:1/' }],
    ['a channel that lets its clients write who they are', { channelId: 'directline' }],
    ['the emulator', { channelId: 'emulator' }],
  ])('%s: 401 even with a right token', async (_, fields) => {
    const [seen, heard] = [turns, local.person('nora').messages.length];
    const answer = await knock(`Bearer ${token()}`, JSON.stringify(message(fields)));
    expect(answer).toMatchObject({ status: 401, body: '' });
    expect(turns).toBe(seen);
    expect(local.person('nora').messages).toHaveLength(heard);
  });

  it.each([
    ['malformed', '{"type":'],
    ['empty', ''],
    ['huge', JSON.stringify({ type: 'message', text: 'x'.repeat(1024 * 1024) })],
  ])('without a token nothing is learnt about a %s body', async (_, body) => {
    for (const authorization of [undefined, `Bearer ${token({}, { key: foreign.privateKey })}`]) {
      expect(await knock(authorization, body)).toMatchObject({ status: 401, body: '' });
    }
  });

  it('only POST, and only this path: a status without an explanation', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect(await send(method, '/api/messages')).toMatchObject({ status: 405, body: '' });
    }
    for (const path of ['/', '/api', '/api/messages/x', '/.env', '/workbench', '/api/messages%00', '/%']) {
      const { status, body } = await send('GET', path);
      expect([400, 404]).toContain(status);
      expect(body).toBe('');
    }
  });

  it('says neither what it runs on nor lets anything be kept or guessed', async () => {
    for (const answer of [await send('GET', '/healthz'), await knock(undefined, '{}'), await send('GET', '/none')]) {
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      expect(answer.headers).not.toHaveProperty('server');
      expect(answer.headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('is alive and ready, and says when the store is not', async () => {
    expect(await send('GET', '/healthz')).toMatchObject({ status: 200, body: '{"status":"alive"}' });
    expect(await send('GET', '/readyz')).toMatchObject({ status: 200, body: '{"status":"ready"}' });
    broken = true;
    const answer = await send('GET', '/readyz');
    broken = false;
    expect(answer).toMatchObject({ status: 503, body: '{"status":"not ready"}' });
    expect(await send('GET', '/healthz')).toMatchObject({ status: 200 });
  });
});
