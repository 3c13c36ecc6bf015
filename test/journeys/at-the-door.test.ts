import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JwtPayload } from 'jsonwebtoken';
import type { SignOptions } from '../../src/workbench/channel/tokens';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { knock, message, overTheWire, send, token } from '../support/raw-http';
import { WatchedStore } from '../support/watched-store';

const now = Math.floor(Date.now() / 1000);
const hour = 3600;
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const emulatorIssuer = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

let local: LocalTrygg;
const store = new WatchedStore();

beforeAll(async () => {
  local = await startLocalTrygg(undefined, { around: { store: store.around } });
  await local.person('nora').install();
});

afterAll(async () => {
  await local.stop();
});

const right = (change?: JwtPayload, signing?: SignOptions) => `Bearer ${token(local, change, signing)}`;
const body = (fields?: Readonly<Record<string, unknown>>) => JSON.stringify(message(local, fields));

const service = () => new URL(local.channel.serviceUrl()).origin;

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
  ['another scheme', () => `Basic ${token(local)}`],
  ['two tokens', () => `${right()} ${token(local)}`],
  ['claims that are no text', () => `Bearer ${garbageClaims}`],
  ['claims that are no JSON', () => `Bearer ${noJsonClaims}`],
  ['a forged signature with the right key id', () => right({}, { key: foreign.privateKey })],
  ['an unknown key', () => right({}, { key: foreign.privateKey, keyId: 'unknown' })],
  ['no key id', () => right({}, { keyId: null })],
  ['a token that has expired', () => right({ exp: now - hour, nbf: now - 2 * hour })],
  ['a token without expiry', () => right({ exp: undefined })],
  ['a token that is not valid yet', () => right({ nbf: now + hour })],
  ['another audience', () => right({ aud: 'b3f1d9a0-0000-4000-8000-000000000000' })],
  ['several audiences', () => right({ aud: [local.channel.botSettings().MicrosoftAppId, 'other'] })],
  ['another issuer', () => right({ iss: 'https://elsewhere.example' })],
  ["the emulator's issuer", () => right({ iss: emulatorIssuer })],
  ["another service's claim", () => right({ serviceurl: 'http://127.0.0.1:1/' })],
  ["another service's claim that begins like the channel's", () => right({ serviceurl: `${service()}.evil.example/` })],
  [
    "another service's claim behind the channel's name",
    () => right({ serviceurl: `http://${service()}@evil.example/` }),
  ],
  ['several issuers', () => right({ iss: [local.channel.botSettings().ToBotFromChannelTokenIssuer] as never })],
  ["no service's claim", () => right({ serviceurl: undefined })],
  ['no signature', () => right({}, { algorithm: 'none' })],
  ['a shared secret', () => right({}, { algorithm: 'HS256' })],
  [
    'the public key as a shared secret',
    // A hand-made signature: the library itself refuses to make such a token.
    async () => {
      const [, claims] = token(local).split('.');
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
    const before = store.asked.length;
    expect(await knock(local, right(), body())).toMatchObject({ status: 200 });
    expect(store.asked.length).toBeGreaterThan(before);
  });

  it.each(refused)('%s: 401 without a word, and no turn is run', async (_, authorization) => {
    const [seen, heard] = [store.asked.length, local.person('nora').messages.length];
    const answer = await knock(local, await authorization(), body());
    expect(answer).toMatchObject({ status: 401, body: '' });
    expect(store.asked).toHaveLength(seen);
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
    const [seen, heard] = [store.asked.length, local.person('nora').messages.length];
    const answer = await knock(local, right(), body(fields));
    expect(answer).toMatchObject({ status: 401, body: '' });
    expect(store.asked).toHaveLength(seen);
    expect(local.person('nora').messages).toHaveLength(heard);
  });

  it.each([
    ['malformed', '{"type":'],
    ['empty', ''],
    ['huge', JSON.stringify({ type: 'message', text: 'x'.repeat(1024 * 1024) })],
  ])('without a token nothing is learnt about a %s body', async (_, body) => {
    for (const authorization of [undefined, right({}, { key: foreign.privateKey })]) {
      expect(await knock(local, authorization, body)).toMatchObject({ status: 401, body: '' });
    }
  });

  it('only POST, and only this path: a status without an explanation', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect(await send(local, method, '/api/messages')).toMatchObject({ status: 405, body: '' });
    }
    for (const path of ['/', '/api', '/api/messages/x', '/.env', '/workbench', '/api/messages%00', '/%']) {
      const { status, body } = await send(local, 'GET', path);
      expect([400, 404]).toContain(status);
      expect(body).toBe('');
    }
  });

  it.each(refused)('%s: no word of it in the log, and no stack trace', async (_, authorization) => {
    const said: string[] = [];
    const listening = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((part) => {
        said.push(String(part));
        return true;
      }),
    );
    const answer = await knock(local, await authorization(), body());
    for (const stream of listening) stream.mockRestore();
    expect(JSON.stringify([answer, said])).not.toMatch(/\bat .+:\d+:\d+|Error|node_modules/);
    expect(said).toEqual([]);
  });

  it('what another service is spoken for is never answered there, with a token of the channel itself', async () => {
    let asked = 0;
    const elsewhere = createServer((_request, response) => {
      asked += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const serviceUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const answer = await knock(local, right({ serviceurl: serviceUrl }), body({ serviceUrl }));
    expect(answer).toMatchObject({ status: 401, body: '' });
    expect(asked).toBe(0);
    elsewhere.close();
  });

  const onEveryAnswer = {
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };

  it('says neither what it runs on nor lets anything be kept, shown in a frame or guessed', async () => {
    const invoke = { type: 'invoke', name: 'task/fetch', value: { data: { verb: 'Report' } } };
    for (const answer of [
      await send(local, 'GET', '/healthz'),
      await send(local, 'GET', '/readyz'),
      await knock(local, undefined, '{}'),
      await knock(local, right(), '{'),
      await knock(local, right(), body()),
      await knock(local, right(), body(invoke)),
      await send(local, 'GET', '/none'),
      await send(local, 'PUT', '/api/messages'),
      await send(local, 'GET', '/%'),
    ]) {
      expect(answer.headers).toMatchObject(onEveryAnswer);
      expect(answer.headers).not.toHaveProperty('server');
      expect(answer.headers).not.toHaveProperty('x-powered-by');
    }
  });

  it.each([
    ['no HTTP', 'nonsense\r\n\r\n'],
    ['a header that is none', 'GET / HTTP/1.1\r\nHost: x\r\nno header\r\n\r\n'],
    ['two lengths', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    [
      'a length and pieces, as for smuggling',
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['very long headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  ])('%s: refused like everything else, without a word', async (_, bytes) => {
    const answer = await overTheWire(local, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(answer.split('\r\n\r\n')[1]).toBe('');
  });

  it('is alive and ready, and says when the store is not', async () => {
    expect(await send(local, 'GET', '/healthz')).toMatchObject({ status: 200, body: '{"status":"alive"}' });
    expect(await send(local, 'GET', '/readyz')).toMatchObject({
      status: 200,
      body: '{"status":"ready","parts":{"store":"ready","keys":"ready"}}',
    });
    store.failing = { method: 'check', error: new Error('the file /secret/place is gone') };
    const answer = await send(local, 'GET', '/readyz');
    store.failing = undefined;
    expect(answer).toMatchObject({
      status: 503,
      body: '{"status":"broken","parts":{"store":"broken","keys":"ready"}}',
    });
    expect(await send(local, 'GET', '/healthz')).toMatchObject({ status: 200 });
  });
});

describe('behind a server that ends TLS', () => {
  it('what came to that one over plain http is refused', async () => {
    const encrypted = await startLocalTrygg(undefined, { encryptedOnly: true });
    try {
      await encrypted.person('nora').install();
      const knockAs = (proto?: string) =>
        send(
          encrypted,
          'POST',
          '/api/messages',
          {
            'content-type': 'application/json',
            authorization: `Bearer ${token(encrypted)}`,
            ...(proto === undefined ? {} : { 'x-forwarded-proto': proto }),
          },
          JSON.stringify(message(encrypted)),
        );
      expect(await knockAs('http')).toMatchObject({ status: 403, body: '' });
      expect(await knockAs('https,http')).toMatchObject({ status: 403, body: '' });
      expect(await knockAs('https')).toMatchObject({ status: 200 });
    } finally {
      await encrypted.stop();
    }
  });
});
