import type { FieldProblem, Fields } from '../procedure/declarations';
import { type Calendar, instantOf } from './calendar';
import type { Answers } from './events';

/** What is wrong with a form's answers. Answers that no field asks for are dropped elsewhere, never stored. */
export function problemsIn(
  fields: Fields,
  answers: Answers,
  moments: { readonly now: string; readonly receivedAt: string; readonly calendar: Calendar },
): readonly FieldProblem[] {
  return Object.entries(fields).flatMap(([field, asked]): FieldProblem[] => {
    const answer = answers[field]?.trim() ?? '';
    if (answer === '') return asked.required ? [{ field, problem: 'missing' }] : [];
    switch (asked.kind) {
      case 'text':
      case 'longText':
        return answer.length > asked.longest ? [{ field, problem: 'tooLong' }] : [];
      case 'choice':
        return asked.choices.includes(answer) ? [] : [{ field, problem: 'notAChoice' }];
      case 'pastDateTime': {
        const instant = instantOf(answer, moments.calendar);
        if (!instant) return [{ field, problem: 'notADate' }];
        if (instant > moments.now) return [{ field, problem: 'inTheFuture' }];
        return instant < moments.receivedAt.slice(0, 16) ? [{ field, problem: 'tooLongAgo' }] : [];
      }
      default:
        return [];
    }
  });
}

/** The answers that the form asked for, trimmed; what it did not ask for is left behind. */
export function askedOnly(fields: Fields, answers: Answers): Answers {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, answers[field]?.trim() ?? '']));
}
