import { randomUUID } from 'node:crypto';
import type { JwtPayload } from 'jsonwebtoken';
import { type PostAnswer, postJson } from './http';
import type { Json, Outcome, Person } from './model';
import type { Chat } from './state';
import type { Tokens } from './tokens';

export interface TimeLimits {
  /** An invoke answered later than this is noted, in milliseconds. */
  slowMs: number;
  /** An invoke that isn't answered by then has failed for the person, in milliseconds. */
  lateMs: number;
}

export interface DeliveryOptions {
  appId: string;
  botName: string;
  tenantId: string;
  tokens: Tokens;
  limits: TimeLimits;
  now: () => Date;
  serviceUrl: () => string;
  botUrl: () => string;
  violate: (severity: 'error' | 'warning', code: string, why: string, personId?: string) => void;
}

export type Delivered = { answer: PostAnswer } | { outcome: Extract<Outcome, { kind: 'error' }> };

export interface RawPost {
  /** Instead of the right token; `null` sends none. */
  token?: string | null;
  /** Claims that differ from those of the right token. */
  claims?: JwtPayload;
}

/** Builds the activities that a person's client sends, and brings them to the bot. */
export function createDelivery(options: DeliveryOptions) {
  const { appId, botName, tenantId, tokens, limits, now } = options;

  function envelope(chat: Chat, person: Person): Json {
    const [language = 'nb', country = 'NO'] = person.locale.split('-');
    return {
      id: randomUUID(),
      timestamp: now().toISOString(),
      channelId: 'msteams',
      serviceUrl: options.serviceUrl(),
      from: { id: chat.userId, name: person.name, aadObjectId: person.id },
      recipient: { id: `28:${appId}`, name: botName },
      conversation: { conversationType: 'personal', tenantId, id: chat.conversationId },
      channelData: { tenant: { id: tenantId } },
      entities: [{ type: 'clientInfo', locale: person.locale, country, language, platform: 'Web' }],
      locale: person.locale,
    };
  }

  function rightToken(claims?: JwtPayload): string {
    const serviceUrl = options.serviceUrl();
    return claims ? tokens.sign({ ...tokens.claimsForBot(serviceUrl), ...claims }) : tokens.forBot(serviceUrl);
  }

  async function post(activity: Json, personId: string, raw: RawPost = {}): Promise<Delivered> {
    const token = raw.token === undefined ? rightToken(raw.claims) : raw.token;
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const started = performance.now();
    const result = await postJson(options.botUrl(), activity, headers, limits.lateMs);
    const tookMs = performance.now() - started;
    const isInvoke = activity.type === 'invoke';
    const what = isInvoke ? `The invoke ${String(activity.name)}` : `An activity of the type ${String(activity.type)}`;
    if (result.kind === 'silence') {
      options.violate('error', 'answer-late', `${what} was not answered within ${limits.lateMs} ms.`, personId);
      return { outcome: { kind: 'error', code: 'answer-late', message: 'The app did not answer in time.' } };
    }
    if (result.kind === 'cut') {
      const why = `${what} got no answer: ${result.reason}.`;
      options.violate('error', 'bot-unreachable', why, personId);
      return { outcome: { kind: 'error', code: 'bot-unreachable', message: 'The app could not be reached.' } };
    }
    if (isInvoke && tookMs > limits.slowMs) {
      const why = `${what} was answered after ${Math.round(tookMs)} ms; ${limits.slowMs} ms is the limit.`;
      options.violate('warning', 'answer-slow', why, personId);
    }
    return { answer: result.answer };
  }

  return { envelope, post, rightToken };
}

export type Delivery = ReturnType<typeof createDelivery>;
