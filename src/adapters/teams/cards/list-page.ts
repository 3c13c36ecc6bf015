import type { Texts } from '../../../language/texts';
import type { ButtonData } from './lines';
import { actions, execute, leave, line } from './parts';
import type { Piece } from './templates';

/** Where in a long list one is; the newest come first. */
export interface ListPage {
  readonly number: number;
  readonly of: number;
  readonly newer?: ButtonData;
  readonly older?: ButtonData;
}

export function pageLine(texts: Texts, { number, of }: ListPage): readonly Piece[] {
  return of > 1 ? [line(texts, 'subtle', texts.text('parts.page.number', { number, of }))] : [];
}

export function turning(texts: Texts, { newer, older }: ListPage): readonly Piece[] {
  return actions(
    texts,
    ...(newer ? [leave(texts, texts.text('parts.page.newer'), newer)] : []),
    ...(older ? [leave(texts, texts.text('parts.page.older'), older)] : []),
  );
}

/** On a card in the chat, which the next page takes the place of. */
export function turningHere(texts: Texts, { newer, older }: ListPage): readonly Piece[] {
  return actions(
    texts,
    ...(older ? [execute(texts, texts.text('parts.page.next'), older)] : []),
    ...(newer ? [execute(texts, texts.text('parts.page.previous'), newer)] : []),
  );
}
