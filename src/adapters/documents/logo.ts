import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Logo } from '../../application/paper';

/** It goes into every document. Bytes. */
const largest = 500_000;
const mostPixels = 4_000;
const begins = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG file that every document can hold; read once, when the program starts.
 *
 * @throws Error that says what is wrong with the file, and what to mend
 */
export function readLogo(path: string): Logo {
  const png = fileAt(path);
  const mistake = mistakeIn(png);
  if (mistake) throw new Error(`The logo ${path} can't be used: ${mistake}`);
  return { png, width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

function fileAt(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`The logo ${path} can't be read: ${error}`);
  }
}

function mistakeIn(png: Buffer): string | undefined {
  if (png.length > largest) return `it has ${png.length} bytes. Make it smaller than ${largest}.`;
  const isPng = png.subarray(0, 8).equals(begins) && png.subarray(12, 16).toString('latin1') === 'IHDR';
  if (!isPng || png.length < 33) return 'it is no PNG file. Save it as PNG.';
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (width < 1 || height < 1 || Math.max(width, height) > mostPixels) {
    return `it is ${width} by ${height} pixels. Make it at most ${mostPixels} wide and high.`;
  }
  if (png[24] === 16 || png[28] !== 0) return 'save it as PNG with 8 bits for each colour, not interlaced.';
  return isWhole(png) ? undefined : 'it is damaged, or not whole. Save it anew.';
}

/** From its first part to its last, and what it shows can be unpacked. */
function isWhole(png: Buffer): boolean {
  const shown: Buffer[] = [];
  for (let place = begins.length; place + 12 <= png.length; ) {
    const length = png.readUInt32BE(place);
    const part = png.subarray(place + 4, place + 8).toString('latin1');
    if (part === 'IEND') return canBeUnpacked(Buffer.concat(shown));
    if (part === 'IDAT') shown.push(png.subarray(place + 8, place + 8 + length));
    place += length + 12;
  }
  return false;
}

function canBeUnpacked(packed: Buffer): boolean {
  try {
    return inflateSync(packed).length > 0;
  } catch {
    return false;
  }
}
