import type { IncomingMessage } from 'node:http';
import type { Activity } from 'botbuilder';

type Json = Readonly<Record<string, unknown>>;

/** Undefined where the text is no activity. */
export function activityIn(json: string): Activity | undefined {
  try {
    const parsed: unknown = JSON.parse(json, mayNamePrototype.test(json) ? withoutPrototype : undefined);
    if (!isActivity(parsed)) return undefined;
    return { ...parsed, ...momentsOf(parsed) } as unknown as Activity;
  } catch {
    return undefined;
  }
}

/** Written out, or with letters as escapes. To look at each key of everything that comes in takes five times as long. */
const mayNamePrototype = /__proto__|\\u00[2-7]/;

/** What is copied from an object with such a key would get another prototype. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

/** Looks at what the SDK and the bot read of an activity; anything else may be there and is left alone. */
function isActivity(value: unknown): value is Json {
  return (
    isObject(value) &&
    areTexts(value.type, value.channelId, value.serviceUrl) &&
    mayBeTexts(value.name, value.text, value.locale) &&
    mayBeIds(value.id, value.replyToId) &&
    isFrom(value.from) &&
    isObject(value.recipient) &&
    areTexts(value.recipient.id) &&
    isConversation(value.conversation) &&
    isChannelData(value.channelData)
  );
}

function isFrom(from: unknown): boolean {
  return isObject(from) && areTexts(from.id) && mayBeIds(from.id, from.aadObjectId);
}

function isConversation(conversation: unknown): boolean {
  return (
    isObject(conversation) &&
    areTexts(conversation.id) &&
    mayBeIds(conversation.id) &&
    mayBeTexts(conversation.conversationType, conversation.tenantId)
  );
}

function isChannelData(data: unknown): boolean {
  if (isNothing(data)) return true;
  return isObject(data) && (isNothing(data.tenant) || (isObject(data.tenant) && mayBeTexts(data.tenant.id)));
}

/** @throws RangeError where one of them is none */
function momentsOf(activity: Json): Partial<Record<string, Date>> {
  const moments: Record<string, Date> = {};
  for (const name of ['timestamp', 'localTimestamp', 'expiration']) {
    const said = activity[name];
    if (said === undefined) continue;
    const moment = new Date(said as string);
    if (Number.isNaN(moment.getTime())) throw new RangeError('no moment');
    moments[name] = moment;
  }
  return moments;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string' && value !== '');
}

function mayBeTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => isNothing(value) || typeof value === 'string');
}

/** Longer than any of the platform's. */
const longestId = 500;

/** Becomes part of the address at which the platform is answered. */
function mayBeIds(...values: readonly unknown[]): boolean {
  return values.every(
    (value) =>
      isNothing(value) ||
      (typeof value === 'string' && value.length <= longestId && !/[\p{Cc}\p{Surrogate}]|^\.+$/u.test(value)),
  );
}

function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/**
 * A body, or undefined where it is larger than that many bytes: then the rest is heard out and not kept.
 *
 * @throws Error where the sender breaks off
 */
export function textOf(request: IncomingMessage, largest: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= largest) parts.push(part);
    });
    request.once('end', () => resolve(size <= largest ? Buffer.concat(parts).toString('utf8') : undefined));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.readableEnded) reject(new Error('the sender broke off'));
    });
  });
}
