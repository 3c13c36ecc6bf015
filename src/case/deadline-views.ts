import type { GivenRole, RuleNumber, Way } from '../procedure/steps';
import { isGiven } from '../procedure/steps';
import { dayOf, daysFrom } from './calendar';
import { type Deadline, deadlinesOf, lateIn } from './deadlines';
import type { RemindedAs } from './events';
import type { Ground } from './ground';
import type { RemindedOf } from './messages';
import { type Case, cardKey } from './state';
import { ownAmong, type TaskView, taskView, textKeyOf } from './views';
import { mayHearOfLateness, maySee } from './who-sees-what';

/** A deadline as somebody reads it whose task it is, who follows it for HR, or who is outside the case. */
export interface DeadlineView {
  readonly as: RemindedAs;
  readonly caseId: string;
  /** The texts' key of what is to be done. */
  readonly step: string;
  readonly rule: RuleNumber;
  /** `yyyy-mm-dd`, local. */
  readonly day: string;
  /** Calendar days until then; 0 on the day and after it. */
  readonly daysLeft: number;
  /** Calendar days; 0 while the day has not passed. */
  readonly daysLate: number;
  /** The step whose deadline it is, where that is not the task's own. */
  readonly holdsUp?: string;
  /** Whose task it is, for HR on the case. */
  readonly role?: GivenRole;
  /** For HR on the case: nobody holds that role for now. */
  readonly isVacant?: true;
  /** How the case came about: nobody outside it reads even that in its words (P-9). */
  readonly way?: Way;
  /** Their own. */
  readonly task?: TaskView;
  /** Of their own: the day, `yyyy-mm-dd`, on which they are reminded once more, as they asked. */
  readonly again?: string;
}

/** What is left now of what somebody was reminded of. */
export function remindedOf(
  ground: Ground,
  state: Case,
  personId: string,
  of: readonly RemindedOf[],
  now: string,
): readonly DeadlineView[] {
  const deadlines = deadlinesOf(ground.procedure, state);
  return of.flatMap(({ as, command, instance }) => {
    const mine = as === 'own' ? personId : undefined;
    const deadline = deadlines.find(
      ({ task }) => cardKey(task) === cardKey({ personId: mine ?? task.personId, command, instance }),
    );
    return deadline && (as === 'own' || mayHearOfLateness(state, personId, as))
      ? viewOf(ground, state, deadline, as, personId, now)
      : [];
  });
}

/** What is late in a case: for HR on it in full, and for others in HR who are free of conflict only that it is (P-9). */
export function lateFor(ground: Ground, state: Case, personId: string, now: string): readonly DeadlineView[] {
  const as = maySee(state, personId, 'lateness') ? 'hr' : 'outside';
  if (!mayHearOfLateness(state, personId, as)) return [];
  return lateIn(ground.procedure, state, now).flatMap((one) => viewOf(ground, state, one, as, personId, now));
}

function viewOf(
  ground: Ground,
  state: Case,
  { task, due }: Deadline,
  as: RemindedAs,
  personId: string,
  now: string,
): DeadlineView[] {
  const today = dayOf(now, ground.calendar);
  const view: DeadlineView = {
    as,
    caseId: state.caseId,
    step: textKeyOf(task),
    rule: task.rule,
    day: due.day,
    daysLeft: Math.max(0, daysFrom(today, due.day)),
    daysLate: due.at < now ? daysFrom(due.day, today) : 0,
    ...(due.instance.step === task.instance.step ? {} : { holdsUp: due.instance.step }),
  };
  if (as === 'outside') return [view];
  if (as === 'hr') {
    const { role, personId } = task;
    const held = isGiven(role) ? { role, ...(personId ? {} : { isVacant: true as const }) } : {};
    return [{ ...view, way: state.way, ...held }];
  }
  const wanted = state.remindTomorrow[cardKey(task)] ?? '';
  const again = wanted > now ? { again: dayOf(wanted, ground.calendar) } : {};
  return ownAmong(ground.procedure, state, personId, [task]).map((own) => ({
    ...view,
    task: taskView(state, own, now),
    ...again,
  }));
}
