import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type RunningWorkbench, startWorkbench } from '../../src/workbench/start';
import { freePort } from '../support/free-port';
import { chromiumArguments, describeInBrowser, findChromium } from './find-chromium';

const wide = { width: 1280, height: 800 };
const phone = { width: 375, height: 740 };
/** The dialog is longer than the screen, and shows its last line. */
const isReadToTheEnd = `(({ scrollTop, clientHeight, scrollHeight }) =>
  scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1)(document.querySelector('#dialog .content'))`;
/** What a finger needs, in pixels. */
const fingerWide = 44;

/** One after the other on the same data: the story is played once, and what it left is looked at afterwards. */
describeInBrowser('the workbench, as it is shown to others', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-shown-'));
  const problems: string[] = [];
  let workbench: RunningWorkbench;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    workbench = await startWorkbench({ port: await freePort(), dataFolder });
    browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments });
    await open(wide);
  });
  afterAll(async () => {
    await browser.close();
    await workbench.stop();
    rmSync(dataFolder, { recursive: true, force: true });
    expect(problems).toEqual([]);
  });

  async function open(viewport: { width: number; height: number }, colorScheme: 'light' | 'dark' = 'light') {
    if (page) await page.context().close();
    page = await (await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })).newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    await page.goto(workbench.url);
    await page.locator('.chat .line').first().waitFor();
  }

  const ask = (what: string, body: object = {}) =>
    page.evaluate(
      ([path, text]) =>
        fetch(`/workbench/api/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: text ?? '',
        }).then((answer) => answer.status),
      [what, JSON.stringify(body)],
    );
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const tour = () => page.locator('#tour');
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

  async function nextDeadline(): Promise<string> {
    await page.locator('.clock').click();
    await button('Neste frist').click();
    const said = page.locator('#clock-panel .said');
    await said.filter({ hasNotText: 'Flytter klokken' }).filter({ hasText: /\S/ }).waitFor();
    const text = await said.innerText();
    await page.keyboard.press('Escape');
    return text;
  }

  it('shows no case before anything has happened', async () => {
    await button('For den som vurderer').click();
    await page.locator('#evaluation').getByText('Det er ingen sak ennå.').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#evaluation').waitFor({ state: 'hidden' });
    await page.waitForFunction("document.activeElement.textContent === 'For den som vurderer'");
  });

  it('tells the story with the keyboard: begins, pauses, goes on, and stops', async () => {
    await button('Vis meg historien').focus();
    await page.keyboard.press('Enter');
    await tour()
      .getByText(/Scene \d+ av/)
      .waitFor();
    await page.waitForFunction("document.activeElement.textContent === 'Pause'");
    await page.keyboard.press('Enter');
    await tour().getByRole('button', { name: 'Fortsett' }).waitFor();
    const scene = Number(/Scene (\d+) av/.exec(await tour().innerText())?.[1]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tour()
      .getByText(`Scene ${scene + 1} av`)
      .waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tour().getByRole('button', { name: 'Fart: 2 ganger' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tour().waitFor({ state: 'hidden' });
    await page.waitForFunction("document.activeElement.textContent === 'Vis meg historien'");
  });

  it('plays the story to its end in the real chats', async () => {
    expect(await ask('tour/start', { language: 'nb', speed: 1000 })).toBe(200);
    await tour().getByText('Slutt', { exact: true }).waitFor({ timeout: 25_000 });
    expect(await tour().innerText()).toContain('Saken er avsluttet.');
    expect(await page.locator('.violation').count()).toBe(0);
    await tour().getByRole('button', { name: 'Lukk' }).click();
    await tour().waitFor({ state: 'hidden' });
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await page.locator('.chat').count()).toBe(2);
  });

  it('shows the evaluator the way, the events, the due dates and the outbox of the case played', async () => {
    await button('For den som vurderer').click();
    const panel = page.locator('#evaluation');
    const line = (text: string) => panel.locator('li').filter({ hasText: text }).first();
    expect(await panel.innerText()).toContain('ingen bruker får se');
    expect(await line('Notat som avslutter saken').innerText()).toMatch(/✓[\s\S]*3\.1\.2-28[\s\S]*Kari Haugen/);
    await panel.getByRole('tab', { name: 'Hendelser' }).click();
    expect(await line('Saken er avsluttet').innerText()).toContain('Kari Haugen');
    await page.keyboard.press('ArrowRight');
    expect(await line('Beslutning i saken').innerText()).toMatch(/3\.1\.2-23[\s\S]*holdt/);
    expect(await panel.innerText()).toContain('gjort etter fristen');
    await page.keyboard.press('ArrowRight');
    expect(await line('Oppgave: bekreftelse fra leder').innerText()).toMatch(/Kari Haugen · sendt/);
    expect(await panel.innerText()).toMatch(/Prøvd mer enn én gang: 0 av \d+\. Der utsendingen er begynt på nytt: 0\./);
    expect(await panel.innerText()).not.toContain('blir det ledd');
  });

  it('follows while somebody plays, and jumps to the deadline of what was begun', async () => {
    await page.locator('#evaluation').getByRole('tab', { name: 'Veien' }).click();
    expect(await ask('tour/start', { language: 'nb' })).toBe(200);
    await ask('tour/pause');
    for (const scene of [2, 3, 4, 5, 6]) {
      await ask('tour/next');
      await tour().getByText(`Scene ${scene} av`).waitFor();
      while (scene === 4 && !(await page.evaluate(isReadToTheEnd))) await setTimeout(100);
    }
    await ask('tour/stop');
    await page.locator('#evaluation .stands-open').first().waitFor();
    expect(await page.locator('#evaluation select option').count()).toBe(2);
    await page.locator('#evaluation').getByRole('button', { name: 'Lukk' }).click();
    const before = await page.locator('.clock').innerText();
    expect(await nextDeadline()).toMatch(
      /^Flyttet til (fristen for|en påminnelse om) [a-zæøå ]+ i sak T-[0-9A-Z-]{9}: \w+dag \d+\. \w+ \d{4}\.$/,
    );
    expect(await page.locator('.clock').innerText()).not.toBe(before);
  });

  it('has the colours of the system, or those that one chooses, also after loading it again', async () => {
    const ground = () => page.evaluate('getComputedStyle(document.querySelector(".card")).backgroundColor');
    const colours = () => page.getByRole('combobox', { name: 'Farger' });
    await open(wide, 'dark');
    expect(await colours().inputValue()).toBe('system');
    const dark = await ground();
    await colours().selectOption('Lyst');
    const light = await ground();
    expect(light).not.toBe(dark);
    await page.reload();
    await page.locator('.chat .card').first().waitFor();
    expect([await colours().inputValue(), await ground()]).toEqual(['light', light]);
    await colours().selectOption('Høy kontrast');
    const contrast = await ground();
    expect([light, dark]).not.toContain(contrast);
    await colours().selectOption('Farger som systemet');
    expect(await ground()).toBe(dark);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe(light);
    await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
    await page.waitForFunction("document.documentElement.dataset.theme === 'contrast'");
    expect(await ground()).toBe(contrast);
  });

  it('fits a phone: nothing reaches out of it, and everything is wide enough for a finger', async () => {
    await open(phone);
    const small = () =>
      page.evaluate(`[...document.querySelectorAll('button, select, textarea, summary, input:not([type=radio], [type=checkbox])')]
        .filter((one) => one.checkVisibility() && !one.closest('[inert]'))
        .map((one) => ({ box: one.getBoundingClientRect(), what: one.className + ' ' + one.textContent }))
        .filter(({ box }) => Math.min(box.width, box.height) < ${fingerWide})
        .map(({ box, what }) => what + ' ' + box.width + '×' + box.height)`);
    const looksRight = async () => expect([await overflow(), await small()]).toEqual([0, []]);
    await looksRight();
    await page.locator('.clock').click();
    await looksRight();
    await page.keyboard.press('Escape');
    await page.locator('.menu-button').click();
    await looksRight();
    await button('For den som vurderer').click();
    await page.locator('#evaluation .content li').first().waitFor();
    await looksRight();
    await page.keyboard.press('Escape');
    await page.locator('.menu-button').click();
    await button('Vis meg historien').click();
    await tour()
      .getByText(/Scene \d+ av/)
      .waitFor();
    await looksRight();
    expect(await page.locator('.chat').count()).toBe(1);
    await tour().getByRole('button', { name: 'Stopp' }).click();
    await tour().waitFor({ state: 'hidden' });
  });
});
