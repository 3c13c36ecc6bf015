import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createPages } from '../../src/pages/pages';
import { defaultPolicy } from '../../src/procedure/policy';
import { type Finding, type Found, inspect, measure, prepare } from './inspect';
import { type Look, lookAt, looks, type Size, sizes } from './looks';

/** Everything that can be found in a page as it stands; of its `words` only what depends on the language. */
export async function checkPage(
  page: Page,
  part: string,
  language: string,
  which: 'all' | 'words' = 'all',
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const take = (look: Look, size: Size, found: readonly Found[]) => {
    findings.push(...found.map((one) => ({ ...one, part, language, look, size })));
  };
  for (const size of Object.keys(sizes) as Size[]) {
    await lookAt(page, 'light', size);
    take('light', size, await measure(page));
    if (which === 'all' || size === '320 px') take('light', size, await inspect(page, 'structure'));
  }
  for (const look of which === 'all' ? looks : []) {
    await lookAt(page, look, '320 px');
    take(look, '320 px', await inspect(page, 'colour'));
  }
  return findings;
}

/** What the Teams package points to. */
export async function checkPublicPages(browser: Browser): Promise<readonly Finding[]> {
  const { emergency } = defaultPolicy.numbers;
  const pages = createPages({ app: 'Trygg', organisation: 'Fjordheim kommune', emergency });
  const server = createServer((request, response) => {
    const asked = pages.find(({ path }) => path === request.url);
    response.setHeader('Content-Security-Policy', asked?.contentSecurityPolicy ?? '');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(asked?.html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // The checker itself is no part of the page.
  const page = await browser.newPage({ bypassCSP: true });
  const findings: Finding[] = [];
  for (const { path } of pages) {
    await page.goto(`http://127.0.0.1:${port}${path}`);
    await prepare(page);
    findings.push(...(await checkPage(page, `page ${path}`, path.endsWith('/en') ? 'en' : 'nb')));
  }
  await page.close();
  server.close();
  return findings;
}
