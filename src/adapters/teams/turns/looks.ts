import type { Trygg } from '../../../application/trygg';
import type { DialogScreen } from '../cards/screens';
import { instanceIn } from './find-task';
import type { Turn } from './turn';

/**
 * Puts on record whose eyes see what, before they see it; and who asked for what is not theirs. What somebody does is on
 * record with the case itself.
 */
export async function recordLook(trygg: Trygg, what: string, turn: Turn, screen: DialogScreen): Promise<void> {
  const { personId, data } = turn;
  const { caseId = '' } = data;
  const look = { by: personId, what };
  if (isRefused(screen) && caseId !== '') await trygg.looks.recordRefused({ ...look, caseId });
  const seen = isOfStep(screen) ? { ...look, instance: instanceIn(data) } : look;
  for (const shown of casesIn(screen)) await trygg.looks.record(shown, seen);
}

/** What the client says beside such a screen has been looked up already; elsewhere it may say anything. */
function isOfStep({ screen }: DialogScreen): boolean {
  return ['document', 'form', 'letterPreview', 'preparation', 'record'].includes(screen);
}

function isRefused(screen: DialogScreen): boolean {
  return screen.screen === 'dialogProblem' && screen.problem === 'notYours';
}

/** The cases of whose content something stands on the screen. */
function casesIn(screen: DialogScreen): readonly string[] {
  switch (screen.screen) {
    case 'caseFile':
    case 'complaint':
    case 'document':
    case 'form':
    case 'letterPreview':
    case 'preparation':
    case 'record':
    case 'retentionReview':
    case 'way':
      return [screen.caseNumber];
    case 'accessOf':
      return distinct(screen.cases.map(({ caseNumber }) => caseNumber));
    case 'access':
      return distinct(screen.people.map(({ open }) => String(open.caseId)));
    case 'personnelFile':
      return distinct(screen.documents.map(({ caseNumber }) => caseNumber));
    case 'personnelFiles':
      return distinct(screen.files.map(({ open }) => String(open.caseId)));
    default:
      return [];
  }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
