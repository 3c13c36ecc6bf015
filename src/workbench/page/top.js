import { api } from './api.js';
import { createClock } from './clock.js';
import { h } from './dom.js';
import { chooseLanguage, personOf, store } from './store.js';
import { currentLanguage, languages, t } from './texts.js';
import { createThemeChoice } from './theme-choice.js';

/** The page's head: its name, what one can turn on, the clock that moves time, the language. */
export function createTop(changed) {
  const element = document.getElementById('top');
  const title = h('h1');
  const lost = h('p', { className: 'lost', role: 'status' });
  const clock = createClock();
  const theme = createThemeChoice();
  const story = h('button', { type: 'button', className: 'tool story', onclick: tell });
  const evaluation = h('button', {
    type: 'button',
    className: 'tool',
    'aria-controls': 'evaluation',
    onclick: evaluate,
  });
  const languageButtons = Object.entries(languages).map(([code, name]) =>
    h('button', { type: 'button', lang: code, onclick: () => changed(() => chooseLanguage(code)) }, name),
  );
  const language = h('div', { className: 'languages', role: 'group' }, ...languageButtons);
  const tools = h(
    'div',
    { id: 'tools', className: 'panel', popover: 'auto' },
    ...[story, evaluation, theme.element, language],
  );
  const menu = h('button', { type: 'button', className: 'icon menu-button', popovertarget: 'tools' }, '⋯');
  element.append(title, lost, tools, clock.button, clock.panel, menu);
  let drawnIn = '';

  function leaveMenu() {
    if (tools.matches(':popover-open')) tools.hidePopover();
  }

  function tell() {
    leaveMenu();
    void api.tour('start', { language: currentLanguage() });
  }

  function evaluate() {
    leaveMenu();
    changed(() => {
      store.evaluating = !store.evaluating;
    });
  }

  function drawLanguages() {
    language.setAttribute('aria-label', t('language'));
    for (const one of languageButtons) one.setAttribute('aria-pressed', String(one.lang === currentLanguage()));
  }

  function drawWords() {
    if (drawnIn === currentLanguage()) return;
    drawnIn = currentLanguage();
    title.textContent = store.title[currentLanguage()];
    story.textContent = t('story');
    evaluation.textContent = t('evaluation');
    menu.setAttribute('aria-label', t('menu'));
    drawLanguages();
    clock.drawWords();
    theme.drawWords();
  }

  return {
    draw() {
      drawWords();
      document.title = `${personOf(store.active).name} · ${store.title[currentLanguage()]}`;
      clock.drawTime();
      story.hidden = !store.tells;
      story.disabled = store.tour.state !== 'idle';
      evaluation.hidden = !store.evaluates;
      evaluation.setAttribute('aria-expanded', String(store.evaluating));
      lost.textContent = store.lost ? t('unreachable') : '';
    },
  };
}
