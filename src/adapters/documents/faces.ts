import { readFileSync } from 'node:fs';

/**
 * One family has Latin, Greek, Cyrillic, Hebrew and Arabic, and may be embedded freely. Only the glyphs that a document
 * uses go into its file.
 */
export const faces = {
  regular: read('DejaVuSans.ttf'),
  bold: read('DejaVuSans-Bold.ttf'),
};

export type Face = keyof typeof faces;

function read(name: string): Buffer {
  return readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}`));
}
