import { generateKeyPairSync } from 'node:crypto';
import type { JwtPayload } from 'jsonwebtoken';
import type { Channel } from '../../src/workbench/channel/channel';
import type { SignOptions } from '../../src/workbench/channel/tokens';
import type { RunningBot } from './documentation-bot';
import { anna, channelWithBot } from './sample-channel';

let channel: Channel;
let bot: RunningBot;

beforeAll(async () => {
  ({ channel, bot } = await channelWithBot());
  for (const stream of ['error', 'warn'] as const) jest.spyOn(console, stream).mockImplementation();
});

afterAll(async () => {
  jest.restoreAllMocks();
  await bot.close();
  await channel.close();
});

async function statusFor(change: JwtPayload, signing?: SignOptions): Promise<number> {
  const claims = { ...channel.tokens.claimsForBot(channel.serviceUrl()), ...change };
  const known = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  const token = channel.tokens.sign(known, signing);
  const delivered = await channel.person(anna.id).post({ type: 'message', text: 'hostile' }, { token });
  return 'answer' in delivered ? delivered.answer.status : 0;
}

// What the SDK makes of each was measured (docs of the platform): where it answers 500 or lets something pass, a bot
// has to check for itself. Here it is the channel that is tested: that it can make every one of these tokens.
describe('tokens that a test can have signed', () => {
  const now = Math.floor(Date.now() / 1000);
  const { privateKey: foreignKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  it('a right one is accepted', async () => {
    await channel.person(anna.id).install();
    expect(await statusFor({})).toBe(200);
  });

  const refused: [string, JwtPayload, SignOptions][] = [
    ['expired', { exp: now - 3600, nbf: now - 7200 }, {}],
    ['not valid yet', { nbf: now + 3600 }, {}],
    ['for another bot', { aud: 'another' }, {}],
    ['of another issuer', { iss: 'https://elsewhere.example' }, {}],
    ['for another service', { serviceurl: 'http://127.0.0.1:1/' }, {}],
    ['with an unknown key', {}, { keyId: 'unknown', key: foreignKey }],
    ['without a key id', {}, { keyId: null }],
    ['with a forged signature', {}, { key: foreignKey }],
    ['unsigned', {}, { algorithm: 'none' }],
    ['signed with a shared secret', {}, { algorithm: 'HS256' }],
  ];
  it.each(refused)('%s is refused', async (_kind, change, signing) => {
    const turns = bot.seen.length;
    expect([401, 500]).toContain(await statusFor(change, signing));
    expect(bot.seen).toHaveLength(turns);
  });

  it('none at all, and garbage, are refused', async () => {
    for (const token of [null, 'garbage']) {
      const delivered = await channel.person(anna.id).post({ type: 'message', text: 'x' }, { token });
      expect(delivered).toMatchObject({ answer: { status: 401 } });
    }
  });

  it('one without an expiry passes the SDK', async () => {
    expect(await statusFor({ exp: undefined })).toBe(200);
  });
});
