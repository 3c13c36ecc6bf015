import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../root';
import { editionFile, parseEdition } from './edition';
import { buildLibrary, type Library } from './library';
import { GuidelinesError, type Language, languages } from './model';

export const guidelinesFolder = join(packageRoot, 'src/guidelines');

/**
 * The library of a folder with `library.md` and one subfolder per language.
 *
 * @throws GuidelinesError with every mistake in the texts, or where there is no such folder
 */
export function readLibrary(folder: string = guidelinesFolder): Library {
  const missing = [editionFile, ...languages].filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) {
    const mend = 'Copy src/guidelines of Trygg, and rewrite what you want to say otherwise.';
    throw new GuidelinesError(
      missing.map((file) => ({ file, what: `It is not there, in the folder ${folder}.`, mend })),
    );
  }
  const edition = parseEdition(readFileSync(join(folder, editionFile), 'utf8'));
  return buildLibrary(
    languages.flatMap((language) => filesIn(folder, language)),
    edition,
  );
}

function filesIn(folder: string, language: Language) {
  const subfolder = join(folder, language);
  return readdirSync(subfolder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ language, name: `${language}/${name}`, text: readFileSync(join(subfolder, name), 'utf8') }));
}
