import { dayOf, endOfPeriod, monthsLater } from '../case/calendar';
import { askedOnly, problemsIn } from '../case/fields';
import type { Ground } from '../case/ground';
import type { Refusal } from '../case/refusal';
import type { FieldProblem } from '../procedure/complaint';
import { declared, type Procedure } from '../procedure/declarations';
import type { Act, Duty, Keeper, OnBehalf, SignalNoting } from '../procedure/duties';
import type { Fields } from '../procedure/form-fields';
import type { Answers } from '../procedure/steps';
import type { Command } from './commands';
import { actNamed, dueDay, monthsOf } from './dues';
import type { DueDay, DutyDone, RecordedEvent, SignalNoted } from './events';
import type { People } from './reminders';
import type { Wheel } from './state';

export type Decision = readonly RecordedEvent[] | Refusal;

/** What a form asks for: with what another rule wants said wherever the guidelines are made known. */
export function askedBy(procedure: Procedure, { name, asks }: Pick<Act, 'name' | 'asks'>): Fields {
  const more = declared(procedure, 'themes').filter(({ of }) => of.includes(name));
  return Object.assign({}, asks, ...more.map((themes) => themes.asks));
}

/** Only whoever keeps it: of a leader's own not even HR, who has an act of their own for that. */
export function mayRecord({ by }: Pick<Act, 'by'>, personId: string, people: People): boolean {
  const keepers: Record<Keeper, readonly string[]> = {
    hr: people.hr,
    committee: people.committee,
    eachLeader: people.leaders,
  };
  return by.some((keeper) => keepers[keeper].includes(personId));
}

/** How much is on record of it, by this person where it is each leader's own. */
export function recordedOf(wheel: Wheel, { name, by }: Pick<Act, 'name' | 'by'>, personId: string): number {
  const isOwn = by.includes('eachLeader');
  return wheel.entries.filter(({ event }) => event.act === name && (!isOwn || event.by === personId)).length;
}

export function decide(ground: Ground, wheel: Wheel, command: Command): Decision {
  const { body, by, at } = command;
  const act = actNamed(ground.procedure, body.act);
  if (!act) return { refused: 'unknownCommand' };
  if (!mayRecord(act, by, body.people)) return { refused: 'notYours' };
  if (wheel.entries.some(({ event }) => event.commandId === command.id)) return [];
  const signals = wheel.signals[act.name] ?? [];
  if (act.kind === 'duty' && act.every === 'signal' && signals.length === 0) {
    return { refused: 'alreadyDone', rule: act.rule };
  }
  const incomplete = lacking(ground, wheel, act, body.answers, at);
  if (incomplete) return incomplete;
  if (act.kind === 'onBehalf' && !body.leader) {
    return { refused: 'incomplete', rule: act.rule, fields: [{ field: 'leader', problem: 'notKnown' }] };
  }
  if (body.seen !== seenNow(wheel, act, by)) return { refused: 'changedSince', rule: act.rule };
  const answers = askedOnly(askedBy(ground.procedure, act), body.answers, []);
  const basics = { at, by, name: body.name, commandId: command.id, act: act.name, rule: act.rule, answers };
  switch (act.kind) {
    case 'duty':
      return [
        { ...basics, type: 'DutyDone', event: act.event, ...whatFollows(ground, wheel, act, by, answers) },
        ...signalsIn(ground, act, basics),
      ];
    case 'onBehalf':
      return [forLeader(wheel, act, basics, body.leader)];
    case 'signalNoting':
      return [{ ...basics, type: 'SignalNoted', ...noted(ground, act, at) }];
    case 'dateSetting':
      return [
        {
          ...basics,
          type: 'DateSet',
          event: act.event,
          of: act.of,
          next: dueDay(ground, answers.next ?? ''),
        },
      ];
  }
}

/** On record as the leader's, with who recorded it. */
function forLeader(
  wheel: Wheel,
  { of, event, name: through }: OnBehalf,
  basics: Omit<DutyDone, 'type' | 'event'>,
  { id, name } = { id: '', name: '' },
): DutyDone {
  const answers = { ...basics.answers, leader: name };
  return { ...basics, type: 'DutyDone', event, act: of, through, leaderId: id, answers, ...roundOf(wheel, of, id) };
}

/** What whoever fills in the form had before their eyes: what was recorded, and the signals that it answers. */
export function seenNow(wheel: Wheel, act: Act, personId: string): number {
  return recordedOf(wheel, act, personId) + (wheel.signals[act.name] ?? []).length;
}

function lacking(ground: Ground, wheel: Wheel, act: Act, answers: Answers, at: string): Refusal | undefined {
  const { calendar, procedure } = ground;
  const moments = { now: at, receivedAt: '', calendar, known: [] };
  const own = [
    ...problemsIn(act.asks, answers, moments),
    ...(act.alsoAsks?.(answers) ?? []),
    ...daysWrong(ground, wheel, act, answers, at),
  ];
  if (own.length > 0) return { refused: 'incomplete', rule: act.rule, fields: once(own) };
  for (const { rule, of, asks } of declared(procedure, 'themes')) {
    const fields = of.includes(act.name) ? problemsIn(asks, answers, moments) : [];
    if (fields.length > 0) return { refused: 'incomplete', rule, fields };
  }
  return undefined;
}

/** One problem for each field: the first that was found. */
function once(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter(({ field }, place) => problems.findIndex((one) => one.field === field) === place);
}

/** Nothing is put off beyond its interval, and nothing counts that lies further back. */
function daysWrong(
  ground: Ground,
  wheel: Wheel,
  act: Act,
  { heldOn = '', next = '' }: Answers,
  at: string,
): readonly FieldProblem[] {
  const of = act.kind === 'dateSetting' || act.kind === 'onBehalf' ? actNamed(ground.procedure, act.of) : act;
  if (of?.kind !== 'duty') return [];
  const months = monthsOf(ground, of);
  if (months === undefined) return [];
  const today = dayOf(at, ground.calendar);
  const last = act.kind === 'dateSetting' ? heldOrStarted(ground, wheel, of) : heldOn;
  const isTooLate = next !== '' && last !== '' && next > monthsLater(last, months);
  const isTooLongAgo = heldOn !== '' && heldOn < monthsLater(today, -months);
  return [
    ...(isTooLongAgo ? [{ field: 'heldOn', problem: 'tooLongAgo' as const }] : []),
    ...(isTooLate ? [{ field: 'next', problem: 'tooLate' as const }] : []),
  ];
}

/** The next day, or the round in which a leader has done it. */
function whatFollows(
  ground: Ground,
  wheel: Wheel,
  duty: Duty,
  by: string,
  { heldOn = '', next = '' }: Answers,
): { readonly next?: DueDay; readonly round?: number } {
  if (duty.by.includes('eachLeader')) return roundOf(wheel, duty.name, by);
  const months = monthsOf(ground, duty);
  if (months === undefined) return {};
  if (heldOn < lastHeldOf(wheel, duty)) return {};
  return { next: dueDay(ground, next === '' ? monthsLater(heldOn, months) : next) };
}

function heldOrStarted({ calendar }: Ground, wheel: Wheel, duty: Duty): string {
  const { startedAt } = wheel;
  return lastHeldOf(wheel, duty) || (startedAt ? dayOf(startedAt, calendar) : '');
}

/** The day on which it was done last; empty where it never was. */
function lastHeldOf({ entries }: Wheel, { name }: Duty): string {
  const held = entries.flatMap(({ event }) =>
    event.type === 'DutyDone' && event.act === name ? (event.answers.heldOn ?? []) : [],
  );
  return held.sort().at(-1) ?? '';
}

/** Before the first round it counts in that one; whoever leads since the round was opened is asked in the next. */
function roundOf({ rounds }: Wheel, duty: string, by: string): { readonly round?: number } {
  const open = rounds[duty];
  if (!open) return { round: 1 };
  return open.leaders.includes(by) ? { round: open.number } : {};
}

function noted(ground: Ground, { event, of }: SignalNoting, at: string): Pick<SignalNoted, 'event' | 'of' | 'due'> {
  const { day, at: last } = endOfPeriod(at, ground.policy.wheel.measures, ground.calendar);
  return { event, of, due: { day, at: last, timeZone: ground.calendar.timeZone } };
}

/** What is recorded of one duty may be a signal on which another one is due. */
function signalsIn(
  ground: Ground,
  { name }: Duty,
  basics: Omit<SignalNoted, 'type' | 'event' | 'of' | 'due'>,
): readonly SignalNoted[] {
  return declared(ground.procedure, 'signalNoting')
    .filter(({ raisedBy: { duty, field, answer } }) => duty === name && basics.answers[field] === answer)
    .map((act) => {
      const { heldOn = '', conclusion = '' } = basics.answers;
      const answers: Answers = { heldOn, what: conclusion };
      return {
        ...basics,
        act: act.name,
        rule: act.rule,
        answers,
        type: 'SignalNoted' as const,
        ...noted(ground, act, basics.at),
      };
    });
}
