import { currentLanguage, setLanguage } from './texts.js';

/**
 * @typedef {{ id: string, name: string, role: { nb: string, en: string }, locale: string }} Person
 * @typedef {{ personId: string, installed: boolean, unread: number, toasts: { messageId: string, text: string }[],
 *   dialog: null | { title: string, card: object, width?: number | string }, order: string[],
 *   lines: Map<string, any> }} Chat
 */

const idle = { state: 'idle', scene: 0, of: 0, speed: 1, caption: '', shown: [] };

/** What the page knows. Everything in it comes from the workbench, save what is shown and in which language. */
export const store = {
  /** @type {Person[]} */
  people: [],
  /** @type {Map<string, Chat>} */
  chats: new Map(),
  title: { nb: '', en: '' },
  timeZone: 'Europe/Oslo',
  /** How far the workbench's clock is ahead of this machine's, in milliseconds. */
  ahead: 0,
  /** Whose chats are side by side, and which of them was used last. */
  /** @type {string[]} */
  shown: [],
  active: '',
  lost: false,
  /** Whether there is a panel for whoever evaluates, and whether it is open. */
  evaluates: false,
  evaluating: false,
  /** Whether there is a story that plays itself, and where it is. */
  tells: false,
  tour: idle,
  /** What technical names are called, by language and by what they name. */
  names: { nb: {}, en: {} },
};

const keep = {
  read: (name) => JSON.parse(sessionStorage.getItem(name) ?? 'null'),
  write: (name, value) => sessionStorage.setItem(name, JSON.stringify(value)),
};

export function takeStart({ people, title, timeZone, now, language, evaluates, tells, names }) {
  Object.assign(store, { people, title, timeZone, evaluates, tells, names });
  takeClock({ now });
  setLanguage(keep.read('language') ?? language);
  const known = (id) => people.some((person) => person.id === id);
  const kept = (keep.read('shown') ?? []).filter(known);
  store.shown = kept.length > 0 ? kept : people.slice(0, 1).map(({ id }) => id);
  store.active = store.shown[0] ?? '';
  store.chats.clear();
}

export function takeClock({ now }) {
  store.ahead = new Date(now).getTime() - Date.now();
}

/** @returns {Chat} */
export function takeChat(view) {
  const lines = store.chats.get(view.personId)?.lines ?? new Map();
  for (const line of view.lines) lines.set(line.kind === 'message' ? line.message.id : line.id, line);
  for (const id of lines.keys()) if (!view.order.includes(id)) lines.delete(id);
  const chat = { ...view, lines };
  store.chats.set(view.personId, chat);
  return chat;
}

/** The story shows whom it is about; in between somebody may look at others. */
export function takeTour(view) {
  const before = store.tour;
  store.tour = view ?? idle;
  const { shown, active, scene } = store.tour;
  if (shown.length === 0 || (scene === before.scene && active === before.active)) return;
  store.shown = shown;
  store.active = active ?? shown[0];
}

/** @param {'steps' | 'notices' | 'duties'} kind */
export function nameOf(kind, name) {
  return store.names[currentLanguage()][kind]?.[name] ?? name;
}

export function now() {
  return new Date(Date.now() + store.ahead);
}

/** @param {string} id */
export function personOf(id) {
  return store.people.find((person) => person.id === id);
}

/** Shows one person's chat: in place of the one used last, or where it is already. */
export function switchTo(id) {
  if (!store.shown.includes(id)) store.shown = store.shown.map((shown) => (shown === store.active ? id : shown));
  store.active = id;
  keep.write('shown', store.shown);
}

/** Adds a chat beside the others, or takes it away; one always stays. */
export function toggleBeside(id) {
  const others = store.shown.filter((shown) => shown !== id);
  if (others.length === store.shown.length) {
    store.shown = store.people.map((person) => person.id).filter((one) => one === id || store.shown.includes(one));
    store.active = id;
  } else if (others.length > 0) {
    store.shown = others;
    if (store.active === id) store.active = others[0];
  }
  keep.write('shown', store.shown);
}

/** @param {'nb' | 'en'} language */
export function chooseLanguage(language) {
  setLanguage(language);
  keep.write('language', language);
}
