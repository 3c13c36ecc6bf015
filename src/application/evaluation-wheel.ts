import type { Ground } from '../case/ground';
import { momentAfter, momentBefore } from '../case/reminders';
import { type DutyDue, duesOf } from '../wheel/dues';
import type { Wheel } from '../wheel/state';

/** A duty of the yearly wheel that is due then, or of which somebody is reminded. */
export interface NextDuty {
  readonly duty: string;
  readonly at: string;
  readonly reminds?: true;
}

/** The coming moments of the yearly wheel, if nobody does anything; in no particular order. */
export function nextDuties(ground: Ground, wheel: Wheel, now: string): readonly NextDuty[] {
  return duesOf(ground, wheel)
    .flatMap((of): NextDuty[] => {
      const duty = of.duty.name;
      const reminders = remindersOf(ground, of, now).map((at): NextDuty => ({ duty, at, reminds: true }));
      return [{ duty, at: of.due.at }, ...reminders];
    })
    .filter(({ at }) => at > now);
}

function remindersOf(ground: Ground, { duty, due }: DutyDue, now: string): readonly string[] {
  const { reminding, wheel } = ground.policy;
  if (due.at > now) return wheel.before.map((days) => momentBefore(ground, due.day, days));
  const rhythm = (first: number) => ({ day: due.day, first, every: wheel.again });
  const firsts = [reminding.after.own, ...(duty.lateTo === 'nobody' ? [] : [reminding.after[duty.lateTo]])];
  return firsts.map((first) => momentAfter(ground, rhythm(first), now, 'next'));
}
