import { declared, type Procedure } from '../procedure/declarations';
import type { LetterStep, Step } from '../procedure/steps';
import type { Command, TakeStep } from './commands';
import { everythingAsked } from './fields';
import type { Ground } from './ground';
import { names } from './name-fits';
import type { Refusal } from './refusal';
import { isComplainantNamed } from './roles';
import type { Case } from './state';

/** P-11: what the accused reads names neither an observer nor a complainant whose name is held back. */
export function tellsTooMuch(
  { procedure }: Ground,
  state: Case,
  step: Step,
  { body }: Command<TakeStep>,
): Refusal | undefined {
  const { answers, instance } = body;
  const read = readByAccused(procedure, step);
  if (read.length === 0) return undefined;
  const isNamed = answers.naming === 'named' || isComplainantNamed(state, instance.subject);
  const unnamed = [...(isNamed ? [] : [state.complainant]), ...(state.observer ? [state.observer] : [])];
  const fields = read.filter((field) => unnamed.some(({ name }) => names(answers[field] ?? '', name)));
  if (fields.length === 0) return undefined;
  return { refused: 'incomplete', rule: 'P-11', fields: fields.map((field) => ({ field, problem: 'namesSomebody' })) };
}

/** The fields of a form whose words the accused gets to read: in a letter, in what it is drawn up from, or said to them. */
function readByAccused(procedure: Procedure, step: Step): readonly string[] {
  if (step.does === 'tell') return step.tells === 'accused' ? ['about'] : [];
  const said = saidInLetters(procedure, step);
  const letter = declared(procedure, 'step').find(
    (other): other is LetterStep =>
      other.does === 'letter' && other.to === 'accused' && [other.name, other.of].includes(step.name),
  );
  if (!letter) return said;
  const notRead = letter.name === step.name && letter.of ? Object.keys(step.asks) : (letter.leavesOut ?? []);
  const written = Object.keys(everythingAsked(procedure, step)).filter((field) => !notRead.includes(field));
  return step.does === 'letter' ? [...written, 'whyCorrected'] : written;
}

/** What this step is answered and a letter to the accused repeats. */
function saidInLetters(procedure: Procedure, { name }: Step): readonly string[] {
  const letters = declared(procedure, 'step').filter((step) => step.does === 'letter' && step.to === 'accused');
  return declared(procedure, 'elements').flatMap(({ of, says }) =>
    says?.step === name && letters.some((letter) => letter.name === of) ? [says.answer] : [],
  );
}
