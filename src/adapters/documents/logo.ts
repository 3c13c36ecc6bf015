import { readFileSync } from 'node:fs';
import type { Logo } from '../../application/paper';
import { type ImageMistake, readImage } from './image';

/** It goes into every document. Bytes. */
const largest = 500_000;
const mostPixels = 4_000;

const mistakes: Readonly<Record<ImageMistake, string>> = {
  kind: 'it is no PNG or JPEG file. Save it as PNG.',
  wide: `make it at most ${mostPixels} pixels wide and high.`,
  form: 'save it as PNG with 8 bits for each colour, not interlaced.',
  damaged: 'it is damaged, or not whole. Save it anew.',
};

/**
 * A PNG or JPEG file that every document can hold; read once, when the program starts.
 *
 * @throws Error that says what is wrong with the file, and what to mend
 */
export function readLogo(path: string): Logo {
  const bytes = fileAt(path);
  if (bytes.length > largest) {
    throw new Error(`The logo ${path} can't be used: it has ${bytes.length} bytes. Make it smaller than ${largest}.`);
  }
  const read = readImage(bytes, mostPixels);
  if (typeof read === 'string') throw new Error(`The logo ${path} can't be used: ${mistakes[read]}`);
  return read;
}

function fileAt(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`The logo ${path} can't be read: ${error}`);
  }
}
