import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type RunningWorkbench, startWorkbench } from '../../src/workbench/start';
import { freePort } from '../support/free-port';
import { chromiumArguments, describeInBrowser, findChromium } from './find-chromium';
import { createKeyboardUser, type KeyboardUser } from './keyboard-user';

/** What a page of 1280 by 800 is at 200 %. */
const zoomed = { width: 640, height: 400 };

/** One after the other in the same case. Nothing here points, clicks, or puts the focus anywhere. */
describeInBrowser('the main journey, by somebody who has only a keyboard', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-keyboard-'));
  let workbench: RunningWorkbench;
  let browser: Browser;
  let page: Page;
  let user: KeyboardUser;

  beforeAll(async () => {
    workbench = await startWorkbench({ port: await freePort(), dataFolder });
    // In which order a date is typed follows from the browser's language.
    const env = { ...process.env, LANGUAGE: 'en_US' };
    browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments, env });
    await open();
  });
  afterAll(async () => {
    await browser.close();
    await workbench.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function open(viewport = { width: 1280, height: 800 }): Promise<void> {
    if (page) await page.context().close();
    page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage();
    page.setDefaultTimeout(10_000);
    user = await createKeyboardUser(page);
    await page.goto(workbench.url);
    await page.locator('.chat .line').first().waitFor();
  }

  /** From wherever they are: round by the end of the page, and along the names. */
  async function becomes(name: string): Promise<void> {
    await user.to(/^Gå til personene/);
    await user.press('Enter');
    await user.press('Home');
    for (let count = 0; !(await user.stop()).name.startsWith(name); count += 1) {
      if (count > 20) throw new Error(`${name} is not among the people`);
      await user.press('ArrowDown');
    }
    await user.press('Enter');
    await user.finds(/^Trygg: /);
  }

  /** From the newest message of the chat, through a task's dialog, and back to the chat. */
  async function doesTask(opens: RegExp, fillIn: () => Promise<void>, sends: RegExp): Promise<void> {
    await user.to(opens);
    await user.press('Enter');
    await user.finds(/./);
    await page.locator('dialog:modal').waitFor();
    await user.looksForNames();
    await fillIn();
    await user.to(sends);
    await user.press('Enter');
    await user.finds(/^Ferdig/);
    await user.press('Escape');
    await user.finds(/^Trygg: /);
  }

  async function next(): Promise<void> {
    await user.to(/^Neste$/);
    await user.press('Enter');
  }

  /** From the dialog's first page, where whom it is about is still to be named. */
  async function reports(): Promise<void> {
    await user.to(/^Hvem har gjort det\?/);
    await user.type('Jonas');
    await user.hears(/^Navn å velge mellom: 1/);
    await user.press('Enter');
    expect((await user.stop()).description).toBe('Valgt: Jonas Berg');
    await next();
    await user.finds(/Hva har skjedd\?$/);
    await user.to(/^Fortell her/);
    await user.type('Han roper til meg foran alle.');
    await next();
    await user.finds(/Når og hvor\?$/);
    await user.to(/^Dato/);
    await user.type('01012026');
    await user.to(/^Klokkeslett/);
    await user.type('0930AM');
    await next();
    for (const title of [/Vitner, og hvordan du har det$/, /Om deg$/]) {
      await user.finds(title);
      await next();
    }
    await user.finds(/Stemmer dette\?$/);
    expect(await page.locator('#dialog').innerText()).toMatch(/1\. januar 2026[\s\S]*09[:.]30/);
    await user.looksForNames();
    await user.to(/^Signer og send$/);
    await user.press('Enter');
    await user.finds(/Takk for at du sa fra$/);
    await user.press('Escape');
    await user.finds(/^Meld fra$/);
  }

  const nothing = async () => undefined;

  async function chooses(question: RegExp, downs = 0): Promise<void> {
    await user.to(question);
    await user.press('Space', ...Array<string>(downs).fill('ArrowDown'));
  }

  it('comes past the head of the page and the names with one key, and reads a section', async () => {
    await user.to(/^Gå til den nyeste meldingen$/);
    await user.press('Enter');
    await user.finds(/^Trygg: Velkommen til Trygg\. Et sted å spørre og si fra$/);
    await user.to(/^Retningslinjene$/);
    await user.press('Enter');
    await user.finds(/^Trygg: Les i Trygg\. Hva vil du lese om\?$/);
    await user.to(/^Hva er mobbing og trakassering\?$/);
    await user.press('Enter');
    await user.finds(/^Trygg: Retningslinjene, punkt 1\.5\. Hva er trakassering\?$/);
  });

  it('asks by typing, hears the answer, and is not moved away', async () => {
    await user.to(/^Skriv som Nora Lund$/);
    await user.type('sjefen baksnakker meg');
    await user.press('Enter');
    await user.hears(/^Trygg: .*punkt/s);
    expect((await user.stop()).name).toBe('Skriv som Nora Lund');
  });

  it('reports: hears what is wrong and where, and puts it right', async () => {
    await user.back(/^Meld fra$/);
    await user.press('Enter');
    await user.finds(/^Meld fra Hvem gjelder det\?$/);
    await next();
    expect((await user.finds(/Det er én ting å rette$/)).description).toContain('Velg en person, eller skriv et navn.');
    await user.to(/^Eller skriv navn/);
    expect((await user.back(/^Hvem har gjort det\?/)).name).toMatch(
      /rett dette: Velg en person, eller skriv et navn\.$/,
    );
    await user.back(/^Det har skjedd med meg$/);
    await reports();
  });

  it('asks no more of somebody who closes a dialog than they asked for: the focus is where it was', async () => {
    await user.press('Enter');
    await user.finds(/^Meld fra Hvem gjelder det\?$/);
    await user.to(/^Lukk$/);
    await user.press('Space');
    await user.finds(/^Meld fra$/);
  });

  it('answers as leader and as HR, and is led to the choice that was not made', async () => {
    await becomes('Kari Haugen');
    await doesTask(/^Les og bekreft$/, nothing, /^Bekreft mottak$/);
    await becomes('Anne Vik');
    await doesTask(/^Les og signer$/, nothing, /^Signer for mottak$/);
    await becomes('Kari Haugen');
    const assesses = async () => {
      await user.to(/^Lever min del$/);
      await user.press('Enter');
      expect(await user.finds(/^Trakassering$/)).toMatchObject({ description: 'Velg det som passer best.' });
      await user.press('Space', 'ArrowDown');
      expect(await user.finds(/^Mobbing$/)).toMatchObject({ description: '' });
      await chooses(/^Ja$/);
      await user.to(/egrunn/);
      await user.type('Det er ropt flere ganger.');
    };
    await doesTask(/^Skriv vurderingen$/, assesses, /^Lever min del$/);
    await becomes('Anne Vik');
    const assessesToo = async () => {
      await chooses(/^Trakassering$/, 1);
      await chooses(/^Ja$/);
      await user.to(/egrunn/);
      await user.type('Jeg ser det på samme måte.');
    };
    await doesTask(/^Skriv vurderingen$/, assessesToo, /^Lever min del$/);
  });

  it('moves the clock, records the conversation, and signs its minutes', async () => {
    await becomes('Kari Haugen');
    await doesTask(/^Se og send$/, nothing, /^Send beskjed til klager$/);
    await user.to(/^Nå er klokken på arbeidsbenken/);
    await user.press('Enter');
    await user.to(/^Neste arbeidsmorgen$/);
    await user.press('Enter');
    await user.hears(/^Nå er klokken på arbeidsbenken .* 08:00\.$/);
    await user.to(/^Dato og klokkeslett/);
    const [year, month, day] = (await user.value()).slice(0, 10).split('-');
    await user.press('Escape');
    await user.finds(/^Nå er klokken på arbeidsbenken/);
    await becomes('Kari Haugen');
    const records = async () => {
      await user.to(/^Dato for samtalen$/);
      await user.type(`${month}${day}${year}`);
      await user.to(/^Klokkeslett$/);
      await user.type('0700AM');
      await user.to(/^Hvor ble den holdt\?$/);
      await user.type('Møterom 2');
    };
    await doesTask(/^Før inn samtalen$/, records, /^Før inn samtalen$/);
    const writes = async () => {
      await user.to(/eferat/);
      await user.type('Klager fortalte hva som har skjedd.');
    };
    await doesTask(/^Skriv referatet$/, writes, /^Signer og send til klager$/);
    await becomes('Nora Lund');
    const signs = () => chooses(/^Jeg signerer\. /);
    await doesTask(/^Les og svar$/, signs, /^Send svaret/);
  });

  it('reaches everything around the chats, and keeps the focus where the page is written anew', async () => {
    await user.to(/^Farger$/);
    await user.press('h');
    expect([await user.value(), await page.evaluate('document.documentElement.dataset.theme')]).toEqual([
      'contrast',
      'contrast',
    ]);
    await user.press('Home');
    expect(await user.value()).toBe('system');
    await user.to(/^English$/);
    await user.press('Enter');
    expect((await user.stop()).name).toBe('English');
    const languages = () => page.evaluate('[document.documentElement.lang, document.querySelector(".card").lang]');
    expect([await page.title(), await languages()]).toEqual(['Nora Lund · Workbench', ['en', 'nb']]);
    await user.looksForNames();
    await user.back(/^Norsk$/);
    await user.press('Enter');
    expect([await page.title(), await languages()]).toEqual(['Nora Lund · Arbeidsbenk', ['nb', 'nb']]);
    await user.back(/^For den som vurderer$/);
    await user.press('Enter');
    await user.finds(/^For den som vurderer$/);
    await user.to(/^Veien$/);
    await user.press('ArrowRight');
    await user.finds(/^Hendelser$/);
    await user.looksForNames();
    await user.press('Escape');
    await user.finds(/^For den som vurderer$/);
    await user.to(/^Valg for Nora Lund$/);
    await user.press('Enter', 'Escape');
    expect((await user.stop()).name).toBe('Valg for Nora Lund');
    await user.back(/^Vis Nora Lund ved siden av$/);
    await user.back(/^Nora Lund/);
    await user.press('ArrowDown');
    await user.to(/^Vis Kari Haugen ved siden av$/);
    await user.press('Enter');
    await user.to(/^Lukk samtalen med Kari Haugen$/);
    await user.press('Enter');
    await user.finds(/^Trygg: /);
  });

  it('was shown every focus, never lost it, used no pointer, and was told nothing twice', async () => {
    expect(await user.problems()).toEqual([]);
    expect((await user.heard()).filter((text) => text.includes('Velkommen til Trygg'))).toEqual([]);
  });

  it('reports at 200 % too, with every field and button within reach', async () => {
    await open(zoomed);
    await user.to(/^Gå til den nyeste meldingen$/);
    await user.press('Enter');
    await user.back(/^Meld fra$/);
    await user.press('Enter');
    await user.finds(/^Meld fra Hvem gjelder det\?$/);
    await reports();
    expect(await user.problems()).toEqual([]);
  });
});
