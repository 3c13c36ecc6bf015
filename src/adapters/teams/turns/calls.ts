import type { CallAnswer } from '../../../application/calls';
import { unlessDown } from '../../../application/directory';
import type { Trygg } from '../../../application/trygg';
import { atLocalTime, dayOf, daysLater } from '../../../case/calendar';
import type { FieldProblem } from '../../../procedure/complaint';
import type { CallDialogScreen, CallScreen } from '../cards/call-screens';
import type { Turn } from './turn';

/** From today on, so many days are offered for a call. */
const daysOffered = 7;

/** *Who can I talk to*: numbers to call, and the way to those in the organisation. */
export async function talkTo(trygg: Trygg, { personId }: Turn): Promise<CallScreen> {
  const { healthService } = trygg.grounds.policy.numbers;
  // In the unit that the directory names; a number for named units is nothing to somebody of whom it says none now.
  const unit = (await unlessDown(trygg.calls.unitOf(personId), undefined)) ?? '';
  const own = healthService.filter(({ units }) => units.length === 0 || units.includes(unit));
  return { screen: 'talkTo', open: { verb: 'TalkToPeople' }, healthService: own };
}

/** Where nobody can say now who works where, there are numbers to call. */
export async function talkToPeople(trygg: Trygg, { personId }: Turn): Promise<CallDialogScreen> {
  const people = await unlessDown(trygg.calls.whom(personId), 'down' as const);
  if (people === 'down') return notNow;
  return {
    screen: 'talkToPeople',
    people: people.map(({ id, name, position, as }) => ({ name, position, as, ask: { verb: 'AskForCall', to: id } })),
  };
}

/** One tap: a neutral message to that person. */
export async function askForCall(trygg: Trygg, turn: Turn): Promise<CallDialogScreen> {
  const { to = '' } = turn.data;
  const asked = await unlessDown(trygg.calls.ask(turn.personId, to), undefined);
  if (!asked) return talkToPeople(trygg, turn);
  return {
    screen: 'callOutcome',
    ...asked,
    again: asked.outcome === 'unknown' ? { verb: 'AskForCall', to } : undefined,
    back: { verb: 'TalkToPeople' },
  };
}

const notNow: CallDialogScreen = { screen: 'talkToPeople', people: [], isDown: true };

/** Whoever was asked sees by whom, and answers. */
export async function openCall(trygg: Trygg, turn: Turn): Promise<CallDialogScreen> {
  return requestScreen(trygg, turn, []);
}

export async function answerCall(trygg: Trygg, turn: Turn): Promise<CallDialogScreen> {
  const { call = '', how, day = '', time = '' } = turn.data;
  const problems = how === 'called' ? [] : problemsOf(trygg, day, time);
  if (problems.length > 0) return requestScreen(trygg, turn, problems);
  const answer: CallAnswer = how === 'called' ? 'called' : { at: `${day}T${time}` };
  const told = await trygg.calls.answer(turn.personId, call, answer);
  return told ? { screen: 'callAnswered', told: told === 'delivered' } : { screen: 'callGone' };
}

export async function readCall(trygg: Trygg, { personId, data }: Turn): Promise<CallDialogScreen> {
  const reply = await trygg.calls.replyFor(personId, data.call ?? '');
  return reply ? { screen: 'callReply', ...reply, back: { verb: 'TalkToPeople' } } : { screen: 'callGone' };
}

async function requestScreen(
  trygg: Trygg,
  { personId, data }: Turn,
  problems: readonly FieldProblem[],
): Promise<CallDialogScreen> {
  const { call = '', day = '', time = '' } = data;
  const request = await trygg.calls.requestFor(personId, call);
  if (!request) return { screen: 'callGone' };
  const days = daysFromToday(trygg);
  return {
    screen: 'callRequest',
    ...request,
    days,
    day: days.includes(day) ? day : (days[0] ?? ''),
    time,
    problems,
    called: { verb: 'AnswerCall', call, how: 'called' },
    will: { verb: 'AnswerCall', call, how: 'will' },
  };
}

function problemsOf(trygg: Trygg, day: string, time: string): readonly FieldProblem[] {
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (!daysFromToday(trygg).includes(day)) return [{ field: 'day', problem: 'missing' }];
  if (!isTime) return [{ field: 'time', problem: 'missing' }];
  const isPast = atLocalTime(day, time, trygg.grounds.calendar) < trygg.now();
  return isPast ? [{ field: 'time', problem: 'inThePast' }] : [];
}

function daysFromToday(trygg: Trygg): readonly string[] {
  const today = dayOf(trygg.now(), trygg.grounds.calendar);
  return Array.from({ length: daysOffered }, (_, after) => daysLater(today, after));
}
