/** What a face has of the characters that people write. */
export interface Repertoire {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

export interface Printable {
  /** One for each line that was written; those left empty are there too. */
  readonly paragraphs: readonly string[];
  /** Something stands as its number, `[U+674E]`, because the face does not have it. */
  readonly isNumbered: boolean;
}

/** Not seen, and not missed where a face does not know them: joiners, selectors, marks of direction. */
const unseen = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;

/** Text as it can be printed: a character that the face lacks becomes its number, never an empty box. */
export function printable(text: string, face: Repertoire): Printable {
  let isNumbered = false;
  const printed = (character: string): string => {
    if (unseen.test(character)) return '';
    const codePoint = character.codePointAt(0) ?? 0;
    if (face.hasGlyphForCodePoint(codePoint)) return character;
    isNumbered = true;
    return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  };
  const paragraphs = text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', '    ')
    .split('\n')
    .map((line) => Array.from(line.normalize('NFC'), printed).join('').trimEnd());
  return { paragraphs, isNumbered };
}
