import bidiFactory, { type EmbeddingLevels } from 'bidi-js';

const bidi = bidiFactory();
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A part of a line that is written in one direction, in the order of reading. */
export interface Run {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** How a paragraph is written: which way as a whole, and a line of it from left to right on the paper. */
export interface Direction {
  readonly isRightToLeft: boolean;
  /** The runs of the characters from `start` up to, not including, `end`. */
  runs(start: number, end: number): readonly Run[];
}

/** The Unicode bidirectional algorithm: a name in Arabic or Hebrew within a Norwegian sentence, and the other way about. */
export function directionOf(paragraph: string, asAWhole: 'ltr' | 'auto'): Direction {
  if (!rightToLeft.test(paragraph)) {
    const runs = (start: number, end: number) => [{ text: paragraph.slice(start, end), isRightToLeft: false }];
    return { isRightToLeft: false, runs };
  }
  const levels = bidi.getEmbeddingLevels(paragraph, asAWhole);
  return {
    isRightToLeft: (levels.paragraphs[0]?.level ?? 0) % 2 === 1,
    runs: (start, end) => runsOf(paragraph, levels, start, end),
  };
}

function runsOf(paragraph: string, found: EmbeddingLevels, start: number, end: number): readonly Run[] {
  if (end <= start) return [];
  const places = bidi.getReorderedIndices(paragraph, found, start, end - 1).slice(start, end);
  const mirrored = bidi.getMirroredCharactersMap(paragraph, found.levels, start, end - 1);
  const groups: number[][] = [];
  for (const place of places) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isNext = before !== undefined && found.levels[place] === found.levels[before];
    if (group && isNext && Math.abs(place - before) === 1) group.push(place);
    else groups.push([place]);
  }
  return groups.map((group) => {
    const written = (some: readonly number[]) => some.map((place) => mirrored.get(place) ?? paragraph[place]).join('');
    const logical = written([...group].sort((one, other) => one - other));
    // The font turns letters round by itself, and leaves what stands between them, a bracket for instance, as it is.
    const isRightToLeft = (found.levels[group[0] ?? 0] ?? 0) % 2 === 1;
    return rightToLeft.test(logical)
      ? { text: logical, isRightToLeft }
      : { text: written(group), isRightToLeft: false };
  });
}
