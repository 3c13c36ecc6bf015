import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import { onceOf } from '../procedure/once-of';
import type { Answers, PeriodName, Step } from '../procedure/steps';
import { endOfDay, endOfPeriod, instantOf } from './calendar';
import type { Due, InstanceId, StrandId, Subject } from './events';
import type { Ground } from './ground';
import { finishedRounds, newestRound } from './needs';
import { type Case, firstRound } from './state';
import { meetingOf } from './waiting';

/** What runs from the receipt of the complaint is promised at once, for these strands. */
export function promises(ground: Ground, at: string, strands: readonly StrandId[], wanted: (step: Step) => boolean) {
  return promisesAtOnce(ground, at, strands, (step) => !step.from && wanted(step));
}

/** And what runs from a step that another case has taken. */
export function promisesAsIfDone(ground: Ground, at: string, strands: readonly StrandId[], from: string) {
  return promisesAtOnce(ground, at, strands, (step) => [step.from ?? []].flat().includes(from));
}

function promisesAtOnce(ground: Ground, at: string, strands: readonly StrandId[], wanted: (step: Step) => boolean) {
  return declared(ground.procedure, 'step')
    .filter(wanted)
    .flatMap((step) => {
      const subjects = step.for === 'eachAccused' ? strands : [step.for];
      return subjects.flatMap((subject) => promise(ground, step, { step: step.name, subject, round: 1 }, at));
    });
}

/** What runs from the end of a step; of an absence, from the meeting to which nobody came. */
export function promisesFrom(
  ground: Ground,
  state: Case,
  from: InstanceId,
  at: string,
  answers: Answers = {},
  wanted: (step: Step) => boolean = () => true,
): readonly Due[] {
  const source = stepNamed(ground.procedure, from.step);
  const missed = source?.waitsForDay?.until === 'meeting' ? meetingOf(state, source, from) : undefined;
  const next = stepsCountedFrom(ground.procedure, from.step)
    .filter(wanted)
    .flatMap((step) => {
      const instance = { ...from, step: step.name, round: roundAhead(state, step, from) };
      const counted = instantOf(missed ?? answers[step.countsFrom ?? ''] ?? '', ground.calendar);
      return promise(ground, step, instance, counted ?? at);
    });
  const again = source?.again && { ...source, within: source.again };
  return again ? [...next, ...promise(ground, again, { ...from, round: from.round + 1 }, at)] : next;
}

const stepsCountedFrom = onceOf((procedure: Procedure, source: string) =>
  declared(procedure, 'step').filter((step) => [step.from ?? []].flat().includes(source)),
);

/**
 * What an appeal begins anew is promised from its decision, where nothing else begins its time: or the one who was right
 * to appeal would wait for something of which nobody is ever reminded. `state` is the case as it is begun anew.
 */
export function promisesAnew(ground: Ground, state: Case, names: readonly string[], of: Subject, at: string): Due[] {
  return declared(ground.procedure, 'step')
    .filter((step) => names.includes(step.name) && !step.eachOf)
    .flatMap((step) => {
      const subject = step.for === 'matter' ? step.for : of;
      const sources = [step.from ?? []].flat();
      const stands = (source: string) => !names.includes(source) && newestRound(state, source, subject) > 0;
      if (sources.length > 0 && !sources.some(stands)) return [];
      return promise(ground, step, { step: step.name, subject, round: nextRound(state, step, subject) }, at);
    });
}

/** The pass that comes after this one: of what has one for each the same, of what is asked for again the next. */
function roundAhead(state: Case, step: Step, { subject, round, step: from }: InstanceId): number {
  return step.eachOf === from ? round : nextRound(state, step, subject);
}

function nextRound(state: Case, { name, repeats }: Step, subject: Subject): number {
  return repeats === 'whenNeeded' ? finishedRounds(state, name, subject) + 1 : firstRound(state, name, subject);
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

/** Asked again where no answer comes, without anybody doing it: a signature, or what another step can stand in for. */
export function isAskedByItself(procedure: Procedure, step: Step): boolean {
  return step.does === 'sign' || stepsInsteadOf(procedure, step.name).length > 0;
}

/** By when what stands in for an answer is to be done, from the moment at which nobody waits for that any more. */
export function dueInstead(ground: Ground, of: InstanceId, at: string): readonly Due[] {
  return stepsInsteadOf(ground.procedure, of.step).map(({ name, rule, within }) =>
    dueWithin(ground, within, { instance: { ...of, step: name }, rule }, at),
  );
}

const stepsInsteadOf = onceOf((procedure: Procedure, step: string) =>
  declared(procedure, 'step').flatMap((other) =>
    other.does === 'record' && other.insteadOf?.step === step
      ? [{ name: other.name, rule: other.rule, within: other.insteadOf.within }]
      : [],
  ),
);

function answerWithDay({ eachOf, waitsForDay, dayFrom }: Step, { step }: InstanceId): string | undefined {
  if (dayFrom?.step === step) return dayFrom.answer;
  return eachOf === step && waitsForDay?.until === 'answered' ? waitsForDay.answer : undefined;
}

/** A day that a person set, for every step that waits for it. */
export function dayPromised(ground: Ground, state: Case, of: InstanceId, answers: Answers): readonly Due[] {
  return declared(ground.procedure, 'step').flatMap((step) => {
    const answer = answerWithDay(step, of);
    if (!answer) return [];
    const day = answers[answer] ?? '';
    const instance = { ...of, step: step.name, round: step.eachOf ? of.round : nextRound(state, step, of.subject) };
    const { timeZone } = ground.calendar;
    return [{ instance, day, at: endOfDay(day, ground.calendar), rule: step.rule, timeZone }];
  });
}
