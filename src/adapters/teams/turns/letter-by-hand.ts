import type { Trygg } from '../../../application/trygg';
import { elementsOfLetter } from '../../../case/elements';
import type { InstanceId } from '../../../case/events';
import type { Case } from '../../../case/state';
import { declared, type Procedure } from '../../../procedure/declarations';
import type { LetterStep, Step } from '../../../procedure/steps';
import { elementsIn, sanctionIn } from './letter-elements';
import { rightOnPaper } from './right-to-appeal';
import { talkToIn } from './talk-to';

/** P-4: a letter that is printed, signed with a pen and handed over by somebody; Trygg sends nothing. */

/** The letter that this step draws up, where somebody hands it over. */
export function letterByHand(procedure: Procedure, drawing: Step): LetterStep | undefined {
  return declared(procedure, 'step').find(
    (step): step is LetterStep => step.does === 'letter' && step.byHand === true && step.of === drawing.name,
  );
}

/** The same right and the same people as in the copy that lies in Trygg afterwards. */
export async function besideLetterByHand(trygg: Trygg, state: Case, letter: LetterStep, instance: InstanceId) {
  const appeal = rightOnPaper(trygg.groundOf(state), state, instance, trygg.now());
  return { appeal, talkTo: await talkToIn(trygg, state, letter, instance) };
}

/** What was drawn up, as it will stand on paper; undefined where it is for no such letter. */
export async function letterToPrint(trygg: Trygg, state: Case, drawing: Step, instance: InstanceId) {
  const { procedure } = trygg.groundOf(state);
  const letter = letterByHand(procedure, drawing);
  if (!letter) return undefined;
  const of = { ...instance, step: letter.name };
  const said = elementsOfLetter(procedure, state, letter, of, {});
  const beside = await besideLetterByHand(trygg, state, letter, of);
  return {
    letter: { letter: '', byHand: 'toPrint', ...beside, ...sanctionIn(said) },
    elements: elementsIn(procedure, letter, said),
    beside: [],
  } as const;
}
