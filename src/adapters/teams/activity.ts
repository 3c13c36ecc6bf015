import type { IncomingMessage } from 'node:http';
import type { Activity } from 'botbuilder';
import { z } from 'zod';

const text = z.string().min(1);
const optionalText = z.string().nullish();
const moment = z.coerce.date().optional();

/** What the SDK and the bot read of an activity; anything else may be there and is left alone. */
const activity = z
  .object({
    type: text,
    channelId: text,
    serviceUrl: text,
    id: optionalText,
    name: optionalText,
    text: optionalText,
    locale: optionalText,
    from: z.object({ id: text, aadObjectId: optionalText }).passthrough(),
    recipient: z.object({ id: text }).passthrough(),
    conversation: z.object({ id: text, conversationType: optionalText, tenantId: optionalText }).passthrough(),
    channelData: z
      .object({ tenant: z.object({ id: optionalText }).nullish() })
      .passthrough()
      .nullish(),
    timestamp: moment,
    localTimestamp: moment,
    expiration: moment,
  })
  .passthrough();

/** Undefined where the text is no activity. */
export function activityIn(json: string): Activity | undefined {
  try {
    const { success, data } = activity.safeParse(JSON.parse(json, withoutPrototype));
    return success ? (data as unknown as Activity) : undefined;
  } catch {
    return undefined;
  }
}

/** What is copied from an object with such a key would get another prototype. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

/**
 * A body, or undefined where it is larger than that many bytes: then the rest is heard out and not kept.
 *
 * @throws Error where the sender breaks off
 */
export async function textOf(request: IncomingMessage, largest: number): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= largest) parts.push(part);
  }
  return size <= largest ? Buffer.concat(parts).toString('utf8') : undefined;
}
