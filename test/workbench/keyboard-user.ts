import type { Page } from 'playwright-core';
import { lookAtFocus, type Stop } from './look-at-focus';

const patience = 10_000;
const pauseMs = 30;
/** More stops than any way from one place of the page to another has. */
const furthest = 90;

/** What a screen reader says by its name. */
const named = [
  'button',
  'checkbox',
  'combobox',
  'dialog',
  'DisclosureTriangle',
  'heading',
  'link',
  'listbox',
  'log',
].concat(['navigation', 'option', 'radio', 'radiogroup', 'region', 'switch', 'tab', 'textbox']);

/** Listens as a screen reader does, and to what would be no keyboard. */
const listening = `
  window.heard = [];
  window.pointed = [];
  for (const name of ['pointerdown', 'mousedown', 'touchstart']) {
    addEventListener(name, (event) => pointed.push(name), true);
  }
  addEventListener('click', (event) => event.detail > 0 && pointed.push('click'), true);
  const live = '[aria-live], [role=log], [role=status], [role=alert]';
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
      if (!region || region.ariaLive === 'off') continue;
      for (const { textContent } of addedNodes) heard.push(textContent);
    }
  }).observe(document, { subtree: true, childList: true });
`;

/** Somebody who has a keyboard and nothing else: no pointer, and no focus that they did not move to themselves. */
export async function createKeyboardUser(page: Page) {
  await page.context().addInitScript(listening);
  const problems = new Set<string>();
  const path: string[] = [];

  async function stop(): Promise<Stop> {
    const found = await page.evaluate<Stop>(lookAtFocus);
    for (const problem of found.problems) problems.add(`${found.name}: ${problem}`);
    path.push(found.name);
    return found;
  }

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }

  /** Moves on with Tab until the focus is on what has that name. */
  async function to(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop> {
    for (let count = 0; count < furthest; count += 1) {
      await press(key);
      const found = await stop();
      if (name.test(found.name)) return found;
    }
    throw new Error(`Tab never came to ${name}, but to:\n${path.slice(-furthest).join('\n')}`);
  }

  const heard = () => page.evaluate<string[]>('heard');

  async function until(isSo: () => Promise<boolean>): Promise<boolean> {
    for (const end = Date.now() + patience; Date.now() < end; await page.waitForTimeout(pauseMs)) {
      if (await isSo()) return true;
    }
    return false;
  }

  return {
    press,
    to,
    stop,
    back: (name: RegExp) => to(name, 'Shift+Tab'),

    async type(text: string): Promise<void> {
      await page.keyboard.type(text);
    },

    /** Waits until what a key did has moved the focus to what has that name. */
    async finds(name: RegExp): Promise<Stop> {
      const found = await until(async () => name.test((await page.evaluate<Stop>(lookAtFocus)).name));
      if (!found) throw new Error(`The focus never came to ${name}; it is on: ${(await stop()).name}`);
      return stop();
    },

    /** Waits until something with that text has been said by itself. */
    async hears(text: RegExp): Promise<void> {
      if (await until(async () => (await heard()).some((one) => text.test(one)))) return;
      throw new Error(`Nothing said ${text}, but:\n${(await heard()).join('\n')}`);
    },

    /** What stands in the field that has the focus. */
    value: () => page.evaluate<string>('document.activeElement.value'),

    heard,

    /** Looks through all that a screen reader is told of the page as it is. */
    async looksForNames(): Promise<void> {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      await session.detach();
      const nameless = nodes.filter(
        ({ ignored, role, name }) => !ignored && named.includes(role?.value) && !name?.value,
      );
      for (const { role } of nameless) problems.add(`a ${role?.value} has no name`);
    },

    /** What was wrong with any stop, and whatever was not done with the keyboard. */
    async problems(): Promise<readonly string[]> {
      return [...problems, ...(await page.evaluate<string[]>('pointed'))];
    },
  };
}

export type KeyboardUser = Awaited<ReturnType<typeof createKeyboardUser>>;
