import { appealDaysIfSent, deliveredOn, promisedBy } from '../../../case/appeal-days';
import type { AppealDays, InstanceId } from '../../../case/events';
import type { Ground } from '../../../case/ground';
import { type Case, instanceOf } from '../../../case/state';
import { declared, type Procedure } from '../../../procedure/declarations';
import type { AppealDaysLine, RightToAppeal } from '../cards/lines';

/** A summons, and what is told besides: whoever reads it has no decision before them. */
const withoutDecision: readonly string[] = ['sendSummons', 'tellOfDelay', 'tellComplainantOfWait', 'tellAccusedOfWait'];

/** What a letter says of the right to appeal: as it is promised since it went out, or would be if it went now. */
export function rightToAppealIn(
  ground: Ground,
  state: Case,
  letter: InstanceId,
  now: string,
  isCorrected = false,
): RightToAppeal {
  const isAboutDecision = declared(ground.procedure, 'appealPeriod').some(({ letters }) =>
    letters.includes(letter.step),
  );
  if (!isAboutDecision) return withoutDecision.includes(letter.step) ? 'nothing' : 'elsewhere';
  const isSent = instanceOf(state, letter).done && !isCorrected;
  const days = isSent ? promisedBy(state, letter) : appealDaysIfSent(ground, state, letter, now);
  if (!days) return 'undated';
  const on = isSent ? deliveredOn(state, letter) : undefined;
  return { ...daysLine(days), ...(on ? { deliveredOn: on } : {}) };
}

/** What stands on paper before it is handed over. */
export function rightOnPaper(ground: Ground, state: Case, letter: InstanceId, now: string): RightToAppeal {
  const days = appealDaysIfSent(ground, state, letter, now);
  if (!days) return 'undated';
  const line = daysLine(days);
  return line.from === 'receipt' ? { byGuidelines: line.byGuidelines, from: 'handover' } : line;
}

function daysLine({ byGuidelines, accepted }: AppealDays): AppealDaysLine {
  const from = accepted.rule === byGuidelines.rule ? 'decision' : 'receipt';
  return { byGuidelines: byGuidelines.day, accepted: accepted.day, from };
}

/** The day that an appeal came after, where it came too late. */
export function lateAppeal(procedure: Procedure, state: Case, instance: InstanceId): { readonly late?: string } {
  const isAppeal = declared(procedure, 'appealPeriod').some(({ of }) => of === instance.step);
  const { late } = instanceOf(state, instance);
  return isAppeal && late ? { late: late.day } : {};
}
