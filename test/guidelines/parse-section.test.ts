import { GuidelinesError } from '../../src/guidelines/model';
import { parseSection } from '../../src/guidelines/parse-section';

const front = '---\nsection: 1.5\ntitle: Words\nshort: What the words mean.\n---\n';
const parse = (text: string, name = 'en/1.5-words.md') => parseSection({ language: 'en', name, text });

function problemsOf(text: string, name?: string): string[] {
  try {
    parse(text, name);
  } catch (error) {
    if (error instanceof GuidelinesError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

describe('a file of the guidelines', () => {
  it('gives the section, its passages and what they carry', () => {
    const text = `${front}\n## One {#one rules=1.5-1,1.5-2}\n\nText.\n\n## Ours {#ours policy rules=P-3}\n\nMore.\n`;
    expect(parse(text)).toEqual({
      id: '1.5',
      language: 'en',
      title: 'Words',
      short: 'What the words mean.',
      passages: [
        { id: 'one', section: '1.5', heading: 'One', text: 'Text.', rules: ['1.5-1', '1.5-2'], policy: false },
        { id: 'ours', section: '1.5', heading: 'Ours', text: 'More.', rules: ['P-3'], policy: true },
      ],
    });
  });

  it('joins wrapped lines and parts lists from paragraphs, as a TextBlock needs it', () => {
    const text = `${front}## One {#one}\nA line\nthat goes on:\n- first\n  and more\n- second\n\nAnd then:\n\n1. one\n2. two\n`;
    expect(parse(text).passages[0]?.text).toBe(
      'A line that goes on:\n\n- first and more\n- second\n\nAnd then:\n\n1. one\n2. two',
    );
  });

  it('reads files with Windows line ends', () => {
    expect(parse(`${front}## One {#one}\n\nText.\n`.replaceAll('\n', '\r\n')).passages[0]?.text).toBe('Text.');
  });
});

describe('a mistake is named with file, line and how to mend it', () => {
  const passage = '## One {#one}\nText.\n';

  it.each([
    ['no front matter', passage, 'en/1.5-words.md, line 1: The front matter is missing. Begin the file with "---"'],
    ['a key missing', `---\nsection: 1.5\ntitle: Words\n---\n${passage}`, 'line 1: "short" is missing or empty. Add'],
    ['an unknown key', front.replace('short', 'summary') + passage, 'line 4: "summary: What the words mean." is not'],
    ['a key twice', front.replace('short: What the words mean.', 'title: Again') + passage, 'line 4: "title" stands'],
    ['text above the first heading', `${front}Text.\n${passage}`, 'line 6: Text stands above the first heading.'],
    ['a heading without id', `${front}## One\nText.\n`, 'line 6: The heading or its id is missing. Write it as'],
    ['an id with capitals', `${front}## One {#One}\nText.\n`, 'line 6: "One" is no id. Use small letters'],
    ['an unknown mark', `${front}## One {#one law}\nText.\n`, 'line 6: "law" is not known here. Use "rules=…"'],
    ['a rule that is none', `${front}## One {#one rules=1.5}\nText.\n`, 'line 6: "1.5" is no rule. Use numbers'],
    ['policy unmarked', `${front}## One {#one rules=P-3}\nText.\n`, 'line 6: A P-rule is policy of the organisation.'],
    ['an empty passage', `${front}## One {#one}\n\n${passage.replace('one', 'two')}`, 'line 6: "One" has no text.'],
    ['no passage at all', front, 'line 1: The file has no passage.'],
    ['a heading inside', `${front}${passage}### Two\n`, 'line 8: A chat card cannot show a heading inside a passage.'],
    ['a table', `${front}${passage}| a | b |\n`, 'line 8: A chat card cannot show a table.'],
    ['a link', `${front}${passage}[a](b)\n`, 'line 8: A chat card cannot show a link or picture.'],
    ['another list mark', `${front}${passage}* a\n`, 'line 8: A chat card cannot show a list with "*" or "+".'],
    ['HTML', `${front}${passage}<b>a</b>\n`, 'line 8: A chat card cannot show HTML.'],
    ['a list inside a list', `${front}${passage}- a\n  - b\n`, 'line 9: A chat card cannot show a list inside a list.'],
  ])('%s', (_, text, message) => {
    expect(problemsOf(text).join('\n')).toContain(message);
  });

  it('a file name that does not fit the section', () => {
    const text = front + passage;
    expect(problemsOf(text, 'en/1.6-words.md')[0]).toContain('The file holds section 1.5. Name it "1.5-"');
    expect(problemsOf(text.replace('1.5', 'first'))[0]).toContain('"first" is no section.');
  });

  it('all mistakes of a file at once', () => {
    expect(problemsOf(`${front}## One\nText.\n## Two {#two}\n`)).toHaveLength(2);
  });
});
