import type { FieldProblem } from '../procedure/complaint';
import { declared, type Notice, type Procedure, stepNamed } from '../procedure/declarations';
import type { Step } from '../procedure/steps';
import { dayOf, daysFrom, instantOf } from './calendar';
import type { Command, TakeStep } from './commands';
import type { InstanceId } from './events';
import type { Ground } from './ground';
import type { Refusal } from './refusal';
import { type Case, documentOf, firstRound, instanceOf, keyOf } from './state';
import { meetingOf } from './waiting';

type Taken = Command<TakeStep>;

/**
 * The time between a summons and its meeting, in days of the organisation's time zone: when it is drawn up, when it goes
 * out, and from the receipt when the meeting is held. A later date on which it is sent can't shorten it.
 *
 * @rule 3.2.2-6
 */
export function noticeLacking(ground: Ground, state: Case, step: Step, command: Taken): Refusal | undefined {
  for (const notice of declared(ground.procedure, 'notice')) {
    if (notice.bound === 'onTheDay') {
      if (!isOnTheDay(ground, state, notice, step, command)) {
        const fields = [{ field: 'heldAt', problem: 'anotherDay' as const }];
        return { refused: 'incomplete', rule: notice.rule, fields };
      }
      continue;
    }
    if (isTooSoonToStayAway(ground, state, notice, step, command)) return { refused: 'tooEarly', rule: notice.rule };
    const counted = countedBy(ground, state, notice, step, command);
    if (!counted) continue;
    const days = daysFrom(dayOf(counted.from, ground.calendar), counted.meeting.slice(0, 10));
    const fields = problems(notice, days, command, counted.field, step);
    if (fields.length > 0) return { refused: 'incomplete', rule: notice.rule, fields };
  }
  return undefined;
}

/** Held on the local day to which the summons called. */
function isOnTheDay(ground: Ground, state: Case, { of }: Notice, step: Step, { body }: Taken): boolean {
  const meeting = isMeetingOf(ground, of, step) ? meetingOf(state, step, body.instance) : undefined;
  return !meeting || meeting.slice(0, 10) === body.answers.heldAt?.slice(0, 10);
}

/** Nobody stays away from a meeting to which they had not to come yet. */
function isTooSoonToStayAway(ground: Ground, state: Case, notice: Notice, step: Step, { body }: Taken): boolean {
  const { eachOf = '', waitsForDay } = step;
  const letter = stepNamed(ground.procedure, eachOf);
  if (waitsForDay?.until !== 'meeting' || letter?.does !== 'letter' || letter.of !== notice.of) return false;
  const from = receiptOf(ground, state, body.instance);
  const meeting = meetingOf(state, step, body.instance);
  if (notice.bound !== 'atLeast' || !from || !meeting) return false;
  return daysFrom(dayOf(from, ground.calendar), meeting.slice(0, 10)) < notice.days;
}

function problems(
  { bound, days: limit, asks, of }: Notice,
  days: number,
  { body }: Taken,
  field: string,
  step: Step,
): readonly FieldProblem[] {
  if (bound === 'atLeast') return days < limit ? [{ field, problem: 'noticeTooShort' }] : [];
  if (days <= limit || step.name !== of) return [];
  return Object.keys(asks)
    .filter((reason) => (body.answers[reason]?.trim() ?? '') === '')
    .map((reason) => ({ field: reason, problem: 'missing' }));
}

/** From when the days run at this step, to which local time, and which field is wrong where they are too few. */
function countedBy(
  ground: Ground,
  state: Case,
  { of }: Notice,
  step: Step,
  { at, body }: Taken,
): { readonly from: string; readonly meeting: string; readonly field: string } | undefined {
  const { answers, instance } = body;
  const isTime = (local: string | undefined): local is string => instantOf(local ?? '', ground.calendar) !== undefined;
  if (step.name === of)
    return isTime(answers.meetAt) ? { from: at, meeting: answers.meetAt, field: 'meetAt' } : undefined;
  if (step.does === 'letter' && step.of === of) {
    const meeting = instanceOf(state, { ...instance, step: of }).done?.answers.meetAt;
    return isTime(meeting) && !step.unless?.(answers) ? { from: at, meeting, field: 'way' } : undefined;
  }
  if (!isMeetingOf(ground, of, step) || !isTime(answers.heldAt)) return undefined;
  const from = receiptOf(ground, state, instance);
  return from ? { from, meeting: answers.heldAt, field: 'heldAt' } : undefined;
}

/** A record of the time at which something was held to which such a letter calls. */
function isMeetingOf({ procedure }: Ground, drawnUpBy: string, step: Step): boolean {
  const letter = stepNamed(procedure, step.eachOf ?? '');
  return letter?.does === 'letter' && letter.of === drawnUpBy && step.asks.heldAt !== undefined;
}

/** When the employee had it in their hands, by their own word or by that of who handed it over. */
function receiptOf({ calendar }: Ground, state: Case, instance: InstanceId): string | undefined {
  const confirmed = instanceOf(state, { ...instance, step: 'confirmReceipt' }).done?.at;
  const handedOver = instanceOf(state, { ...instance, step: 'recordHandover' }).done?.answers.handedOverAt;
  return confirmed ?? instantOf(handedOver ?? '', calendar);
}

/** What a letter may be too late for: then its reader is told of the delay first. */
export function delayOwed(
  procedure: Procedure,
  state: Case,
  step: Step,
  { subject }: InstanceId,
  at: string,
): Refusal | undefined {
  const late = declared(procedure, 'delayNotice').find(({ of }) => of.includes(step.name));
  const first = (name: string): InstanceId => ({ step: name, subject, round: firstRound(state, name, subject) });
  const due = late && state.due[keyOf(first(late.after))];
  if (!late || !due || at <= due.at) return undefined;
  const notice = first(late.notice);
  return documentOf(state, notice) ? undefined : { refused: 'tooEarly', rule: late.rule, waitsFor: [notice] };
}
