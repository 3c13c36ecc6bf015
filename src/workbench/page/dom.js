/**
 * Makes an element. Properties are set as properties, `data-…`, `aria-…`, `role` and the like as attributes, and
 * `on…` as listeners. Text is always text, never markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name in element && !name.includes('-') && name !== 'list') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Puts these children into an element, leaving those alone that are there already, so that what is typed and focused
 * stays.
 * @param {Element} parent
 * @param {Element[]} children
 */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

/**
 * Gives the focus back to where something was opened from: to the first of these that can be seen.
 * @param {...string} selectors
 */
export function focusFirst(...selectors) {
  selectors
    .map((selector) => document.querySelector(selector))
    .find((element) => element?.checkVisibility())
    ?.focus();
}

/**
 * Puts the focus on what takes none by itself, such as a message that has come in place of what had it.
 * @param {HTMLElement} element
 */
export function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Brings what the keyboard is on back into view, where a message has come and the chat gone on. */
export function showFocus() {
  document.querySelector('.line :focus-visible')?.scrollIntoView({ block: 'nearest' });
}
