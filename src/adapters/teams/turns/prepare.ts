import type { Trygg } from '../../../application/trygg';
import type { DialogScreen } from '../cards/screens';
import { findTask } from './find-task';
import { partiesFor, wordingOf } from './parties';
import { nothingHere } from './problems';
import { openTaskButton } from './task-lines';
import type { Turn } from './turn';

/** The conversations for which there is a sheet to prepare with. */
const prepared: readonly string[] = ['holdConversationWithComplainant', 'holdConversationWithAccused', 'hearWitness'];

export function isPrepared(step: string): boolean {
  return prepared.includes(step);
}

/** For whoever is to hold the conversation, and nobody else. */
export async function prepare(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const found = await findTask(trygg, turn);
  if ('screen' in found) return found;
  const { file, task, step, lapse } = found;
  if (lapse || !isPrepared(step.name)) return nothingHere;
  return {
    screen: 'preparation',
    caseNumber: file.state.caseId,
    ...wordingOf(file.state),
    step: step.name,
    people: partiesFor(file.state, turn.personId, task.instance.subject),
    back: openTaskButton(task),
  };
}
