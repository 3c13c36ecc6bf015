import type { Texts } from '../../../language/texts';
import type { ButtonData } from './lines';
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

/**
 * The client asks for the card anew whenever somebody looks at it: so a copy that the bot could not change, since it
 * never learnt its id, shows what is true all the same. Without user ids it does so for everybody in a small chat.
 */
export function refreshed({ card: shown, summary }: ChatCard, data: ButtonData): ChatCard {
  return { card: { ...shown, refresh: { action: { type: 'Action.Execute', verb: data.verb, data } } }, summary };
}
