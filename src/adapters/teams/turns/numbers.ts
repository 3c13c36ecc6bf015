import type { NumberToCall, Policy } from '../../../procedure/policy';
import type { NumberLine } from '../cards/numbers';
import type { Turn } from './turn';

/** Whatever knows the organisation's policy. */
export interface Policed {
  readonly grounds: { readonly policy: Pick<Policy, 'numbers'> };
}

/** Where life or safety is at stake. */
export function emergencyNumbers(trygg: Policed, turn: Pick<Turn, 'language'>): readonly NumberLine[] {
  return numberLines(trygg.grounds.policy.numbers.emergency, turn);
}

/** Those, and the first of the help lines: for whoever is in no danger, and has nobody to talk to. */
export function numbersAtHand(trygg: Policed, turn: Pick<Turn, 'language'>): readonly NumberLine[] {
  const { emergency, helpLines } = trygg.grounds.policy.numbers;
  return numberLines([...emergency, ...helpLines.slice(0, 1)], turn);
}

export function numberLines(numbers: readonly NumberToCall[], { language }: Pick<Turn, 'language'>) {
  return numbers.map(({ phone, name }): NumberLine => ({ phone, name: name[language] }));
}
