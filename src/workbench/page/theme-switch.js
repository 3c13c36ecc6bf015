import { h } from './dom.js';
import { t } from './texts.js';

const name = 'trygg-theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : system.matches;
}

/** What is chosen is remembered; choosing what the system has anyway goes back to following it. */
function choose(dark) {
  const theme = dark ? 'dark' : 'light';
  if (dark === system.matches) {
    localStorage.removeItem(name);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(name, theme);
    document.documentElement.dataset.theme = theme;
  }
}

/** Switches between light and dark. */
export function createThemeSwitch() {
  const words = h('span');
  const element = h(
    'button',
    { type: 'button', role: 'switch', className: 'tool theme', onclick: turn },
    h('span', { className: 'track', 'aria-hidden': 'true' }),
    words,
  );

  function turn() {
    choose(!isDark());
    draw();
  }

  function draw() {
    words.textContent = t('dark');
    element.setAttribute('aria-checked', String(isDark()));
  }

  system.addEventListener('change', draw);
  return { element, draw };
}
