import { checkInputs, collectInputs, type InputValues } from './card-inputs';
import { type ActionSite, readCard } from './card-walk';
import { consentValue, fileConsentType, sentFileType } from './file-cards';
import type { Files } from './files';
import {
  type ChatMessage,
  cardsOf,
  type Dialog,
  isJson,
  type Json,
  type Outcome,
  type Person,
  type Toast,
} from './model';
import { createSender, type SenderOptions } from './sender';

/**
 * Which action is meant: its title, verb or id, its place in reading order, or whatever a function says of it.
 */
export type ActionChoice = string | number | ((action: Json) => boolean);

/** What was to be pressed is not, or no longer, on the card. */
export class NoSuchAction extends Error {}

export interface PressOptions {
  /** The message; otherwise the newest one that has such an action. */
  on?: string;
  /** What is typed or chosen; the rest keeps the values the card came with. */
  inputs?: InputValues;
  /** Sends it although the client itself would stop at an input. */
  force?: boolean;
}

export interface PersonClientOptions extends SenderOptions {
  appId: string;
  tenantId: string;
  findPeople: (query: string) => Person[];
  files: Files;
  onChange: (listener: () => void) => () => void;
}

const messagesInView = 10;

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
  const { person, chat } = options;
  const sender = createSender(options);
  const { post, send, say, execute, submit, dialogStep, invoke, closeDialog } = sender;

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
    throw new NoSuchAction(
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
    const dialog = sender.openDialog();
    if (!dialog) throw new NoSuchAction(`${person.id} has no dialog open`);
    const actions = readCard(dialog.card).actions;
    const site = actions.find((candidate) => isMeant(candidate, choice));
    if (!site) {
      const titles = actions.map(({ action }) => String(action.title)).join(', ');
      throw new NoSuchAction(
        `There is no such action in the dialog of ${person.id}: ${String(choice)}. There are: ${titles}`,
      );
    }
    const filled = fill(site, pressing);
    if (isStopped(filled)) return filled;
    return site.action.type === 'Action.Submit' ? dialogStep('task/submit', filled) : { kind: 'done' };
  }

  /** Answers the newest question for consent to a file, or the one in that message. */
  async function answerFile(action: 'accept' | 'decline', on?: string): Promise<Outcome> {
    for (const { id, attachments } of chat.messages.toReversed()) {
      if (on !== undefined && id !== on) continue;
      const asked = attachments.find(({ contentType }) => contentType === fileConsentType);
      if (!asked || !isJson(asked.content)) continue;
      const uploadInfo = action === 'accept' ? options.files.open(person.id, asked.name ?? '') : undefined;
      return invoke('fileConsent/invoke', consentValue(asked.content, action, uploadInfo), id);
    }
    throw new NoSuchAction(`Nobody asks ${person.id} for consent to a file`);
  }

  /** Sends a file in the chat: it lies among their own files, and the bot is told where. */
  function sendFile(name: string, content: Buffer): Promise<Outcome> {
    const { id, downloadUrl } = options.files.put(person.id, name, content);
    const fileType = name.split('.').pop() ?? '';
    const file = { contentType: sentFileType, name, content: { downloadUrl, uniqueId: id, fileType } };
    return send({ type: 'message', text: '', attachments: [file] });
  }

  function markRead(): void {
    if (chat.unread === 0) return;
    chat.unread = 0;
    options.changed(person.id);
  }

  /** Looks into the chat: what is unread is read, and the cards in view that ask for it are fetched anew. */
  async function openChat(): Promise<void> {
    chat.unread = 0;
    for (const message of chat.messages.slice(-messagesInView)) {
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
    options.changed(person.id);
  }

  async function installation(action: 'add' | 'remove'): Promise<Outcome> {
    chat.installed = action === 'add';
    const bot = [{ id: `28:${options.appId}` }];
    const members = action === 'add' ? { membersAdded: bot } : { membersRemoved: bot };
    const eventType = action === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved';
    const channelData = { tenant: { id: options.tenantId }, eventType };
    const update = await send({ type: 'conversationUpdate', ...members, channelData });
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
      return sender.openDialog();
    },
    /** Every Adaptive Card in the chat, oldest first. */
    get cards(): Json[] {
      return chat.messages.flatMap(cardsOf);
    },
    message: (id: string): ChatMessage | undefined => chat.messages.find((message) => message.id === id),
    install: () => installation('add'),
    uninstall: () => installation('remove'),
    say,
    press,
    submitDialog,
    closeDialog,
    answerFile,
    sendFile,
    /** What they have let into their own files. */
    get files() {
      return options.files.of(person.id);
    },
    openChat,
    markRead,
    waitFor,
    /** People whose name fits what was typed into a people picker. */
    findPeople: options.findPeople,
    /** For tests: what no card offers, and any activity at all. */
    execute,
    submit,
    dialogStep,
    invoke,
    post,
  };
  return client;
}

export type PersonClient = ReturnType<typeof createPersonClient>;
