import MiniSearch from 'minisearch';
import { type Speech, speechOf } from './language-of-words';
import type { Library } from './library';
import { type Language, languages, type Passage } from './model';
import type { WordList } from './word-list';

/** What answers a question. */
export interface Found {
  /** The language that the question is in. */
  readonly language: Language;
  /** The best first; none where nothing fits. */
  readonly passages: readonly Passage[];
  /** Whether somebody speaks of what happens to themselves. */
  readonly ownExperience: boolean;
  /** Whether it asks, and does not only tell. */
  readonly isQuestion: boolean;
}

export interface Finder {
  /** `preferred`: the language of whoever asks, where the question does not tell. Nothing is kept. */
  find(question: string, preferred: Language): Found;
  /** Words that no passage has, so that a list of words can be checked. */
  unknown(language: Language, words: readonly string[]): readonly string[];
}

/** How many passages an answer has. */
const mostPassages = 3;

/** What a question asks stands in its first words. */
const mostWords = 60;
const mostCharacters = 1_000;

/** Of how much a field of a passage tells what the passage is about. */
const fieldWeight = { heading: 3, context: 1, text: 1, parts: 0.4 };
type Field = keyof typeof fieldWeight;
type Index = MiniSearch<{ id: string } & Record<Field, string>>;

/** Of how much the ways to a word tell that it was meant. */
const weight = { said: 1, part: 0.5, phrase: 1.1, oneWord: 0.7, slip: 0.7 };

/** Chapters in short and the flow chart touch everything: they come first only where nothing says more. */
const overviewWeight = 0.5;

/** How many other words may stand among those of a phrase. */
const mostBetween = 3;

/** Below it the words of a question have met a passage by chance. */
const leastScore = 6;

/** So much of the best score makes a passage worth showing beside it. */
const leastShare = 0.35;

/** A full-text search of the library, in memory: no question leaves the process, and none is kept. */
export function createFinder(library: Library, lists: Readonly<Record<Language, WordList>>): Finder {
  const made: Partial<Record<Language, FinderOfLanguage>> = {};
  /** Made when the first asks: it takes longer than a start may. */
  const finderIn = (language: Language) => {
    const finder = made[language] ?? finderOf(library, language, lists[language]);
    made[language] = finder;
    return finder;
  };
  return {
    find(text, preferred) {
      const question = text.slice(0, mostCharacters);
      const language = languageOf(question, preferred, finderIn);
      return { language, ...finderIn(language).find(question) };
    },
    unknown: (language, words) => words.filter((word) => !finderIn(language).has(word)),
  };
}

type FinderOfLanguage = ReturnType<typeof finderOf>;

/** The one whose words it has more of. */
function languageOf(
  question: string,
  preferred: Language,
  finderIn: (language: Language) => FinderOfLanguage,
): Language {
  const [other = preferred] = languages.filter((one) => one !== preferred);
  return finderIn(other).familiar(question) > finderIn(preferred).familiar(question) ? other : preferred;
}

function finderOf(library: Library, language: Language, list: WordList) {
  const speech = speechOf(language, list);
  const index = indexOf(library, language, speech);
  speech.know([...index.stems]);
  for (const { said } of [...list.leadsTo, ...list.otherwise]) speech.know(speech.words(said).map(({ stem }) => stem));
  const search = index.fill();
  const phrasesOf = (lines: WordList['leadsTo']) =>
    lines.map(({ said, sought }) => ({
      said: phraseOf(speech, said),
      sought: [...new Set(sought.flatMap((one) => contentOf(speech, one)))],
    }));
  const phrases = phrasesOf(list.leadsTo);
  const otherwise = phrasesOf(list.otherwise);
  const asks = new Set(list.asks.map((word) => speech.stem(word)));
  const self = new Set(list.self.map((word) => speech.stem(word)));
  const harm = list.harm.map((said) => phraseOf(speech, said));

  speech.stopLearning();

  /** The stems of a question, with those meant by slips of the hand; of a long text, as it begins. */
  const stemsOf = (question: string) =>
    speech
      .words(question)
      .slice(0, mostWords)
      .map(({ written, stem }) => {
        const isKnown = speech.knows(stem) || speech.isStop(written) || speech.parts(written).length > 0;
        return { written, stem, near: isKnown ? [] : speech.near(stem) };
      });

  return {
    /** Whether some passage has all of it. */
    has: (words: string) => {
      const content = contentOf(speech, words);
      return content.length > 0 && content.every((stem) => index.stems.has(stem));
    },

    /** How many of its words are of this language. */
    familiar: (question: string) =>
      speech.words(question).filter(({ written, stem }) => speech.isStop(written) || speech.knows(stem)).length,

    find(question: string): Omit<Found, 'language'> {
      const asked = stemsOf(question);
      const heard = asked.map(({ stem, near }) => [stem, ...near]);
      const speaks = (phrase: Phrase) => isSaid(phrase, heard);
      const terms = new Map<string, number>();
      const seek = (term: string, by: number) => terms.set(term, Math.max(terms.get(term) ?? 0, by));
      for (const { written, stem, near } of asked) {
        if (speech.isStop(written)) continue;
        seek(stem, weight.said);
        for (const part of speech.parts(written)) seek(part, weight.part);
        for (const one of near) seek(one, weight.slip);
      }
      const spoken = phrases.filter(({ said }) => speaks(said));
      const meant = spoken.length > 0 ? spoken : otherwise.filter(({ said }) => speaks(said));
      for (const { said, sought } of longest(meant)) {
        for (const one of sought) seek(one, said.stems.length > 1 ? weight.phrase : weight.oneWord);
      }
      return {
        passages: terms.size === 0 ? [] : best(library, language, search, terms),
        isQuestion: question.includes('?') || asks.has(asked[0]?.stem ?? ''),
        ownExperience: heard.flat().some((one) => self.has(one)) && harm.some(speaks),
      };
    },
  };
}

/** Words that belong together. */
interface Phrase {
  readonly stems: readonly string[];
  /** How many other words may stand among them; none where all of them are common ones. */
  readonly slack: number;
}

function phraseOf(speech: Speech, said: string): Phrase {
  const words = speech.words(said);
  return {
    stems: words.map(({ stem }) => stem),
    slack: words.every(({ written }) => speech.isStop(written)) ? 0 : mostBetween,
  };
}

/** Whether all of the phrase stands close together, in whatever order: people turn words round in questions. */
function isSaid({ stems, slack }: Phrase, heard: readonly (readonly string[])[]): boolean {
  const width = stems.length + slack;
  return heard.some((_, start) => {
    const near = heard.slice(start, start + width);
    return stems.every((stem) => near.some((words) => words.includes(stem)));
  });
}

/** Without those that are part of a longer one: "dare not go to work" says nothing of daring to speak. */
function longest<P extends { readonly said: Phrase }>(phrases: readonly P[]): readonly P[] {
  const isPart = (one: P, other: P) =>
    one.said.stems.length < other.said.stems.length && one.said.stems.every((stem) => other.said.stems.includes(stem));
  return phrases.filter((one) => !phrases.some((other) => isPart(one, other)));
}

function best(
  library: Library,
  language: Language,
  search: Index,
  terms: ReadonlyMap<string, number>,
): readonly Passage[] {
  const found = search.search([...terms.keys()].join(' '), { boostTerm: (term) => terms.get(term) ?? 0 });
  const least = Math.max(leastScore, (found[0]?.score ?? 0) * leastShare);
  return found
    .filter(({ score }) => score >= least)
    .flatMap(({ id }) => library.passage(language, id) ?? [])
    .slice(0, mostPassages);
}

/** The stems by which a text is found. */
function contentOf(speech: Speech, text: string): readonly string[] {
  return speech
    .words(text)
    .filter(({ written }) => !speech.isStop(written))
    .map(({ stem }) => stem);
}

function indexOf(library: Library, language: Language, speech: Speech) {
  const documents = library.sections(language).flatMap(({ id: section, title, short, passages }) =>
    passages.map((passage) => ({
      id: passage.id,
      heading: [section.toLowerCase(), ...contentOf(speech, passage.heading)],
      context: contentOf(speech, `${title} ${short}`),
      text: contentOf(speech, passage.text),
      written: speech.words(`${passage.heading} ${passage.text}`).map(({ written }) => written),
      isOverview: section === 'F' || passage.id.endsWith('-in-short'),
    })),
  );
  const stems = new Set(documents.flatMap(({ heading, context, text }) => [...heading, ...context, ...text]));
  const overviews = new Set(documents.filter(({ isOverview }) => isOverview).map(({ id }) => id));
  const fill = () => {
    const search: Index = new MiniSearch({
      fields: Object.keys(fieldWeight),
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
      searchOptions: {
        boost: fieldWeight,
        boostDocument: (id) => (overviews.has(String(id)) ? overviewWeight : 1),
        combineWith: 'OR',
      },
    });
    search.addAll(
      documents.map(({ id, heading, context, text, written }) => ({
        id,
        heading: heading.join(' '),
        context: context.join(' '),
        text: text.join(' '),
        parts: written.flatMap((word) => speech.parts(word)).join(' '),
      })),
    );
    return search;
  };
  return { stems, fill };
}
