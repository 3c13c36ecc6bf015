import { DateTime } from 'luxon';
import type { InstanceId } from '../../../src/case/events';
import { delayOwed } from '../../../src/case/notice';
import { isRefusal } from '../../../src/case/refusal';
import { holderOf } from '../../../src/case/roles';
import { documentOf, firstRound, instanceOf } from '../../../src/case/state';
import type { Task } from '../../../src/case/tasks';
import { declared, stepNamed } from '../../../src/procedure/declarations';
import { procedure } from '../../../src/procedure/procedure';
import type { Answers } from '../../../src/procedure/steps';
import { offered } from './acts';
import { validAnswers, zone } from './answers';
import { type Dice, oneOf } from './dice';
import { happensByItself, movesOn, nobodyIsLeft } from './holds';
import { ground, type Model } from './model';

/**
 * From wherever people have left it, a case comes to its end if everybody who is there does what they are asked for, and
 * time passes. Whoever has left does nothing any more: what waits for them is asked twice and falls away.
 *
 * @throws where it does not
 */
export function endsIfAllGoOn(model: Model, dice: Dice): void {
  let left = 240 * (1 + Object.keys(model.open.strands).length) + 40 * model.tasks.length;
  let turns = 6;
  while (model.isOpen) {
    left -= 1;
    if (left < 0) throw new Error(`the case does not end: ${waitingFor(model)}`);
    if (liesUnread(model, dice)) continue;
    turns -= takesATurn(model, turns, dice) ? 1 : 0;
    if (!somebodyActs(model, dice)) timePasses(model);
  }
}

/** Something that seldom happens by itself, a few times in each case. */
function takesATurn(model: Model, turns: number, dice: Dice): boolean {
  if (turns <= 0) return false;
  const possible = offered(model).filter((one) => canAct(model, one) && isTurnTaken(one, dice));
  const turn = oneOf(dice, possible);
  return turn !== undefined && carriedThrough(model, turn, dice);
}

/** A summons, until too few days are left before its meeting. */
function liesUnread(model: Model, dice: Dice): boolean {
  const isSent = model.tasks.some(({ command }) => command === 'ConfirmReceipt');
  if (!isSent || dice(4) > 0) return false;
  model.wait(15 * 24);
  return true;
}

function somebodyActs(model: Model, dice: Dice): boolean {
  const task = oneOf(dice, doable(model));
  if (task) return carriedThrough(model, task, dice);
  const offer = offered(model).find((one) => canAct(model, one) && isWorthIt(model, one));
  return offer !== undefined && carriedThrough(model, offer, dice);
}

function isTurnTaken({ command }: Task, dice: Dice): boolean {
  const oneIn = { MoveMeeting: 3, RecordAbsence: 1, Appeal: 12, ConcludeFalse: 8 }[command];
  return oneIn !== undefined && dice(oneIn) === 0;
}

function doable(model: Model): readonly Task[] {
  return model.tasks.filter(
    (task) => canAct(model, task) && !waitsForSomebodyGone(model, task) && !isUntimely(model, task),
  );
}

function timePasses(model: Model): void {
  model.checkPeople();
  if (doable(model).length > 0) return;
  const happens = happensByItself(ground, model.open);
  if (happens && !isOnlyTold(model))
    model.wait(Math.max(0, Math.ceil((Date.parse(happens) - Date.parse(model.now)) / 3_600_000)) + 1);
  else if (!nobodyIsLeft(model.open, model.world) && model.tasks.some((task) => canAct(model, task))) model.wait(240);
  else findsSomebody(model);
}

/** Told for months that it takes longer, where nobody is left who could decide: that alone brings no case to its end. */
function isOnlyTold({ open, world }: Model): boolean {
  const rounds = Object.keys(open.due).filter((key) => /OfWait\//.test(key));
  return rounds.some((key) => Number(key.split('/').at(-1)) > 4) && nobodyIsLeft(open, world);
}

/** Nobody who is there can do anything: then nobody may be left who could have it, and the organisation finds others. */
function findsSomebody(model: Model): void {
  const employee = holderOf(model.open, 'complainant');
  const before = model.open.way === 'informal' || model.open.way === 'helped';
  // Nobody but the employee says how it ended before there is a complaint.
  if (before && employee && !model.world.isThere(employee)) {
    model.world.comesBack(employee);
    return;
  }
  if (!nobodyIsLeft(model.open, model.world)) throw new Error(`a dead end: ${waitingFor(model)}`);
  model.world.bringInOthers();
  model.checkPeople();
}

function canAct(model: Model, { personId }: Task): boolean {
  return personId !== undefined && model.world.isThere(personId);
}

/** Nobody talks with somebody who has left. */
function waitsForSomebodyGone(model: Model, { instance, command }: Task): boolean {
  const step = declared(procedure, 'step').find(({ name }) => name === instance.step);
  if (command === 'RecordLapse' || step?.does !== 'record' || !step.waitsFor) return false;
  const party = holderOf(model.open, step.waitsFor, instance.subject);
  return party !== undefined && !model.world.isThere(party);
}

/** A meeting whose day has not come; a letter that is late without a word of it. */
function isUntimely(model: Model, { command, instance }: Task): boolean {
  const now = DateTime.fromISO(model.now, { zone });
  if (command === 'HoldMeeting') {
    return DateTime.fromISO(meetingIn(model, instance), { zone }) > now;
  }
  const step = declared(procedure, 'step').find(({ name }) => name === instance.step);
  return step !== undefined && delayOwed(procedure, model.open, step, instance, model.now) !== undefined;
}

function meetingIn({ open }: Model, { subject, round }: InstanceId): string {
  return documentOf(open, { step: 'sendSummons', subject, round })?.elements?.meetAt ?? '';
}

/** Invited again where nobody came, and an end put to what only its owner can end. */
function isWorthIt(model: Model, { command, instance }: Task): boolean {
  if (!movesOn.includes(command)) return false;
  if (command === 'TellOfDelay') return model.tasks.some((task) => isUntimely(model, task));
  const step = declared(procedure, 'step').find(({ name }) => name === instance.step);
  if (step?.does !== 'tell' || !step.invitesTo) return true;
  const invited = { ...instance, step: step.invitesTo };
  const { asked = [], unanswered } = instanceOf(model.open, {
    ...invited,
    round: stepNamed(procedure, invited.step)?.eachOf
      ? instance.round
      : firstRound(model.open, invited.step, instance.subject),
  });
  const period = asked.at(-1)?.until.at ?? '';
  return asked.length < 2 && !unanswered && period < model.now;
}

/** Tried in different ways, as people do who are told what is wrong; true where one of them was good. */
function carriedThrough(model: Model, task: Task, dice: Dice): boolean {
  let refused = '';
  for (let tries = 0; tries < 40; tries += 1) {
    const answers = helpful(task, validAnswers(procedure, model.open, model.world, task, model.now, dice), model);
    const decision = model.give(model.taking(task.personId ?? '', task, answers));
    if (!isRefusal(decision)) return true;
    refused = JSON.stringify(decision);
  }
  if (task.command === 'AppointHandler' && nobodyIsLeft(model.open, model.world)) {
    model.world.bringInOthers();
    return true;
  }
  throw new Error(`${task.personId} can't do ${JSON.stringify(task)}: ${refused}; ${waitingFor(model)}`);
}

/** Measures come to an end, and an invitation says when. */
function helpful({ command, instance }: Task, answers: Answers, { now, open }: Model): Answers {
  if (command === 'SendSummons') {
    const { meetAt = '' } = instanceOf(open, { ...instance, step: 'drawUpSummons' }).done?.answers ?? {};
    const inTime = DateTime.fromISO(now, { zone }).startOf('day').plus({ days: 14 });
    const isInTime = DateTime.fromISO(meetAt, { zone }).startOf('day') >= inTime;
    return isInTime ? { way: 'send', whyNow: 'So that it goes on.' } : { way: 'sendBack', remark: 'A later day.' };
  }
  if (command === 'ReviewMeasure') return { way: 'ended', reasons: 'Over.' };
  if (instance.step !== 'tellComplainantOfCompanion') return answers;
  return { meetAt: new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 16), place: 'Here' };
}

function waitingFor({ open, tasks }: Model): string {
  const { roles, steppedDown, accusedSince } = open;
  return JSON.stringify({ roles, steppedDown, accusedSince, tasks });
}
