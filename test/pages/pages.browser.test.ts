import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { createPages } from '../../src/pages/pages';
import { defaultPolicy } from '../../src/procedure/policy';
import { chromiumArguments, describeInBrowser, findChromium } from '../workbench/find-chromium';

const pages = createPages({
  app: 'Trygg',
  organisation: 'Fjordheim kommune',
  emergency: defaultPolicy.numbers.emergency,
});

describeInBrowser('the pages in a browser', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const page = pages.find(({ path }) => path === request.url);
      response.setHeader('Content-Security-Policy', page?.contentSecurityPolicy ?? '');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(page?.html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: findChromium() ?? '', args: chromiumArguments });
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  it('are drawn in their own style, fit a narrow phone, and lead to one another', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    for (const { path } of pages) {
      await page.goto(`${origin}${path}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).toBe('672px');
    }
    await page.goto(`${origin}/privacy`);
    await page.getByText('Vilkår', { exact: true }).click();
    await page.getByText('English').click();
    await page.getByText('Privacy', { exact: true }).first().click();
    expect(new URL(page.url()).pathname).toBe('/privacy/en');
    expect(complaints.filter((complaint) => !complaint.includes('favicon'))).toEqual([]);
  });
});
