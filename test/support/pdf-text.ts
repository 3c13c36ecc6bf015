import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** What is in a PDF, read again: its text, page by page, from the glyphs that it shows and what they stand for. */
export function pagesIn(pdf: Buffer): readonly string[] {
  const objects = objectsIn(pdf);
  const fonts = new Map(
    [...objects.values()].flatMap((object) =>
      [...object.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(
        ([, name = '', id = '']) => [name, glyphsOf(objects, id)] as const,
      ),
    ),
  );
  return [...objects.values()]
    .filter((object) => /\/Type \/Page\b(?!s)/.test(object))
    .map((page) => shownBy(streamIn(objects, /\/Contents (\d+) 0 R/.exec(page)?.[1]), fonts));
}

/** All of its text without any white space: where a line is broken says nothing. */
export function inkOf(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Among the arguments of a program: the file that it is to look into. */
export const theFile = 'the file';

/** What one of poppler's or qpdf's programs says of a file. */
export function said(program: string, args: readonly string[], pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  const file = join(folder, 'document.pdf');
  try {
    writeFileSync(file, pdf);
    return execFileSync(
      program,
      args.map((arg) => (arg === theFile ? file : arg)),
      { encoding: 'utf8' },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

type Objects = ReadonlyMap<string, string>;
type Glyphs = ReadonlyMap<string, string>;

function objectsIn(pdf: Buffer): Objects {
  const found = pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map([...found].map(([, id = '', object = '']) => [id, object]));
}

function streamIn(objects: Objects, id = ''): string {
  const object = objects.get(id) ?? '';
  const [, stream = ''] = /stream\n([\s\S]*)\nendstream/.exec(object) ?? [];
  const bytes = Buffer.from(stream, 'latin1');
  return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** By its glyphs' numbers in a font, in hex, what is written with them. */
function glyphsOf(objects: Objects, fontId: string): Glyphs {
  const map = streamIn(objects, /\/ToUnicode (\d+) 0 R/.exec(objects.get(fontId) ?? '')?.[1]);
  const glyphs = new Map<string, string>();
  for (const [, from = '', characters = ''] of map.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    [...characters.matchAll(/<([\w ]*)>/g)].forEach(([, units = ''], place) => {
      const code = (Number.parseInt(from, 16) + place).toString(16).padStart(4, '0');
      glyphs.set(code, String.fromCharCode(...(units.match(/\w{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))));
    });
  }
  return glyphs;
}

function shownBy(content: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let glyphs: Glyphs = new Map();
  let text = '';
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
    for (const [, codes = ''] of shown?.matchAll(/<(\w+)>/g) ?? []) {
      for (const code of codes.match(/\w{4}/g) ?? []) text += glyphs.get(code.toLowerCase()) ?? '\ufffd';
    }
    if (shown !== undefined) text += '\n';
  }
  return text;
}
