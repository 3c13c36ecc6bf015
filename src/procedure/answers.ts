import type { FieldProblem } from './complaint';
import type { Fields } from './form-fields';
import type { Answers } from './steps';

/** What several forms ask for beyond one field by itself. */

/** `field` is needed where another was answered so. */
export function neededWhen(field: string, other: string, answer: string) {
  return (answers: Answers): readonly FieldProblem[] =>
    answers[other] === answer && blank(answers[field]) ? [{ field, problem: 'missing' }] : [];
}

/** `field` is needed unless another was answered in one of these ways, or not at all. */
export function neededUnless(field: string, other: string, ...allowed: readonly string[]) {
  return (answers: Answers): readonly FieldProblem[] =>
    !blank(answers[other]) && !allowed.includes(answers[other] ?? '') && blank(answers[field])
      ? [{ field, problem: 'missing' }]
      : [];
}

/** A "should" of the guidelines: it is there, or the reason why not; never both. */
export function orReason(field: string, reason: string) {
  return (answers: Answers): readonly FieldProblem[] => {
    if (blank(answers[field]) && blank(answers[reason])) return [{ field, problem: 'missing' }];
    return blank(answers[field]) || blank(answers[reason]) ? [] : [{ field: reason, problem: 'wouldBeLost' }];
  };
}

/** Days are `yyyy-mm-dd`, which sort as text. */
export function endsAfterItBegins(from: string, until: string) {
  return (answers: Answers): readonly FieldProblem[] =>
    !blank(answers[from]) && !blank(answers[until]) && (answers[until] ?? '') < (answers[from] ?? '')
      ? [{ field: until, problem: 'tooSoon' }]
      : [];
}

/** Words in a field that the chosen answer would not keep are not thrown away unseen. */
export function onlyWhen(field: string, other: string, ...allowed: readonly string[]) {
  return (answers: Answers): readonly FieldProblem[] =>
    !blank(answers[field]) && !allowed.includes(answers[other] ?? '') ? [{ field, problem: 'wouldBeLost' }] : [];
}

export function all(...checks: readonly ((answers: Answers, asked: Fields) => readonly FieldProblem[])[]) {
  return (answers: Answers, asked: Fields): readonly FieldProblem[] => checks.flatMap((check) => check(answers, asked));
}

function blank(text: string | undefined): boolean {
  return (text ?? '').trim() === '';
}

/** A place without a time would say where and not when. */
export function timeWithPlace(answers: Answers): readonly FieldProblem[] {
  return !blank(answers.place) && blank(answers.meetAt) ? [{ field: 'meetAt', problem: 'missing' }] : [];
}
