import type { FieldProblem } from '../procedure/complaint';
import { declared, type Notice, type Procedure, stepNamed } from '../procedure/declarations';
import type { Step } from '../procedure/steps';
import { type Calendar, dayOf, daysFrom, daysLater, endOfDay, instantOf } from './calendar';
import type { Command, TakeStep } from './commands';
import { dueWithin } from './dues';
import type { CaseEvent, InstanceId, LastDay, StepDone } from './events';
import type { Ground } from './ground';
import type { Refusal } from './refusal';
import { type Case, documentOf, firstRound, instanceOf, keyOf } from './state';
import { meetingOf } from './waiting';

type Taken = Command<TakeStep>;

/**
 * The time between a summons and its meeting, in days of the organisation's time zone: when it is drawn up, and
 * when it goes out. A later date on which it is sent can't shorten it; what is received too late is another matter.
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
  return undefined;
}

/** A record of the time at which something was held to which such a letter calls. */
function isMeetingOf({ procedure }: Ground, drawnUpBy: string, step: Step): boolean {
  const letter = stepNamed(procedure, step.eachOf ?? '');
  return letter?.does === 'letter' && letter.of === drawnUpBy && step.asks.heldAt !== undefined;
}

/**
 * Marks the receipt of a summons with too few days left before its meeting, and says by when that is to be moved. The
 * moving of a meeting for which it can't be received in time any more is marked too: it is forced, whatever its reason.
 *
 * @rule 3.2.2-6
 */
export function withLateReceipt(ground: Ground, state: Case, events: readonly CaseEvent[]): readonly CaseEvent[] {
  const notice = declared(ground.procedure, 'notice').find(({ tooLate }) => tooLate !== undefined);
  return events.map((event) => {
    const step = event.type === 'StepDone' ? stepNamed(ground.procedure, event.instance.step) : undefined;
    if (!notice?.tooLate || event.type !== 'StepDone' || !step) return event;
    const late = cameAfter(ground, state, notice, step, event);
    if (!late) return event;
    const { moves, within } = notice.tooLate;
    const instance = { ...event.instance, step: moves };
    const due = isReceipt(step) ? [dueWithin(ground, within, { instance, rule: notice.rule }, event.at)] : [];
    return { ...event, late, ...(due.length > 0 ? { due: [...(event.due ?? []), ...due] } : {}) };
  });
}

/** On which days a summons was received, though too late for its meeting, and that could be held at the earliest. */
export function lateReceiptIn(
  { procedure, calendar }: Pick<Ground, 'procedure' | 'calendar'>,
  state: Case,
  summons: InstanceId,
): { readonly on: string; readonly earliest: string } | undefined {
  const notice = declared(procedure, 'notice').find(({ tooLate }) => tooLate !== undefined);
  const isLate = receipts.some((step) => instanceOf(state, { ...summons, step }).late);
  const received = isLate ? receiptOf(calendar, state, summons) : undefined;
  if (!notice || !received) return undefined;
  const on = dayOf(received, calendar);
  return { on, earliest: daysLater(on, notice.days) };
}

/** The last day on which the summons could have been received in time, where that has passed. */
function cameAfter(
  { calendar }: Ground,
  state: Case,
  { days, rule }: Notice,
  step: Step,
  { instance, at, answers }: StepDone,
): LastDay | undefined {
  if (!isReceipt(step) && step.name !== 'moveMeeting') return undefined;
  const meeting = meetingOf(state, step, instance)?.slice(0, 10);
  const received = isReceipt(step)
    ? (instantOf(answers.handedOverAt ?? '', calendar) ?? at)
    : (receiptOf(calendar, state, instance) ?? at);
  if (!meeting) return undefined;
  const day = daysLater(meeting, -days);
  const { timeZone } = calendar;
  return dayOf(received, calendar) > day ? { day, at: endOfDay(day, calendar), rule, timeZone } : undefined;
}

/** By either of which the meeting gets another day: for practical reasons, or since its summons came too late. */
export const moves: readonly string[] = ['moveMeeting', 'moveLateMeeting'];

/** By either of which the employee has the summons. */
const receipts: readonly string[] = ['confirmReceipt', 'recordHandover'];

export function isReceipt({ name }: Step): boolean {
  return receipts.includes(name);
}

/** When the employee had it in their hands, by their own word or by that of who handed it over. */
function receiptOf(calendar: Calendar, state: Case, instance: InstanceId): string | undefined {
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
