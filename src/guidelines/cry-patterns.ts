/** Words that stand for one another in a situation, as alternatives of a regular expression. */
export type WordClasses = Readonly<Record<string, string>>;

/**
 * Each line a pattern over whole words: `…` stands for up to three words, `……` for up to six, and `<class>` for any word
 * of that class.
 */
export function wordsOf(...lines: readonly string[]): readonly RegExp[] {
  return patternsOf({}, lines);
}

export function patternsOf(classes: WordClasses, lines: readonly string[]): readonly RegExp[] {
  return lines.map((line) => {
    const pattern = line
      .replace(/<(\w+)>/g, (_, name: string) => `(?:${wordsIn(classes, name)})`)
      .replaceAll(' …… ', '(?: \\S+){0,6} ')
      .replaceAll(' … ', '(?: \\S+){0,3} ');
    return new RegExp(`(?<!\\S)(?:${pattern})(?!\\S)`, 'u');
  });
}

function wordsIn(classes: WordClasses, name: string): string {
  const words = classes[name];
  if (words === undefined) throw new Error(`There is no class of words "${name}".`);
  // `sl*` is any word that begins so.
  return words.replaceAll('*', '\\S*');
}
