import { GuidelinesError, type Problem } from './model';

/** The words of one language, as its file holds them (src/guidelines/README.md). */
export interface WordList {
  /** Each word or phrase with the word that stands for it. */
  readonly same: ReadonlyMap<string, string>;
  readonly leadsTo: readonly { readonly said: string; readonly sought: readonly string[] }[];
  /** The same, where nothing of those is said. */
  readonly otherwise: WordList['leadsTo'];
  /** Too common to search by. */
  readonly stop: readonly string[];
  /** With which a question begins. */
  readonly asks: readonly string[];
  /** Speaks of oneself. */
  readonly self: readonly string[];
  /** Speaks of something that hurts: with a word of oneself, somebody tells of what happens to them. */
  readonly harm: readonly string[];
}

const parts = ['same', 'leads to', 'otherwise', 'stop', 'asks', 'self', 'harm'] as const;
type Part = (typeof parts)[number];

/** @throws GuidelinesError with every mistake of the file at once */
export function parseWordList(file: string, text: string): WordList {
  const problems: Problem[] = [];
  const same = new Map<string, string>();
  const leadsTo: WordList['leadsTo'][number][] = [];
  const otherwise: WordList['leadsTo'][number][] = [];
  const words: Record<'stop' | 'asks' | 'self' | 'harm', string[]> = { stop: [], asks: [], self: [], harm: [] };
  let part: Part | undefined;

  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim().toLowerCase();
    if (line === '' || line.startsWith('#')) continue;
    const report = (what: string, mend: string) => problems.push({ file, line: index + 1, what, mend });
    const opened = /^\[(?<name>.*)\]$/.exec(line)?.groups?.name;
    if (opened !== undefined) {
      part = parts.find((known) => known === opened);
      if (!part) report(`"[${opened}]" is no part.`, `Use one of ${parts.map((known) => `[${known}]`).join(', ')}.`);
    } else if (part === 'same' || part === 'leads to' || part === 'otherwise') {
      const mark = part === 'same' ? ' = ' : ' => ';
      const [said = '', sought = '', ...more] = line.split(mark);
      const left = listOf(said);
      const right = listOf(sought);
      if (left.length === 0 || right.length === 0 || more.length > 0 || (part === 'same' && right.length > 1)) {
        report(`"${line}" is not understood here.`, `Write it as "said, also said${mark}sought".`);
      } else if (part === 'same') {
        for (const one of left) same.set(one, right[0] ?? one);
      } else {
        (part === 'otherwise' ? otherwise : leadsTo).push(...left.map((one) => ({ said: one, sought: right })));
      }
    } else if (part) {
      words[part].push(...(part === 'harm' ? listOf(line) : line.split(/[\s,]+/)));
    } else {
      report('Words stand above the first part.', 'Begin with "[same]".');
    }
  }
  if (problems.length > 0) throw new GuidelinesError(problems);
  return { same, leadsTo, otherwise, ...words };
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
