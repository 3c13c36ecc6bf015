import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../root';
import { buildLibrary, type Library } from './library';
import { languages } from './model';

export const guidelinesFolder = join(packageRoot, 'src/guidelines');

/**
 * The library of a folder with one subfolder per language.
 *
 * @throws GuidelinesError with every mistake in the texts; a subfolder that is not there reads as empty
 */
export function readLibrary(folder: string = guidelinesFolder): Library {
  return buildLibrary(
    languages.flatMap((language) => {
      const subfolder = join(folder, language);
      if (!existsSync(subfolder)) return [];
      return readdirSync(subfolder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => ({ language, name: `${language}/${name}`, text: readFileSync(join(subfolder, name), 'utf8') }));
    }),
  );
}
