import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEdition } from '../../src/guidelines/edition';
import { guidelinesFolder, readLibrary } from '../../src/guidelines/read-library';
import { readWords } from '../../src/guidelines/read-words';

const good = {
  version: '2',
  date: '2027-01-01',
  'follows-nb': 'Rutiner',
  'follows-en': 'Routines',
  'changed-nb': 'Nytt.',
  'changed-en': 'New.',
};
const file = (changes: Record<string, string> = {}) =>
  ['---', ...Object.entries({ ...good, ...changes }).map(([key, value]) => `${key}: ${value}`), '---'].join('\n');

describe("an organisation's own folder", () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-own-'));
    for (const part of ['nb', 'en', 'library.md'])
      cpSync(join(guidelinesFolder, part), join(folder, part), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes the place of ours, with its edition and its words', () => {
    writeFileSync(join(folder, 'library.md'), file());
    const purpose = join(folder, 'nb/1.2-purpose.md');
    writeFileSync(purpose, readFileSync(purpose, 'utf8').replace('Fire formål', 'Dette vil vi'));
    writeFileSync(join(folder, 'words-nb.txt'), '[same]\nbas = leder');
    const library = readLibrary(folder);
    expect(library.passage('nb', 'four-purposes')?.heading).toBe('Dette vil vi');
    expect(library.edition).toMatchObject({ version: '2', date: '2027-01-01', changed: { nb: 'Nytt.', en: 'New.' } });
    expect(readWords(folder).nb.same).toEqual(new Map([['bas', 'leder']]));
    expect(readWords(folder).en).toEqual(readWords().en);
  });

  it.each(['library.md', 'nb', 'en'])('is refused without %s, by name', (part) => {
    rmSync(join(folder, part), { recursive: true });
    expect(() => readLibrary(folder)).toThrow(`- ${part}: It is not there, in the folder ${folder}.`);
  });

  it('is refused with a passage that a button leads to missing', () => {
    for (const language of ['nb', 'en']) {
      const definitions = join(folder, language, '1.5-definitions.md');
      writeFileSync(definitions, readFileSync(definitions, 'utf8').replace('{#examples', '{#other-examples'));
    }
    expect(() => readLibrary(folder)).toThrow('No file has the passage "examples".');
  });
});

describe('the edition', () => {
  it.each([
    ['no date', file({ date: '' }), 'library.md, line 3: "date" is missing or empty. Add a line "date: …".'],
    ['a day that is none', file({ date: '2027-02-30' }), 'line 3: "2027-02-30" is no day. Write it as 2026-12-24.'],
    ['a key that is unknown', `${file()}\nauthor: me`, 'line 9: "author: me" is not known here. Use one line each for'],
    ['a key twice', `${file()}\nversion: 3`, 'line 9: "version" stands twice. Remove one of them.'],
    ['Markdown', file({ 'changed-nb': '**Nytt**' }), 'line 6: "changed-nb" has a character with a meaning.'],
    [
      'a novel',
      file({ 'changed-en': 'x'.repeat(301) }),
      'line 7: "changed-en" is too long. Use at most 300 characters.',
    ],
  ])('names %s', (_, text, message) => {
    expect(() => parseEdition(text)).toThrow(message);
  });
});
