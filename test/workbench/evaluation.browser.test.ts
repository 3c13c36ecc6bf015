import { type Browser, chromium } from 'playwright-core';
import { chromiumArguments, describeInBrowser, findChromium } from './find-chromium';
import { startWorkbench } from './sample-workbench';

const soon = '2026-03-05T22:59:59.999Z';

/** What came after the page was written: it has no words for it. */
const evaluating = {
  cases: async () => [{ caseId: 'T-TEST-0001', closed: false, receivedAt: soon }],
  file: async () => ({
    caseId: 'T-TEST-0001',
    closed: false,
    receivedAt: soon,
    strands: ['a1', 'a2'],
    way: [
      {
        step: 'danceTogether',
        subject: 'a2',
        round: 1,
        rule: '9.9-1',
        roles: ['dancer'],
        stands: 'waits',
        waitsFor: [],
      },
    ],
    events: [{ at: soon, by: 'trygg', type: 'Danced', strand: 'a2', steps: ['danceTogether'] }],
    dues: [],
    outbox: [
      { to: 'somebody', kind: 'postcard', about: [], stands: 'flying', at: soon, tries: 1, begun: 1 },
      { to: 'somebody', kind: 'letter', about: [], stands: 'sent', at: soon, tries: 3, begun: 2 },
      { to: 'somebody', kind: 'letter', about: [], stands: 'waiting', at: soon, tries: 1, begun: 1 },
    ],
  }),
  nextDeadline: async () => next,
};

let next: { at: string; caseId?: string; duty?: string; reminds?: true } | undefined = {
  caseId: 'T-TEST-0001',
  at: soon,
};

describeInBrowser('the panel for the evaluator, with what it has no words for', () => {
  let browser: Browser;
  let workbench: Awaited<ReturnType<typeof startWorkbench>>;

  beforeAll(async () => {
    workbench = await startWorkbench({ evaluating });
    browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments });
  });
  afterAll(async () => {
    await browser.close();
    await workbench.close();
  });

  it('shows the technical names, and jumps to what has none', async () => {
    const page = await browser.newPage();
    await page.goto(workbench.url);
    await page.getByRole('button', { name: 'For den som vurderer' }).click();
    const panel = page.locator('#evaluation');
    await panel.getByText('DanceTogether, del 2').waitFor();
    await panel.getByText('Venter på dagen sin').waitFor();
    await panel.getByRole('tab', { name: 'Hendelser' }).click();
    await panel.getByText('Danced: danceTogether').waitFor();
    await panel.getByRole('tab', { name: 'Frister' }).click();
    await panel.getByText('Ingenting her ennå.').waitFor();
    await panel.getByRole('tab', { name: 'Utboks' }).click();
    await panel.getByText('postcard').waitFor();
    await panel.getByText('somebody · flying').waitFor();
    await panel.getByText('Prøvd mer enn én gang: 1 av 3. Der utsendingen er begynt på nytt: 1.').waitFor();
    await panel.getByText('prøvd 3 ganger · utsendingen er begynt 2 ganger').waitFor();
    await panel.getByText('prøvd én gang', { exact: true }).waitFor();
    await page.locator('.clock').click();
    await page.getByRole('button', { name: 'Neste frist' }).click();
    await page
      .getByText('Flyttet til det neste Trygg gjør av seg selv i sak T-TEST-0001: torsdag 5. mars 2026.')
      .waitFor();
    expect(workbench.movedTo).toEqual([new Date(soon)]);
    const jump = page.getByRole('button', { name: 'Neste frist' });
    next = { duty: 'dance', at: soon, reminds: true };
    await jump.click();
    await page.getByText('Flyttet til en påminnelse fra årshjulet om «dance»: torsdag 5. mars 2026.').waitFor();
    next = { duty: 'dance', at: soon };
    await jump.click();
    await page.getByText('Flyttet til fristen i årshjulet for «dance»: torsdag 5. mars 2026.').waitFor();
    next = undefined;
    await jump.click();
    await page.getByText('Ingen frist ligger foran, verken i en sak eller i årshjulet.').waitFor();
    expect(await page.getByRole('button', { name: 'Vis meg historien' }).count()).toBe(0);
  });
});
