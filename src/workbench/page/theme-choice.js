import { h } from './dom.js';
import { t } from './texts.js';

const name = 'trygg-theme';
const themes = ['system', 'light', 'dark', 'contrast'];

/** In which colours the page is: in those of the system, or in one of the themes of Teams. It is remembered. */
export function createThemeChoice() {
  const element = h('select', { className: 'tool', onchange: choose });

  function choose() {
    if (element.value === 'system') localStorage.removeItem(name);
    else localStorage.setItem(name, element.value);
    document.documentElement.dispatchEvent(new Event('themechosen'));
  }

  return {
    element,
    drawWords() {
      element.setAttribute('aria-label', t('theme'));
      element.replaceChildren(...themes.map((theme) => h('option', { value: theme }, t(`theme.${theme}`))));
      element.value = localStorage.getItem(name) ?? 'system';
    },
  };
}
