import type { Texts } from '../../../language/texts';
import { bind, type Piece } from './templates';

/** A card in the chat. Its first line is the `summary` too, which a locked telephone may show to anybody. */
export interface ChatCard {
  readonly card: Piece;
  readonly summary: string;
}

export function card(
  texts: Texts,
  name: string,
  data: Piece,
  summary = texts.text(`screens.${name}.summary`),
): ChatCard {
  return { card: bind(texts, name, { ...data, summary }), summary };
}
