import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { decode, type JwtPayload, sign, verify } from 'jsonwebtoken';

const lifetimeSeconds = 3600;

export interface SignOptions {
  algorithm?: 'RS256' | 'HS256' | 'none';
  /** Another key than the channel's own, for forged signatures. */
  key?: KeyObject | string;
  /** The key id in the header; `null` leaves it out. */
  keyId?: string | null;
}

/** The identity of one run of the channel: its issuer, its key, and the secret its bot has to show. */
export function createTokens(options: { appId: string; issuer: () => string }) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  // The SDK keeps the keys of a metadata address for a day. An address that differs from run to run is what makes it
  // fetch the keys of this run.
  const keyId = randomBytes(8).toString('hex');
  const secret = randomBytes(24).toString('hex');
  const scope = `api://channel-${keyId}`;

  let right: { readonly token: string; readonly serviceUrl: string; readonly until: number } | undefined;

  function signWith(claims: JwtPayload, signing: SignOptions = {}): string {
    const { algorithm = 'RS256', keyId: kid = keyId } = signing;
    const key = signing.key ?? (algorithm === 'HS256' ? 'a-shared-secret' : privateKey);
    const header = { alg: algorithm, typ: 'JWT', ...(kid === null ? {} : { kid }) };
    return sign(claims, algorithm === 'none' ? '' : key, { algorithm, header, noTimestamp: true });
  }

  /** The claims of a right token of this channel for its bot. */
  function claimsForBot(serviceUrl: string): JwtPayload {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: options.issuer(),
      aud: options.appId,
      nbf: now - 5,
      exp: now + lifetimeSeconds,
      serviceurl: serviceUrl,
    };
  }

  return {
    keyId,
    secret,
    /** The audience of the tokens with which the bot calls the connector. */
    scope,

    keys: () => ({
      keys: [
        { ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256', endorsements: ['msteams'] },
      ],
    }),

    /** Signs exactly these claims, however wrong they are. */
    sign: signWith,

    claimsForBot,

    /** A right token of this channel for its bot: one serves for many activities, until half its time is over. */
    forBot(serviceUrl: string): string {
      const now = Date.now();
      if (right?.serviceUrl !== serviceUrl || now >= right.until) {
        right = { token: signWith(claimsForBot(serviceUrl)), serviceUrl, until: now + lifetimeSeconds * 500 };
      }
      return right.token;
    },

    /** The token endpoint: client credentials against a token for the connector, or `undefined`. */
    issueToBot(request: URLSearchParams): { access_token: string; token_type: string; expires_in: number } | undefined {
      const wanted = request.get('scope')?.replace(/\/\.default$/, '');
      if (request.get('grant_type') !== 'client_credentials' || wanted !== scope) return undefined;
      if (request.get('client_id') !== options.appId || request.get('client_secret') !== secret) return undefined;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: options.issuer(),
        aud: scope,
        appid: options.appId,
        nbf: now - 5,
        exp: now + lifetimeSeconds,
      };
      return { access_token: signWith(claims), token_type: 'Bearer', expires_in: lifetimeSeconds };
    },

    /** Whether this is the bot's own token for this connector. */
    isFromBot(authorization: string | undefined): boolean {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      if (!token || decode(token, { complete: true })?.header.kid !== keyId) return false;
      try {
        const checks = { algorithms: ['RS256' as const], audience: scope, issuer: options.issuer() };
        const claims = verify(token, publicKey, checks);
        return typeof claims === 'object' && claims.appid === options.appId && claims.exp !== undefined;
      } catch {
        return false;
      }
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;
