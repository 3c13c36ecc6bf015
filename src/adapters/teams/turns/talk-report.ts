import type { Talk } from '../../../guidelines/talks/model';
import { talkNamed } from '../../../guidelines/talks/talks';
import { type Walk, walked } from '../../../guidelines/talks/walk';
import { type Language, textsFor } from '../../../language/texts';
import type { Turn } from './turn';

/** A guided talk that somebody takes into a report, as its card carries it. */
export type TalkTaken = { readonly talk: string; readonly said: string };

/** Undefined where the card carries none, or one that can't be read: the report then begins empty. */
export function talkIn(data: Turn['data']): TalkTaken | undefined {
  const { talk = '', said = '' } = data;
  return walkIn(data) ? { talk, said } : undefined;
}

/** What was chosen, in the writer's own person: a first text that they change as they like. */
export function wordsFrom(data: Turn['data'], language: Language): string {
  const found = walkIn(data);
  if (!found) return '';
  const texts = textsFor(language);
  const keys = found.walk.given.flatMap(({ question, answers }) =>
    answers.map((answer) => `talks.${found.talk.id}.inReport.${question.id}.${answer}`),
  );
  return keys.flatMap((key) => (texts.has(key) ? [texts.text(key)] : [])).join('\n');
}

function walkIn({ talk: id = '', said = '' }: Turn['data']): { readonly talk: Talk; readonly walk: Walk } | undefined {
  const talk = talkNamed(id);
  const walk = talk && walked(talk, said);
  return talk && walk && walk.given.length > 0 ? { talk, walk } : undefined;
}
