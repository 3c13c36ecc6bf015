import { type Browser, chromium } from 'playwright-core';
import { samples } from '../adapters/teams/cards/samples';
import { chromiumArguments, describeInBrowser, findChromium } from '../workbench/find-chromium';
import { checkCards } from './check-cards';
import { checkPublicPages } from './check-pages';
import { checkWorkbench } from './check-workbench';
import { inWords } from './report';

/** `npm run accessibility` looks at every card whole. */
describeInBrowser('nobody is kept from using', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments });
  });
  afterAll(() => browser.close());

  it('any card, in either language, in any look and size', async () => {
    const { findings, drawn, seen } = await checkCards(browser, samples, 'some');
    expect(inWords(findings)).toBe('');
    expect(drawn).toBe(samples.length);
    expect(seen).toBeGreaterThan(100);
  }, 400_000);

  it('the pages that anybody may read', async () => {
    expect(inWords(await checkPublicPages(browser))).toBe('');
  }, 60_000);

  it('the workbench, with whatever opens on it', async () => {
    expect(inWords(await checkWorkbench(browser, 'some'))).toBe('');
  }, 120_000);
});
