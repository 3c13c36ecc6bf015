import { type Calendar, dayOf } from '../../../case/calendar';
import { rolesOf } from '../../../case/roles';
import { type Case, type Instance, instanceOf, isBeforeComplaint, type NotReached } from '../../../case/state';
import { maySee } from '../../../case/who-sees-what';
import type { NotReachedLine } from '../cards/lines';
import { nameOf } from './parties';

/** Whom messages of a case never reached, by name: in dialogs only, and for those who handle the case. */

/** Each of them once, as it went the last time. */
export function allNotReached(calendar: Calendar, state: Case, personId: string): readonly NotReachedLine[] {
  if (!maySee(state, personId, 'notReached')) return [];
  const latest = new Map<string, NotReachedLine>();
  for (const instance of Object.values(state.instances)) {
    const line = notReachedIn(calendar, state, instance);
    const before = latest.get(instance.notReached?.personId ?? '');
    if (line && instance.notReached && !(before && before.since > line.since)) {
      latest.set(instance.notReached.personId, line);
    }
  }
  return [...latest.values()];
}

/** Whom a pass through a step is about to reach, or has reached. */
export function notReachedIn(
  calendar: Calendar,
  state: Case,
  { notReached, done }: Instance,
): NotReachedLine | undefined {
  if (!notReached) return undefined;
  const { at, why } = notReached;
  const name = nameNotReached(state, notReached);
  return {
    as: whatIs(state, notReached),
    ...(name === undefined ? {} : { name }),
    since: dayOf(at, calendar),
    why,
    ...(done ? { seenTo: dayOf(done.at, calendar) } : {}),
  };
}

/** Whoever an employee asked for support has neither been reached nor answered. */
export function isSupporterNotReached(state: Case): boolean {
  const { instances, supporter } = state;
  const hasAnswered = ['answerSupport', 'helpWithReport'].some(
    (step) => instanceOf(state, { step, subject: 'matter', round: 1 }).done,
  );
  return (
    !hasAnswered &&
    Object.values(instances).some(({ notReached }) => notReached && notReached.personId === supporter?.accountId)
  );
}

/** Undefined where they have no part in the case any more, and so no name in it. */
export function nameNotReached(state: Case, { personId, outside }: NotReached): string | undefined {
  return nameOf(state, personId) ?? outside;
}

function whatIs(state: Case, { personId, outside }: NotReached): NotReachedLine['as'] {
  if (outside !== undefined) return 'outside';
  const [held] = rolesOf(state, personId);
  if (!held) return 'notReached';
  return held.role === 'complainant' && isBeforeComplaint(state) ? 'employee' : held.role;
}
