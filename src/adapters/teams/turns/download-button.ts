import type { InstanceId } from '../../../case/events';
import type { Case } from '../../../case/state';
import type { Step } from '../../../procedure/steps';
import type { FileKind } from '../cards/download-screens';
import type { ButtonData } from '../cards/lines';

const closingNotes = ['closeWithNote', 'closeAfterDiscipline'];

/** What somebody prints, signs and hands over. */
const toPrint = ['prepareDismissal'];

/** The complaint is what the case began with, and what no step recorded. */
export const complaintInstance: InstanceId = { step: 'complaint', subject: 'matter', round: 1 };

/** What kind of document a step makes; undefined where it makes none. */
export function kindOf(step: Step): FileKind | undefined {
  if (step.does === 'write') return step.document;
  if (step.does === 'letter' || toPrint.includes(step.name)) return 'letter';
  return closingNotes.includes(step.name) ? 'closingNote' : undefined;
}

/** Asks for the document that is being read. */
export function downloadButton({ caseId }: Case, { step, subject, round }: InstanceId): ButtonData {
  return { verb: 'Download', caseId, step, subject, round };
}
