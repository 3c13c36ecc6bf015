import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { firstTextOf } from './card-walk';
import { answerJson, BodyTooLarge, parseJson, readBody } from './http';
import { checkMessage } from './message-check';
import {
  type Accepted,
  type Attachment,
  type ChatMessage,
  type ConnectorOperation,
  type ConnectorRequest,
  type ConnectorVerdict,
  cardsOf,
  isJson,
  type Json,
  type Person,
  type Violation,
} from './model';
import type { Chat, Chats } from './state';
import type { Tokens } from './tokens';

const bodyLimitBytes = 4_000_000;

export interface ConnectorOptions {
  appId: string;
  tenantId: string;
  people: readonly Person[];
  chats: Chats;
  tokens: Tokens;
  now: () => Date;
  typed: ReadonlySet<string>;
  judge: (request: ConnectorRequest) => ConnectorVerdict | Promise<ConnectorVerdict>;
  accepted: (entry: Accepted) => void;
  violate: (severity: Violation['severity'], code: string, why: string, personId?: string) => void;
  changed: (personId: string) => void;
}

interface Refusal {
  status: number;
  code: string;
  message: string;
}

function refusal(status: number, code: string, message: string): Refusal {
  return { status, code, message };
}

interface Route {
  operation: ConnectorOperation;
  conversationId?: string;
  itemId?: string;
  members?: 'one' | 'all' | 'paged';
}

/** Which of the connector's operations a method and a path (below the service URL) name. */
function routeOf(method: string, path: string): Route | undefined {
  const [version, collection, conversationId, kind, itemId, ...rest] = path
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  if (version !== 'v3' || collection !== 'conversations' || rest.length > 0) return undefined;
  if (!conversationId) return method === 'POST' ? { operation: 'create' } : undefined;
  if (kind === 'activities' && !itemId) return method === 'POST' ? { operation: 'send', conversationId } : undefined;
  if (kind === 'activities' && itemId) {
    const operation = ({ POST: 'reply', PUT: 'update', DELETE: 'delete' } as const)[method];
    return operation && { operation, conversationId, itemId };
  }
  if (method !== 'GET') return undefined;
  if (kind === 'pagedmembers') return { operation: 'members', conversationId, members: 'paged' };
  if (kind !== 'members') return undefined;
  return itemId
    ? { operation: 'members', conversationId, itemId, members: 'one' }
    : { operation: 'members', conversationId, members: 'all' };
}

/** The REST interface with which a bot reaches people. */
export function createConnector(options: ConnectorOptions) {
  const { chats, tokens, violate } = options;

  function chatOf(conversationId: string): Chat | Refusal {
    const chat = chats.ofConversation(conversationId);
    if (!chat) {
      violate('error', 'conversation-unknown', 'The bot wrote to a conversation that does not exist.');
      return refusal(404, 'ConversationNotFound', 'Conversation not found.');
    }
    return chat.installed
      ? chat
      : refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  }

  function memberOf(chat: Chat): Json {
    const person = options.people.find(({ id }) => id === chat.personId);
    const name = person?.name ?? '';
    const email = person?.email;
    return {
      id: chat.userId,
      name,
      aadObjectId: chat.personId,
      objectId: chat.personId,
      givenName: name.split(' ')[0],
      surname: name.split(' ').slice(1).join(' '),
      ...(email ? { email, userPrincipalName: email } : {}),
      tenantId: options.tenantId,
      userRole: 'user',
    };
  }

  function create(body: Json): { personId: string; body: Json } | Refusal {
    const [member] = Array.isArray(body.members) ? body.members : [];
    const chat = isJson(member) ? chats.ofMember(String(member.id)) : undefined;
    if (!chat) return refusal(400, 'BadSyntax', 'The members of the conversation are not known here.');
    const channelTenant =
      isJson(body.channelData) && isJson(body.channelData.tenant) ? body.channelData.tenant.id : undefined;
    if ((body.tenantId ?? channelTenant) !== options.tenantId) {
      return refusal(400, 'BadArgument', 'The tenant of the conversation is missing or another one.');
    }
    if (!chat.installed) return refusal(403, 'BotNotInConversationRoster', 'The app is not installed for this person.');
    return { personId: chat.personId, body: { id: chat.conversationId } };
  }

  function toMessage(activity: Json, id: string): ChatMessage {
    const message: ChatMessage = {
      id,
      from: 'bot',
      at: options.now().toISOString(),
      attachments: (activity.attachments ?? []) as Attachment[],
    };
    if (typeof activity.text === 'string' && activity.text) message.text = activity.text;
    if (typeof activity.summary === 'string' && activity.summary) message.summary = activity.summary;
    if (activity.suggestedActions) message.suggestedActions = activity.suggestedActions;
    if (typeof activity.replyToId === 'string') message.replyToId = activity.replyToId;
    return message;
  }

  function add(chat: Chat, activity: Json): string {
    const id = randomUUID();
    if (activity.type === 'typing') return id;
    const message = toMessage(activity, id);
    chat.messages.push(message);
    chat.unread += 1;
    const text = message.summary ?? message.text ?? cardsOf(message).map(firstTextOf).find(Boolean) ?? '';
    chat.toasts.push({ messageId: id, at: message.at, text });
    return id;
  }

  /** Carries out what was asked; everything before this has left the state alone. */
  function carryOut(route: Route, chat: Chat, activity: Json): { id: string } | Refusal {
    if (route.operation === 'send' || route.operation === 'reply') return { id: add(chat, activity) };
    const index = chat.messages.findIndex(({ id, from }) => id === route.itemId && from !== 'notice');
    const old = chat.messages[index];
    if (!old) return refusal(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
    if (old.from !== 'bot')
      return refusal(403, 'ForbiddenOperationException', "A bot can't change what a person wrote.");
    if (route.operation === 'delete') chat.messages.splice(index, 1);
    else chat.messages[index] = { ...toMessage(activity, old.id), at: old.at, updatedAt: options.now().toISOString() };
    return { id: old.id };
  }

  function checkActivity(activity: Json, bytes: number, personId: string): Refusal | undefined {
    const findings = checkMessage(activity, bytes, options.typed);
    for (const { severity, code, why } of findings) violate(severity, code, why, personId);
    const fatal = findings.find(({ severity }) => severity === 'error');
    if (!fatal) return undefined;
    return fatal.code === 'message-too-large'
      ? refusal(413, 'MessageSizeTooBig', fatal.why)
      : refusal(400, 'BadArgument', fatal.why);
  }

  function serveMembers(route: Route, chat: Chat, res: ServerResponse): void {
    const member = memberOf(chat);
    if (route.members === 'paged') answerJson(res, 200, { members: [member] });
    else if (route.members === 'all') answerJson(res, 200, [member]);
    else if (chats.ofMember(route.itemId ?? '') === chat) answerJson(res, 200, member);
    else refuse(res, refusal(404, 'MemberNotFoundInConversation', 'Member not found.'));
  }

  function refuse(res: ServerResponse, { status, code, message }: Refusal): void {
    answerJson(res, status, { error: { code, message } });
  }

  async function readActivity(req: IncomingMessage): Promise<{ body: Json; bytes: number } | Refusal> {
    try {
      const text = await readBody(req, bodyLimitBytes);
      const body = text ? parseJson(text) : {};
      return isJson(body)
        ? { body, bytes: Buffer.byteLength(text) }
        : refusal(400, 'BadSyntax', 'The body is no JSON object.');
    } catch (error) {
      if (error instanceof BodyTooLarge) return refusal(413, 'MessageSizeTooBig', 'The body is too large.');
      throw error;
    }
  }

  async function serve(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    if (!tokens.isFromBot(req.headers.authorization)) {
      return refuse(res, refusal(401, 'Unauthorized', 'The token is missing or not valid for this service.'));
    }
    const route = routeOf(req.method ?? '', path);
    if (!route) return refuse(res, refusal(404, 'ResourceNotFound', 'There is no such operation.'));
    const read = await readActivity(req);
    if ('status' in read) return refuse(res, read);
    const activity = read.body;
    const chat = route.conversationId === undefined ? undefined : chatOf(route.conversationId);
    const request: ConnectorRequest = { operation: route.operation };
    if (route.conversationId !== undefined) request.conversationId = route.conversationId;
    if (route.itemId !== undefined) request.activityId = route.itemId;
    if (chat && 'personId' in chat) request.personId = chat.personId;
    if (route.operation !== 'delete' && route.operation !== 'members') request.activity = activity;

    const verdict = await options.judge(request);
    if (verdict === 'drop') {
      res.destroy();
      return;
    }
    if (typeof verdict === 'object') return answerJson(res, verdict.status, verdict.body, verdict.headers);

    const at = options.now().toISOString();
    if (route.operation === 'create') {
      const created = create(activity);
      if ('status' in created) return refuse(res, created);
      options.accepted({ ...request, personId: created.personId, at, resultId: String(created.body.id) });
      return verdict === 'acceptThenDrop' ? void res.destroy() : answerJson(res, 201, created.body);
    }
    if (!chat || 'status' in chat) return chat && refuse(res, chat);
    if (route.operation === 'members') return serveMembers(route, chat, res);
    if (route.operation !== 'delete') {
      const problem = checkActivity(activity, read.bytes, chat.personId);
      if (problem) return refuse(res, problem);
    }
    const done = carryOut(route, chat, activity);
    if ('status' in done) return refuse(res, done);
    options.accepted({ ...request, at, resultId: done.id });
    options.changed(chat.personId);
    if (verdict === 'acceptThenDrop') {
      res.destroy();
      return;
    }
    answerJson(res, route.operation === 'update' || route.operation === 'delete' ? 200 : 201, { id: done.id });
  }

  return { serve };
}
