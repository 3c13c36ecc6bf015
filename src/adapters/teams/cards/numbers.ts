import type { Texts } from '../../../language/texts';
import { line } from './parts';
import { bind, type Piece } from './templates';

/** A number to call, in the reader's language. */
export interface NumberLine {
  readonly phone: string;
  readonly name: string;
}

/** Blanks that never break: a number stands on one line. */
export function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0');
}

/** One below the other, each with whose it is. */
export function numberFacts(texts: Texts, numbers: readonly NumberLine[]): readonly Piece[] {
  const facts = numbers.map(({ phone, name }) => ({ title: unbroken(phone), value: name }));
  return facts.length > 0 ? [bind(texts, 'parts/numbers', { facts })] : [];
}

/** In one line at the foot of a card. */
export function numbersFoot(texts: Texts, numbers: readonly NumberLine[]): readonly Piece[] {
  const lines = numbers.map(({ phone, name }) => `**${unbroken(phone)}** (${name})`);
  return lines.length > 0
    ? [line(texts, 'subtle', texts.text('parts.numbers.foot', { numbers: lines.join(' · ') }))]
    : [];
}
