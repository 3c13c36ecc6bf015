import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLogo } from '../../../../src/adapters/documents/logo';
import { pdfPrinter } from '../../../../src/adapters/documents/printer';
import { folderOf } from '../../../../src/adapters/teams/cards/download-folder';
import { paperOf } from '../../../../src/adapters/teams/cards/download-paper';
import { languages, textsFor } from '../../../../src/language/texts';
import { packageRoot } from '../../../../src/root';
import { isInstalled } from '../../../support/pdf-text';
import { accessFolder, documents, folder as personnelFile } from './sample-downloads';

/** Prints every sample, to be looked at: `.pictures/papers/<language>/<name>.pdf`, and page by page as pictures. */
async function printAll(): Promise<string> {
  const folder = join(packageRoot, '.pictures', 'papers');
  rmSync(folder, { recursive: true, force: true });
  const house = { name: 'Trolldalen Energi', logo: readLogo(join(packageRoot, 'src/workbench/sample-logo.png')) };
  for (const language of languages) {
    mkdirSync(join(folder, language), { recursive: true });
    for (const [name, document] of Object.entries(documents)) {
      const file = join(folder, language, name.replace(/[^\w]+/g, '-'));
      writeFileSync(`${file}.pdf`, await pdfPrinter.print(paperOf(textsFor(language), document, house)));
      draw(file);
    }
    for (const [name, one] of [
      ['personnel-file', personnelFile],
      ['access', accessFolder],
    ] as const) {
      const file = join(folder, language, name);
      writeFileSync(`${file}.pdf`, await pdfPrinter.printFolder(folderOf(textsFor(language), one, house)));
      draw(file);
    }
  }
  return folder;
}

function draw(file: string): void {
  if (isInstalled('pdftoppm')) execFileSync('pdftoppm', ['-r', '70', '-l', '6', '-png', `${file}.pdf`, file]);
}

printAll().then(
  (folder) => process.stdout.write(`All kinds of documents are in ${folder}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
