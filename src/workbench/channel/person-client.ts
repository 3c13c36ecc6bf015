import { checkInputs, collectInputs, type InputValues } from './card-inputs';
import { type ActionSite, readCard } from './card-walk';
import type { Delivered, Delivery, RawPost } from './delivery';
import { type Reading, readCardAnswer, readDialogAnswer, readPlainAnswer } from './invoke-answer';
import {
  adaptiveCardType,
  type ChatMessage,
  cardsOf,
  type Dialog,
  isJson,
  type Json,
  type Outcome,
  type Person,
  type Toast,
  type Violation,
} from './model';
import type { Chat } from './state';

/**
 * Which action is meant: its title, verb or id, its place in reading order, or whatever a function says of it.
 */
export type ActionChoice = string | number | ((action: Json) => boolean);

export interface PressOptions {
  /** The message; otherwise the newest one that has such an action. */
  on?: string;
  /** What is typed or chosen; the rest keeps the values the card came with. */
  inputs?: InputValues;
  /** Sends it although the client itself would stop at an input. */
  force?: boolean;
}

export interface PersonClientOptions {
  person: Person;
  chat: Chat;
  delivery: Delivery;
  appId: string;
  now: () => Date;
  typed: ReadonlySet<string>;
  remember: (value: unknown) => void;
  violate: (severity: Violation['severity'], code: string, why: string, personId?: string) => void;
  changed: (personId: string) => void;
  nextNoticeId: () => string;
  findPeople: (query: string) => Person[];
  onChange: (listener: () => void) => () => void;
}

type DialogStep = 'task/fetch' | 'task/submit';

function isMeant(site: ActionSite, choice: ActionChoice): boolean {
  if (typeof choice === 'number') return site.index === choice;
  if (typeof choice === 'function') return choice(site.action);
  return [site.action.verb, site.action.title, site.action.id].includes(choice);
}

function dataOf(action: Json): Json {
  return isJson(action.data) ? action.data : {};
}

/** One person's Teams: what they see, and what they can do. */
export function createPersonClient(options: PersonClientOptions) {
  const { person, chat, delivery, typed, violate } = options;
  const changed = () => options.changed(person.id);
  let dialog: Dialog | undefined;

  function notice(text: string): void {
    const at = options.now().toISOString();
    chat.messages.push({ id: options.nextNoticeId(), from: 'notice', at, text, attachments: [] });
  }

  function tell(outcome: Outcome): Outcome {
    if (outcome.kind === 'message' && outcome.text) notice(outcome.text);
    if (outcome.kind === 'error') notice(outcome.message);
    changed();
    return outcome;
  }

  function read(
    delivered: Delivered,
    reader: (answer: Extract<Delivered, { answer: unknown }>['answer']) => Reading,
  ): Outcome {
    if ('outcome' in delivered) return delivered.outcome;
    const { outcome, findings } = reader(delivered.answer);
    for (const { severity, code, why } of findings) violate(severity, code, why, person.id);
    return outcome;
  }

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

  async function invoke(
    name: string,
    value: unknown,
    replyToId: string | undefined,
    reader: (read: Delivered) => Outcome,
  ) {
    return reader(await post({ type: 'invoke', name, value, ...(replyToId ? { replyToId } : {}) }));
  }

  function messageOf(id: string): ChatMessage | undefined {
    return chat.messages.find((message) => message.id === id);
  }

  function replaceCard(messageId: string, before: Json | undefined, card: Json): void {
    const message = messageOf(messageId);
    const attachment =
      message?.attachments.find(({ content }) => content === before) ??
      message?.attachments.find(({ contentType }) => contentType === adaptiveCardType);
    if (attachment) attachment.content = card;
  }

  /** Sends an Action.Execute; the card in the answer takes the place of the one that was pressed. */
  async function execute(
    action: { verb?: unknown; data?: Json; id?: unknown; title?: unknown },
    on: { messageId?: string; card?: Json; trigger?: 'manual' | 'automatic' } = {},
  ): Promise<Outcome> {
    const value = { action: { type: 'Action.Execute', ...action }, trigger: on.trigger ?? 'manual' };
    const outcome = await invoke('adaptiveCard/action', value, on.messageId, (delivered) =>
      read(delivered, (answer) => readCardAnswer(answer, typed)),
    );
    if (outcome.kind === 'card' && on.messageId) replaceCard(on.messageId, on.card, outcome.card);
    return on.trigger === 'automatic' ? outcome : tell(outcome);
  }

  async function dialogStep(step: DialogStep, data: Json, messageId?: string): Promise<Outcome> {
    const value = { data, context: { theme: 'default' } };
    const outcome = await invoke(step, value, messageId, (delivered) =>
      read(delivered, (answer) => readDialogAnswer(answer, step, typed)),
    );
    // An error leaves the dialog as it is: the person may try again, and what they typed is still there.
    if (outcome.kind === 'dialog') dialog = outcome.dialog;
    if (outcome.kind === 'done' || outcome.kind === 'message') dialog = undefined;
    return tell(outcome);
  }

  async function submit(data: Json, messageId?: string): Promise<Outcome> {
    const { msteams, ...rest } = data;
    const special = isJson(msteams) ? msteams : {};
    const reply = messageId ? { replyToId: messageId } : {};
    switch (special.type) {
      case 'task/fetch':
        return dialogStep('task/fetch', data, messageId);
      case 'imBack':
        return say(String(special.value ?? ''));
      case 'messageBack': {
        if (special.displayText) addOwn(String(special.displayText));
        return send({ type: 'message', text: special.text, value: special.value ?? rest, ...reply });
      }
      default:
        return send({ type: 'message', value: data, ...reply });
    }
  }

  function addOwn(text: string): string {
    const envelope = delivery.envelope(chat, person);
    chat.messages.push({
      id: String(envelope.id),
      from: 'person',
      at: String(envelope.timestamp),
      text,
      attachments: [],
    });
    return String(envelope.id);
  }

  async function say(text: string): Promise<Outcome> {
    const id = addOwn(text);
    changed();
    return send({ type: 'message', id, text, textFormat: 'plain' });
  }

  function findAction(choice: ActionChoice, on?: string): { site: ActionSite; card: Json; message: ChatMessage } {
    const messages = on ? chat.messages.filter(({ id }) => id === on) : chat.messages.toReversed();
    for (const message of messages) {
      for (const card of cardsOf(message)) {
        const site = readCard(card).actions.find((candidate) => isMeant(candidate, choice));
        if (site) return { site, card, message };
      }
    }
    const offered = messages.flatMap(cardsOf).flatMap((card) => readCard(card).actions);
    const titles = offered.map(({ action }) => `${String(action.title)} (${String(action.verb ?? action.type)})`);
    throw new Error(
      `There is no such action in the chat of ${person.id}: ${String(choice)}. There are: ${titles.join(', ')}`,
    );
  }

  function fill(
    site: ActionSite,
    { inputs = {}, force = false }: PressOptions,
  ): Json | Extract<Outcome, { kind: 'stopped' }> {
    const takes = site.action.associatedInputs === 'none' ? [] : site.inputs;
    const errors = force ? [] : checkInputs(takes, inputs);
    if (errors.length > 0) return { kind: 'stopped', errors };
    // Forced values go out as they are, those of unknown inputs too.
    return { ...dataOf(site.action), ...collectInputs(takes, inputs), ...(force ? inputs : {}) };
  }

  function isStopped(filled: Json | Outcome): filled is Extract<Outcome, { kind: 'stopped' }> {
    return filled.kind === 'stopped' && Array.isArray(filled.errors);
  }

  /** Presses a button of a card in the chat. */
  async function press(choice: ActionChoice, pressing: PressOptions = {}): Promise<Outcome> {
    const { site, card, message } = findAction(choice, pressing.on);
    const filled = fill(site, pressing);
    if (isStopped(filled)) return filled;
    const { type, verb, id, title } = site.action;
    if (type === 'Action.Submit') return submit(filled, message.id);
    if (type !== 'Action.Execute') return { kind: 'done' };
    const action = {
      verb,
      data: filled,
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
    };
    return execute(action, { messageId: message.id, card });
  }

  /** Presses a button in the open dialog. */
  async function submitDialog(choice: ActionChoice, pressing: Omit<PressOptions, 'on'> = {}): Promise<Outcome> {
    if (!dialog) throw new Error(`${person.id} has no dialog open`);
    const actions = readCard(dialog.card).actions;
    const site = actions.find((candidate) => isMeant(candidate, choice));
    if (!site) {
      const titles = actions.map(({ action }) => String(action.title)).join(', ');
      throw new Error(`There is no such action in the dialog of ${person.id}: ${String(choice)}. There are: ${titles}`);
    }
    const filled = fill(site, pressing);
    if (isStopped(filled)) return filled;
    return site.action.type === 'Action.Submit' ? dialogStep('task/submit', filled) : { kind: 'done' };
  }

  /** Looks into the chat: what is unread is read, and cards that ask for it are fetched anew. */
  async function openChat(): Promise<void> {
    chat.unread = 0;
    for (const message of [...chat.messages]) {
      for (const card of cardsOf(message)) {
        const { action, userIds } = isJson(card.refresh) ? card.refresh : {};
        const forMe = !Array.isArray(userIds) || userIds.includes(chat.userId) || userIds.includes(person.id);
        if (!isJson(action) || !forMe || message.refreshFailed) continue;
        const { verb, id, title } = action;
        const data = dataOf(action);
        const outcome = await execute({ verb, data, id, title }, { messageId: message.id, card, trigger: 'automatic' });
        if (outcome.kind === 'error') message.refreshFailed = true;
      }
    }
    changed();
  }

  async function installation(action: 'add' | 'remove'): Promise<Outcome> {
    chat.installed = action === 'add';
    const bot = [{ id: `28:${options.appId}` }];
    const update = await send({
      type: 'conversationUpdate',
      ...(action === 'add' ? { membersAdded: bot } : { membersRemoved: bot }),
      channelData: {
        ...(delivery.envelope(chat, person).channelData as Json),
        eventType: action === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved',
      },
    });
    const installed = await send({ type: 'installationUpdate', action });
    return update.kind === 'error' ? update : installed;
  }

  /** Waits until something in the chat is as the caller wants it; for messages that come on their own. */
  function waitFor<T>(find: (client: PersonClient) => T | undefined | false, timeoutMs = 5000): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = find(client);
        if (found === undefined || found === false) return;
        stop();
        clearTimeout(timer);
        resolve(found);
      };
      const stop = options.onChange(look);
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Nothing of the kind happened in the chat of ${person.id} within ${timeoutMs} ms`));
      }, timeoutMs);
      look();
    });
  }

  const client = {
    person,
    /** The two ids a bot may know this person and this chat by. */
    userId: chat.userId,
    conversationId: chat.conversationId,
    get installed() {
      return chat.installed;
    },
    get unread() {
      return chat.unread;
    },
    /** The chat as it stands: updates made, deleted messages gone. */
    get messages(): readonly ChatMessage[] {
      return chat.messages;
    },
    get toasts(): readonly Toast[] {
      return chat.toasts;
    },
    get dialog(): Dialog | undefined {
      return dialog;
    },
    /** Every Adaptive Card in the chat, oldest first. */
    get cards(): Json[] {
      return chat.messages.flatMap(cardsOf);
    },
    message: messageOf,
    install: () => installation('add'),
    uninstall: () => installation('remove'),
    say,
    press,
    submitDialog,
    /** As in Teams, the bot hears nothing of it. */
    closeDialog(): void {
      dialog = undefined;
      changed();
    },
    openChat,
    waitFor,
    /** People whose name fits what was typed into a people picker. */
    findPeople: options.findPeople,
    /** For tests: actions that no card offers. */
    execute,
    submit,
    dialogStep,
    invoke: async (name: string, value: unknown): Promise<Outcome> =>
      tell(await invoke(name, value, undefined, (delivered) => read(delivered, readPlainAnswer))),
    /** For tests: any activity at all, with any token; the fields given replace those of a right one. */
    post,
  };
  return client;
}

export type PersonClient = ReturnType<typeof createPersonClient>;
