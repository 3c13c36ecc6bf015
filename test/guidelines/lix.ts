/**
 * LIX, the Scandinavian measure of how hard a text is to read: words per sentence, plus the percentage of words of
 * more than six letters. Below 30 is very easy, 40 is the limit for plain language. A list item, a heading and a
 * paragraph each end a sentence, and so does a colon.
 */
export function lix(markdown: string): number {
  const sentences = markdown
    .replace(/[*_]/g, '')
    .split(/\n/)
    .flatMap((line) => line.replace(/^\s*(?:#+|-|\d+\.)\s+/, '').split(/[.?!:](?:\s|$)/))
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  const long = words.filter((word) => word.length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? [];
}
