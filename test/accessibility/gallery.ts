import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../src/language/texts';
import { packageRoot } from '../../src/root';
import { loadAssets } from '../../src/workbench/server/assets';
import { prepare } from './inspect';

/** A card to be drawn, below the title of its dialog or the name of its chat. */
export interface Drawn {
  readonly name: string;
  readonly language: Language;
  readonly title: string;
  readonly card: { readonly body: readonly unknown[] };
}

/** What stands in a card, and in which colours: numbers that are the same for what is alike but for its words. */
export interface Likeness {
  readonly shapes: readonly number[];
  readonly colours: readonly number[];
}

export interface Gallery {
  readonly page: Page;
  show(language: Language, cards: readonly Drawn[]): Promise<readonly Likeness[]>;
}

export interface GalleryServer {
  open(browser: Browser): Promise<Gallery>;
  close(): void;
}

/** The workbench's own page, styles and renderer, with cards in place of chats. */
export async function startGallery(): Promise<GalleryServer> {
  const assets = new Map(loadAssets());
  const add = (path: string, type: string, text: string) => assets.set(path, { type, content: Buffer.from(text) });
  const script = readFileSync(join(packageRoot, 'test/accessibility/draw-in-page.js'), 'utf8');
  add('/gallery.js', 'text/javascript; charset=utf-8', script);
  add('/', 'text/html; charset=utf-8', galleryPage(String(assets.get('/')?.content)));
  const server = createServer((request, response) => {
    const asset = assets.get(request.url ?? '');
    response.statusCode = asset ? 200 : 404;
    response.setHeader('Content-Type', asset?.type ?? 'application/json');
    // Whom a picker looks for: nobody.
    response.end(asset?.content ?? '[]');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    async open(browser) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.waitForFunction('window.show');
      await prepare(page);
      return {
        page,
        show: (language, cards) => page.evaluate(`show(${JSON.stringify(language)}, ${JSON.stringify(cards)})`),
      };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** As wide as a chat, and as tall as what it shows. */
const style = `
  html, body { height: auto }
  body { display: block }
  #gallery { padding: 0 14px }
`;

function galleryPage(index: string): string {
  return index
    .replace('/workbench/page/page.js', '/gallery.js')
    .replace('</head>', `<style>${style}</style></head>`)
    .replace(/<body>[\s\S]*<\/body>/, '<body><main><h1>Trygg</h1><div id="gallery"></div></main></body>');
}
