import type { Answers } from '../procedure/steps';
import type { StrandId, Subject } from './events';
import { roundsDone } from './rounds';
import { type Case, firstRound, type Instance, instanceOf } from './state';

/** What was done in a strand and in the matter, as somebody may know of it. */
export interface SeenSteps {
  /** When the first named of these that was done was done last; undefined where none was. */
  readonly at: (...steps: readonly string[]) => string | undefined;
  readonly answers: (step: string) => Answers;
}

export function seenSteps(state: Case, strand: StrandId): SeenSteps {
  const newest = (step: string): Pass | undefined =>
    [strand, 'matter', 'complainant'].flatMap((subject) => passesThrough(state, step, subject, true)).at(-1);
  return {
    at: (...steps) => steps.flatMap((step) => newest(step)?.at ?? [])[0],
    answers: (step) => newest(step)?.answers ?? {},
  };
}

export type Pass = NonNullable<Instance['done']> & { readonly round: number };

/** Every finished pass, in the order of its rounds; or only those that still count. */
export function passesThrough(state: Case, step: string, subject: Subject, counting = false): readonly Pass[] {
  const from = counting ? firstRound(state, step, subject) : 1;
  return roundsDone(state, step, subject)
    .filter((round) => round >= from)
    .flatMap((round) => {
      const { done } = instanceOf(state, { step, subject, round });
      return done ? [{ ...done, round }] : [];
    });
}
