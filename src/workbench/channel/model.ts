export type Json = Record<string, unknown>;

export interface Person {
  /** The Entra object id: what a bot sees as `from.aadObjectId`. */
  id: string;
  name: string;
  locale: string;
  email?: string;
}

export interface Attachment {
  contentType: string;
  content?: unknown;
  contentUrl?: string;
  name?: string;
}

/** A line of the chat as the person sees it at this moment. */
export interface ChatMessage {
  id: string;
  /** `notice` is what the client itself says: an error, or the short text with which a bot answered an action. */
  from: 'bot' | 'person' | 'notice';
  at: string;
  text?: string;
  summary?: string;
  attachments: Attachment[];
  suggestedActions?: unknown;
  replyToId?: string;
  updatedAt?: string;
  /** Of a notice: what went wrong. The text is for tests; a page says it in the person's language. */
  errorCode?: string;
  /** Some clients never ask again after a refresh that failed, so this one doesn't either. */
  refreshFailed?: boolean;
}

export interface Toast {
  messageId: string;
  at: string;
  text: string;
}

export interface Dialog {
  title: string;
  card: Json;
  height?: number | string;
  width?: number | string;
}

export interface Violation {
  at: string;
  severity: 'error' | 'warning';
  /** Stable, for tests. */
  code: string;
  /** For people: what was wrong, without any text of the message itself. */
  why: string;
  personId?: string;
}

/** What was found wrong before it is known where and when. */
export type Finding = Pick<Violation, 'severity' | 'code' | 'why'>;

export type Outcome =
  | { kind: 'done' }
  | { kind: 'card'; card: Json }
  | { kind: 'message'; text: string }
  | { kind: 'dialog'; dialog: Dialog }
  /** The client itself stopped it: a required input is empty. Nothing was sent. */
  | { kind: 'stopped'; errors: InputError[] }
  /** The bot's answer was an error, unusable, or missing. */
  | { kind: 'error'; code: string; message: string; status?: number };

export interface InputError {
  id: string;
  message: string;
}

export type ConnectorOperation = 'create' | 'send' | 'reply' | 'update' | 'delete' | 'members';

/** A request of the bot to the connector, with a verified token. */
export interface ConnectorRequest {
  operation: ConnectorOperation;
  conversationId?: string;
  activityId?: string;
  activity?: Json;
  personId?: string;
}

/**
 * What the channel makes of a request: accepts it, answers with something else, cuts the connection before it does
 * anything, or accepts it and cuts the connection before the bot has its answer.
 */
export type ConnectorVerdict =
  | 'accept'
  | 'drop'
  | 'acceptThenDrop'
  | { status: number; headers?: Record<string, string>; body?: unknown };

export interface Accepted extends ConnectorRequest {
  at: string;
  /** The id of the activity that was made or touched. */
  resultId: string;
}

export const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function cardsOf(message: ChatMessage): Json[] {
  return message.attachments
    .filter((attachment) => attachment.contentType === adaptiveCardType)
    .map((attachment) => attachment.content)
    .filter(isJson);
}
