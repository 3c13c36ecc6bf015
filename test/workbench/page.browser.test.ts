import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArguments, describeInBrowser, findChromium } from './find-chromium';
import { anna, bob } from './sample-channel';
import { type RunningWorkbench, startWorkbench } from './sample-workbench';

describeInBrowser('the page on which one person plays everybody', () => {
  let browser: Browser;
  let page: Page;
  let workbench: RunningWorkbench;
  let problems: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments });
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    workbench = await startWorkbench();
    problems = [];
    await open({ width: 1280, height: 800 });
  });

  afterEach(async () => {
    await page.context().close();
    await workbench.close();
    expect(problems).toEqual([]);
  });

  async function open(viewport: { width: number; height: number }): Promise<void> {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    await page.goto(workbench.url);
    await page
      .getByRole('button', { name: /^AB Anna Berg|Anna Berg/ })
      .first()
      .waitFor();
  }

  const chatOf = (id: string) => page.locator(`.chat[data-person="${id}"]`);

  async function say(id: string, text: string): Promise<void> {
    await chatOf(id).getByRole('textbox').last().fill(text);
    await chatOf(id).getByRole('textbox').last().press('Enter');
  }

  async function installAnna(): Promise<void> {
    await chatOf(anna.id).getByRole('button', { name: 'Installer appen' }).click();
    await chatOf(anna.id).getByText('Welcome').waitFor();
  }

  it('installs the app, and shows what is said', async () => {
    await installAnna();
    await say(anna.id, 'hei <b>du</b>');
    await chatOf(anna.id).getByText('Echo: hei <b>du</b>').waitFor();
  });

  it('draws cards, stops at a required input, and shows what an action changes', async () => {
    await installAnna();
    await say(anna.id, 'card');
    const chat = chatOf(anna.id);
    await chat.getByRole('button', { name: 'Add one' }).click();
    await chat.getByText('Write a note').waitFor();
    await chat.getByRole('textbox', { name: /Note/ }).fill('n');
    await chat.getByRole('button', { name: 'Add one' }).click();
    await chat.getByText('Count 1').waitFor();
    await say(anna.id, 'update');
    await chat.getByText('Count 100').waitFor();
    await chat.getByText('Oppdatert').waitFor();
    expect(workbench.channel.violations).toEqual([]);
  });

  it('walks through a dialog, with people picked from the directory', async () => {
    await installAnna();
    await say(anna.id, 'card');
    const chat = chatOf(anna.id);
    await chat.getByRole('textbox', { name: /Note/ }).fill('n');
    await chat.getByRole('button', { name: 'Open form' }).click();
    const dialog = page.getByRole('dialog', { name: 'Step 1 of 2: trip' });
    await dialog.getByRole('textbox', { name: /Where to/ }).fill('Bergen');
    await dialog.getByRole('combobox').fill('dahl');
    await dialog.getByRole('option', { name: 'Bob Dahl' }).waitFor();
    await dialog.getByRole('combobox').press('Enter');
    await dialog.getByRole('button', { name: /Fjern Bob Dahl/ }).waitFor();
    await dialog.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('dialog', { name: 'Step 2 of 2' }).getByRole('button', { name: 'Next' }).click();
    await chat.getByText(`Trip to Bergen on 2026-05-04 with ${bob.id}`).waitFor();
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it('asks whether a file may be let in, and has it where it was let in', async () => {
    await installAnna();
    await say(anna.id, 'file');
    const chat = chatOf(anna.id);
    await chat.getByRole('group', { name: 'plan.txt' }).getByText('Omtrent 2 kB').waitFor();
    await chat.getByRole('button', { name: 'Avslå' }).click();
    await chat.getByText('No file then').waitFor();
    expect(workbench.channel.person(anna.id).files).toEqual([]);
    await chat.getByRole('button', { name: 'Tillat' }).click();
    const downloading = page.waitForEvent('download');
    await chat.getByRole('link', { name: 'Åpne plan.txt' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('plan.txt');
    expect(readFileSync(await file.path(), 'utf8')).toBe('The file plan');
    expect(workbench.channel.violations).toEqual([]);
  });

  it('closes a dialog with Escape, telling the bot nothing', async () => {
    await installAnna();
    await say(anna.id, 'card');
    const chat = chatOf(anna.id);
    await chat.getByRole('textbox', { name: /Note/ }).fill('n');
    await chat.getByRole('button', { name: 'Open form' }).click();
    await page.getByRole('dialog').waitFor();
    const turns = workbench.bot.seen.length;
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(workbench.bot.seen).toHaveLength(turns);
    expect(workbench.channel.person(anna.id).dialog).toBeUndefined();
  });

  it('shows others a toast with the summary, and counts what they have not read', async () => {
    await workbench.channel.person(bob.id).install();
    await workbench.bot.write(bob.id, 'Good morning');
    const toast = page.locator('.toast', { hasText: 'Good morning' });
    await toast.waitFor();
    expect(await page.locator('#people li', { hasText: 'Bob Dahl' }).locator('.badge').textContent()).toBe('2');
    await toast.click();
    await chatOf(bob.id).getByText('Good morning').waitFor();
    await page.locator('#people li', { hasText: 'Bob Dahl' }).locator('.badge').waitFor({ state: 'hidden' });
  });

  it('shows chats side by side, and keeps what is typed while the other goes on', async () => {
    await installAnna();
    await page.getByRole('button', { name: 'Vis Bob Dahl ved siden av' }).click();
    await chatOf(anna.id).getByRole('textbox').fill('half a sent');
    await workbench.channel.person(bob.id).install();
    await chatOf(bob.id).getByText('Welcome').waitFor();
    expect(await chatOf(anna.id).getByRole('textbox').inputValue()).toBe('half a sent');
  });

  it('moves the clock in the calendar of the time zone', async () => {
    await page.locator('.clock').click();
    const panel = page.locator('#clock-panel');
    await panel.getByRole('button', { name: '+1 dag' }).click();
    await page.locator('.clock .day', { hasText: 'tirsdag 3. mars 2026' }).waitFor();
    await panel.getByRole('button', { name: 'Neste arbeidsmorgen' }).click();
    await page.locator('.clock .day', { hasText: 'onsdag 4. mars 2026' }).waitFor();
    await panel.getByLabel('Dato og klokkeslett').fill('2026-06-01T12:00');
    await panel.getByRole('button', { name: 'Flytt klokken' }).click();
    await page.locator('.clock .day', { hasText: '1. juni 2026' }).waitFor();
    await panel.getByLabel('Dato og klokkeslett').fill('2026-01-01T12:00');
    await panel.getByRole('button', { name: 'Flytt klokken' }).click();
    await panel.getByText('Klokken kan bare flyttes fremover.').waitFor();
    expect(workbench.movedTo.map((date) => date.toISOString())).toEqual([
      '2026-03-03T07:30:00.000Z',
      '2026-03-04T07:00:00.000Z',
      '2026-06-01T10:00:00.000Z',
    ]);
    // The browser reports the refused request itself.
    problems = problems.filter((problem) => !problem.includes('status of 400'));
  });

  it('speaks both languages', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await chatOf(anna.id).getByRole('button', { name: 'Install the app' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'Norsk' }).click();
    await chatOf(anna.id).getByRole('button', { name: 'Installer appen' }).waitFor();
  });

  it('shows what the channel objects to, and what failed', async () => {
    await installAnna();
    await workbench.bot.close();
    await say(anna.id, 'anybody?');
    await chatOf(anna.id).getByText('Teams ville ikke godtatt dette').waitFor();
    await chatOf(anna.id).getByText('Appen kan ikke nås akkurat nå. Prøv igjen.').waitFor();
  });

  it.each([320, 375, 400])('fits a phone of %i pixels', async (width) => {
    await page.context().close();
    await open({ width, height: 740 });
    await page.getByRole('button', { name: 'Installer appen' }).click();
    await chatOf(anna.id).getByText('Welcome').waitFor();
    await say(anna.id, 'card');
    await chatOf(anna.id).getByRole('button', { name: 'Open form' }).waitFor();
    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.locator('#people .choose', { hasText: 'Bob Dahl' }).click();
    await chatOf(bob.id).waitFor();
    expect(await page.locator('.chat').count()).toBe(1);
  });

  const sizes = [
    { width: 1280, height: 800 },
    { width: 375, height: 740 },
  ];

  describe.each(sizes)('at $width pixels', (size) => {
    const fromTop = () =>
      chatOf(anna.id)
        .locator('.lines')
        .evaluate((lines) => lines.scrollTop);

    /** Away from the newest, without a wheel or a finger: as after a message that is taller than the page. */
    async function leaveTheEnd(): Promise<void> {
      await chatOf(anna.id)
        .locator('.lines')
        .evaluate(async (lines) => {
          lines.scrollTop = 0;
          await new Promise((resolve) => setTimeout(resolve, 100));
        });
    }

    async function seen(text: string): Promise<void> {
      const line = await chatOf(anna.id).getByText(text).last().elementHandle();
      await page.waitForFunction((element) => {
        const { top, bottom } = element!.getBoundingClientRect();
        const frame = element!.closest('.lines')!.getBoundingClientRect();
        return top >= frame.top && bottom <= frame.bottom;
      }, line);
    }

    beforeEach(async () => {
      await page.context().close();
      await open(size);
      await installAnna();
      for (const count of [1, 2, 3]) {
        await say(anna.id, 'card');
        await chatOf(anna.id)
          .getByRole('button', { name: 'Open form' })
          .nth(count - 1)
          .waitFor();
      }
    });

    it('shows what one writes oneself and the answer to it, wherever one was', async () => {
      await leaveTheEnd();
      await say(anna.id, 'somebody?');
      await chatOf(anna.id).getByText('Echo: somebody?').waitFor();
      await seen('Echo: somebody?');
      expect(await fromTop()).toBeGreaterThan(200);
    });

    it('shows what one gets by pressing a button', async () => {
      await leaveTheEnd();
      const card = chatOf(anna.id).locator('.card').first();
      await card.getByRole('textbox', { name: /Note/ }).fill('n');
      await card.getByRole('button', { name: 'Plain submit' }).click();
      await chatOf(anna.id).getByText('Submitted').waitFor();
      await seen('Submitted');
    });

    it('shows what comes to somebody who is at the end, and leaves whoever reads above where they are', async () => {
      await say(anna.id, 'end');
      await chatOf(anna.id).getByText('Echo: end').waitFor();
      await workbench.bot.write(anna.id, 'First news');
      await chatOf(anna.id).getByText('First news').waitFor();
      await seen('First news');
      await leaveTheEnd();
      await workbench.bot.write(anna.id, 'More news');
      await chatOf(anna.id).getByText('More news').waitFor();
      expect(await fromTop()).toBe(0);
    });

    it('shows an answer in the dialog from its beginning, also when it is the same again', async () => {
      const card = chatOf(anna.id).locator('.card').last();
      await card.getByRole('textbox', { name: /Note/ }).fill('n');
      await card.getByRole('button', { name: 'Open form' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /Where to/ }).fill('everywhere');
      const content = dialog.locator('.content');
      for (const _ of ['first', 'again']) {
        const turns = workbench.bot.seen.length;
        await dialog.getByRole('button', { name: 'Next' }).click();
        await dialog.getByText('One place, please').waitFor();
        await page.waitForFunction((element) => element!.scrollTop === 0, await content.elementHandle());
        await content.evaluate((element) => {
          element.scrollTop = element.scrollHeight;
        });
        expect(workbench.bot.seen.length).toBe(turns + 1);
        expect(await content.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
      }
    });
  });

  it('is usable with the keyboard alone', async () => {
    await page.locator('#people .choose').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await chatOf(bob.id).waitFor();
    expect(await page.locator('#people .choose[aria-current="true"]').textContent()).toContain('Bob Dahl');
  });
});
