import type { Texts } from '../../../language/texts';
import type { FieldProblem } from '../../../procedure/complaint';
import { bind, type Piece } from './templates';

/** The form's own words for what is wrong, where it has such. */
type Kind = 'fields' | 'form';

/** What is to be mended, by the field's label; some fields have words of their own for what is wrong. */
export function problemBox(
  texts: Texts,
  problems: readonly FieldProblem[],
  fieldKey: (field: string) => string,
  kind: Kind = 'fields',
): readonly Piece[] {
  if (problems.length === 0) return [];
  const lines = problems.map((one) => {
    const label = texts.text(`${fieldKey(one.field)}.label`);
    return { text: texts.text('parts.problems.line', { label, problem: inWords(texts, one, fieldKey, kind) }) };
  });
  return [
    bind(texts, 'parts/problems', { heading: texts.text('parts.problems.heading', { count: lines.length }), lines }),
  ];
}

/**
 * The inputs, each that is to be mended with what is wrong in its label: an Adaptive Card has no other way to say it
 * where whoever listens to the card, or is far down in it, fills it in. Of several inputs for one field, the first.
 */
export function withProblems(
  texts: Texts,
  inputs: readonly Piece[],
  problems: readonly FieldProblem[],
  fieldKey: (field: string) => string,
  kind: Kind = 'fields',
): readonly Piece[] {
  const first = problems.map(({ field }) => inputs.find(({ id }) => isFor(id, field)));
  return inputs.map((input) => {
    const own = problems.filter((_, index) => first[index] === input);
    if (own.length === 0) return input;
    const problem = own.map((one) => inWords(texts, one, fieldKey, kind)).join(' ');
    return { ...input, label: texts.text('parts.problems.atField', { label: String(input.label), problem }) };
  });
}

function inWords(
  texts: Texts,
  { field, problem }: FieldProblem,
  fieldKey: (field: string) => string,
  kind: Kind,
): string {
  const key = [`${fieldKey(field)}.problems.${problem}`, `problems.${kind}.${problem}`].find((one) => texts.has(one));
  return texts.text(key ?? `problems.fields.${problem}`);
}

/** A date with time, and people from the directory or by name, are several inputs. */
function isFor(id: unknown, field: string): boolean {
  return [field, `${field}.date`, `${field}Id`, `${field}Ids`, `${field}Names`].includes(String(id));
}
