import { problemsIn } from '../case/fields';
import type { Ground } from '../case/ground';
import type { AtRest } from '../case/retention';
import { all, neededWhen, onlyWhen } from '../procedure/answers';
import { type FieldProblem, longestAccount } from '../procedure/complaint';
import type { Field, Fields } from '../procedure/form-fields';
import type { Answers } from '../procedure/steps';
import type { Entry } from './retention-book';

/** What HR is asked about a closed case. */

const confirmed: Field = { kind: 'choice', required: false, choices: ['yes'] };

/** Only what its time is over for can be erased; what is held can be let go. */
export function fieldsOf({ until, originals }: AtRest, entry: Entry | undefined, now: string): Fields {
  const isOver = until !== undefined && until.at < now;
  const mayErase = isOver && entry?.stands.is === 'overdue';
  const choices = [
    ...(mayErase ? ['erase'] : []),
    ...(isOver ? ['keep'] : []),
    'hold',
    ...(entry?.stands.is === 'kept' ? ['lift'] : []),
  ];
  return {
    way: { kind: 'choice', required: true, choices },
    ...(isOver ? { until: { kind: 'day', required: false, notPast: true } } : {}),
    reason: { kind: 'longText', required: false, longest: longestAccount },
    ...(mayErase && originals > 0 ? { originals: confirmed } : {}),
    ...(mayErase ? { sure: confirmed } : {}),
  };
}

const together = all(
  neededWhen('until', 'way', 'keep'),
  neededWhen('reason', 'way', 'keep'),
  neededWhen('reason', 'way', 'hold'),
  onlyWhen('until', 'way', 'keep'),
  onlyWhen('reason', 'way', 'keep', 'hold'),
);

/** Originals are named where there are any: erasing takes the copy in Trygg, and no other need be left. */
export function problemsWith(
  fields: Fields,
  answers: Answers,
  { calendar }: Pick<Ground, 'calendar'>,
  now: string,
): readonly FieldProblem[] {
  const asked = (field: string) => (field in fields ? neededWhen(field, 'way', 'erase')(answers) : []);
  const found = [
    ...problemsIn(fields, answers, { now, receivedAt: '', calendar, known: [] }),
    ...together(answers, fields),
    ...asked('originals'),
    ...asked('sure'),
  ];
  return found.filter(({ field }, place) => found.findIndex((one) => one.field === field) === place);
}
