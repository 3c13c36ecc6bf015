import SearchableMap from 'minisearch/SearchableMap';
import { newStemmer } from 'snowball-stemmers';
import type { Language } from './model';
import type { WordList } from './word-list';

/** A word as it was written, and as it is searched by. */
export interface Word {
  readonly written: string;
  readonly stem: string;
}

/** One language as the search reads it: stems, words that mean the same, compounds, slips of the hand. */
export interface Speech {
  /** Of a long text those it begins with. */
  words(text: string): readonly Word[];
  /** The stem of one word, in the word that stands for it. */
  stem(word: string): string;
  isStop(word: string): boolean;
  /** What a compound is made of, where all of it is known; nothing where it is no compound. */
  parts(word: string): readonly string[];
  /** The known stems that come nearest to one that is not known. */
  near(stem: string): readonly string[];
  /** Tells the language which stems there are, for compounds and slips of the hand. */
  know(stems: Iterable<string>): void;
  knows(stem: string): boolean;
  /** Before anybody asks. */
  stopLearning(): void;
}

const snowball = { nb: 'norwegian', en: 'english' } as const;

/** More than a passage has, or a question. */
const mostWords = 300;

/** Longer ones are no words, and would take long to look at. */
const longestWord = 40;

/** Shorter pieces make compounds of words that are none. */
const shortestPart = 4;

export function speechOf(language: Language, list: WordList): Speech {
  const stemmer = newStemmer(snowball[language]);
  // The stemmer is slow, and the texts repeat themselves. What people ask is not remembered.
  const learnt = new Map<string, string>();
  let isLearning = true;
  const bare = (word: string) => {
    const known = learnt.get(word) ?? stemmer.stem(word);
    if (isLearning) learnt.set(word, known);
    return known;
  };
  const single = new Map([...list.same].filter(([said]) => !said.includes(' ')));
  const sameByStem = new Map([...single].map(([said, word]) => [bare(said), word]));
  const stem = (word: string) => bare(single.get(word) ?? sameByStem.get(bare(word)) ?? word);
  const phrases = [...list.same].filter(([said]) => said.includes(' '));
  const stop = new Set(list.stop);
  const known = new SearchableMap<true>();

  const words = (text: string): readonly Word[] => {
    let lower = ` ${text.toLowerCase().replace(/[’'´]/g, '')} `;
    for (const [said, word] of phrases) lower = lower.replaceAll(` ${said} `, ` ${word} `);
    return (lower.match(/\d+(?:[.,]\d+)*|\p{L}+(?:-\p{L}+)*/gu) ?? [])
      .slice(0, mostWords)
      .filter(({ length }) => length <= longestWord)
      .map((written) => ({ written, stem: stem(written) }));
  };

  const parts = (word: string): readonly string[] => {
    if (language === 'en' && !word.includes('-')) return [];
    for (let end = word.length - shortestPart; end >= shortestPart; end--) {
      const last = stem(word.slice(end).replace(/^-/, ''));
      if (!known.has(last)) continue;
      const first = word.slice(0, end).replace(/-$/, '');
      const found = [first, first.replace(/[se]$/, '')].map(stem).find((one) => known.has(one));
      if (found) return [found, last];
    }
    return [];
  };

  return {
    words,
    stem,
    isStop: (word) => stop.has(word) || stop.has(single.get(word) ?? word),
    parts,
    near(unknown) {
      const most = unknown.length >= 8 ? 2 : unknown.length >= 5 ? 1 : 0;
      if (most === 0) return [];
      const found = [...known.fuzzyGet(unknown, most)].map(([one, [, distance]]) => ({ one, distance }));
      const least = Math.min(...found.map(({ distance }) => distance));
      return found.filter(({ distance }) => distance === least).map(({ one }) => one);
    },
    know: (stems) => {
      for (const one of stems) if (one.length >= 3) known.set(one, true);
    },
    stopLearning: () => {
      isLearning = false;
    },
    knows: (one) => known.has(one),
  };
}
