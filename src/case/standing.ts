import type { Step } from '../procedure/steps';
import type { InstanceId } from './events';
import { everyRound } from './needs';
import { moves } from './notice';
import { type Case, documentOf, instanceOf } from './state';

/**
 * What became of a letter that was drawn up first, where it is not simply one that was sent. A draft that came back never
 * was a letter; a summons holds until its meeting was moved, and is replaced by the next that goes out.
 */
export type Standing =
  | { readonly is: 'sentBack' | 'moved' }
  /** `by`: the one that took its place; `at`: when that was sent. */
  | { readonly is: 'replaced'; readonly by: InstanceId; readonly at: string };

/** @rule 3.2.2-3 3.2.2-8 */
export function standingOf(state: Case, step: Step, instance: InstanceId): Standing | undefined {
  if (step.does !== 'letter' || !step.unless || !instanceOf(state, instance).done) return undefined;
  if (!documentOf(state, instance)) return { is: 'sentBack' };
  const by = everyRound(state, step)
    .filter(({ subject, round }) => subject === instance.subject && round > instance.round)
    .findLast((one) => documentOf(state, one) !== undefined);
  const at = by && instanceOf(state, by).done?.at;
  if (by && at) return { is: 'replaced', by, at };
  const isMoved = moves.some((one) => instanceOf(state, { ...instance, step: one }).done);
  return isMoved ? { is: 'moved' } : undefined;
}
