import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readLogo } from '../../../src/adapters/documents/logo';
import { pdfPrinter } from '../../../src/adapters/documents/printer';
import type { Paper } from '../../../src/application/paper';
import { packageRoot } from '../../../src/root';
import { isInstalled, said, theFile } from '../../support/pdf-text';

const sample = join(packageRoot, 'src/workbench/sample-logo.png');
const png = readFileSync(sample);

/** The sample with some of its bytes changed. */
function changed(change: (png: Buffer) => void): Buffer {
  const copy = Buffer.from(png);
  change(copy);
  return copy;
}

/** The same with what is said of its size and its form changed, and the sum over that put right. */
function head(change: (png: Buffer) => void): Buffer {
  return changed((copy) => {
    change(copy);
    copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29);
  });
}

describe('the logo', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'logo-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const reading = (content: Buffer) => {
    const file = join(folder, 'logo.png');
    writeFileSync(file, content);
    return () => readLogo(file);
  };

  it('is read with its size', () => {
    const { width, height } = readLogo(sample);
    expect({ width, height }).toEqual({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });
  });

  it.each([
    ['is not there', undefined, 'can’t be read'],
    ['is no PNG', Buffer.from('<svg/>'.repeat(20)), 'it is no PNG or JPEG file. Save it as PNG.'],
    ['is too large', Buffer.concat([png, Buffer.alloc(500_000)]), 'Make it smaller than 500000.'],
    ['is too wide', head((copy) => copy.writeUInt32BE(9_000, 16)), 'at most 4000 pixels wide and high.'],
    ['is interlaced', head((copy) => copy.writeUInt8(1, 28)), 'not interlaced.'],
    ['has 16 bits', head((copy) => copy.writeUInt8(16, 24)), '8 bits for each colour'],
    ['is cut off', png.subarray(0, png.length / 2), 'it is damaged, or not whole.'],
    ['is damaged', changed((copy) => copy.fill(0, 60, png.length - 40)), 'it is damaged, or not whole.'],
  ])('that %s is refused, with what to mend', (_, content, says) => {
    const read = content ? reading(content) : () => readLogo(join(folder, 'none.png'));
    expect(read).toThrow(says.replace('’', "'"));
  });
});

describe('a document with a logo', () => {
  const paper: Paper = {
    language: 'nb',
    organisation: 'Trolldalen Energi',
    app: 'Trygg',
    logo: { ...readLogo(sample), alt: 'Logoen til Trolldalen Energi' },
    title: 'Brevet',
    caseNumber: 'Sak T-ABCD-1234',
    subtitle: [],
    blocks: [{ kind: 'text', text: 'Hei.\n'.repeat(90) }],
    at: '2026-01-05T08:00:00.000Z',
    page: (number, of) => `Side ${number} av ${of}`,
    unprintable: '',
  };

  it('has it once, with the words that are read in its place, and is the same file each time', async () => {
    const [one, other] = [await pdfPrinter.print(paper), await pdfPrinter.print(paper)];
    expect(one.equals(other)).toBe(true);
    const text = one.toString('latin1');
    expect(text.match(/\/S \/Figure/g)).toHaveLength(1);
    expect(text).toContain('/Alt (Logoen til Trolldalen Energi)');
    expect(text.match(/\/Subtype \/Image/g)?.length).toBeGreaterThan(0);
  });

  (isInstalled('qpdf') ? it : it.skip)('is found sound by qpdf', async () => {
    expect(said('qpdf', ['--check', theFile], await pdfPrinter.print(paper))).toContain('No syntax or stream');
  });

  (isInstalled('pdfinfo') ? it : it.skip)('is tagged as a figure of its own, by pdfinfo', async () => {
    expect(said('pdfinfo', ['-struct', theFile], await pdfPrinter.print(paper))).toMatch(/Figure[\s\S]*H1/);
  });
});
