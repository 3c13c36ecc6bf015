import { elementsOf } from '../../../case/elements';
import { everythingAsked } from '../../../case/fields';
import { type Elements, type Procedure, stepNamed } from '../../../procedure/declarations';
import type { Field, Fields } from '../../../procedure/form-fields';
import type { Answers, Facts, LetterStep, Step } from '../../../procedure/steps';
import type { Recorded } from '../cards/lines';

/** A sentence that stands in every such document. */
const said: Field = { kind: 'choice', required: true, choices: ['yes'] };

/** When something was to be that is not any more. */
const moment: Field = { kind: 'futureDateTime', required: false };

/** What stands in a letter after its text, in its order: named by the fields of the step that draws it up. */
export function elementsIn(procedure: Procedure, letter: LetterStep, elements: Answers): readonly Recorded[] {
  const drawing = stepNamed(procedure, letter.of ?? letter.name) ?? letter;
  const elsewhere = saidElsewhere(procedure, drawing, ({ answer }) => elements[answer]);
  const fields = fieldsOfLetter(procedure, drawing);
  return [...elsewhere, ...part(drawing.form ?? drawing.name, pick(fields, Object.keys(elements)), elements)];
}

/** What was decided in another step and stands in the letter, in the words of that step. */
function saidElsewhere(
  procedure: Procedure,
  drawing: Step,
  given: (said: NonNullable<Elements['says']>) => string | undefined,
): readonly Recorded[] {
  return elementsOf(procedure, drawing).flatMap(({ says }): Recorded[] => {
    const origin = says && stepNamed(procedure, says.step);
    const words = says && given(says);
    return origin && words !== undefined
      ? part(says.step, pick(everythingAsked(procedure, origin), [says.answer]), { [says.answer]: words })
      : [];
  });
}

/** Which sanction a letter gives, where it gives one. */
export function sanctionIn({ outcome }: Answers = {}): { readonly sanction?: string } {
  return outcome ? { sanction: outcome } : {};
}

/** What stands before the words that were drawn up for a letter. */
export function decidedBefore(procedure: Procedure, drawing: Step, { answers }: Pick<Facts, 'answers'>) {
  return saidElsewhere(procedure, drawing, ({ step, answer }) => answers(step)?.[answer]);
}

/** What was drawn up for a letter, whole: what its reader gets, and what only those who handle the case do. */
export function draftOf(procedure: Procedure, drawing: Step, answers: Answers): Recorded {
  const always = alwaysSaid(procedure, drawing);
  const sentences = Object.fromEntries(Object.keys(always).map((name) => [name, 'yes']));
  return {
    form: drawing.name,
    fields: fieldsOfLetter(procedure, drawing),
    answers: { ...answers, ...sentences },
  };
}

function fieldsOfLetter(procedure: Procedure, drawing: Step): Fields {
  const replaced = elementsOf(procedure, drawing).flatMap(({ replaces }) => replaces ?? []);
  return {
    ...Object.fromEntries(replaced.map(({ as }) => [as, moment])),
    ...everythingAsked(procedure, drawing),
    ...alwaysSaid(procedure, drawing),
  };
}

function alwaysSaid(procedure: Procedure, drawing: Step): Fields {
  const names = elementsOf(procedure, drawing).flatMap(({ always = [] }) => always);
  return Object.fromEntries(names.map((name) => [name, said]));
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.flatMap((name): [string, Field][] => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return field ? [[name, field]] : [];
    }),
  );
}

function part(form: string, fields: Fields, elements: Answers): Recorded[] {
  const names = Object.keys(fields);
  const answers = Object.fromEntries(names.map((name) => [name, elements[name] ?? '']));
  return names.length > 0 ? [{ form, fields, answers, inLetter: true }] : [];
}
