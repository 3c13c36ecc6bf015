import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Command } from '../../../src/case/commands';
import { isRefusal } from '../../../src/case/refusal';
import { documentOf } from '../../../src/case/state';
import { actingAs, correctable, offers, type Task } from '../../../src/case/tasks';
import { declared } from '../../../src/procedure/declarations';
import { procedure } from '../../../src/procedure/procedure';
import { holidays } from '../../support/story';
import { spoilt, validAnswers, zone } from './answers';
import { asking, begin, sending, ways } from './beginnings';
import { type Dice, diceFrom, oneOf } from './dice';
import { must } from './holds';
import { Model } from './model';
import { everybody, World } from './world';

/** One thing that happens: what kind of thing, and the number from which the rest of it follows. */
const act = fc.record({
  kind: fc.oneof(
    { weight: 50, arbitrary: fc.constant('task' as const) },
    { weight: 14, arbitrary: fc.constant('offer' as const) },
    { weight: 3, arbitrary: fc.constant('correction' as const) },
    { weight: 6, arbitrary: fc.constant('spoilt' as const) },
    { weight: 8, arbitrary: fc.constant('stranger' as const) },
    { weight: 4, arbitrary: fc.constant('again' as const) },
    { weight: 10, arbitrary: fc.constant('wait' as const) },
    { weight: 5, arbitrary: fc.constant('people' as const) },
    { weight: 2, arbitrary: fc.constant('delivery' as const) },
    { weight: 1, arbitrary: fc.constant('begin' as const) },
  ),
  number: fc.nat({ max: 0xffff_ffff }),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

export const anyCase = fc.record({
  way: fc.constantFrom(...ways, 'informal' as const, 'written' as const, 'oral' as const, 'observed' as const),
  number: fc.nat({ max: 0xffff_ffff }),
  acts: fc.array(act, { maxLength: 100, size: 'max' }),
});
export type AnyCase = typeof anyCase extends fc.Arbitrary<infer One> ? One : never;

/** Undefined where nobody could send it. */
export function played({ way, number, acts }: AnyCase, caseId: string): Model | undefined {
  const dice = diceFrom(number);
  const model = new Model(new World(dice), caseId);
  begin(model, way, dice);
  if (model.state.phase === 'absent') return undefined;
  for (const one of acts) happens(model, one);
  return model;
}

function happens(model: Model, { kind, number }: Act): void {
  const dice = diceFrom(number);
  model.wait(dice(4) === 0 ? dice(100) : dice(6));
  const { open, world } = model;
  switch (kind) {
    case 'task':
      done(model, oneOf(dice, model.tasks), dice);
      return;
    case 'offer':
      done(model, oneOf(dice, rarely(offered(model), dice)), dice);
      return;
    case 'correction':
      done(model, oneOf(dice, correctable(procedure, open)), dice);
      return;
    case 'spoilt': {
      const task = oneOf(dice, [...model.tasks, ...offered(model)]);
      if (!task) return;
      const answers = spoilt(validAnswers(procedure, open, world, task, model.now, dice), dice);
      model.give(model.taking(task.personId ?? 'nobody', task, answers));
      return;
    }
    case 'stranger':
      model.give(ofAnybody(model, dice));
      return;
    case 'again': {
      const before = oneOf(dice, model.asked);
      if (before) model.give(model.again(before.command));
      return;
    }
    case 'wait':
      model.wait(dice(24 * 30));
      return;
    case 'people':
      world.change(dice);
      if (dice(2) === 0) model.checkPeople();
      return;
    case 'delivery':
      delivered(model, dice);
      return;
    case 'begin':
      model.give(dice(2) === 0 ? asking(model, 'informal', dice) : sending(model, 'written', dice));
  }
}

/** The platform takes the message about a letter only now. */
function delivered(model: Model, dice: Dice): void {
  const letters = model.events.flatMap((event) =>
    event.type === 'DocumentWritten' && event.appeal ? event.instance : [],
  );
  const letter = oneOf(dice, letters);
  const { now: at } = model;
  if (!letter) return;
  model.give({ id: model.nextId(), by: 'trygg', at, body: { type: 'NoteDelivered', letter, deliveredAt: at } });
}

/** Somebody who is there does what they are asked or may; what they are offered has to be possible. */
function done(model: Model, task: Task | undefined, dice: Dice): void {
  if (!task?.personId || !model.world.isThere(task.personId)) return;
  const answers = validAnswers(procedure, model.open, model.world, task, model.now, dice);
  const decision = model.give(model.taking(task.personId, task, answers));
  if (!isRefusal(decision)) {
    must(decision.length > 0, `${task.command} did nothing`);
    return;
  }
  const problems = (decision.fields ?? []).map(({ problem }) => problem);
  const wrongPerson =
    decision.refused === 'barred' || problems.some((one) => ['alreadyNamed', 'yourself'].includes(one));
  const mayBe = wrongPerson && ['AppointHandler', 'NameAccused', 'HearWitness', 'ReportMore'].includes(task.command);
  // A letter without a reason waits out days off (P-7).
  const waits = decision.refused === 'beforeDaysOff' && !answers.whyNow && isBeforeDaysOff(model.now);
  // Whom nobody could follow stays, and what nobody could follow up is refused (P-1).
  const nobodyElse = { StepDown: 'noSuccessor', ReportMore: 'noReceiver' }[task.command] === decision.refused;
  // A correction that happens to be word for word what stands there corrects nothing.
  const { text } = documentOf(model.open, task.instance) ?? {};
  const saysTheSame = decision.refused === 'alreadyDone' && text !== undefined && text === answers.text;
  // A summons that lay too long, or a meeting whose day is still to come or was not kept; a letter after its week.
  const only = (...some: readonly string[]) => problems.length > 0 && problems.every((one) => some.includes(one));
  const untimely =
    (task.command === 'SendSummons' && only('noticeTooShort')) ||
    (task.command === 'HoldMeeting' && only('anotherDay')) ||
    (decision.rule === '3.2.4-4' &&
      ['SendSanctionLetter', 'HandOverDismissal', 'TellOfDiscipline'].includes(task.command));
  must(
    mayBe || nobodyElse || waits || saysTheSame || untimely,
    `${task.command} was open to ${task.personId} and refused at ${model.now}: ${JSON.stringify([decision, answers])}`,
  );
}

/** A weekend or a holiday, or the afternoon before one. */
function isBeforeDaysOff(now: string): boolean {
  const local = DateTime.fromISO(now, { zone });
  const isOff = (day: DateTime) => day.weekday > 5 || holidays.has(day.toFormat('yyyy-MM-dd'));
  return isOff(local) || (local.hour >= 12 && isOff(local.plus({ days: 1 })));
}

/** What turns a case over, or can always be said, is taken up less often than it is offered. */
function rarely(some: readonly Task[], dice: Dice): readonly Task[] {
  const upsetting = ['StepDown', 'NameAccused', 'ReportMore', 'Withdraw', 'AskToRectify'];
  return some.filter(({ command }) => !upsetting.includes(command) || dice(8) === 0);
}

const steps = declared(procedure, 'step');

/** What people are offered; a part that somebody does not know of yet brings them nothing. */
export function offered({ open }: Model): readonly Task[] {
  return offers(procedure, open).filter(({ personId, instance }) => {
    const step = steps.find(({ name }) => name === instance.step);
    return personId && step && actingAs(procedure, open, personId, step, instance.subject).length > 0;
  });
}

/** Anybody tries anything. */
function ofAnybody(model: Model, dice: Dice): Command {
  const step = oneOf(dice, steps);
  const other = oneOf(dice, steps);
  const command = dice(4) === 0 ? oneOf(dice, ['RecordLapse', 'NoCommand', other?.command ?? '']) : step?.command;
  const subject = oneOf(dice, [
    'matter',
    'complainant',
    'a1',
    'a2',
    'a9',
    '__proto__',
    step?.for ?? '',
    step?.for ?? '',
  ]);
  const instance = {
    step: step?.name ?? '',
    subject: subject ?? '',
    round: oneOf(dice, [1, 1, 1, 2, 3, 0, -1, 1e9]) ?? 1,
  };
  const task = { command: command ?? '', instance };
  const by = oneOf(dice, [...everybody, 'trygg', 'nobody', '__proto__', '']) ?? '';
  return model.taking(by, task, validAnswers(procedure, model.open, model.world, task, model.now, dice));
}
