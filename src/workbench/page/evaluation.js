import { api } from './api.js';
import { focusFirst, h } from './dom.js';
import { drawDues, drawEvents, drawOutbox, drawWay } from './evaluation-parts.js';
import { shortDay } from './moments.js';
import { store } from './store.js';
import { currentLanguage, t } from './texts.js';

const parts = { way: drawWay, events: drawEvents, dues: drawDues, outbox: drawOutbox };
const names = Object.keys(parts);
/** A turn changes a chat many times over, and its messages follow a moment later. Milliseconds. */
const settleMs = 250;
const lookAgainMs = 2500;

/** What no user may see: a case from outside, for whoever evaluates. It follows while somebody plays. */
export function createEvaluation(changed) {
  const element = document.getElementById('evaluation');
  const heading = h('h2', { id: 'evaluation-title', tabIndex: -1 });
  const note = h('p', { className: 'note' });
  const close = h('button', { type: 'button', className: 'icon', onclick: leave }, '×');
  const choice = h('select', { id: 'evaluation-case', onchange: () => choose(choice.value) });
  const label = h('label', { htmlFor: 'evaluation-case' });
  const tabs = h('div', { className: 'tabs', role: 'tablist', onkeydown: moveTab });
  const content = h('div', { className: 'content', role: 'tabpanel', tabIndex: 0, 'aria-live': 'off' });
  const none = h('p', { className: 'none' });
  const chooser = h('div', { className: 'chooser' }, label, choice);
  element.append(h('header', {}, h('div', {}, heading, note), close), chooser, tabs, content, none);
  let part = 'way';
  /** The case that somebody chose; otherwise the newest. */
  let chosen = '';
  let cases = [];
  let file;
  let drawn = '';
  let waiting;
  let wasOpen = false;

  function leave() {
    changed(() => {
      store.evaluating = false;
    });
    focusFirst('[aria-controls=evaluation]', '.menu-button');
  }

  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
  });

  function choose(caseId) {
    chosen = caseId;
    void read();
  }

  function turnTo(name) {
    part = name;
    content.scrollTop = 0;
    draw();
    tabs.querySelector('[aria-selected=true]').focus();
  }

  function moveTab(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    turnTo(names[(names.indexOf(part) + step + names.length) % names.length]);
  }

  async function read() {
    clearTimeout(waiting);
    waiting = undefined;
    const found = await api.cases();
    if (Array.isArray(found)) cases = found;
    const caseId = cases.some((one) => one.caseId === chosen) ? chosen : cases[0]?.caseId;
    const answer = caseId ? await api.caseFile(caseId) : undefined;
    if (answer?.caseId) file = answer;
    draw();
  }

  function drawChoice() {
    const options = cases.map(({ caseId, closed, receivedAt }) => {
      const stands = t(closed ? 'caseClosed' : 'caseOpen');
      const selected = caseId === file?.caseId;
      return h('option', { value: caseId, selected }, `${caseId} · ${stands} · ${shortDay(receivedAt)}`);
    });
    choice.replaceChildren(...options);
  }

  function drawTabs() {
    const made = names.map((name) => {
      const selected = name === part;
      const properties = {
        'aria-selected': String(selected),
        tabIndex: selected ? 0 : -1,
        onclick: () => turnTo(name),
      };
      return h('button', { type: 'button', role: 'tab', ...properties }, t(`tab.${name}`));
    });
    tabs.replaceChildren(...made);
  }

  /** Nothing is drawn anew that is the same, so that whoever reads keeps their place. */
  function draw() {
    const wanted = JSON.stringify([currentLanguage(), part, cases, file]);
    if (wanted === drawn) return;
    drawn = wanted;
    const has = file !== undefined;
    heading.textContent = t('evaluation');
    note.textContent = t('evaluationNote');
    none.textContent = t('evaluationNone');
    label.textContent = t('evaluationCase');
    close.setAttribute('aria-label', t('close'));
    none.hidden = has;
    for (const one of [chooser, tabs, content]) one.hidden = !has;
    if (!has) return;
    const focused = tabs.contains(document.activeElement);
    const open = content.querySelector('details')?.open;
    const place = content.scrollTop;
    drawChoice();
    drawTabs();
    content.setAttribute('aria-label', t(`tab.${part}`));
    content.replaceChildren(parts[part](file));
    if (open) content.querySelector('details')?.setAttribute('open', '');
    content.scrollTop = place;
    if (focused) tabs.querySelector('[aria-selected=true]').focus();
  }

  function readSoon() {
    if (store.evaluating) waiting ??= setTimeout(read, settleMs);
  }

  setInterval(() => {
    if (!document.hidden) readSoon();
  }, lookAgainMs);

  return {
    readSoon,
    /** The story goes on in a case of its own. */
    followNewest() {
      chosen = '';
    },
    draw() {
      element.hidden = !store.evaluating;
      element.setAttribute('aria-labelledby', 'evaluation-title');
      document.body.classList.toggle('evaluating', store.evaluating);
      if (store.evaluating && !wasOpen) {
        void read();
        draw();
        heading.focus();
      }
      wasOpen = store.evaluating;
      if (store.evaluating) draw();
    },
  };
}
