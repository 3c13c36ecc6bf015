import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Passage } from '../../src/guidelines/model';
import { readLibrary } from '../../src/guidelines/read-library';
import { parseCatalogue } from '../../src/procedure/catalogue';
import { packageRoot } from '../../src/root';
import { lix } from './lix';

const library = readLibrary();
const rules = parseCatalogue(readFileSync(join(packageRoot, 'docs/procedure.md'), 'utf8'));
const carried = library.rulesCarried();

const asRead = ({ heading, text }: Passage) => `${heading}\n${text}`;
const everyPassage = languages.flatMap((language) =>
  library.sections(language).flatMap(({ passages }) => passages.map((passage) => ({ language, passage }))),
);

describe('what the texts carry', () => {
  it.each(rules.filter(({ kinds }) => kinds.includes('content')).map(({ rule }) => rule))(
    'content rule %s is carried in every language',
    (rule) => {
      for (const language of languages) expect(carried.get(rule)?.[language] ?? []).not.toEqual([]);
    },
  );

  it('a rule behind each statement of the guidelines: only what leads on, and what is policy, carries none', () => {
    const bare = everyPassage.filter(({ passage }) => passage.rules.length === 0 && !passage.policy);
    expect([...new Set(bare.map(({ passage }) => passage.id))]).toEqual([
      ...['1', '2', '3'].map((chapter) => `chapter-${chapter}-in-short`),
      'two-procedures',
      ...['4', '5'].map((chapter) => `chapter-${chapter}-in-short`),
    ]);
  });

  it('no rule that the catalogue does not have', () => {
    const known = new Set(rules.map(({ rule }) => rule));
    expect([...carried.keys()].filter((rule) => !known.has(rule))).toEqual([]);
  });

  it.each(languages)('nothing calls itself policy that is not shown as policy (%s)', (language) => {
    const passages = library.sections(language).flatMap((section) => section.passages);
    const says = /organisasjonen(?:s egen|s egne| selv| har valgt)|organisation(?:'s own| itself| has chosen)/i;
    expect(passages.filter(({ policy, text }) => !policy && says.test(text)).map(({ id }) => id)).toEqual([]);
  });

  it.each(languages)('no text repeats the line with which the chat shows policy (%s)', (language) => {
    const passages = library.sections(language).flatMap((section) => section.passages);
    const line = /^(?:Dette er organisasjonens egen|This is the organisation's own)/m;
    expect(passages.filter(({ text }) => line.test(text)).map(({ id }) => id)).toEqual([]);
  });
});

describe('how the texts read', () => {
  it.each(library.sections('nb').map((section) => [section.id, section] as const))(
    'section %s in Norwegian: LIX at most 40, as a whole, in short and in each passage',
    (_, section) => {
      expect(lix(section.passages.map(asRead).join('\n'))).toBeLessThanOrEqual(40);
      const texts = [section.short, ...section.passages.map(asRead)];
      expect(texts.filter((text) => lix(text) > 40)).toEqual([]);
    },
  );

  it('each passage fits a small card', () => {
    const tooLong = everyPassage.filter(({ passage }) => asRead(passage).length > 600);
    expect(tooLong.map(({ language, passage }) => `${language} ${passage.id}`)).toEqual([]);
  });

  it('no exclamation marks', () => {
    const texts = languages.flatMap((language) => library.sections(language).map((section) => JSON.stringify(section)));
    expect(texts.filter((text) => text.includes('!'))).toEqual([]);
  });

  it('nobody is labelled, and no organisation is named', () => {
    const label = /\b(?:mobberen?|mobbeoffer\w*|offeret|offer|bully|bullies|victim|harasser|NMS)\b/i;
    const found = everyPassage.filter(({ language, passage }) =>
      label.test(language === 'en' ? asRead(passage).replace(/\boffer\b/gi, '') : asRead(passage)),
    );
    expect(found.map(({ language, passage }) => `${language} ${passage.id}`)).toEqual([]);
  });
});

describe('lix', () => {
  it('adds words per sentence and the percentage of words longer than six letters', () => {
    expect(lix('Du kan ha med noen. Trakassering er forbudt.')).toBeCloseTo(8 / 2 + (100 * 2) / 8);
  });

  it('ends a sentence at a list item, a heading and a colon, but not inside a section number', () => {
    expect(lix('## En\n\nTo tre:\n\n- fire\n- fem')).toBeCloseTo(5 / 4);
    expect(lix('Se kap 1.5 her.')).toBeCloseTo(4);
  });
});
