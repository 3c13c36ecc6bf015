import { declared, type Elements, type Procedure } from '../procedure/declarations';
import type { Answers, Facts, LetterStep, Step } from '../procedure/steps';
import type { InstanceId, Subject } from './events';
import { factsOf } from './needs';
import { type Case, documentOf, instanceOf } from './state';

/** What a document must have in it, declared rule by rule; and what a letter says by it. */

export function elementsOf(procedure: Procedure, step: Pick<Step, 'name'>): readonly Elements[] {
  return declared(procedure, 'elements').filter(({ of }) => of === step.name);
}

/** Those of them that are asked for in this case. */
export function elementsNow(
  procedure: Procedure,
  state: Case,
  step: Pick<Step, 'name'>,
  subject: Subject,
): readonly Elements[] {
  return elementsOf(procedure, step).filter(({ demandedIf }) => !demandedIf || demandedIf(factsOf(state, subject)));
}

/** The step that draws up what a letter says: another one, or its own form. */
function drawnUpBy(step: LetterStep): string {
  return step.of ?? step.name;
}

/**
 * What stands in a letter, by the names of its fields, in their order; without what was left empty, and without the
 * reasons that are not for its reader.
 */
export function elementsOfLetter(
  procedure: Procedure,
  state: Case,
  step: LetterStep,
  instance: InstanceId,
  answers: Answers,
): Answers {
  const declarations = elementsOf(procedure, { name: drawnUpBy(step) });
  const drawnUp = step.of ? (instanceOf(state, drawing(step, instance)).done?.answers ?? {}) : answers;
  const fields = step.of ? Object.keys(drawnUp) : declarations.flatMap(({ asks }) => Object.keys(asks));
  const written = fields
    .filter((field) => !step.leavesOut?.includes(field))
    .map((field): [string, string] => [field, drawnUp[field] ?? ''])
    .filter(([, text]) => text !== '');
  const { elsewhere, always } = saidOfItself(
    procedure,
    { name: drawnUpBy(step) },
    answeredBefore(state, step, instance),
  );
  return { ...elsewhere, ...replacedBy(procedure, state, step, instance), ...Object.fromEntries(written), ...always };
}

/** What an earlier letter of the same step called to and was moved: the last one that went out. */
export function replacedBy(procedure: Procedure, state: Case, letter: LetterStep, instance: InstanceId): Answers {
  const [replaces] = elementsOf(procedure, { name: drawnUpBy(letter) }).flatMap((one) => one.replaces ?? []);
  if (!replaces) return {};
  const earlier = Array.from({ length: instance.round - 1 }, (_, n) => ({
    ...instance,
    round: instance.round - 1 - n,
  }));
  const last = earlier.find((one) => documentOf(state, { ...one, step: letter.name }));
  const wasMoved = last && replaces.movedBy.some((step) => instanceOf(state, { ...last, step }).done);
  const before = last && documentOf(state, { ...last, step: letter.name })?.elements?.[replaces.answer];
  return wasMoved && before ? { [replaces.as]: before } : {};
}

/** What other steps were answered: in the round that a step belongs to, where it has one for each of something. */
export function answeredBefore(state: Case, { eachOf }: Step, instance: InstanceId): Pick<Facts, 'answers'> {
  if (!eachOf) return factsOf(state, instance.subject);
  return { answers: (step) => instanceOf(state, { ...instance, step }).done?.answers };
}

/** What stands in a document besides what its writer fills in: what was decided elsewhere, and what is always said. */
export function saidOfItself(
  procedure: Procedure,
  drawing: Pick<Step, 'name'>,
  { answers }: Pick<Facts, 'answers'>,
): { readonly elsewhere: Answers; readonly always: Answers } {
  const declarations = elementsOf(procedure, drawing);
  const elsewhere = declarations.flatMap(({ says }): [string, string][] => {
    const words = (says && answers(says.step)?.[says.answer]) ?? '';
    return says && words !== '' ? [[says.answer, words]] : [];
  });
  const always = declarations.flatMap(({ always: names = [] }) => names.map((name): [string, string] => [name, 'yes']));
  return { elsewhere: Object.fromEntries(elsewhere), always: Object.fromEntries(always) };
}

function drawing(step: LetterStep, instance: InstanceId): InstanceId {
  return { ...instance, step: drawnUpBy(step) };
}
