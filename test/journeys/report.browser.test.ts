import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { packageRoot } from '../../src/root';
import { type RunningWorkbench, startWorkbench } from '../../src/workbench/start';
import { freePort } from '../support/free-port';
import { organisation, type PersonName } from '../support/organisation';
import { chromiumArguments, describeInBrowser, findChromium } from '../workbench/find-chromium';

const pictures = join(packageRoot, '.pictures/journey');
/** What the page would draw, run or lead to, if it took what people write for anything else. */
const markup =
  '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> [her](https://evil.example/a) **fet** <b id=made>b</b>';
const minutes = `Nora fortalte at kommentarene har kommet hver uke siden august. ${markup}`;
/** Everything of that kind on the page at this moment. */
const becameMarkup = `[
  ...[...document.querySelectorAll('img[src=x], #made, [onerror], [href*="evil.example"], iframe, object, embed')].map(
    (one) => one.outerHTML),
  ...(window.hacked ? ['something ran'] : []),
]`;

/** The story of the first whole path, as one person at the workbench plays it. Pictures of each step are kept. */
describe.each([
  ['desktop', { width: 1280, height: 900 }],
  ['phone', { width: 375, height: 800 }],
] as const)('the whole path in the browser, %s', (size, viewport) => {
  describeInBrowser('from a report to signed minutes', () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-browser-'));
    const problems: string[] = [];
    let workbench: RunningWorkbench;
    let browser: Browser;
    let page: Page;
    let taken = 0;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      workbench = await startWorkbench({ port: await freePort(), dataFolder });
      browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments });
      page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage();
      page.on('pageerror', (error) => problems.push(String(error)));
      page.setDefaultTimeout(5_000);
      await page.goto(workbench.url);
    });
    afterAll(async () => {
      await browser.close();
      await workbench.stop();
      rmSync(dataFolder, { recursive: true, force: true });
      expect(problems).toEqual([]);
    });

    const chatOf = (name: PersonName) => page.locator(`.chat[data-person="${organisation[name].id}"]`);

    async function become(name: PersonName): Promise<Locator> {
      await page.locator('#people .choose', { hasText: organisation[name].name }).click();
      await chatOf(name).waitFor();
      return chatOf(name);
    }

    async function picture(what: string): Promise<void> {
      taken += 1;
      expect([what, await page.evaluate(becameMarkup)]).toEqual([what, []]);
      await page.screenshot({ path: join(pictures, `${size}-${String(taken).padStart(2, '0')}-${what}.png`) });
    }

    const dialog = () => page.getByRole('dialog').last();
    const press = (name: string | RegExp) => dialog().getByRole('button', { name, exact: true }).click();
    const title = (text: string | RegExp) => dialog().getByText(text).first().waitFor();
    async function closed(): Promise<void> {
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    }

    /** Opens a task from the newest card that has it, fills it in, and hands it in. */
    async function take(name: PersonName, open: string, handIn: string, fill?: () => Promise<void>): Promise<void> {
      const chat = await become(name);
      await chat.getByRole('button', { name: open, exact: true }).last().click();
      await dialog().getByRole('button', { name: handIn, exact: true }).waitFor();
      await fill?.();
      await picture(`${name}-${handIn.toLowerCase().replaceAll(' ', '-').replaceAll('ø', 'o')}`);
      await press(handIn);
      await dialog().getByRole('button', { name: handIn, exact: true }).waitFor({ state: 'detached' });
      await closed();
    }

    it('Nora reports', async () => {
      const nora = await become('nora');
      await picture('welcome');
      await nora.getByRole('button', { name: 'Meld fra', exact: true }).first().click();
      await title('Hvem gjelder det?');
      await picture('report-who');
      await dialog().getByRole('combobox').fill('jonas');
      await dialog().getByRole('option', { name: 'Jonas Berg' }).waitFor();
      await dialog().getByRole('combobox').press('Enter');
      await press('Neste');
      await title('Hva har skjedd?');
      await dialog()
        .getByRole('textbox')
        .first()
        .fill(`Jonas gjør narr av meg i møtene. Det har skjedd hver uke siden august. ${markup}`);
      await picture('report-what');
      const steps = [
        ['Når og hvor?', 'report-when'],
        ['Vitner, og hvordan du har det', 'report-more'],
        ['Om deg', 'report-you'],
        ['Stemmer dette?', 'report-review'],
      ] as const;
      for (const [heading, step] of steps) {
        await press('Neste');
        await title(heading);
        await picture(step);
      }
      await title('Kari Haugen');
      await title('Anne Vik');
      await press('Signer og send');
      await title(/T-[0-9A-Z]{4}-[0-9A-Z]{4}/);
      await picture('report-sent');
      await closed();
      await picture('receipt-in-the-chat');
    });

    it('Kari and Anne sign for receipt, and each assess the complaint', async () => {
      await take('kari', 'Les og bekreft', 'Bekreft mottak');
      await take('anne', 'Les og signer', 'Signer for mottak');
      for (const name of ['kari', 'anne'] as const) {
        await take(name, 'Skriv vurderingen', 'Lever min del', async () => {
          await dialog()
            .getByRole('radio', { name: /(^|\s)Trakassering$/ })
            .check();
          await dialog()
            .getByRole('radio', { name: /(^|\s)Ja$/ })
            .check();
          await dialog().getByRole('textbox').last().fill('Gjentatte kommentarer foran andre.');
        });
      }
    });

    it('Nora is told that she may bring somebody, and Kari holds the conversation', async () => {
      await take('kari', 'Se og send', 'Send beskjed til klager');
      await page.locator('.clock').click();
      await page.locator('#clock-panel').getByRole('button', { name: '+1 dag' }).click();
      await page.keyboard.press('Escape');
      await take('kari', 'Før inn samtalen', 'Før inn samtalen', async () => {
        // Half of the day that the clock was moved: after the complaint came, whatever time it is now.
        const held = DateTime.now().setZone('Europe/Oslo').plus({ hours: 12 });
        await dialog().locator('input[type=date]').fill(held.toFormat('yyyy-MM-dd'));
        await dialog().locator('input[type=time]').fill(held.toFormat('HH:mm'));
        await dialog().locator('input[type=text]').first().fill('Møterom 2');
      });
    });

    it('Kari writes the minutes, and Nora reads and signs them', async () => {
      await take('kari', 'Skriv referatet', 'Signer og send til klager', async () => {
        await dialog().getByRole('textbox').last().fill(minutes);
      });
      const nora = await become('nora');
      await nora.getByRole('button', { name: 'Les og svar' }).last().click();
      await title(minutes);
      await picture('minutes');
      await dialog().getByRole('radio').first().check();
      await dialog()
        .getByRole('button', { name: /Signer|Svar|Send/ })
        .last()
        .click();
      await page.waitForTimeout(300);
      await picture('signed');
      await closed();
      await picture('nora-at-the-end');
      for (const name of ['kari', 'anne', 'nora'] as const) {
        const chat = await become(name);
        await chat.getByRole('button', { name: 'Mine saker' }).first().waitFor();
        const asked = await chat.getByRole('button', { name: /^(Les og|Skriv|Se og|Før inn)/ }).count();
        // Kari's next task: whether Nora needs protection.
        expect(asked).toBe(name === 'kari' ? 1 : 0);
      }
      await picture('the-end');
    });
  });
});
