import type { Trygg } from '../../../application/trygg';
import type { DialogScreen } from '../cards/screens';
import { aboutFor, wordingOf } from './parties';
import { nothingHere } from './problems';
import { openCaseButton } from './task-lines';
import type { Turn } from './turn';

/** Where are we now? */
export async function showWay(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const found = await trygg.views.wayOf(personId, data.caseId ?? '');
  if (!found) return nothingHere;
  const { state, ways } = found;
  return {
    screen: 'way',
    caseNumber: state.caseId,
    ...wordingOf(state),
    ways: ways.map(({ strand, stages, due, appealUntil }) => ({
      ...aboutFor(state, personId, strand),
      stages,
      ...(due ? { due } : {}),
      ...(appealUntil ? { appealUntil } : {}),
    })),
    openCase: openCaseButton(state.caseId),
  };
}
