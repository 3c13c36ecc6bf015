import { randomUUID } from 'node:crypto';
import type { Trygg } from '../../../application/trygg';
import type { WheelForm } from '../../../application/wheel-keeping';
import type { LeaderStand } from '../../../application/wheel-leaders';
import { dayOf, daysFrom } from '../../../case/calendar';
import { groundAt } from '../../../case/ground';
import { declared } from '../../../procedure/declarations';
import type { Answers } from '../../../procedure/steps';
import type { RecordedEvent } from '../../../wheel/events';
import type { Entry } from '../../../wheel/state';
import type { DutyStand, DutyView } from '../../../wheel/views';
import type { DutyLine, Recorded } from '../cards/lines';
import type { ChatScreen, DialogScreen } from '../cards/screens';
import type { DutyFormScreen, DutyStandLine } from '../cards/wheel-screens';
import { numberedPage } from './pages';
import { nothingHere, refusedScreen } from './problems';
import type { Turn } from './turn';

/** The yearly wheel: its overview, its forms, and what was recorded. */

const mostEntries = 15;
const mostLeaders = 30;
const mostSignals = 5;
const leadersDuty = 'makeKnownToStaff';

/** For HR and AMU. */
export async function showWheel(trygg: Trygg, personId: string): Promise<ChatScreen> {
  const stands = await trygg.wheel.overview(personId);
  if (!stands) return { screen: 'problem', problem: 'notYours' };
  const inHr = (await trygg.wheel.leadersOf(personId, leadersDuty)) !== undefined;
  return { screen: 'wheel', duties: stands.map((stand) => standLine(stand, inHr)), record: { verb: 'ReadWheel' } };
}

function standLine({ duty, due, last, round, own, others }: DutyStand, inHr: boolean): DutyStandLine {
  const lastOn = last?.event.answers.heldOn;
  const acts = [...(own && duty !== leadersDuty ? [duty] : []), ...others];
  return {
    duty,
    ...(due ? { due } : {}),
    ...(lastOn ? { lastOn } : {}),
    ...(round ? { round } : {}),
    forms: acts.map((act) => ({ act, open: { verb: 'OpenDuty', act } })),
    ...(duty === leadersDuty && inHr ? { leaders: { verb: 'ReadLeaders' } } : {}),
  };
}

/** A duty in somebody's tasks, or among what is late. */
export function dutyLine({ duty, as, day, daysLate, leaders, notReached }: DutyView): DutyLine {
  return {
    duty,
    day,
    daysLate,
    ...(leaders === undefined ? {} : { leaders }),
    ...(notReached === undefined ? {} : { notReached }),
    ...(as === 'own' ? { open: { verb: 'OpenDuty', act: duty } } : {}),
    ...(as === 'own' && duty === leadersDuty ? { share: { verb: 'ShareText' } } : {}),
    ...(as === 'hr' ? { see: { verb: 'ReadLeaders' } } : {}),
  };
}

/** In the language that they ask for, or their own. */
export async function shareText(trygg: Trygg, { personId, language, data }: Turn): Promise<ChatScreen> {
  const { keeps, leads } = await trygg.wheel.doorsOf(personId);
  if (!keeps && !leads) return { screen: 'problem', problem: 'notYours' };
  return { screen: 'shareText', in: data.language === 'en' || data.language === 'nb' ? data.language : language };
}

export function themesOf(trygg: Trygg): readonly string[] {
  const { procedure } = groundAt(trygg.grounds, trygg.now());
  return declared(procedure, 'themes').flatMap(({ themes }) => themes);
}

export async function openDuty(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const form = await trygg.wheel.form(personId, data.act ?? '');
  if (!form) return nothingHere;
  return formScreen(trygg, form, await leadersFor(trygg, form), {
    values: await filledBefore(trygg, personId, form),
    problems: [],
  });
}

export async function keepDuty(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId, data } = turn;
  const { act = '', once = '', seen } = data;
  const outcome = await trygg.wheel.record(personId, { act, answers: data, seen: Number(seen), once });
  if (outcome === 'recorded') return done(trygg, personId, act);
  const form = await trygg.wheel.form(personId, act);
  if (!form) return nothingHere;
  if (outcome.refused === 'alreadyDone') {
    const written = { form: formOf(form.act.name), fields: form.fields, answers: data };
    return refusedScreen(outcome, { written });
  }
  const { fields = [], refused } = outcome;
  const filled = { values: data, problems: fields, meanwhile: refused === 'changedSince' };
  return formScreen(trygg, form, await leadersFor(trygg, form), filled);
}

async function done(trygg: Trygg, personId: string, act: string): Promise<DialogScreen> {
  const [latest] = await trygg.wheel.history(personId, act);
  const next = latest && nextOf(latest.event);
  return { screen: 'dutyDone', act, ...(next ? { next } : {}), record: { verb: 'ReadWheel' } };
}

function nextOf(event: RecordedEvent): string | undefined {
  return event.type === 'SignalNoted' ? undefined : event.next?.day;
}

type FilledIn = Pick<DutyFormScreen, 'values' | 'problems'> & { readonly meanwhile?: boolean };

/** For whom it can be recorded, where that is asked. */
async function leadersFor(trygg: Trygg, { fields }: WheelForm): Promise<DutyFormScreen['leaders']> {
  if (!('leader' in fields)) return [];
  return (await trygg.wheel.leadersLeft()).map(({ id, name, unit }) => ({ id, title: `${name}, ${unit}` }));
}

function formScreen(
  trygg: Trygg,
  { act, fields, seen, due, last, signals }: WheelForm,
  leaders: DutyFormScreen['leaders'],
  filledIn: FilledIn,
): DialogScreen {
  const { calendar } = trygg.grounds;
  const today = dayOf(trygg.now(), calendar);
  const { name, rule } = act;
  return {
    screen: 'dutyForm',
    act: name,
    form: formOf(name),
    rule,
    ...(due ? { due: { day: due, daysLate: Math.max(0, daysFrom(due, today)) } } : {}),
    ...(last ? { last: { on: last.event.answers.heldOn ?? dayOf(last.event.at, calendar), by: last.event.name } } : {}),
    signals: signals.slice(0, mostSignals).flatMap(({ event }) => recordedIn(trygg, event)),
    fields,
    leaders,
    values: filledIn.values,
    problems: filledIn.problems,
    meanwhile: filledIn.meanwhile ?? false,
    shares: name === leadersDuty,
    history: { verb: 'ReadWheel', act: act.kind === 'onBehalf' ? act.of : name },
    send: { verb: 'KeepDuty', act: name, seen, once: randomUUID() },
  };
}

/** AMU's forms ask in words of their own. */
function formOf(act: string): string {
  return act === 'evaluateRoutines' || act === 'setEvaluationDate' ? 'evaluation' : 'wheel';
}

/** Today; and of a leader the unit that the directory has. */
async function filledBefore(trygg: Trygg, personId: string, { fields }: WheelForm): Promise<Answers> {
  const unit = 'unit' in fields && !('leader' in fields) ? await trygg.wheel.unitOf(personId) : '';
  return { ...('heldOn' in fields ? { heldOn: dayOf(trygg.now(), trygg.grounds.calendar) } : {}), unit };
}

export async function readWheel(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const { keeps, leads } = await trygg.wheel.doorsOf(personId);
  if (!keeps && !leads) return nothingHere;
  const { act } = data;
  const entries = await trygg.wheel.history(personId, act);
  const page = numberedPage(entries.length, mostEntries, Number(data.page), {
    verb: 'ReadWheel',
    ...(act ? { act } : {}),
  });
  const from = (page.number - 1) * mostEntries;
  return {
    screen: 'wheelRecord',
    entries: entries.slice(from, from + mostEntries).map(({ number, event }) => ({
      act: event.act,
      on: dayIn(trygg, event),
      by: event.name,
      open: { verb: 'ReadWheelEntry', entry: number, page: page.number, ...(act ? { act } : {}) },
    })),
    page,
  };
}

export async function readWheelEntry(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const entry = await trygg.wheel.entry(personId, Number(data.entry));
  const [recorded] = entry ? recordedIn(trygg, entry.event) : [];
  if (!entry || !recorded) return nothingHere;
  const { act, rule, at, name } = entry.event;
  return {
    screen: 'wheelEntry',
    act,
    rule,
    on: dayOf(at, trygg.grounds.calendar),
    by: name,
    recorded,
    back: { verb: 'ReadWheel', page: Number(data.page) || 1, ...(data.act ? { act: data.act } : {}) },
  };
}

function recordedIn(trygg: Trygg, event: RecordedEvent): readonly Recorded[] {
  const fields = trygg.wheel.fieldsOf(event);
  return fields ? [{ form: formOf(event.act), fields, answers: event.answers }] : [];
}

/** For HR. */
export async function readLeaders(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const leaders = await trygg.wheel.leadersOf(personId, leadersDuty);
  if (!leaders) return nothingHere;
  const page = numberedPage(leaders.length, mostLeaders, Number(data.page), { verb: 'ReadLeaders' });
  const from = (page.number - 1) * mostLeaders;
  return {
    screen: 'wheelLeaders',
    count: leaders.length,
    done: leaders.filter((one) => one.done).length,
    leaders: leaders.slice(from, from + mostLeaders).map(leaderLine),
    page,
  };
}

function leaderLine({ name, unit, done: entry, notReached }: LeaderStand) {
  const { heldOn = '', people = '' } = entry?.event.answers ?? {};
  return { name, unit, ...(notReached ? { notReached } : {}), ...(entry ? { did: { on: heldOn, people } } : {}) };
}

function dayIn(trygg: Trygg, { answers, at }: Entry['event']): string {
  return answers.heldOn || dayOf(at, trygg.grounds.calendar);
}
