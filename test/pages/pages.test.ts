import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPages } from '../../src/pages/pages';
import { defaultPolicy } from '../../src/procedure/policy';
import { packageRoot } from '../../src/root';
import { lix } from '../guidelines/lix';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { send } from '../support/raw-http';

const paths = ['/privacy', '/privacy/en', '/terms', '/terms/en'];
const source = (language: string, name: string) =>
  readFileSync(join(packageRoot, `src/pages/${language}/${name}.md`), 'utf8');
const { emergency } = defaultPolicy.numbers;

describe('the pages that the Teams package points to', () => {
  let local: LocalTrygg;
  beforeAll(async () => {
    local = await startLocalTrygg();
  });
  afterAll(() => local.stop());

  it.each(paths)('%s opens for anybody, with every header, and allows its own style and picture only', async (path) => {
    const { status, body, headers } = await send(local, 'GET', path);
    const other = await send(local, 'GET', '/healthz');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain(path.endsWith('en') ? '<html lang="en">' : '<html lang="nb">');
    expect(body).not.toMatch(/<script|\bon\w+=|style="|src=|https?:/);
    const csp =
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; img-src 'self'; frame-/;
    expect(headers['content-security-policy']).toMatch(csp);
    const own = ['content-length', 'content-security-policy', 'content-type', 'date'];
    for (const [name, value] of Object.entries(other.headers)) {
      if (!own.includes(name)) expect([name, headers[name]]).toEqual([name, value]);
    }
  });

  it('name the app, the organisation and the numbers to call, and fill in everything', () => {
    const pages = createPages({ app: 'Si & fra', organisation: 'Lund & <b>Sønner</b>', emergency });
    expect(pages.map(({ path }) => path).sort()).toEqual([...paths].sort());
    for (const { html } of pages) {
      expect(html).toContain('Lund &amp; &lt;b&gt;Sønner&lt;/b&gt;');
      expect(html).toContain('<title>Si &amp; fra: ');
      expect(html).not.toMatch(/\{\{|Trygg/);
    }
    const terms = pages.find(({ path }) => path === '/terms')?.html;
    for (const { phone, name } of emergency) {
      expect(terms).toContain(`<a href="tel:${phone.replaceAll(' ', '')}">${phone}</a> ${name.nb}`);
    }
  });

  it.each(['privacy', 'terms'])('%s says the same in both languages, in plain words', (name) => {
    const shape = (language: string) => source(language, name).match(/^(#+|-(?: \*\*)?)/gm);
    expect(shape('en')).toEqual(shape('nb'));
    expect(lix(source('nb', name))).toBeLessThan(37);
    expect(lix(source('en', name))).toBeLessThan(37);
  });
});
