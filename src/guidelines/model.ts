export const languages = ['nb', 'en'] as const;
export type Language = (typeof languages)[number];

/** One thought, small enough for a chat card. */
export type Passage = {
  /** The same in every language; unique in the library. */
  id: string;
  /** The section in whose file it stands. */
  section: string;
  heading: string;
  /** Markdown that a TextBlock shows: bold, italic, lists. Paragraphs are parted by a blank line. */
  text: string;
  /** Rules of docs/procedure.md that the text carries. Never shown to readers. */
  rules: readonly string[];
  /** True: the organisation's own policy, to be shown as that and never as a rule of the guidelines. */
  policy: boolean;
};

export type Section = {
  /** A number of the guidelines ("3.1.2"), or a capital letter for a page that the guidelines do not number. */
  id: string;
  language: Language;
  title: string;
  /** The section in one or two sentences. */
  short: string;
  passages: readonly Passage[];
};

/** `name` is the path below the library's folder, such as "nb/1.5-definitions.md". */
export type GuidelineFile = { language: Language; name: string; text: string };

/** A mistake in a text, for the person who writes it: where, what, and how to mend it. */
export type Problem = { file: string; line?: number; what: string; mend: string };

export class GuidelinesError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(['The guideline texts cannot be used:', ...problems.map(describe)].join('\n'));
    this.name = 'GuidelinesError';
    this.problems = problems;
  }
}

function describe({ file, line, what, mend }: Problem): string {
  const where = line === undefined ? file : `${file}, line ${line}`;
  return `- ${where}: ${what} ${mend}`;
}
