import { declared } from '../procedure/declarations';
import type { PeriodName, Step } from '../procedure/steps';
import { endOfDay, endOfPeriod } from './calendar';
import type { Due, InstanceId, StrandId } from './events';
import type { Ground } from './ground';

/** What runs from the receipt of the complaint is promised at once, for these strands. */
export function promises(ground: Ground, at: string, strands: readonly StrandId[], wanted: (step: Step) => boolean) {
  return declared(ground.procedure, 'step')
    .filter((step) => !step.from && wanted(step))
    .flatMap((step) => {
      const subjects = step.for === 'eachAccused' ? strands : [step.for];
      return subjects.flatMap((subject) => promise(ground, step, { step: step.name, subject, round: 1 }, at));
    });
}

/** What runs from the end of a step. */
export function promisesFrom(
  ground: Ground,
  from: InstanceId,
  at: string,
  wanted: (step: Step) => boolean = () => true,
): readonly Due[] {
  return declared(ground.procedure, 'step')
    .filter((step) => step.from === from.step && wanted(step))
    .flatMap((step) => {
      const instance = { ...from, step: step.name };
      return promise(ground, step, instance, at);
    });
}

function promise(ground: Ground, { within, rule }: Step, instance: InstanceId, at: string): Due[] {
  return within ? [dueWithin(ground, within, { instance, rule }, at)] : [];
}

/** The end of a period of the policy that begins now. */
export function dueWithin(
  { policy, calendar }: Ground,
  period: PeriodName,
  of: Pick<Due, 'instance' | 'rule'>,
  from: string,
): Due {
  return { ...of, ...endOfPeriod(from, policy.periods[period], calendar), period, timeZone: calendar.timeZone };
}

/** A day that a person set, for every step that waits for it. */
export function dayPromised(ground: Ground, of: InstanceId, answers: Readonly<Record<string, string>>): readonly Due[] {
  return declared(ground.procedure, 'step').flatMap((step) => {
    if (step.eachOf !== of.step || !step.waitsForDay) return [];
    const day = answers[step.waitsForDay.answer] ?? '';
    const instance = { ...of, step: step.name };
    const { timeZone } = ground.calendar;
    return [{ instance, day, at: endOfDay(day, ground.calendar), rule: step.rule, timeZone }];
  });
}
