import { choiceTitle, cleaned, oneLine, paragraphs, shown } from '../../../../src/adapters/teams/cards/written';
import { textsFor } from '../../../../src/language/texts';

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
