import { h } from './dom.js';
import { t } from './texts.js';

/** The first that Tab comes to, and to be seen only then: past the page's head and everybody's names. */
export function createSkipLinks({ toNewest, toField }) {
  const element = document.getElementById('skip');
  const newest = h('button', { type: 'button', onclick: toNewest });
  const field = h('button', { type: 'button', onclick: toField });
  element.append(newest, field);

  return {
    draw() {
      element.setAttribute('aria-label', t('skip'));
      newest.textContent = t('skipToNewest');
      field.textContent = t('skipToField');
    },
  };
}
