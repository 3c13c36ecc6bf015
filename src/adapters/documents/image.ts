import { crc32, inflateSync } from 'node:zlib';
import type { Logo } from '../../application/paper';

/** Why bytes are no image that everybody can be shown. */
export type ImageMistake = 'kind' | 'wide' | 'form' | 'damaged';

type Read = Pick<Logo, 'image' | 'type' | 'width' | 'height'> | ImageMistake;

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG or JPEG by its bytes, whatever it is called: never SVG, which is a program. Only the parts that draw it are kept: no
 * place, no author, nothing behind its end. `most`: pixels, in each direction.
 */
export function readImage(bytes: Buffer, most: number): Read {
  if (bytes.subarray(0, png.length).equals(png)) return readPng(bytes, most);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? readJpeg(bytes, most) : 'kind';
}

/** Those that draw it; of the others none is needed. */
const drawing = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/** Samples of a pixel, by the kind of its colours. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function readPng(bytes: Buffer, most: number): Read {
  const parts = partsOf(bytes);
  const [head] = parts ?? [];
  if (!parts || head?.name !== 'IHDR' || head.content.length !== 13) return 'damaged';
  const [width, height] = [head.content.readUInt32BE(0), head.content.readUInt32BE(4)];
  if (!isFitting(width, height, most)) return 'wide';
  const [depth = 0, colours = 0, , , interlaced] = head.content.subarray(8);
  const each = samples[colours];
  if (depth > 8 || each === undefined || interlaced !== 0) return 'form';
  const packed = Buffer.concat(parts.flatMap(({ name, content }) => (name === 'IDAT' ? [content] : [])));
  const isWhole = canBeUnpacked(packed, height * (1 + Math.ceil((width * each * depth) / 8)));
  if (!isWhole) return 'damaged';
  const kept = parts.filter(({ name }) => drawing.includes(name)).map(({ whole }) => whole);
  return { image: Buffer.concat([png, ...kept]), type: 'png', width, height };
}

/** From the first to the last; undefined where one is damaged or the last is missing. */
function partsOf(bytes: Buffer) {
  const parts: { readonly name: string; readonly content: Buffer; readonly whole: Buffer }[] = [];
  for (let place = png.length; place + 12 <= bytes.length; ) {
    const end = place + 12 + bytes.readUInt32BE(place);
    if (end > bytes.length) return undefined;
    const whole = bytes.subarray(place, end);
    if (crc32(whole.subarray(4, -4)) !== whole.readUInt32BE(whole.length - 4)) return undefined;
    const name = whole.subarray(4, 8).toString('latin1');
    parts.push({ name, content: whole.subarray(8, -4), whole });
    if (name === 'IEND') return parts;
    place = end;
  }
  return undefined;
}

/** A small file must not become a very large one. */
function canBeUnpacked(packed: Buffer, length: number): boolean {
  try {
    return inflateSync(packed, { maxOutputLength: length }).length === length;
  } catch {
    return false;
  }
}

const frames = [0xc0, 0xc1, 0xc2];
const otherFrames = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/** How large a pixel is, and which colours these are; all other notes of a camera or a program are left out. */
const notes = [0xe0, 0xee];
const tables = [0xc4, 0xdb, 0xdd];
const scan = 0xda;

function readJpeg(bytes: Buffer, most: number): Read {
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  const kept = [bytes.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | undefined;
  for (let place = 2; place + 4 <= end; ) {
    const marker = bytes[place + 1] ?? 0;
    const next = place + 2 + bytes.readUInt16BE(place + 2);
    if (bytes[place] !== 0xff || next > end) return 'damaged';
    const part = bytes.subarray(place, next);
    if (otherFrames.includes(marker)) return 'form';
    if (frames.includes(marker)) {
      if (size || part.length < 10) return 'damaged';
      // Grey, or three colours: what is meant for print looks different on each screen.
      if (part[4] !== 8 || ![1, 3].includes(part[9] ?? 0)) return 'form';
      size = { width: part.readUInt16BE(7), height: part.readUInt16BE(5) };
      if (!isFitting(size.width, size.height, most)) return 'wide';
    }
    if (marker === scan) {
      if (!size) return 'damaged';
      return { image: Buffer.concat([...kept, bytes.subarray(place, end + 2)]), type: 'jpeg', ...size };
    }
    if ([...frames, ...notes, ...tables].includes(marker)) kept.push(part);
    place = next;
  }
  return 'damaged';
}

function isFitting(width: number, height: number, most: number): boolean {
  return width >= 1 && height >= 1 && Math.max(width, height) <= most;
}
