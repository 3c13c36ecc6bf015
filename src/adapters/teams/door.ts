import type { Activity } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { decode } from 'jsonwebtoken';
import { z } from 'zod';

/** The one channel whose tokens are accepted. */
export interface Channel {
  readonly appId: string;
  readonly tenantId: string;
  /** Tenants besides ours whose people may come in. */
  readonly otherTenants?: readonly string[];
  readonly issuer: string;
  /** Where the channel takes what is said to people, as scheme, host and port: nothing is ever said anywhere else. */
  readonly serviceOrigins: readonly string[];
}

export type Authenticated = Awaited<ReturnType<BotFrameworkAuthentication['authenticateRequest']>>;

/** Our channel, speaking for our app, and the one service that it may speak for. */
export interface Sender {
  readonly authenticated: Authenticated;
  readonly serviceUrl: string;
}

/** Others let their clients say who they are; in Teams the platform says it. */
const channelId = 'msteams';

/**
 * What the SDK knows as the addresses of Teams where the public issuer signs: worldwide, and the GCC. Those of other
 * clouds have issuers of their own.
 */
export const publicServiceOrigins = ['https://smba.trafficmanager.net', 'https://smba.infra.gcc.teams.microsoft.com'];

/** A clock that is a little wrong is forgiven, in seconds. */
const leeway = 300;

const header = z.object({ alg: z.literal('RS256'), kid: z.string().min(1) });
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().min(1),
});

/**
 * Whose token this is, or undefined where it is not our channel's for our app. The SDK checks the signature; what it
 * lets pass or stumbles over (no expiry, another algorithm, the emulator's issuer, a forged signature) is refused
 * here, always in the same way. Needs nothing of the body, so that a stranger's is never read.
 */
export async function authenticate(
  channel: Channel,
  authentication: BotFrameworkAuthentication,
  authorization: string | undefined,
): Promise<Sender | undefined> {
  try {
    const serviceUrl = claimedService(channel, authorization);
    if (!serviceUrl) return undefined;
    const spokenFor = { channelId, serviceUrl } as Activity;
    return { authenticated: await authentication.authenticateRequest(spokenFor, authorization ?? ''), serviceUrl };
  } catch {
    return undefined;
  }
}

/** Whether the sender may bring this activity: from our tenant, to be answered where its token says. */
export function maySend(channel: Channel, sender: Sender, activity: Activity): boolean {
  const tenants = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter(Boolean);
  return (
    activity.channelId === channelId &&
    activity.serviceUrl === sender.serviceUrl &&
    tenants.length > 0 &&
    new Set(tenants).size === 1 &&
    tenants.every((id) => id === channel.tenantId || channel.otherTenants?.includes(id))
  );
}

/** Whether something may be said at an address: whoever gets the bot to speak elsewhere would read it, token included. */
export function isOfChannel({ serviceOrigins }: Pick<Channel, 'serviceOrigins'>, address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.username === '' && url.password === '' && serviceOrigins.includes(url.origin);
}

function claimedService(channel: Channel, authorization: string | undefined): string | undefined {
  const token = decode(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '', { complete: true });
  const body = claims.safeParse(token?.payload);
  if (!header.safeParse(token?.header).success || !body.success) return undefined;
  const now = Date.now() / 1000;
  const { iss, aud, exp, nbf = 0, serviceurl } = body.data;
  const right = iss === channel.issuer && aud === channel.appId && exp > now - leeway && nbf < now + leeway;
  return right && isOfChannel(channel, serviceurl) ? serviceurl : undefined;
}
