import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './model';
import { guidelinesFolder } from './read-library';
import { parseWordList, type WordList } from './word-list';

/**
 * The lists of a folder; where it has none, Trygg's own.
 *
 * @throws GuidelinesError with every mistake in a list
 */
export function readWords(own: string = guidelinesFolder): Readonly<Record<Language, WordList>> {
  const read = (language: Language) => {
    const name = `words-${language}.txt`;
    const folder = existsSync(join(own, name)) ? own : guidelinesFolder;
    return parseWordList(name, readFileSync(join(folder, name), 'utf8'));
  };
  return { nb: read('nb'), en: read('en') };
}
