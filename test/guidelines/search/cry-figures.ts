import { isCryForHelp } from '../../../src/guidelines/cry-for-help';
import { type CrySet, cries, type Half } from './questions';

export interface CryFigures {
  readonly cries: number;
  readonly missed: readonly string[];
  readonly others: number;
  /** Of the others, those that bring the emergency card all the same. */
  readonly falseAlarms: readonly string[];
}

export function cryFigures(set: CrySet, half: Half): CryFigures {
  const of = (file: CrySet | `not-${CrySet}`) =>
    cries(file)
      .filter((one) => one.half === half)
      .map(({ text }) => text);
  const [calls, others] = [of(set), of(`not-${set}`)];
  return {
    cries: calls.length,
    missed: calls.filter((text) => !isCryForHelp(text)),
    others: others.length,
    falseAlarms: others.filter(isCryForHelp),
  };
}
