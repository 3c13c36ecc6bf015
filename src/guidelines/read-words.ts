import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './model';
import { guidelinesFolder } from './read-library';
import { parseWordList, type WordList } from './word-list';

/** @throws GuidelinesError with every mistake in a list */
export function readWords(folder: string = guidelinesFolder): Readonly<Record<Language, WordList>> {
  const read = (language: Language) => {
    const name = `words-${language}.txt`;
    return parseWordList(name, readFileSync(join(folder, name), 'utf8'));
  };
  return { nb: read('nb'), en: read('en') };
}
