import { renderScreen } from '../../../../src/adapters/teams/cards/render-screen';
import {
  afterAParagraph,
  choiceTitle,
  cleaned,
  oneLine,
  paragraphs,
  shown,
} from '../../../../src/adapters/teams/cards/written';
import { passageScreen } from '../../../../src/adapters/teams/turns/guidelines';
import { languages } from '../../../../src/guidelines/model';
import { readLibrary } from '../../../../src/guidelines/read-library';
import { textsFor } from '../../../../src/language/texts';
import { defaultPolicy } from '../../../../src/procedure/policy';

const linesOf = (text: string) =>
  paragraphs(textsFor('nb'), text).map(({ inlines }) => (inlines as { text: string }[])[0]?.text);

describe('what a person wrote', () => {
  it('becomes a paragraph for each line, however lines were ended', () => {
    expect(linesOf('one\n\n\ntwo\r\nthree\rfour\u2028five')).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('becomes nothing where there is nothing', () => {
    expect(linesOf('')).toEqual([]);
    expect(linesOf(' \n \n')).toEqual([]);
  });

  it('shares paragraphs where there are very many lines, and loses none', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}`);
    const shownLines = linesOf(lines.join('\n'));
    expect(shownLines).toHaveLength(100);
    expect(shownLines.join('\n').split('\n')).toEqual(lines);
  });

  it('is shown as it is, without what a client would count as a date', () => {
    expect(shown('{{DATE(2026-01-05T08:00:00Z)}}')).toBe('{\u2060{DATE(2026-01-05T08:00:00Z)}}');
    expect(shown(`**x** [y](z) <b> \${1+1}`)).toBe(`**x** [y](z) <b> \${1+1}`);
  });

  it('loses only what nobody can read', () => {
    expect(cleaned('a\u0000\u001b\ud800\u202eb\tc 😀 مرحبا')).toBe('a\ufffdb\tc 😀 مرحبا');
  });

  it('keeps its direction to itself on one line', () => {
    expect(oneLine('  שלום\nעולם ')).toBe('\u2068שלום עולם\u2069');
  });

  it('has no Markdown as the title of a choice', () => {
    expect(choiceTitle('Kari *Nord* [x](http://y) <b> (HR)')).toBe(
      '\u2068Kari ＊Nord＊ ［x］(http://y) ＜b＞ (HR)\u2069',
    );
  });
});

describe('a text of the guidelines', () => {
  const library = readLibrary();
  const passages = languages.flatMap((language) =>
    library.sections(language).flatMap((section) => section.passages.map(({ id }) => ({ language, id, section }))),
  );
  const cardOf = ({ language, id }: (typeof passages)[number]) => {
    const screen = passageScreen(library, { personId: '', language, data: { passage: id } }, defaultPolicy);
    return JSON.stringify(renderScreen(screen, language, defaultPolicy).card);
  };

  it('never begins with a list, whose lines would be cut off', () => {
    expect(afterAParagraph('- a\n- b')).toBe('\u200b\n\n- a\n- b');
    expect(afterAParagraph('a\n\n- b')).toBe('a\n\n- b');
    expect(passages.filter((one) => /"text":"(?:- |1\. )/.test(cardOf(one)))).toEqual([]);
  });

  it('begins its section with the section in short, as a chapter does by itself', () => {
    const without = passages
      .filter(({ id, section }) => section.passages[0]?.id === id)
      .filter((one) => !cardOf(one).includes(JSON.stringify(one.section.short).slice(1, -1)))
      .map(({ id }) => id);
    expect([...new Set(without)]).toEqual(['1', '2', '3', '4', '5'].map((chapter) => `chapter-${chapter}-in-short`));
  });
});
