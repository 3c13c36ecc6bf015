import { type AppealPeriod, declared, type Procedure, stepNamed } from '../procedure/declarations';
import type { Role } from '../procedure/steps';
import { dayOf, endOfPeriod, instantOf } from './calendar';
import type { Command, NoteDelivered } from './commands';
import {
  type AppealDays,
  type CaseEvent,
  type InstanceId,
  keyStrandOf,
  type LastDay,
  type StepDone,
  type StrandId,
} from './events';
import type { Decision, Ground } from './ground';
import { everyRound, instancesOf, newestRound } from './needs';
import { holderOf } from './roles';
import { type Case, type CaseState, type Instance, instanceOf } from './state';

/** Until when a decision can be appealed: reckoned when it is taken and when its letter goes out, and never shortened. */

/** What happened, with the days that it promises; and of an appeal, whether it came after them. */
export function withAppealDays(
  ground: Ground,
  state: Case,
  events: readonly CaseEvent[],
  acting: readonly Role[],
): readonly CaseEvent[] {
  const [period] = declared(ground.procedure, 'appealPeriod');
  if (!period) return events;
  return events.map((event) => {
    if (event.type === 'DocumentWritten') {
      const delivered = instantOf(event.said?.deliveredAt ?? '', ground.calendar);
      const appeal = appealDaysIfSent(ground, state, event.instance, delivered ?? event.at);
      return appeal ? { ...event, appeal } : event;
    }
    if (event.type !== 'StepDone') return event;
    const { step, subject } = event.instance;
    if (period.decisions.includes(step)) return { ...event, appealUntil: lastDay(ground, period, event.at) };
    const handed = handedOver(ground, state, event);
    if (handed) return { ...event, appeal: handed };
    const late = step === period.of ? lateFor(ground.procedure, state, acting, subject, event.at) : undefined;
    return late ? { ...event, late } : event;
  });
}

/** A letter on paper is received when it is handed over; nobody gets fewer days than it said. */
function handedOver(ground: Ground, state: Case, { instance, answers }: StepDone): AppealDays | undefined {
  const step = stepNamed(ground.procedure, instance.step);
  const handedAt = instantOf(answers.handedAt ?? '', ground.calendar);
  if (step?.does !== 'record' || !step.handsOver || !step.eachOf || !handedAt) return undefined;
  const letter = { ...instance, step: step.eachOf };
  const days = appealDaysFrom(ground, state, letter, handedAt);
  return days && neverFewer(promisedBy(state, letter), days);
}

/** Whatever comes after a letter, a correction or the hand, takes no day away that the letter promised. */
function neverFewer(promised: AppealDays | undefined, days: AppealDays): AppealDays {
  return promised && promised.accepted.at > days.accepted.at ? { ...days, accepted: promised.accepted } : days;
}

/** What a letter promises that goes out at `at`; undefined where it tells of no decision. */
export function appealDaysFrom(
  ground: Ground,
  state: Case,
  { step, subject }: InstanceId,
  at: string,
): AppealDays | undefined {
  const { procedure, policy } = ground;
  const [period] = declared(procedure, 'appealPeriod');
  const [receipt] = declared(procedure, 'appealFromReceipt');
  if (!period?.letters.includes(step)) return undefined;
  const { appealUntil, done } = decisionIn(period, state, subject) ?? {};
  const byGuidelines = appealUntil ?? lastDay(ground, period, done?.at ?? at);
  const counts = receipt && policy.appealFrom === 'receipt' ? { ...period, rule: receipt.rule } : undefined;
  return { byGuidelines, accepted: counts ? lastDay(ground, counts, at) : byGuidelines };
}

/** What a letter promises that goes out at `at`, also where it corrects one that was sent. */
export function appealDaysIfSent(ground: Ground, state: Case, letter: InstanceId, at: string): AppealDays | undefined {
  const days = appealDaysFrom(ground, state, letter, at);
  return days && neverFewer(promisedBy(state, letter), days);
}

/** What a letter promises: as it went out, or more where its reader was told of it on a later day. */
export function promisedBy(state: Case, letter: InstanceId): AppealDays | undefined {
  const { appeal } = instanceOf(state, letter);
  return appeal && neverFewer(instanceOf(state, deliveryOf(letter)).appeal, appeal);
}

/** The local day on which its reader was told of it, where its days run from that. */
export function deliveredOn(state: Case, letter: InstanceId): string | undefined {
  const { appeal, done } = instanceOf(state, deliveryOf(letter));
  const isLonger = appeal && appeal.accepted.at > (instanceOf(state, letter).appeal?.accepted.at ?? '');
  return isLonger ? done?.answers.deliveredOn : undefined;
}

/** A pass of its own, as handing a letter over on paper is: what the letter said when it went out stays. */
export function deliveryOf(letter: InstanceId): InstanceId {
  return { ...letter, step: `${letter.step}Delivered` };
}

/** The letter of these events that gives its reader more days where they are told of it only at `at`. */
export function letterDelayed(
  ground: Ground,
  state: Case,
  events: readonly CaseEvent[],
  personId: string,
  at: string,
): InstanceId | undefined {
  return events
    .flatMap((event) => (event.type === 'DocumentWritten' ? event.instance : []))
    .find(
      (letter) => readerOf(ground.procedure, state, letter) === personId && daysIfDelivered(ground, state, letter, at),
    );
}

/** Whoever handed it over themselves knows when it was received. */
function readerOf(procedure: Procedure, state: Case, { step: name, subject }: InstanceId): string | undefined {
  const step = stepNamed(procedure, name);
  return step?.does === 'letter' && !step.byHand ? holderOf(state, step.to, subject) : undefined;
}

/**
 * A letter is received when its reader is told of it, which may be days after it was sent: it was held back over days off,
 * or the platform did not take it.
 *
 * @rule P-3
 */
export function noteDelivered(ground: Ground, state: CaseState, { at, by, body }: Command<NoteDelivered>): Decision {
  if (state.phase === 'absent') return { refused: 'notYours' };
  const { letter, deliveredAt } = body;
  const appeal = daysIfDelivered(ground, state, letter, deliveredAt);
  if (!appeal) return [];
  const { rule } = appeal.accepted;
  const answers = { deliveredOn: dayOf(deliveredAt, ground.calendar) };
  const strand = keyStrandOf(letter.subject);
  return [
    { type: 'StepDone', what: 'LetterDelivered', at, by, strand, instance: deliveryOf(letter), rule, answers, appeal },
  ];
}

/** By what the letter promised, whatever the policy is now; undefined where it makes them no more. */
function daysIfDelivered(ground: Ground, state: Case, letter: InstanceId, at: string): AppealDays | undefined {
  const [period] = declared(ground.procedure, 'appealPeriod');
  const promised = promisedBy(state, letter);
  if (!period || !promised || promised.accepted.rule === promised.byGuidelines.rule) return undefined;
  const accepted = lastDay(ground, { days: period.days, rule: promised.accepted.rule }, at);
  return accepted.at > promised.accepted.at ? { ...promised, accepted } : undefined;
}

/**
 * Until when a party may appeal now: by the newest letter that they got. What it told of may be decided anew by now: they
 * keep the days that it promised.
 */
export function appealDaysOf(procedure: Procedure, state: Case, role: Role, strand: StrandId): AppealDays | undefined {
  return declared(procedure, 'step')
    .filter((step) => step.does === 'letter' && step.to === role)
    .flatMap((step) => {
      const sent = everyRound(state, step).findLast(({ subject }) => subject === strand);
      if (!sent) return [];
      const handed = handingOver(procedure, step.name).map((name) => instanceOf(state, { ...sent, step: name }).appeal);
      return [promisedBy(state, sent), ...handed].flatMap((days) => days ?? []);
    })
    .sort((one, other) => other.accepted.at.localeCompare(one.accepted.at))[0];
}

/** Whoever took a decision in a strand in which somebody appeals now, alone or with another. */
export function tookDecisionUnderAppeal(procedure: Procedure, state: Case): readonly string[] {
  return declared(procedure, 'decidedByAnother').flatMap(({ step: name, decisions }) =>
    [stepNamed(procedure, name)]
      .flatMap((step) => (step ? instancesOf(state, step) : []))
      .filter((instance) => !instanceOf(state, instance).done)
      .flatMap(({ subject }) => {
        return decisionsIn({ decisions }, state, subject).flatMap(({ done, halves = {} }) => [
          ...Object.values(halves).map(({ by }) => by),
          ...(done ? [done.by] : []),
        ]);
      }),
  );
}

/** The newest of the deciding steps that were done, in the strand or in the matter; of two at once the first named. */
function decisionIn(
  { decisions }: Pick<AppealPeriod, 'decisions'>,
  state: Case,
  subject: string,
): Instance | undefined {
  return decisionsIn({ decisions }, state, subject).reduce<Instance | undefined>(
    (last, one) => (last && (last.done?.at ?? '') >= (one.done?.at ?? '') ? last : one),
    undefined,
  );
}

function decisionsIn(
  { decisions }: Pick<AppealPeriod, 'decisions'>,
  state: Case,
  subject: string,
): readonly Instance[] {
  return decisions.flatMap((step) => newest(state, step, subject) ?? newest(state, step, 'matter') ?? []);
}

function newest(state: Case, step: string, subject: string): Instance | undefined {
  const round = newestRound(state, step, subject);
  return round === 0 ? undefined : instanceOf(state, { step, subject, round });
}

/** The steps by which a letter is handed over on paper. */
function handingOver(procedure: Procedure, letter: string): readonly string[] {
  return declared(procedure, 'step')
    .filter((step) => step.does === 'record' && step.handsOver !== undefined && step.eachOf === letter)
    .map(({ name }) => name);
}

/** Whoever acts for several on paper is late only where all of them are. */
function lateFor(
  procedure: Procedure,
  state: Case,
  acting: readonly Role[],
  subject: string,
  at: string,
): LastDay | undefined {
  const days = acting.flatMap((role) => appealDaysOf(procedure, state, role, subject)?.accepted ?? []);
  return days.every((day) => day.at < at) ? days[0] : undefined;
}

/** A period ends with the last moment of its last day. */
function lastDay({ calendar }: Ground, { days, rule }: Pick<AppealPeriod, 'days' | 'rule'>, at: string): LastDay {
  return { ...endOfPeriod(at, { days }, calendar), rule, timeZone: calendar.timeZone };
}
