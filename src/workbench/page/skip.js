import { h } from './dom.js';
import { t } from './texts.js';

/** The first that Tab comes to, and to be seen only then: past the page's head, and back to it from the end. */
export function createSkipLinks({ toNewest, toField, toPeople }) {
  const element = document.getElementById('skip');
  const newest = h('button', { type: 'button', onclick: toNewest });
  const field = h('button', { type: 'button', onclick: toField });
  const people = h('button', { type: 'button', onclick: toPeople });
  element.append(newest, field, people);

  return {
    draw() {
      element.setAttribute('aria-label', t('skip'));
      newest.textContent = t('skipToNewest');
      field.textContent = t('skipToField');
      people.textContent = t('skipToPeople');
    },
  };
}
