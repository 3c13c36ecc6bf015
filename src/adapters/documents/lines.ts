const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A line of a paragraph: its characters from `start` up to, not including, `end`, without the space at its end. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Breaks a paragraph at its spaces, and a word that is wider than the line wherever it has to. */
export function linesOf(paragraph: string, width: number, widthOf: (text: string) => number): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  let filled = 0;
  const close = () => {
    lines.push({ start, end: start + paragraph.slice(start, end).trimEnd().length });
    start = end;
    filled = 0;
  };
  for (const word of paragraph.match(/\s+|\S+\s*/g) ?? []) {
    const seen = widthOf(word.trimEnd());
    if (filled > 0 && filled + seen > width) close();
    if (seen <= width) {
      end += word.length;
      filled += widthOf(word);
      continue;
    }
    for (const { segment } of graphemes.segment(word)) {
      const wide = widthOf(segment);
      if (filled > 0 && filled + wide > width) close();
      end += segment.length;
      filled += wide;
    }
  }
  if (end > start || lines.length === 0) close();
  return lines;
}
