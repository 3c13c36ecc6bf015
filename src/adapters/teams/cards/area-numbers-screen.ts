import type { About, NumbersOfArea } from '../../../case/area-numbers';
import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import { line, ruleLine } from './parts';
import { bind } from './templates';

/** About how many cases there are in the area of a safety representative, and how many are late. */
export interface AreaNumbersScreen {
  readonly screen: 'areaNumbers';
  readonly numbers: NumbersOfArea | 'tooFew';
  /** Below so many people there are no numbers. */
  readonly leastPeople: number;
}

export function areaNumbers(texts: Texts, { numbers, leastPeople }: AreaNumbersScreen): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.area-numbers.${key}`, values);
  const about = (count: About) => {
    if (count === 'none') return text('about.none');
    return 'fewerThan' in count
      ? text('about.fewerThan', { number: count.fewerThan })
      : text('about.atLeast', { number: count.atLeast });
  };
  const shown =
    numbers === 'tooFew'
      ? [line(texts, 'text', text('tooFew', { number: leastPeople }))]
      : [
          line(texts, 'text', text('what')),
          ...(['cases', 'late'] as const).map((name) =>
            bind(texts, 'parts/answer', {
              label: text(name),
              value: [line(texts, 'text', about(numbers[name]))],
            }),
          ),
          line(texts, 'text', text(numbers.late === 'none' ? 'inTime' : 'ask')),
          line(texts, 'subtle', text('how')),
        ];
  return dialog(texts, 'area-numbers', { numbers: shown, rule: ruleLine(texts, '1.6-3') });
}
