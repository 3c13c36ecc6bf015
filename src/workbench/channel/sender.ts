import { randomUUID } from 'node:crypto';
import type { Delivered, Delivery, RawPost } from './delivery';
import type { PostAnswer } from './http';
import { type Reading, readCardAnswer, readDialogAnswer, readPlainAnswer } from './invoke-answer';
import {
  adaptiveCardType,
  type ChatMessage,
  type Dialog,
  isJson,
  type Json,
  type Outcome,
  type Person,
  type Violation,
} from './model';
import type { Chat } from './state';

export interface SenderOptions {
  person: Person;
  chat: Chat;
  delivery: Delivery;
  now: () => Date;
  typed: ReadonlySet<string>;
  remember: (value: unknown) => void;
  violate: (severity: Violation['severity'], code: string, why: string, personId?: string) => void;
  changed: (personId: string) => void;
}

export type DialogStep = 'task/fetch' | 'task/submit';

export interface Execution {
  verb?: unknown;
  data?: Json;
  id?: unknown;
  title?: unknown;
}

/** What one person's client sends to the bot, and what the answers change in what the person sees. */
export function createSender(options: SenderOptions) {
  const { person, chat, delivery, typed, violate } = options;
  const changed = () => options.changed(person.id);
  let dialog: Dialog | undefined;
  let closings = 0;

  function add(message: Pick<ChatMessage, 'from' | 'text'> & Partial<ChatMessage>): string {
    const added = { id: randomUUID(), at: options.now().toISOString(), attachments: [], ...message };
    chat.messages.push(added);
    changed();
    return added.id;
  }

  /** Lets the person see how something ended. */
  function tell(outcome: Outcome): Outcome {
    if (outcome.kind === 'message' && outcome.text) add({ from: 'notice', text: outcome.text });
    if (outcome.kind === 'error') add({ from: 'notice', text: outcome.message, errorCode: outcome.code });
    changed();
    return outcome;
  }

  function read(delivered: Delivered, reader: (answer: PostAnswer) => Reading): Outcome {
    if ('outcome' in delivered) return delivered.outcome;
    const { outcome, findings } = reader(delivered.answer);
    for (const { severity, code, why } of findings) violate(severity, code, why, person.id);
    return outcome;
  }

  /** Any activity at all, with any token; the fields given replace those of a right one. */
  async function post(partial: Json, raw?: RawPost): Promise<Delivered> {
    options.remember(partial);
    return delivery.post({ ...delivery.envelope(chat, person), ...partial }, person.id, raw);
  }

  async function send(partial: Json): Promise<Outcome> {
    const delivered = await post(partial);
    if ('outcome' in delivered) return tell(delivered.outcome);
    const { status } = delivered.answer;
    if (status >= 200 && status < 300) return tell({ kind: 'done' });
    const why = `An activity of the type ${String(partial.type)} was answered with HTTP ${status}.`;
    violate('error', 'activity-status', why, person.id);
    return tell({ kind: 'error', code: 'activity-status', message: 'The message could not be delivered.', status });
  }

  function postInvoke(name: string, value: unknown, replyToId?: string): Promise<Delivered> {
    return post({ type: 'invoke', name, value, ...(replyToId ? { replyToId } : {}) });
  }

  function replaceCard(messageId: string, before: Json | undefined, card: Json): void {
    const attachments = chat.messages.find(({ id }) => id === messageId)?.attachments;
    const attachment =
      attachments?.find(({ content }) => content === before) ??
      attachments?.find(({ contentType }) => contentType === adaptiveCardType);
    if (attachment) attachment.content = card;
  }

  /** Sends an Action.Execute; the card in the answer takes the place of the one that was pressed. */
  async function execute(
    action: Execution,
    on: { messageId?: string; card?: Json; trigger?: 'manual' | 'automatic' } = {},
  ): Promise<Outcome> {
    const value = { action: { type: 'Action.Execute', ...action }, trigger: on.trigger ?? 'manual' };
    const delivered = await postInvoke('adaptiveCard/action', value, on.messageId);
    const outcome = read(delivered, (answer) => readCardAnswer(answer, typed));
    if (outcome.kind === 'card' && on.messageId) replaceCard(on.messageId, on.card, outcome.card);
    return on.trigger === 'automatic' ? outcome : tell(outcome);
  }

  async function dialogStep(step: DialogStep, data: Json, messageId?: string): Promise<Outcome> {
    const closingsBefore = closings;
    const delivered = await postInvoke(step, { data, context: { theme: 'default' } }, messageId);
    const outcome = read(delivered, (answer) => readDialogAnswer(answer, step, typed));
    // What was closed while the answer was on its way stays closed.
    if (closings !== closingsBefore) return outcome;
    // An error leaves the dialog as it is: the person may try again, and what they typed is still there.
    if (outcome.kind === 'dialog') dialog = outcome.dialog;
    if (outcome.kind === 'done' || outcome.kind === 'message') dialog = undefined;
    return tell(outcome);
  }

  async function say(text: string): Promise<Outcome> {
    const id = add({ from: 'person', text });
    return send({ type: 'message', id, text, textFormat: 'plain' });
  }

  /** Sends an Action.Submit: a message with a value, or what its `msteams` asks for. */
  async function submit(data: Json, messageId?: string): Promise<Outcome> {
    const { msteams, ...rest } = data;
    const special = isJson(msteams) ? msteams : {};
    const reply = messageId ? { replyToId: messageId } : {};
    if (special.type === 'task/fetch') return dialogStep('task/fetch', data, messageId);
    if (special.type === 'imBack') return say(String(special.value ?? ''));
    if (special.type !== 'messageBack') return send({ type: 'message', value: data, ...reply });
    if (special.displayText) add({ from: 'person', text: String(special.displayText) });
    return send({ type: 'message', text: special.text, value: special.value ?? rest, ...reply });
  }

  async function invoke(name: string, value: unknown, messageId?: string): Promise<Outcome> {
    return tell(read(await postInvoke(name, value, messageId), readPlainAnswer));
  }

  /** As in Teams, the bot hears nothing of it. */
  function closeDialog(): void {
    dialog = undefined;
    closings += 1;
    changed();
  }

  return { post, send, say, execute, submit, dialogStep, invoke, closeDialog, openDialog: () => dialog };
}

export type Sender = ReturnType<typeof createSender>;
