import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startWorkbench } from '../../src/workbench/start';
import { freePort } from '../support/free-port';
import { checkPage } from './check-pages';
import { type Finding, prepare } from './inspect';
import { lookAt } from './looks';

type Language = 'nb' | 'en';
/** Makes something of the page to be seen, and takes it away again. */
type State = (page: Page) => Promise<() => Promise<unknown>>;

const ask = (page: Page, what: string, body: object = {}) => {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return page.evaluate(`fetch('/workbench/api/${what}', ${JSON.stringify(request)}).then(({ status }) => status)`);
};
const pressEscape = (page: Page) => () => page.keyboard.press('Escape');

/** Named for whoever reads what was found. */
const states: Readonly<Record<string, State>> = {
  chat: async () => async () => undefined,
  'menu of a chat': async (page) => {
    await page.locator('.chat').first().evaluate('(chat) => { chat.querySelector(".menu").open = true; }');
    return () => page.locator('.chat').first().evaluate('(chat) => { chat.querySelector(".menu").open = false; }');
  },
  clock: async (page) => {
    await page.locator('.clock').click();
    return pressEscape(page);
  },
  'menu of the page': async (page) => {
    await page.locator('.menu-button').click();
    return pressEscape(page);
  },
  'dialog, looking for somebody': async (page) => {
    await page.locator('.chat .ac-pushButton.style-positive').first().click();
    const dialog = page.locator('dialog[open]');
    const people = dialog.getByRole('combobox').first();
    await dialog.locator('.ac-pushButton.style-positive').first().waitFor();
    // The first step of a report asks whom it is about.
    if ((await people.count()) === 0) await dialog.locator('.ac-pushButton.style-positive').first().click();
    await people.waitFor();
    await page.waitForLoadState('networkidle');
    await people.fill('an');
    await dialog.getByRole('option').first().waitFor();
    return async () => {
      await dialog.locator('header button').click();
      await dialog.waitFor({ state: 'detached' });
    };
  },
  story: async (page) => {
    await ask(page, 'tour/start', { language: 'nb' });
    await ask(page, 'tour/pause');
    return async () => {
      await ask(page, 'tour/stop');
      await page.locator('#tour').waitFor({ state: 'hidden' });
    };
  },
  'panel for whoever evaluates': async (page) => {
    await page.locator('.menu-button').click();
    await page.locator('#tools [aria-controls=evaluation]').click();
    await page.locator('#evaluation').waitFor();
    return () => page.locator('#evaluation header button').click();
  },
};

/** The page on which one person plays everybody, with whatever can open on it; of `some` in English only the words. */
export async function checkWorkbench(browser: Browser, which: 'every' | 'some'): Promise<readonly Finding[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-accessible-'));
  const workbench = await startWorkbench({ port: await freePort(), dataFolder });
  const findings: Finding[] = [];
  try {
    for (const language of ['nb', 'en'] as const) {
      const page = await browser.newPage();
      page.setDefaultTimeout(20_000);
      await lookAt(page, 'light', '320 px');
      await page.goto(workbench.url);
      await page.locator('.chat .card').first().waitFor();
      await choose(page, language);
      await prepare(page);
      for (const [name, open] of Object.entries(states)) {
        await lookAt(page, 'light', '320 px');
        const close = await open(page);
        const found = await checkPage(
          page,
          `workbench, ${name}`,
          language,
          which === 'every' || language === 'nb' ? 'all' : 'words',
        );
        findings.push(...found.filter((one) => !isBehind(one)));
        await lookAt(page, 'light', '320 px');
        await close();
      }
      await page.close();
    }
  } finally {
    await workbench.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return findings;
}

/** What opens lies over the page, where axe-core sees no ground; `test/workbench/contrast.test.ts` has all colours. */
function isBehind({ rule, what }: Finding): boolean {
  return rule === 'color-contrast' && /obscured|overlapped by another element/.test(what);
}

async function choose(page: Page, language: Language): Promise<void> {
  await page.locator('.menu-button').click();
  await page.locator(`#tools button[lang=${language}]`).click();
  await page.keyboard.press('Escape');
}
