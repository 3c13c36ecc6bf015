import { isCryForHelp } from '../../../src/guidelines/cry-for-help';
import { cries, type Half } from './questions';

/** How many of a file's texts are taken for what they are, and which are not. */
export function cryFigures(file: 'cries' | 'not-cries', half: Half) {
  const texts = cries(file).filter((one) => one.half === half);
  const wrong = texts.filter(({ text }) => isCryForHelp(text) !== (file === 'cries')).map(({ text }) => text);
  return { count: texts.length, wrong };
}
