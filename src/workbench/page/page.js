import { api, listen } from './api.js';
import { createChatColumn } from './chat.js';
import { createDialog } from './dialog.js';
import { arrange } from './dom.js';
import { createEvaluation } from './evaluation.js';
import { createPeopleList } from './people.js';
import { createSkipLinks } from './skip.js';
import { store, takeChat, takeClock, takeStart, takeTour } from './store.js';
import { createToasts } from './toasts.js';
import { createTop } from './top.js';
import { createTour } from './tour.js';

const chats = document.getElementById('chats');
const columns = new Map();
const top = createTop(change);
const people = createPeopleList(change);
const toasts = createToasts(change);
const dialog = createDialog((personId, line) => columns.get(personId)?.read(line));
const skip = createSkipLinks({
  toNewest: () => columns.get(store.active)?.read(),
  toField: () => columns.get(store.active)?.write(),
  toPeople: () => people.focus(),
});
const evaluation = createEvaluation(change);
const tour = createTour();

/** On a narrow page only the chat used last is to be seen. */
const narrow = window.matchMedia('(max-width: 799px)');
/** Where the evaluator's panel lies over the chats. */
const covering = window.matchMedia('(max-width: 1099px)');
/** In pixels, as the style sheets have them. */
const listWidth = 288;
const panelWidth = 400;
const narrowestChat = 300;
let inView = [];

function visible() {
  const beside = store.evaluating && !covering.matches ? panelWidth : 0;
  const room = Math.floor((window.innerWidth - listWidth - beside) / narrowestChat);
  return narrow.matches || room < store.shown.length ? [store.active] : store.shown;
}

function draw() {
  if (store.people.length === 0) return;
  skip.draw();
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
  evaluation.draw();
  tour.draw();
  // Whoever watches does not get in the way of what plays, and whoever pauses it may look around.
  const watching = store.tour.state === 'playing';
  const covered = store.evaluating && narrow.matches;
  for (const part of [chats, document.getElementById('people')]) part.inert = watching || covered;
}

/**
 * Carries out what the person at the page chose to see, and opens the chats that have come into view. Whoever is to go
 * on reading in one of them gets the focus there.
 */
function change(choose, reading) {
  choose();
  draw();
  look();
  if (reading) columns.get(reading)?.read();
}

function look() {
  const before = inView;
  inView = [...visible()];
  for (const id of inView.filter((one) => !before.includes(one))) {
    columns.get(id)?.toEnd();
    void api.open(id);
  }
}

for (const width of [narrow, covering]) width.addEventListener('change', () => change(() => {}));

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
    evaluation.readSoon();
    if (chat.unread > 0 && inView.includes(chat.personId)) void api.read(chat.personId);
  },
  clock(data) {
    takeClock(data);
    draw();
    evaluation.readSoon();
  },
  tour(data) {
    if (data?.scene === 1) evaluation.followNewest();
    change(() => takeTour(data));
  },
  lost(is) {
    store.lost = is;
    draw();
  },
});
