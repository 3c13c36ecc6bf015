import { createHash } from 'node:crypto';
import type { ChatMessage, Person, Toast } from './model';

export interface Chat {
  personId: string;
  conversationId: string;
  /** The person's id as the channel writes it in `from.id`. */
  userId: string;
  installed: boolean;
  unread: number;
  messages: ChatMessage[];
  toasts: Toast[];
}

/** Everything a restart would lose. Plain data: whoever composes the channel may keep it. */
export interface ChannelState {
  chats: Chat[];
}

// The same ids after every start: a bot keeps them, and must still reach the person with them after a restart.
function stableId(kind: string, appId: string, personId: string): string {
  return createHash('sha256').update(`${kind}\n${appId}\n${personId}`).digest('base64url');
}

export function createChats(options: { appId: string; people: readonly Person[]; state?: ChannelState }) {
  const kept = new Map(options.state?.chats.map((chat) => [chat.personId, chat]));
  const chats = options.people.map(
    ({ id }): Chat => ({
      installed: false,
      unread: 0,
      messages: [],
      toasts: [],
      ...structuredClone(kept.get(id)),
      personId: id,
      conversationId: `a:${stableId('conversation', options.appId, id)}`,
      userId: `29:${stableId('user', options.appId, id)}`,
    }),
  );
  return {
    all: chats as readonly Chat[],
    ofPerson: (personId: string) => chats.find((chat) => chat.personId === personId),
    ofConversation: (conversationId: string) => chats.find((chat) => chat.conversationId === conversationId),
    /** A member is named by either of their two ids. */
    ofMember: (memberId: string) => chats.find((chat) => chat.userId === memberId || chat.personId === memberId),
    snapshot: (): ChannelState => ({ chats: structuredClone(chats) }),
  };
}

export type Chats = ReturnType<typeof createChats>;
