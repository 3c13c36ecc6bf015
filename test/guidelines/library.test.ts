import { buildLibrary } from '../../src/guidelines/library';
import type { GuidelineFile, Language } from '../../src/guidelines/model';
import type { ReaderRoute } from '../../src/guidelines/routes';

type Sketch = { section: string; passages: string[] };

const file = (language: Language, { section, passages }: Sketch): GuidelineFile => ({
  language,
  name: `${language}/${section.toLowerCase()}-x.md`,
  text: [
    `---\nsection: ${section}\ntitle: T ${language}\nshort: S.\n---`,
    ...passages.map((passage) => `## Heading {#${passage}}\nText.`),
  ].join('\n'),
});
const both = (sketch: Sketch) => [file('nb', sketch), file('en', sketch)];
const route = (...passages: string[]): ReaderRoute => ({ id: 'way', title: { nb: 'Vei', en: 'Way' }, passages });

describe('the library', () => {
  const library = buildLibrary(
    [
      ...both({ section: 'R', passages: ['e'] }),
      ...both({ section: '3.1.2', passages: ['c', 'd'] }),
      ...both({ section: '3', passages: ['b'] }),
      ...both({ section: '1.10', passages: ['a10'] }),
      ...both({ section: '1.5', passages: ['a rules=1.5-1,1.5-2'] }),
    ],
    undefined,
    [route('d', 'a')],
  );

  it('orders sections as the guidelines do, pages without a number last', () => {
    expect(library.sections('nb').map(({ id }) => id)).toEqual(['1.5', '1.10', '3', '3.1.2', 'R']);
  });

  it('finds sections and passages in the language asked for', () => {
    expect(library.section('en', '3')?.title).toBe('T en');
    expect(library.section('en', '9')).toBeUndefined();
    expect(library.passage('nb', 'c')?.section).toBe('3.1.2');
    expect(library.passage('nb', 'z')).toBeUndefined();
  });

  it('leads on and back through the whole library, and stops at its ends', () => {
    expect(library.next('nb', 'b')?.id).toBe('c');
    expect(library.previous('nb', 'c')?.id).toBe('b');
    expect(library.previous('nb', 'a')).toBeUndefined();
    expect(library.next('nb', 'e')).toBeUndefined();
    expect(library.next('nb', 'z')).toBeUndefined();
  });

  it('leads on and back along a route', () => {
    expect(library.next('nb', 'd', 'way')?.id).toBe('a');
    expect(library.previous('nb', 'a', 'way')?.id).toBe('d');
    expect(library.next('nb', 'a', 'way')).toBeUndefined();
  });

  it('tells which passages carry a rule', () => {
    expect(library.rulesCarried().get('1.5-2')).toEqual({ nb: ['a'], en: ['a'] });
    expect(library.rulesCarried().get('9-9')).toBeUndefined();
  });
});

describe('a library whose parts do not fit is refused', () => {
  const whole = both({ section: '1.5', passages: ['a', 'b'] });

  it.each([
    [
      'a section in one language',
      [...whole, file('nb', { section: '2', passages: ['c'] })],
      'nb/2-x.md: Section 2 is missing in "en". Add en/',
    ],
    [
      'a passage in one language',
      [file('nb', { section: '1.5', passages: ['a', 'b'] }), file('en', { section: '1.5', passages: ['a'] })],
      'nb/1.5-x.md: The passage "b" is missing in "en". Add it to en/1.5-x.md',
    ],
    [
      'other rules in the other language',
      [file('nb', { section: '1.5', passages: ['a rules=1.5-1'] }), file('en', { section: '1.5', passages: ['a'] })],
      'The passage "a" carries 1.5-1, but in "en" no rule.',
    ],
    [
      'policy in one language only',
      [file('nb', { section: '1.5', passages: ['a policy'] }), file('en', { section: '1.5', passages: ['a'] })],
      'The passage "a" carries no rule (policy), but in "en" no rule.',
    ],
    [
      'another order',
      [file('nb', { section: '1.5', passages: ['a', 'b'] }), file('en', { section: '1.5', passages: ['b', 'a'] })],
      'The passage "a" has another place in "en".',
    ],
    [
      'a passage id twice',
      [...whole, ...both({ section: '2', passages: ['a'] })],
      'The passage "a" stands in nb/1.5-x.md already.',
    ],
    [
      'a section twice',
      [...whole, ...both({ section: '1.5', passages: ['c'] })],
      'Section 1.5 stands in nb/1.5-x.md already.',
    ],
  ])('%s', (_, files, message) => {
    expect(() => buildLibrary(files, undefined, [])).toThrow(message);
  });

  it('a route that leads to a passage nobody has', () => {
    expect(() => buildLibrary(whole, undefined, [route('a', 'z')])).toThrow(
      'route "way": No file has the passage "z".',
    );
  });

  it('names the mistakes of several files together', () => {
    const broken = [file('nb', { section: '1.5', passages: ['A'] }), file('en', { section: '1.5', passages: ['B'] })];
    expect(() => buildLibrary(broken, undefined, [])).toThrow(/nb\/1\.5-x\.md, line 6[\s\S]*en\/1\.5-x\.md, line 6/);
  });
});
