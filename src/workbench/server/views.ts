import { readCard } from '../channel/card-walk';
import type { Channel } from '../channel/channel';
import { type ChatMessage, cardsOf, type Json, type Violation } from '../channel/model';

export type Line = { kind: 'message'; message: ChatMessage } | { kind: 'violation'; violation: Violation; id: string };

export interface ChatView {
  personId: string;
  installed: boolean;
  unread: number;
  toasts: readonly { messageId: string; text: string }[];
  dialog: { title: string; card: Json; width?: number | string } | null;
  /** The ids of all lines, in order. */
  order: string[];
  /** Those that are new or have changed since this page was told last. */
  lines: Line[];
}

const toastsKept = 20;

// The page names an action by its place in the card. As the official renderer keeps the id of an action, the place is
// written there; what the bot wrote stays with the channel.
function numbered(card: Json): Json {
  const copy = structuredClone(card);
  for (const { action, index } of readCard(copy).actions) action.id = String(index);
  return copy;
}

/** The dialog with what is typed into it and not sent yet. */
function withTyped(card: Json, typed: Readonly<Record<string, string>>): Json {
  for (const input of readCard(card).inputs) {
    const value = typed[String(input.id)];
    if (value !== undefined) input.value = value;
  }
  return card;
}

function messageView(message: ChatMessage): ChatMessage {
  const copy = structuredClone(message);
  const cards = new Set(cardsOf(copy));
  for (const attachment of copy.attachments) {
    if (cards.has(attachment.content as Json)) attachment.content = numbered(attachment.content as Json);
  }
  return copy;
}

function idOf(line: Line): string {
  return line.kind === 'message' ? line.message.id : line.id;
}

function timeOf(line: Line): string {
  return line.kind === 'message' ? line.message.at : line.violation.at;
}

/**
 * One chat as a page draws it. `known` holds what that page was told before, and is brought up to date; `typed` is what
 * somebody other than the person at the page has filled into the dialog.
 */
export function viewChat(
  channel: Channel,
  personId: string,
  known: Map<string, string>,
  typed: Readonly<Record<string, string>> = {},
): ChatView {
  const person = channel.person(personId);
  const { installed, unread, dialog } = person;
  const violations = channel.violations.map((violation, index) => ({ violation, id: `violation-${index}` }));
  const all: Line[] = [
    ...person.messages.map((message): Line => ({ kind: 'message', message: messageView(message) })),
    ...violations
      .filter(({ violation }) => violation.personId === personId)
      .map((entry): Line => ({ kind: 'violation', ...entry })),
  ].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
  const lines = all.filter((line) => {
    const written = JSON.stringify(line);
    if (known.get(idOf(line)) === written) return false;
    known.set(idOf(line), written);
    return true;
  });
  return {
    personId,
    installed,
    unread,
    toasts: person.toasts.slice(-toastsKept).map(({ messageId, text }) => ({ messageId, text })),
    dialog: dialog ? { ...dialog, card: withTyped(numbered(dialog.card), typed) } : null,
    order: all.map(idOf),
    lines,
  };
}
