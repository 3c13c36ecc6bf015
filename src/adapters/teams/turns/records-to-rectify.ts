import type { CaseFile } from '../../../application/case-views';
import type { Trygg } from '../../../application/trygg';
import { statementOf } from '../../../case/rectifications';
import { recordsFor } from '../../../case/views';
import { stepNamed } from '../../../procedure/declarations';
import type { FormScreen } from '../cards/case-screens';
import { recordLines } from './case-file';
import type { FoundTask } from './find-task';
import { isStatement } from './rectified';

/** What can be chosen in the form: all that the person may read whose statement it is. */
export function recordsToRectify(
  trygg: Trygg,
  personId: string,
  { file, step, task }: Pick<FoundTask, 'file' | 'step' | 'task'>,
): Pick<FormScreen, 'records'> {
  if (!isStatement(step)) return {};
  const { state } = file;
  const whose = statementOf(trygg.groundOf(state).procedure, state, task.instance) ?? personId;
  const part: Pick<CaseFile, 'state' | 'records'> =
    whose === personId ? file : { state, records: recordsFor(trygg.groundOf(state), state, whose) };
  const lines = recordLines(trygg, whose, part).filter(
    (one) => !isStatement(stepNamed(trygg.groundOf(state).procedure, one.step)),
  );
  return {
    records: lines.map(({ step: name, on, open }) => ({
      step: name,
      on,
      own: whose === personId,
      key: open.verb === 'ReadComplaint' ? 'complaint' : `${name}/${open.subject}/${open.round}`,
    })),
  };
}
