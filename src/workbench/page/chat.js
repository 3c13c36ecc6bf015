import { api } from './api.js';
import { drawCard, drawMarkdown } from './cards.js';
import { arrange, h } from './dom.js';
import { drawFile, drawFileQuestion, fileConsentType, fileInfoType } from './files.js';
import { personOf, store, switchTo, toggleBeside } from './store.js';
import { currentLanguage, errorText, t } from './texts.js';

const cardType = 'application/vnd.microsoft.card.adaptive';
const nearEndPixels = 120;
/** A pause longer than this is shown as a new time, in milliseconds. */
const pauseMs = 10 * 60_000;

function inWords(iso, options) {
  const format = { hour: '2-digit', minute: '2-digit', timeZone: store.timeZone, ...options };
  return new Intl.DateTimeFormat(currentLanguage() === 'nb' ? 'nb-NO' : 'en-GB', format).format(new Date(iso));
}

function drawTime(iso) {
  const time = h('time', { dateTime: iso }, inWords(iso, { weekday: 'long', day: 'numeric', month: 'long' }));
  return h('li', { className: 'moment' }, time);
}

function drawViolation({ severity, code, why }) {
  return h(
    'li',
    { className: `line violation ${severity}` },
    h('strong', {}, t(severity === 'error' ? 'problem' : 'caution')),
    h('p', { lang: 'en' }, why),
    h('code', {}, code),
  );
}

function drawAttachment(attachment, message, personId, acts) {
  if (attachment.contentType === fileInfoType) return drawFile(attachment);
  if (attachment.contentType === fileConsentType) {
    return drawFileQuestion(attachment, (answer) => {
      acts();
      return api.answerFile(personId, message.id, answer);
    });
  }
  if (attachment.contentType !== cardType) {
    return h('p', { className: 'attachment' }, t('attachment', { type: attachment.contentType }));
  }
  const press = (action, inputs) => {
    acts();
    return api.press(personId, message.id, action, inputs);
  };
  return drawCard(attachment.content, { personId, press });
}

function drawSuggestions({ suggestedActions }, personId, acts) {
  const actions = suggestedActions?.actions ?? [];
  if (actions.length === 0) return null;
  const say = (action) => {
    acts();
    void api.say(personId, String(action.value ?? action.title));
  };
  const buttons = actions.map((action) => h('button', { type: 'button', onclick: () => say(action) }, action.title));
  return h('div', { className: 'suggestions' }, ...buttons);
}

function drawMessage(message, personId, acts) {
  if (message.from === 'notice') {
    const failed = message.errorCode !== undefined;
    return h(
      'li',
      { className: failed ? 'line notice failed' : 'line notice' },
      failed ? errorText(message.errorCode) : message.text,
    );
  }
  const fromBot = message.from === 'bot';
  const text = message.text && (fromBot ? drawMarkdown(message.text) : message.text);
  return h(
    'li',
    { className: `line ${message.from}` },
    text && h('div', { className: 'bubble' }, text),
    ...message.attachments.map((attachment) => drawAttachment(attachment, message, personId, acts)),
    drawSuggestions(message, personId, acts),
    message.updatedAt &&
      h(
        'span',
        { className: 'updated' },
        `${t('updated')} ${inWords(message.updatedAt, { day: 'numeric', month: 'long' })}`,
      ),
  );
}

/** One person's chat as a column of the page. It keeps what is typed while the chat goes on. */
export function createChatColumn(personId, changed) {
  const person = personOf(personId);
  const drawn = new Map();
  let drawnIn = '';
  let atEnd = true;
  /** The person has written or pressed something, and neither got an answer nor scrolled since. */
  let awaits = false;
  const lines = h('ol', { className: 'lines', role: 'log', lang: person.locale, tabIndex: 0 });
  const name = h('h2', { id: `chat-${personId}` }, person.name);
  const role = h('p', { className: 'role' });
  const menu = h('details', { className: 'menu' });
  const hide = h(
    'button',
    { type: 'button', className: 'icon', onclick: () => changed(() => toggleBeside(personId)) },
    '×',
  );
  const field = h('textarea', { rows: 1, className: 'field' });
  const send = h('button', { type: 'submit', className: 'send' });
  const composer = h('form', { className: 'composer', onsubmit: say }, field, send);
  const empty = h('div', { className: 'empty' });
  const element = h(
    'section',
    { className: 'chat', 'aria-labelledby': `chat-${personId}`, 'data-person': personId },
    h('header', {}, h('div', {}, name, role), menu, hide),
    lines,
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
    const entry = { line, element: made, time: before?.time, replaced: before?.element };
    drawn.set(id, entry);
    return entry;
  }

  function drawLines(chat) {
    const elements = [];
    const focused = document.activeElement;
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
    arrange(lines, elements);
    if (refocus) {
      refocus.tabIndex = -1;
      refocus.focus({ preventScroll: true });
    }
    // Whoever watches the story sees what is new, however tall what came before it was.
    const follows = atEnd || awaits || first || store.tour.state !== 'idle';
    if (firstNew && follows) showFrom(afresh ? lines.lastElementChild : firstNew);
    if (answered) awaits = false;
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

  /** Scrolls to the end, yet not past the beginning of what is to be read. */
  function showFrom(line) {
    if (line) lines.scrollTop = Math.min(lines.scrollHeight, line.offsetTop - lines.offsetTop - 16);
  }

  function drawEmpty(chat) {
    const { installed, order } = chat;
    empty.hidden = installed && order.length > 0;
    composer.hidden = !installed;
    menu.hidden = !installed;
    const install = h(
      'button',
      { type: 'button', className: 'primary', onclick: () => api.install(personId) },
      t('install'),
    );
    empty.replaceChildren(
      h('p', {}, installed ? t('emptyChat') : t('notInstalled', { name: person.name })),
      ...(installed ? [] : [install]),
    );
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
  };
}
