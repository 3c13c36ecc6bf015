import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import type { Step } from '../procedure/steps';
import { asKnownTo } from './as-known';
import type { Due, InstanceId, StrandId } from './events';
import type { Ground } from './ground';
import { instancesOf, isNeeded } from './needs';
import { type HeldRole, isHandling, rolesOf } from './roles';
import { type Case, documentOf, firstRound, instanceOf, isBeforeComplaint, keyOf } from './state';
import { unmetGates } from './tasks';
import { maySee } from './who-sees-what';

/** A case as a party follows it. */
export interface ProgressView {
  readonly caseId: string;
  readonly receivedAt: string;
  readonly closed: boolean;
  /** When it was closed to this person. */
  readonly closedAt?: string;
  /** The party whose words it is told in; undefined where the person follows no steps. */
  readonly as?: 'complainant' | 'accused';
  readonly done: readonly string[];
  readonly next?: { readonly step: string; readonly due?: string; readonly overdue: boolean };
}

/** What the person may follow as a party: what is over, and what comes next; of one strand where one is named. */
export function progressOf(
  { procedure }: Ground,
  current: Case,
  personId: string,
  now: string,
  only?: StrandId,
): ProgressView {
  const following = rolesOf(current, personId).find(({ role }) => role === 'complainant' || role === 'accused');
  const as = following && (following.role === 'accused' ? 'accused' : 'complainant');
  const state = asKnownTo(procedure, current, personId);
  const { caseId, receivedAt } = state;
  const seesTheEnd = maySee(state, personId, 'end');
  const endedAt = seesTheEnd && !waitsForAppeal(procedure, state, personId) ? endedFor(state, personId) : undefined;
  const shown = { caseId, receivedAt, closed: endedAt !== undefined, ...(endedAt ? { closedAt: endedAt } : {}) };
  if (!following || !as) return { ...shown, done: [] };
  const steps = declared(procedure, 'step')
    .filter((step) => step.followedBy?.some((party) => party === following.role))
    .sort((one, other) => Number(other.does === 'appoint') - Number(one.does === 'appoint'))
    .map((step) => ({ step, instances: concerning(procedure, state, step, following, only) }))
    .filter(({ instances }) => instances.length > 0);
  // A document is finished however it was answered; a conversation that never came about was not held.
  const isDone = ({ step, instances }: (typeof steps)[number]) =>
    instances.every((instance) => {
      const { done } = instanceOf(state, instance);
      return step.does === 'sign' ? done !== undefined : done?.how === 'done';
    });
  const isOver = ({ instances }: (typeof steps)[number]) =>
    instances.every((instance) => instanceOf(state, instance).done !== undefined);
  const left = shown.closed ? [] : steps.filter((one) => !isOver(one));
  // What waits for another of them comes after it, wherever the guidelines have it: a decision that is taken anew.
  const isFree = ({ step, instances }: (typeof steps)[number]) =>
    instances
      .flatMap((one) => unmetGates(procedure, state, step, one))
      .every((gate) => !left.some((other) => other.step !== step && other.step.name === gate.instance.step));
  const next = left.find(({ step }) => isOfAppeal(procedure, step)) ?? left.find(isFree) ?? left[0];
  const instance = next?.instances.find((one) => !instanceOf(state, one).done);
  const due = next && instance && dueOf(procedure, state, next.step, instance);
  return {
    ...shown,
    as,
    done: steps.filter(isDone).map(({ step }) => step.name),
    ...(next ? { next: { step: next.step.name, due: due?.day, overdue: due !== undefined && due.at < now } } : {}),
  };
}

/** What somebody appealed against is not over to them before that is decided, though its note is written. */
function waitsForAppeal(procedure: Procedure, state: Case, personId: string): boolean {
  if (isHandling(state, personId)) return false;
  return declared(procedure, 'step')
    .filter((step) => isOfAppeal(procedure, step))
    .some((step) => instancesOf(state, step).some((one) => !instanceOf(state, one).done));
}

/** Nothing is over before what it waits for: nobody reads of a day that has to pass. */
function dueOf(procedure: Procedure, state: Case, step: Step, instance: InstanceId): Due | undefined {
  const own = state.due[keyOf(instance)];
  if (!own) return undefined;
  const before = unmetGates(procedure, state, step, instance).flatMap((gate) => state.due[keyOf(gate.instance)] ?? []);
  return [own, ...before].reduce((latest, due) => (due.at > latest.at ? due : latest));
}

function isOfAppeal(procedure: Procedure, { name }: Step): boolean {
  return declared(procedure, 'decidedByAnother').some(({ step }) => step === name);
}

/**
 * Of what comes after a strand was closed, a report or a measure, only those hear whom it concerns: to the parties it
 * stays closed, or the accused would learn that somebody spoke up again (P-5).
 */
function endedFor(state: Case, personId: string): string | undefined {
  if (isBeforeComplaint(state) || isHandling(state, personId)) return state.closedAt;
  const all = Object.values(state.strands);
  const own = all.filter(({ accused }) => accused.accountId === personId);
  const ends = (own.length > 0 ? own : all).map(({ closedAt }) => closedAt);
  return ends.every((at) => at !== undefined) ? ends.sort().at(-1) : undefined;
}

/** One pass through a step for each subject that the party follows: the accused their own strand only. */
function concerning(
  procedure: Procedure,
  state: Case,
  step: Step,
  { role, strand }: HeldRole,
  only: StrandId | undefined,
): readonly InstanceId[] {
  const followed = role === 'accused' ? strand : only;
  return instancesOf(state, step)
    .filter(({ subject }) => followed === undefined || step.for !== 'eachAccused' || subject === followed)
    .filter((one) => !isSentBack(state, step, one))
    .filter((one) => instanceOf(state, one).done || (!step.may && isNeeded(procedure, state, step, one)))
    .concat(onItsWay(procedure, state, step, strand))
    .filter((one, _, all) => one.round === roundFollowed(state, step, one, all));
}

/** Whoever will get a letter that HR draws up first waits for it from then on: also where it is drawn up anew. */
function onItsWay(procedure: Procedure, state: Case, step: Step, strand: string | undefined): readonly InstanceId[] {
  const draft = step.does === 'letter' && step.unless ? stepNamed(procedure, step.of ?? '') : undefined;
  if (!draft) return [];
  return instancesOf(state, draft)
    .filter((one) => one.subject === strand && !instanceOf(state, one).done && isNeeded(procedure, state, draft, one))
    .map((one) => ({ ...one, step: step.name }));
}

/** It went back to whoever had drawn it up, and was never sent. */
function isSentBack(state: Case, step: Step, instance: InstanceId): boolean {
  const isDraft = step.does === 'letter' && step.unless !== undefined && !documentOf(state, instance);
  return isDraft && instanceOf(state, instance).done !== undefined;
}

/** Of what is asked for anew, a summons and its meeting or a decision, the newest; of everything else the first. */
function roundFollowed(state: Case, step: Step, { subject }: InstanceId, all: readonly InstanceId[]): number {
  const rounds = all.filter((one) => one.subject === subject).map(({ round }) => round);
  const isAnew =
    step.newestOnly === true || step.repeats === 'whenNeeded' || (step.does === 'letter' && step.unless !== undefined);
  return isAnew ? Math.max(...rounds) : firstRound(state, step.name, subject);
}
