import type { Texts, TextValues } from '../../../language/texts';
import { bind, type Piece } from './templates';

export interface DialogCard {
  readonly card: Piece;
  readonly title: string;
}

export function dialog(
  texts: Texts,
  name: string,
  data: Piece,
  values: TextValues = {},
  title = texts.text(`screens.${name}.title`),
): DialogCard {
  return { card: bind(texts, name, { ...data, summary: title }, values), title };
}
