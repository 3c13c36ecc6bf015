import type { Numbered } from './sending';

/** What a crash would send a second time; a card may be changed twice, and a case is opened once. */
function isNew({ message: { kind } }: Numbered): boolean {
  return kind !== 'cardChanged' && kind !== 'caseToOpen';
}

/** In their order, in so many rounds at most: what was answered in one is written down together. */
export function inRounds<N extends Numbered>(messages: readonly N[], most: number): readonly (readonly N[])[] {
  const perRound = Math.ceil(messages.filter(isNew).length / Math.max(1, most));
  const rounds: N[][] = [];
  for (const numbered of messages) {
    const last = rounds.at(-1);
    const isFull = isNew(numbered) && last?.filter(isNew).length === perRound;
    if (last && !isFull) last.push(numbered);
    else rounds.push([numbered]);
  }
  return rounds;
}
