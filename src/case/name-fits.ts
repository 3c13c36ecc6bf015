import type { Candidate } from '../procedure/declarations';

/** Words that say what somebody is to the writer, in both languages, and no part of a name. */
const leaderWords = ['sjef', 'sjefen', 'leder', 'lederen', 'teamleder', 'teamlederen', 'avdelingsleder'];
const leaderWordsEnglish = ['boss', 'manager', 'leader', 'supervisor'];
const smallWords = ['min', 'mi', 'vår', 'på', 'i', 'fra', 'av', 'my', 'our', 'the', 'in', 'from', 'of', 'hr'];

/**
 * Whom of these somebody may mean who names an accused in words instead of choosing them: full names, parts of names,
 * initials, and "my boss". Rather one too many: whoever may be meant does not receive the complaint (3.1.2-3).
 *
 * @param leaders the writer's own, nearest first
 */
export function mayBeMeant(
  name: string,
  { leaders, others }: { readonly leaders: readonly Candidate[]; readonly others: readonly Candidate[] },
): readonly string[] {
  const said = wordsIn(name);
  const telling = said.filter((word) => ![...leaderWords, ...leaderWordsEnglish, ...smallWords].includes(word));
  if (telling.length === 0) {
    const saysLeader = said.some((word) => [...leaderWords, ...leaderWordsEnglish].includes(word));
    return saysLeader ? leaders.slice(0, 1).map(({ id }) => id) : [];
  }
  return [...leaders, ...others].filter((candidate) => fits(telling, wordsIn(candidate.name))).map(({ id }) => id);
}

function fits(said: readonly string[], name: readonly string[]): boolean {
  return said.every((word) => name.some((part) => part.startsWith(word))) || name.every((part) => said.includes(part));
}

function wordsIn(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** Whether two names are the same, however they are written. */
export function sameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** A name by which it can be told whether it was named before. */
export function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Whether a text names somebody, by any part of their name that is long enough to be told from another word. */
export function names(text: string, name: string): boolean {
  const said = wordsIn(text);
  return wordsIn(name).some((part) => part.length >= shortestTelling && said.some((word) => isForm(word, part)));
}

const shortestTelling = 3;

/** As it is, or as a genitive: `Noras`, `Nora's`. */
function isForm(word: string, part: string): boolean {
  return word === part || word === `${part}s`;
}
