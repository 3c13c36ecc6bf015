import type { Library } from '../../../src/guidelines/library';
import type { Language } from '../../../src/guidelines/model';
import type { Finder } from '../../../src/guidelines/search';
import { type Half, type Question, questions } from './questions';

export interface Figures {
  readonly count: number;
  /** Of the questions, the share whose expected section comes first, and among the first three. */
  readonly first: number;
  readonly firstThree: number;
  /** The same of the very passage, which is stricter. */
  readonly passageFirst: number;
  readonly passageFirstThree: number;
  readonly failures: readonly { readonly question: Question; readonly found: readonly string[] }[];
}

export function figures(library: Library, finder: Finder, language: Language, half: Half): Figures {
  const asked = questions(language).filter((question) => question.half === half);
  const looked = asked.map((question) => {
    const { passages } = finder.find(question.asked, language);
    const wanted = question.expected.map((id) => library.passage(language, id)?.section ?? `no passage ${id}`);
    return {
      question,
      found: passages.map(({ id }) => id),
      section: passages.findIndex(({ section }) => wanted.includes(section)),
      passage: passages.findIndex(({ id }) => question.expected.includes(id)),
    };
  });
  const share = (right: (one: (typeof looked)[number]) => boolean) => looked.filter(right).length / looked.length;
  return {
    count: looked.length,
    first: share(({ section }) => section === 0),
    firstThree: share(({ section }) => section >= 0),
    passageFirst: share(({ passage }) => passage === 0),
    passageFirstThree: share(({ passage }) => passage >= 0),
    failures: looked.filter(({ section }) => section !== 0),
  };
}
