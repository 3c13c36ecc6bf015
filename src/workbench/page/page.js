import { api, listen } from './api.js';
import { createChatColumn } from './chat.js';
import { createDialog } from './dialog.js';
import { arrange } from './dom.js';
import { createPeopleList } from './people.js';
import { store, takeChat, takeClock, takeStart } from './store.js';
import { createToasts } from './toasts.js';
import { createTop } from './top.js';

const chats = document.getElementById('chats');
const columns = new Map();
const top = createTop(change);
const people = createPeopleList(change);
const toasts = createToasts(change);
const dialog = createDialog();

/** On a narrow page only the chat used last is to be seen. */
const narrow = window.matchMedia('(max-width: 799px)');
let inView = [];

function visible() {
  return narrow.matches ? [store.active] : store.shown;
}

function draw() {
  if (store.people.length === 0) return;
  top.draw();
  people.draw();
  for (const id of store.shown) if (!columns.has(id)) columns.set(id, createChatColumn(id, change));
  chats.style.setProperty('--columns', String(visible().length));
  arrange(
    chats,
    visible().map((id) => columns.get(id).element),
  );
  for (const id of visible()) columns.get(id).draw();
  toasts.draw();
  dialog.draw();
}

/** Carries out what the person at the page chose to see, and opens the chats that have come into view. */
function change(choose) {
  choose();
  draw();
  look();
}

function look() {
  const before = inView;
  inView = [...visible()];
  for (const id of inView.filter((one) => !before.includes(one))) {
    columns.get(id)?.toEnd();
    void api.open(id);
  }
}

narrow.addEventListener('change', () => change(() => {}));

listen({
  start(data) {
    takeStart(data);
    draw();
    look();
  },
  chat(data) {
    const chat = takeChat(data);
    toasts.take(chat);
    draw();
    if (chat.unread > 0 && inView.includes(chat.personId)) void api.read(chat.personId);
  },
  clock(data) {
    takeClock(data);
    draw();
  },
  lost(is) {
    store.lost = is;
    draw();
  },
});
