import { GuidelinesError, type Language, languages, type Problem } from './model';

/** Which edition of the texts it is, as the chat says below its contents. */
export interface Edition {
  readonly version: string;
  /** `yyyy-mm-dd`, the day from which it holds. */
  readonly date: string;
  /** The guidelines that the texts follow, with their edition: the Act's sections are cited as they stand there. */
  readonly follows: Readonly<Record<Language, string>>;
  /** What has changed since the last one. */
  readonly changed: Readonly<Record<Language, string>>;
}

export const editionFile = 'library.md';

/** Of texts that are put together without a folder. */
export const noEdition: Edition = { version: '1', date: '2026-01-01', follows: both('-'), changed: both('-') };

const keys = ['version', 'date', ...languages.flatMap((language) => [`follows-${language}`, `changed-${language}`])];

/** So long a line still stands below the contents. */
const longest = 300;

/**
 * The file `library.md`: front matter, and nothing else.
 *
 * @throws GuidelinesError with every mistake of the file at once
 */
export function parseEdition(text: string): Edition {
  const problems: Problem[] = [];
  const report = (line: number, what: string, mend: string) => problems.push({ file: editionFile, line, what, mend });
  const found = new Map<string, { readonly value: string; readonly line: number }>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line === '---') continue;
    const [, key = '', value = ''] = /^([a-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (!keys.includes(key))
      report(index + 1, `"${line}" is not known here.`, `Use one line each for ${keys.join(', ')}.`);
    else if (found.has(key)) report(index + 1, `"${key}" stands twice.`, 'Remove one of them.');
    else found.set(key, { value, line: index + 1 });
  }
  const lineOf = (key: string): string => {
    const { value, line } = found.get(key) ?? { value: '', line: 1 };
    if (value === '') report(line, `"${key}" is missing or empty.`, `Add a line "${key}: …".`);
    else if (value.length > longest) report(line, `"${key}" is too long.`, `Use at most ${longest} characters.`);
    else if (/[[\]<>*_~#`|\\]/.test(value)) report(line, `"${key}" has a character with a meaning.`, 'Use plain text.');
    return value;
  };
  const inBoth = (what: string) => ({ nb: lineOf(`${what}-nb`), en: lineOf(`${what}-en`) });
  const date = lineOf('date');
  if (date !== '' && !isDay(date))
    report(found.get('date')?.line ?? 1, `"${date}" is no day.`, 'Write it as 2026-12-24.');
  const edition = { version: lineOf('version'), date, follows: inBoth('follows'), changed: inBoth('changed') };
  if (problems.length > 0) throw new GuidelinesError(problems);
  return edition;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true;
}

function both(text: string): Record<Language, string> {
  return { nb: text, en: text };
}
