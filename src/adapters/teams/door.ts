import type { Activity } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { decode } from 'jsonwebtoken';
import { z } from 'zod';

/** The one channel whose tokens are accepted. */
export interface Channel {
  readonly appId: string;
  readonly tenantId: string;
  readonly issuer: string;
}

export type Authenticated = Awaited<ReturnType<BotFrameworkAuthentication['authenticateRequest']>>;

/** A clock that is a little wrong is forgiven, in seconds. */
const leeway = 300;

const header = z.object({ alg: z.literal('RS256'), kid: z.string().min(1) });
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/**
 * Who sends this activity, or undefined where it is not our channel speaking for our app and tenant. The SDK checks
 * the signature; what it lets pass or stumbles over (no expiry, another algorithm, the emulator's issuer, another
 * tenant, a forged signature) is refused here, always in the same way.
 */
export async function authenticate(
  channel: Channel,
  authentication: BotFrameworkAuthentication,
  authorization: string | undefined,
  activity: Activity,
): Promise<Authenticated | undefined> {
  if (!looksRight(channel, authorization) || !ofTenant(channel, activity)) return undefined;
  try {
    return await authentication.authenticateRequest(activity, authorization ?? '');
  } catch {
    return undefined;
  }
}

function looksRight(channel: Channel, authorization: string | undefined): boolean {
  const token = decode(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '', { complete: true });
  const body = claims.safeParse(token?.payload);
  if (!header.safeParse(token?.header).success || !body.success) return false;
  const now = Date.now() / 1000;
  const { iss, aud, exp, nbf = 0 } = body.data;
  return iss === channel.issuer && aud === channel.appId && exp > now - leeway && nbf < now + leeway;
}

function ofTenant(channel: Channel, activity: Activity): boolean {
  const tenants = [activity.conversation?.tenantId, activity.channelData?.tenant?.id].filter((id) => id !== undefined);
  return tenants.length > 0 && tenants.every((id) => id === channel.tenantId);
}
