import type { ProgressView } from '../case/progress';
import type { Case, HeldRole } from '../case/state';
import type { BlockedView, RecordView, TaskView } from '../case/views';

/** One case in somebody's list. */
export interface CaseEntry {
  readonly state: Case;
  readonly roles: readonly HeldRole[];
  readonly progress: ProgressView;
  readonly tasks: readonly TaskView[];
  /** What they may do besides. */
  readonly offers: readonly TaskView[];
}

/** One case as one person sees it. */
export interface CaseFile extends CaseEntry {
  readonly corrections: readonly TaskView[];
  readonly blocked: readonly BlockedView[];
  readonly records: readonly RecordView[];
}
