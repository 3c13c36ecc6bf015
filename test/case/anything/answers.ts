import { DateTime } from 'luxon';
import { elementsOf } from '../../../src/case/elements';
import type { InstanceId } from '../../../src/case/events';
import { askedNow } from '../../../src/case/fields';
import { type Case, documentOf } from '../../../src/case/state';
import { meetingOf } from '../../../src/case/waiting';
import { declared, type Procedure } from '../../../src/procedure/declarations';
import type { Field, Fields } from '../../../src/procedure/form-fields';
import type { Answers, Step } from '../../../src/procedure/steps';
import { type Dice, oneOf } from './dice';
import { everybody, inWords, type World } from './world';

export const zone = 'Europe/Oslo';

/** A form filled in as it asks, one way or another. */
export function validAnswers(
  procedure: Procedure,
  state: Case,
  world: World,
  task: { readonly command: string; readonly instance: InstanceId },
  now: string,
  dice: Dice,
): Answers {
  const [lapse] = declared(procedure, 'lapse');
  if (lapse && task.command === lapse.command) return filled(lapse.asks, world, now, dice);
  const step = declared(procedure, 'step').find(({ name }) => name === task.instance.step);
  if (!step) return {};
  if (step.does === 'sign') return signature(state, step, task.instance, dice);
  const asks = askedNow(procedure, state, step, task.instance);
  let answers = {
    ...filled(asks, world, now, dice),
    ...whyNow(procedure, step, world, now, dice),
    ...times(state, step, task.instance, now, dice),
  };
  for (let tries = 0; tries < 5; tries += 1) {
    const problems = [step, ...elementsOf(procedure, step)].flatMap((one) => one.alsoAsks?.(answers, asks) ?? []);
    if (problems.length === 0) return answers;
    for (const { field, problem } of problems) {
      const asked = asks[field];
      const from = asked?.kind === 'pastDateTime' ? now : laterThan(now);
      const value = asked && problem !== 'wouldBeLost' ? answerTo(field, asked, world, from, dice) : {};
      answers = { ...answers, [field]: '', ...value };
    }
  }
  return answers;
}

/** A summons calls to a day far enough away, and the meeting is held on it. */
function times(state: Case, step: Step, instance: InstanceId, now: string, dice: Dice): Answers {
  if (step.name === 'drawUpSummons') return { meetAt: local(now, 14 + dice(20)), whyLater: 'Nobody can come before.' };
  const called = meetingOf(state, step, instance);
  return called && called <= local(now, 0) && step.asks.heldAt ? { heldAt: called } : {};
}

/** P-7: sometimes said, needed or not. */
function whyNow(procedure: Procedure, { does }: Step, world: World, now: string, dice: Dice): Answers {
  const quiet = declared(procedure, 'quietHours').find((one) => one.does === does);
  return quiet && dice(2) === 0 ? filled(quiet.asks, world, now, dice) : {};
}

function signature(state: Case, step: Step & { does: 'sign' }, instance: InstanceId, dice: Dice): Answers {
  const sha256 = documentOf(state, { ...instance, step: step.signs })?.sha256 ?? '';
  const way = oneOf(dice, ['sign', 'sign', 'signWithRemark', 'decline']) ?? 'sign';
  const words = { remark: way === 'signWithRemark' ? 'But.' : '', reason: way === 'decline' ? 'No.' : '' };
  return { way, sha256, ...words };
}

function filled(asks: Fields, world: World, now: string, dice: Dice): Answers {
  return Object.fromEntries(
    Object.entries(asks).flatMap(([field, asked]) =>
      asked.required || dice(2) === 0 ? Object.entries(answerTo(field, asked, world, now, dice)) : [],
    ),
  );
}

function answerTo(field: string, asked: Field, world: World, now: string, dice: Dice): Answers {
  switch (asked.kind) {
    case 'text':
    case 'longText':
      return { [field]: `Words ${dice(1e9)}.` };
    case 'count':
      return { [field]: String(1 + dice(asked.most)) };
    case 'choice':
      return { [field]: oneOf(dice, asked.choices) ?? '' };
    case 'pastDateTime':
      return { [field]: local(now, 0) };
    case 'futureDateTime':
      return { [field]: local(now, 1 + dice(10)) };
    case 'day':
      return { [field]: local(now, asked.notPast ? dice(30) : dice(30) - 4).slice(0, 10) };
    case 'person':
      return dice(4) === 0
        ? { [field]: oneOf(dice, Object.keys(inWords)) ?? '' }
        : { [`${field}Id`]: oneOf(dice, everybody) ?? '' };
    case 'record':
      return { [field]: 'other' };
    case 'leader':
      return { [field]: oneOf(dice, world.leaders())?.id ?? '' };
  }
}

function local(now: string, days: number): string {
  return DateTime.fromISO(now, { zone }).plus({ days }).toFormat("yyyy-MM-dd'T'HH:mm");
}

function laterThan(now: string): string {
  return new Date(Date.parse(now) + 40 * 86_400_000).toISOString();
}

/** One answer is not as it was asked for. */
export function spoilt(answers: Answers, dice: Dice): Answers {
  const field = oneOf(dice, Object.keys(answers)) ?? 'text';
  const odd = ['', 'x'.repeat(20_001), '<at>{{1+1}}</at>', '2026-02-30T25:61', '2026-13-40', '__proto__', 'nobody'];
  return { ...answers, [field]: oneOf(dice, odd) ?? '' };
}
