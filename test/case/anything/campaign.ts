import fc from 'fast-check';
import { procedure } from '../../../src/procedure/procedure';
import { type AnyCase, anyCase, offered, played } from './acts';
import { validAnswers } from './answers';
import { type Dice, diceFrom, oneOf } from './dice';
import { endsIfAllGoOn } from './ending';
import { Ends } from './ends';
import { goesAlongEdges } from './holds-flow';
import type { Model } from './model';

/**
 * Random people do random things at random times, possible and impossible, and each case must stay whole and come to its
 * end. `npm test` explores from the same number every time; `npm run anything` goes on for half an hour from another one.
 *
 * - `ANYTHING_SECONDS`: how long at least
 * - `ANYTHING_RUNS`: how many cases at least
 * - `ANYTHING_SEED`: from which number
 * - `ANYTHING_PATH`: with the seed and path that a failure printed, that one case again
 */
export interface Extent {
  /** None in `npm test`, which finds the same on any machine. */
  readonly seconds: number;
  readonly cases: number;
  readonly seed: number;
}

export interface Explored {
  cases: number;
  commands: number;
  readonly ends: Ends;
}

const casesAtOnce = 10;
/** Milliseconds for those, and for the search for a shorter case where one of them fails. */
const patience = 120_000;

/**
 * @param holds what else must hold of a case that came to its end
 * @throws with seed and path where something does not hold, and the shortest case found in which it does not
 */
export async function explore(extent: Extent, holds: (model: Model) => void | Promise<void>): Promise<Explored> {
  const { seconds, cases, seed: first } = { ...extent, ...asked() };
  const explored: Explored = { cases: 0, commands: 0, ends: new Ends() };
  let begun = 0;
  const property = fc.asyncProperty(anyCase, async (one) => {
    // Nothing is told twice under one number: what failed, or took too long, may have left half of it on disk.
    begun += 1;
    const model = toldToItsEnd(one, `T-${begun}`);
    if (!model) return;
    goesAlongEdges(model);
    await holds(model);
    explored.ends.add(model);
    explored.cases += 1;
    explored.commands += model.asked.length;
  });
  const path = process.env.ANYTHING_PATH;
  if (path) await fc.assert(property, { seed: first, path, endOnFailure: true });
  const began = Date.now();
  // Cases come to rare ends too, where that takes no more than three times as many.
  const isSeen = () => explored.ends.missing.length === 0 || explored.cases >= 3 * cases;
  const isEnough = () => Date.now() - began >= seconds * 1000 && explored.cases >= cases && isSeen();
  for (let turn = 0; !path && !isEnough(); turn += 1) {
    await fc.assert(property, { seed: first + turn, numRuns: casesAtOnce, interruptAfterTimeLimit: patience });
  }
  return explored;
}

function asked(): Partial<Extent> {
  const { ANYTHING_SECONDS, ANYTHING_RUNS, ANYTHING_SEED } = process.env;
  return {
    ...(ANYTHING_SECONDS ? { seconds: Number(ANYTHING_SECONDS) } : {}),
    ...(ANYTHING_RUNS ? { cases: Number(ANYTHING_RUNS) } : {}),
    ...(ANYTHING_SEED ? { seed: Number(ANYTHING_SEED) } : {}),
  };
}

/** A case that people do anything with, then bring to its end, and sometimes go on with afterwards. */
export function toldToItsEnd(one: AnyCase, caseId: string): Model | undefined {
  const model = played(one, caseId);
  if (!model) return undefined;
  const dice = diceFrom(one.number + 1);
  endsIfAllGoOn(model, dice);
  if (dice(3) === 0 && reportsMore(model, dice)) endsIfAllGoOn(model, dice);
  return model;
}

function reportsMore(model: Model, dice: Dice): boolean {
  const possible = offered(model).filter(({ command }) => command === 'ReportMore');
  const offer = oneOf(dice, possible);
  if (!offer?.personId) return false;
  const answers = validAnswers(procedure, model.open, model.world, offer, model.now, dice);
  model.give(model.taking(offer.personId, offer, answers));
  return model.isOpen;
}
