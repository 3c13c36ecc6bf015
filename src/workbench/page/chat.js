import { api } from './api.js';
import { arrange, focusOn, h, showFocus } from './dom.js';
import { drawMessage, drawTime, drawViolation } from './messages.js';
import { personOf, store, switchTo, toggleBeside } from './store.js';
import { currentLanguage, t } from './texts.js';

const nearEndPixels = 120;
/** How long a chat that is drawn for the first time stays silent, in milliseconds. */
const settleMs = 300;
/** A pause longer than this is shown as a new time, in milliseconds. */
const pauseMs = 10 * 60_000;

/** One person's chat as a column of the page. It keeps what is typed while the chat goes on. */
export function createChatColumn(personId, changed) {
  const person = personOf(personId);
  const drawn = new Map();
  let drawnIn = '';
  let atEnd = true;
  /** The person has written or pressed something, and neither got an answer nor scrolled since. */
  let awaits = false;
  const lines = h('ol', { className: 'lines', lang: person.locale, tabIndex: 0 });
  const log = h('div', { className: 'log', role: 'log', 'aria-labelledby': `chat-${personId}` }, lines);
  const name = h('h2', { id: `chat-${personId}` }, person.name);
  const role = h('p', { className: 'role' });
  const menu = h('details', { className: 'menu' });
  const hide = h(
    'button',
    {
      type: 'button',
      className: 'icon',
      onclick: () => {
        changed(() => toggleBeside(personId));
        changed(() => {}, store.active);
      },
    },
    '×',
  );
  const field = h('textarea', { rows: 1, className: 'field' });
  const send = h('button', { type: 'submit', className: 'send' });
  const composer = h('form', { className: 'composer', onsubmit: say }, field, send);
  const nothing = h('p');
  const install = h('button', { type: 'button', className: 'primary', onclick: () => api.install(personId) });
  const empty = h('div', { className: 'empty' }, nothing, install);
  const element = h(
    'section',
    { className: 'chat', 'aria-labelledby': `chat-${personId}`, 'data-person': personId },
    h('header', {}, h('div', {}, name, role), menu, hide),
    log,
    empty,
    composer,
  );

  element.addEventListener('pointerdown', use, true);
  element.addEventListener('focusin', use);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit();
  });
  field.addEventListener('input', fitField);
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });

  function use() {
    if (store.active !== personId) changed(() => switchTo(personId));
  }

  function fitField() {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  function acts() {
    awaits = true;
  }

  async function say(event) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    fitField();
    acts();
    await api.say(personId, text);
  }

  function drawWords() {
    const language = currentLanguage();
    if (drawnIn === language) return;
    drawnIn = language;
    drawn.clear();
    role.textContent = person.role[language];
    field.placeholder = t('writeTo', { name: person.name });
    field.setAttribute('aria-label', field.placeholder);
    send.textContent = t('send');
    hide.setAttribute('aria-label', t('closeChat', { name: person.name }));
    install.textContent = t('install');
    lines.setAttribute('aria-label', t('messages', { name: person.name }));
    menu.replaceChildren(
      h('summary', { 'aria-label': t('options', { name: person.name }) }, '⋯'),
      h(
        'div',
        { className: 'choices' },
        h('button', { type: 'button', className: 'choice', onclick: uninstall }, t('uninstall')),
      ),
    );
  }

  function uninstall() {
    menu.open = false;
    void api.uninstall(personId);
  }

  function drawLine(id, line) {
    const before = drawn.get(id);
    if (before?.line === line) return before;
    const made = line.kind === 'message' ? drawMessage(line.message, personId, acts) : drawViolation(line.violation);
    made.dataset.line = id;
    const entry = { line, element: made, time: before?.time, replaced: before?.element };
    drawn.set(id, entry);
    return entry;
  }

  function drawLines(chat) {
    const elements = [];
    const focused = document.activeElement;
    const hadFocus = lines.contains(focused) && focused !== lines;
    const afresh = drawn.size === 0;
    let refocus;
    let firstNew;
    let answered = false;
    let last = 0;
    for (const id of chat.order) {
      const line = chat.lines.get(id);
      const isNew = !drawn.has(id);
      const entry = drawLine(id, line);
      const at = (line.message ?? line.violation).at;
      if (new Date(at).getTime() - last > pauseMs) {
        entry.time ??= drawTime(at);
        elements.push(entry.time);
      }
      last = new Date(at).getTime();
      elements.push(entry.element);
      if (isNew) {
        firstNew ??= entry.element;
        answered ||= line.message?.from !== 'person';
      }
      if (entry.replaced?.contains(focused)) refocus = entry.element;
      entry.replaced = undefined;
    }
    const first = lines.children.length === 0;
    if (afresh) beSilent();
    arrange(lines, elements);
    // What had the focus was replaced, or is gone.
    if (hadFocus && !lines.contains(focused)) focusOn(refocus ?? newest());
    // Whoever watches the story sees what is new, however tall what came before it was.
    const follows = atEnd || awaits || first || store.tour.state !== 'idle';
    if (firstNew && follows) showFrom(afresh ? lines.lastElementChild : firstNew);
    if (answered) awaits = false;
  }

  /** What was there before is not told as if it were new. */
  function beSilent() {
    log.ariaLive = 'off';
    setTimeout(() => {
      log.ariaLive = null;
    }, settleMs);
  }

  // A chat that is read to its end stays there when its column gets narrower, and its lines taller.
  new ResizeObserver(() => {
    if (atEnd) showFrom(lines.lastElementChild);
  }).observe(lines);
  lines.addEventListener('scroll', () => {
    atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < nearEndPixels;
  });

  for (const scrolls of ['wheel', 'touchmove']) {
    lines.addEventListener(
      scrolls,
      () => {
        awaits = false;
      },
      { passive: true },
    );
  }

  /** Scrolls to the end, yet not past the beginning of what is to be read, nor past what the keyboard is on. */
  function showFrom(line) {
    if (line) lines.scrollTop = Math.min(lines.scrollHeight, line.offsetTop - 16);
    showFocus();
  }

  function newest() {
    return [...lines.querySelectorAll(':scope > .line')].at(-1);
  }

  function drawEmpty(chat) {
    const { installed, order } = chat;
    const hadFocus = [install, composer, menu].some((one) => !one.hidden && one.contains(document.activeElement));
    empty.hidden = installed && order.length > 0;
    composer.hidden = !installed;
    menu.hidden = !installed;
    install.hidden = installed;
    nothing.textContent = installed ? t('emptyChat') : t('notInstalled', { name: person.name });
    if (hadFocus && !document.activeElement?.checkVisibility()) (installed ? field : install).focus();
  }

  return {
    element,
    draw() {
      drawWords();
      element.classList.toggle('active', store.active === personId);
      hide.hidden = store.shown.length < 2;
      const chat = store.chats.get(personId);
      if (!chat) return;
      drawLines(chat);
      drawEmpty(chat);
    },
    toEnd() {
      showFrom(lines.lastElementChild);
    },
    /** Puts the focus where reading goes on: on that line, or on the newest. */
    read(id) {
      const line = lines.querySelector(`[data-line="${CSS.escape(id ?? '')}"]`) ?? newest();
      if (!line) return (install.hidden ? field : install).focus();
      focusOn(line);
      showFrom(line);
    },
    write() {
      (install.hidden ? field : install).focus();
    },
  };
}
