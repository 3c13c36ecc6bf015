import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { readImage } from '../../../src/adapters/documents/image';
import { packageRoot } from '../../../src/root';

const sample = readFileSync(join(packageRoot, 'src/workbench/sample-logo.png'));

function part(name: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(content.length + 12);
  whole.writeUInt32BE(content.length, 0);
  whole.write(name, 4, 'latin1');
  content.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}

function png(width: number, height: number, packed: Buffer, ...more: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    sample.subarray(0, 8),
    part('IHDR', head),
    ...more,
    part('IDAT', packed),
    part('IEND', Buffer.of()),
  ]);
}

/** Its parts as a camera writes them; nobody looks at the picture itself. */
function jpeg(
  { frame = 0xc0, depth = 8, width = 4, height = 3, colours = 3 } = {},
  ...more: readonly Buffer[]
): Buffer {
  const size = Buffer.from([0xff, frame, 0, 11, depth, 0, height, 0, width, colours, 1, 0x11, 0]);
  const table = Buffer.from([0xff, 0xdb, 0, 3, 0]);
  const scan = Buffer.from([0xff, 0xda, 0, 3, 0, 1, 2, 3, 0xff, 0xd9]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...more, table, size, scan]);
}

const note = (marker: number, text: string) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text)]);

describe('an image by its bytes', () => {
  const pixels = deflateSync(Buffer.alloc(3 * (1 + 4 * 3)));
  const read = (bytes: Buffer) => readImage(bytes, 1_000);

  it('is known with its size', () => {
    expect(read(png(4, 3, pixels))).toMatchObject({ type: 'png', width: 4, height: 3 });
    expect(read(jpeg())).toMatchObject({ type: 'jpeg', width: 4, height: 3 });
    expect(readImage(sample, 4_000)).toMatchObject({ type: 'png' });
  });

  it('keeps only what draws it: no author, no place, nothing behind its end', () => {
    const told = png(4, 3, pixels, part('tEXt', Buffer.from('Author\0Kari')), part('eXIf', Buffer.from('60.39N')));
    const plain = read(png(4, 3, pixels));
    expect(read(Buffer.concat([told, Buffer.from('<script>')]))).toEqual(plain);
    const camera = jpeg({}, note(0xe1, 'Exif 60.39N'), note(0xfe, 'Kari'));
    expect(read(Buffer.concat([camera, Buffer.from('<script>')]))).toEqual(read(jpeg()));
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.of(), 'kind'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'kind'],
    ['GIF', Buffer.from('GIF89a'), 'kind'],
    ['a page that calls itself PNG', Buffer.concat([sample.subarray(0, 4), Buffer.from('<html>')]), 'kind'],
    ['a PNG without its head', Buffer.concat([sample.subarray(0, 8), part('IEND', Buffer.of())]), 'damaged'],
    ['a PNG that is cut off', png(4, 3, pixels).subarray(0, -4), 'damaged'],
    ['a PNG that becomes much more than it says', png(4, 3, deflateSync(Buffer.alloc(50_000_000))), 'damaged'],
    ['a PNG with too little in it', png(4, 30, pixels), 'damaged'],
    ['a PNG of a million pixels in a row', png(1_000_000, 1, pixels), 'wide'],
    ['a PNG of no size', png(0, 3, pixels), 'wide'],
    ['a JPEG that is too wide', readJpegWide(), 'wide'],
    ['a JPEG for print', jpeg({ colours: 4 }), 'form'],
    ['a JPEG without loss', jpeg({ frame: 0xc3 }), 'form'],
    ['a JPEG with 12 bits', jpeg({ depth: 12 }), 'form'],
    ['a JPEG without its end', jpeg().subarray(0, -2), 'damaged'],
    ['a JPEG with nothing in it', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'damaged'],
    ['a JPEG of two sizes', Buffer.concat([jpeg().subarray(0, -10), jpeg().subarray(7)]), 'damaged'],
  ])('is none where it is %s', (_, bytes, why) => {
    expect(read(bytes)).toBe(why);
  });

  function readJpegWide(): Buffer {
    const wide = jpeg();
    wide.writeUInt16BE(5_000, 14);
    return wide;
  }
});
