import type { InstanceId } from '../case/events';
import { type Ground, groundOf } from '../case/ground';
import { taskMessage } from '../case/message-views';
import { type ProgressView, progressOf } from '../case/progress';
import { type HeldRole, isHandling, rolesOf } from '../case/roles';
import type { Case } from '../case/state';
import {
  type BlockedView,
  blockedFor,
  correctionsOf,
  offersTo,
  type RecordView,
  recordsFor,
  type TaskView,
  tasksOf,
} from '../case/views';
import { hasWay, type WayView, waysOf } from '../case/way';
import { maySee } from '../case/who-sees-what';
import { isGiven } from '../procedure/steps';
import type { Cases } from './cases';
import type { Clock } from './ports';

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

/** What people see of cases, each as they may. */
export class CaseViews {
  constructor(
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  /** A case as this person may see it; undefined where they have no part in it, just as where there is none. */
  async caseFor(personId: string, caseId: string): Promise<Case | undefined> {
    const { state } = await this.cases.loadFor(personId, caseId);
    return state.phase !== 'absent' && maySee(state, personId, 'existence') ? state : undefined;
  }

  /** What the person has to do, earliest due date first; and the cases that they handle. */
  async inbox(personId: string) {
    const { lines, unreadable } = await this.cases.list(personId, (ground, state) => ({
      state,
      tasks: tasksOf(ground, state, personId, this.clock.now()),
    }));
    return {
      tasks: lines.flatMap(({ tasks }) => tasks).sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9')),
      cases: newestFirst(lines.filter(({ state }) => isHandling(state, personId))).map(({ state }) => ({
        caseId: state.caseId,
        closed: state.phase === 'closed',
      })),
      unreadable,
    };
  }

  /** The cases that the person is a party of, the newest first. */
  async myCases(personId: string) {
    const { lines, unreadable } = await this.cases.list(personId, (_, state) =>
      rolesOf(state, personId).some(({ role }) => !isGiven(role)) ? [this.entryOf(personId, state)] : [],
    );
    return { cases: newestFirst(lines.flat()), unreadable };
  }

  /** Everything in one case that is this person's to read and to do; undefined just as where there is none. */
  async caseFile(personId: string, caseId: string): Promise<CaseFile | undefined> {
    const state = await this.caseFor(personId, caseId);
    if (!state) return undefined;
    const ground = this.groundOf(state);
    return {
      ...this.entryOf(personId, state),
      corrections: correctionsOf(ground, state, personId, this.clock.now()),
      blocked: blockedFor(ground, state, personId),
      records: recordsFor(ground, state, personId),
    };
  }

  /** Where a case is on its way for this person; undefined just as where there is none. */
  async wayOf(
    personId: string,
    caseId: string,
  ): Promise<{ readonly state: Case; readonly ways: readonly WayView[] } | undefined> {
    const state = await this.caseFor(personId, caseId);
    if (!state || !hasWay(state, personId)) return undefined;
    return { state, ways: waysOf(this.groundOf(state), state, personId, this.clock.now()) };
  }

  /** What a task's card shows this person now. */
  async cardOf(personId: string, caseId: string, task: { command: string; instance: InstanceId }) {
    const state = await this.caseFor(personId, caseId);
    return state
      ? taskMessage(this.groundOf(state), state, personId, task, this.clock.now())
      : ({ kind: 'taskGone' } as const);
  }

  private entryOf(personId: string, state: Case): CaseEntry {
    const [ground, now] = [this.groundOf(state), this.clock.now()];
    return {
      state,
      roles: rolesOf(state, personId),
      progress: progressOf(ground, state, personId, now),
      tasks: tasksOf(ground, state, personId, now),
      offers: offersTo(ground, state, personId, now),
    };
  }

  private groundOf(state: Case): Ground {
    return groundOf(this.cases.grounds, state);
  }
}

function newestFirst<T extends { readonly state: Case }>(lines: readonly T[]): readonly T[] {
  return [...lines].sort((one, other) => other.state.receivedAt.localeCompare(one.state.receivedAt));
}
