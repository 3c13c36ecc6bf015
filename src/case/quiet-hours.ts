import { declared, type Procedure, type QuietHours, stepNamed } from '../procedure/declarations';
import type { Fields } from '../procedure/form-fields';
import type { Answers, LetterStep, Step } from '../procedure/steps';
import { atLocalTime, quietUntil } from './calendar';
import { type Command, stamp, type TakeStep } from './commands';
import type { CaseEvent, StepDone } from './events';
import { askedOnly, problemsIn } from './fields';
import type { Ground } from './ground';
import type { Message } from './messages';
import type { Refusal } from './refusal';
import { hourFrom } from './reminders';
import { isHandling } from './roles';
import type { Case } from './state';

/** P-7: a letter that comes just before days off leaves its reader with nobody to ask. */

type Taken = Command<TakeStep>;

/** Until when, `yyyy-mm-dd`, a step has to wait or say why it can't; and the fields that ask for that. */
export function quietNow(
  { procedure, policy, calendar }: Ground,
  step: Step,
  now: string,
): { readonly until: string; readonly fields: Fields } | undefined {
  const declaration = quietHoursOf(procedure, step);
  const until = declaration && quietUntil(now, policy.lettersUntil, calendar);
  return until ? { until, fields: declaration.asks } : undefined;
}

/** Who says why it can't wait may deliver it at any time. */
export function hasToWait(ground: Ground, state: Case, step: Step, { at, body }: Taken): Refusal | undefined {
  const declaration = quietHoursOf(ground.procedure, step);
  const staysHere = step.does === 'letter' && step.unless?.(body.answers) === true;
  if (!declaration || staysHere) return undefined;
  const { asks, rule } = declaration;
  const { calendar } = ground;
  const { answers, named: known } = body;
  const fields = problemsIn(asks, answers, { now: at, receivedAt: state.receivedAt, calendar, known });
  if (fields.some(({ problem }) => problem !== 'missing')) return { refused: 'incomplete', rule, fields };
  const quiet = fields.length > 0 ? quietNow(ground, step, at) : undefined;
  return quiet && { refused: 'beforeDaysOff', rule, until: quiet.until };
}

/** With a letter goes whom its reader can talk to; on record with it stands why it could not wait. */
export function goesWithLetter(
  { procedure }: Ground,
  state: Case,
  step: LetterStep,
  command: Taken,
  answered: Answers,
): StepDone[] {
  const declaration = lettersIn(procedure, step);
  if (!declaration) return [];
  const { rule, event: what, asks } = declaration;
  const { answers, named } = command.body;
  const why = Object.entries(step.byHand ? {} : askedOnly(asks, answers, named)).filter(([, said]) => said !== '');
  const talkTo = state.roles.hrAdviser?.name;
  const { text: _, ...rest } = answered;
  const goesAlong = { ...rest, ...(talkTo ? { talkTo } : {}), ...Object.fromEntries(why) };
  return [{ ...stamp(command), type: 'StepDone', what, rule, answers: goesAlong }];
}

/** What is handed over by somebody goes out when they choose: Trygg holds nothing back. */
export function quietHoursOf(procedure: Procedure, step: Step): QuietHours | undefined {
  return step.does === 'letter' && step.byHand ? undefined : lettersIn(procedure, step);
}

function lettersIn(procedure: Procedure, step: Step): QuietHours | undefined {
  return declared(procedure, 'quietHours').find((quiet) => quiet.does === step.does);
}

/**
 * From when on a message of these events goes out that could not be delivered at once; undefined where it may now. A letter
 * that was sent in time reaches its reader no less at a bad time where the platform brings it then. Nor is anybody told at
 * night what time alone brought about.
 */
export function heldUntil(
  ground: Ground,
  state: Case,
  events: readonly CaseEvent[],
  { kind, to }: Message,
  now: string,
): string | undefined {
  if (kind !== 'task' && kind !== 'notice') return undefined;
  if (events.every(isByTime)) return afterNow(hourFrom(ground, now), now);
  if (isHandling(state, to) || !events.some((event) => isLetterThatCanWait(ground, event))) return undefined;
  const { calendar, policy } = ground;
  const day = quietUntil(now, policy.lettersUntil, calendar);
  return day && afterNow(hourFrom(ground, atLocalTime(day, '00:00', calendar)), now);
}

function afterNow(moment: string, now: string): string | undefined {
  return moment > now ? moment : undefined;
}

/** That a message reached nobody, and a case that came of another, follow from what people did. */
function isByTime({ by, type }: CaseEvent): boolean {
  return by === 'trygg' && type !== 'NotReached' && type !== 'ComplaintReceived';
}

function isLetterThatCanWait({ procedure }: Ground, event: CaseEvent): boolean {
  if (event.type !== 'StepDone') return false;
  const step = stepNamed(procedure, event.instance.step);
  const quiet = step && quietHoursOf(procedure, step);
  return (
    quiet !== undefined && event.what === quiet.event && Object.keys(quiet.asks).every((why) => !event.answers[why])
  );
}
