const unsupported: readonly [name: string, shape: RegExp][] = [
  ['a heading inside a passage', /^\s*#/],
  ['a table', /^\s*\|/],
  ['a quotation', /^\s*>/],
  ['code', /`/],
  ['a link or picture', /\]\(/],
  ['HTML', /<[a-z/!]/i],
  ['a list inside a list', /^\s+(?:[-*]|\d+\.)\s/],
  ['a list with "*" or "+"', /^\s*[*+]\s/],
  ['a rule across the page', /^(?:---+|\*\*\*+|___+)$/],
];

/** What of a line an Adaptive Card's TextBlock would show wrongly, in words; undefined if nothing. */
export function unsupportedMarkdown(line: string): string | undefined {
  return unsupported.find(([, shape]) => shape.test(line))?.[0];
}

const listItem = /^(?:-|\d+\.)\s/;

/**
 * Joins wrapped lines, because a TextBlock shows a line break where Markdown has none, and parts paragraphs and lists
 * by a blank line, because Teams draws a list only then.
 */
export function normalise(lines: readonly string[]): string {
  const blocks: string[] = [];
  let inList = false;
  let open = false;
  for (const line of lines) {
    const text = line.trim();
    const last = blocks.length - 1;
    if (text === '') {
      open = false;
      inList = false;
    } else if (listItem.test(text)) {
      if (inList) blocks[last] += `\n${text}`;
      else blocks.push(text);
      inList = true;
      open = true;
    } else if (open) {
      blocks[last] += ` ${text}`;
    } else {
      blocks.push(text);
      open = true;
    }
  }
  return blocks.join('\n\n');
}
