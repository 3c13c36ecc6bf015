import { type Browser, chromium } from 'playwright-core';
import type { Json } from '../adapters/teams/cards/walk';
import { chromiumArguments, describeInBrowser, findChromium } from '../workbench/find-chromium';
import { readCard } from './card-rules';
import { type Gallery, type GalleryServer, startGallery } from './gallery';
import { inspect, measure } from './inspect';
import { type Look, lookAt } from './looks';

const text = (words: string, more: object = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...more });
const input = { type: 'Input.Text', id: 'why', label: 'Why', isRequired: true, errorMessage: 'Write why' };
const sound = [text('A heading', { style: 'heading' }), text('Some words'), input];

describeInBrowser('a card that keeps somebody from using it is found:', () => {
  let browser: Browser;
  let server: GalleryServer;
  let gallery: Gallery;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments });
    server = await startGallery();
    gallery = await server.open(browser);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  /** The rules that are broken by a card, whose elements may be spoilt once it is drawn. */
  async function broken(body: readonly object[], spoil = '', look: Look = 'light'): Promise<readonly string[]> {
    const { page, show } = gallery;
    await lookAt(page, look, '320 px');
    const card = { type: 'AdaptiveCard', version: '1.5', lang: 'en', body };
    await show('en', [{ name: 'en spoilt', language: 'en', title: 'A card', card }]);
    await page.evaluate(`{ const card = document.querySelector('.card'); ${spoil} }`);
    const found = [...(await measure(page)), ...(await inspect(page, 'structure')), ...(await inspect(page, 'colour'))];
    expect(found.every(({ part }) => part === 'en spoilt')).toBe(true);
    return [...new Set(found.map(({ rule }) => rule))];
  }

  const action = (spoil: string) =>
    [
      [...sound, { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Go on', data: {} }] }],
      `const button = card.querySelector('button'); ${spoil}`,
    ] as const;

  it('none, where there is nothing to be found', async () => {
    for (const look of ['light', 'dark', 'contrast'] as const) expect(await broken(sound, '', look)).toEqual([]);
  });

  it.each([
    ['an input without a label', 'label', [...sound, { ...input, label: undefined }], ''],
    [
      'words that can hardly be told from their ground',
      'color-contrast',
      sound,
      "card.querySelector('p').style.color = '#aaa'",
    ],
    [
      'a button of 16 pixels',
      'target-size',
      ...action(
        "button.style.cssText = 'min-height: 0; width: 16px; height: 16px; padding: 0; overflow: visible'; button.after(button.cloneNode(true))",
      ),
    ],
    [
      'a button without words',
      'button-name',
      ...action("button.removeAttribute('aria-label'); button.textContent = ''; button.title = ''"),
    ],
    ['a heading without words', 'empty-heading', sound, "card.querySelector('[role=heading]').textContent = ''"],
    ['a level that is left out', 'heading-order', sound, "card.querySelector('[role=heading]').ariaLevel = '5'"],
    ['an image without words', 'image-alt', sound, "card.append(document.createElement('img'))"],
    ['a language that there is not', 'valid-lang', sound, "card.lang = 'norsk'"],
    [
      'words that are cut off',
      'reflow',
      [...sound, text('One two three four five six seven eight nine', { wrap: false })],
      '',
    ],
    ['something wider than the screen', 'reflow', sound, "card.querySelector('p').style.width = '400px'"],
    [
      'a question that its field has no room for',
      'reflow',
      [...sound, { ...input, id: 'two', placeholder: 'For example: once more than anybody could read here' }],
      '',
    ],
  ])('%s', async (_, rule, body, spoil) => {
    expect(await broken(body, spoil)).toContain(rule);
  });

  it('grey on black only where it is dark', async () => {
    const grey = "document.querySelector('.card p').style.color = '#5a5a5a'";
    expect(await broken(sound, grey, 'light')).toEqual([]);
    expect(await broken(sound, grey, 'dark')).toEqual(['color-contrast']);
  });
});

describe('a card that a screen reader can make little of is found:', () => {
  const good: Json = { lang: 'en', speak: 'A card', body: sound };
  const read = (card: Json) =>
    readCard({ name: 'spoilt', language: 'en', place: 'chat', title: 'A card', card }).map(({ rule }) => rule);
  const having = (...body: object[]): Json => ({ ...good, body: [...sound, ...body] });

  it('none, where there is nothing to be found', () => {
    expect(read(good)).toEqual([]);
    expect(read(having(text('It was due on Monday.', { color: 'Attention' })))).toEqual([]);
  });

  it.each([
    ['in another language', 'lang', { ...good, lang: 'nb' }],
    ['with nothing to be spoken', 'speak', { ...good, speak: undefined }],
    ['that tells more aloud than its title', 'speak', { ...good, speak: 'A card about Nora' }],
    ['without a heading', 'heading', { ...good, body: [text('Some words'), input] }],
    ['with large words that are no heading', 'heading', having(text('Large', { size: 'Large', weight: 'Bolder' }))],
    ['with an input without a label', 'label', having({ ...input, label: '' })],
    ['with a choice to tick without a label', 'label', having({ type: 'Input.Toggle', id: 'yes', title: 'Yes' })],
    ['with no words for what is missing', 'error', having({ ...input, errorMessage: undefined })],
    ['with an image without words', 'alt', having({ type: 'Image', url: 'https://example.org/a.png' })],
    ['that tells by red alone', 'colour', having(text('Monday', { color: 'Attention' }))],
  ])('%s', (_, rule, card) => {
    expect(read(card)).toEqual([rule]);
  });
});
