import { en } from './texts-en.js';
import { nb } from './texts-nb.js';

const texts = { nb, en };

/** @type {'nb' | 'en'} */
let language = 'nb';

export const languages = /** @type {const} */ ({ nb: 'Norsk', en: 'English' });

export function currentLanguage() {
  return language;
}

/** @param {'nb' | 'en'} next */
export function setLanguage(next) {
  language = next;
  document.documentElement.lang = next;
}

/**
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  return texts[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** @param {string | undefined} code */
export function errorText(code) {
  const key = `error.${code}`;
  return t(key in texts[language] ? key : 'error.default');
}

/** The text of that key, or the technical name where the page has no text for it yet. */
export function named(prefix, name) {
  const key = `${prefix}.${name}`;
  return key in texts[language] ? t(key) : name;
}
