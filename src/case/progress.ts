import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import type { Step } from '../procedure/steps';
import type { InstanceId } from './events';
import type { Ground } from './ground';
import { instancesOf, isNeeded } from './needs';
import {
  type Case,
  documentOf,
  firstRound,
  type HeldRole,
  instanceOf,
  isBeforeComplaint,
  isEveryStrandClosed,
  isHandling,
  keyOf,
  rolesOf,
} from './state';

/** A case as a party follows it. */
export interface ProgressView {
  readonly caseId: string;
  readonly receivedAt: string;
  readonly closed: boolean;
  /** The party whose words it is told in; undefined where the person follows no steps. */
  readonly as?: 'complainant' | 'accused';
  readonly done: readonly string[];
  readonly next?: { readonly step: string; readonly due?: string; readonly overdue: boolean };
}

/** What the person may follow as a party: what is over, and what comes next. */
export function progressOf({ procedure }: Ground, state: Case, personId: string, now: string): ProgressView {
  const { caseId, receivedAt } = state;
  const following = rolesOf(state, personId).find(({ role }) => role === 'complainant' || role === 'accused');
  // Whoever saw it gets a receipt and no more: not even when it ended.
  const seesTheEnd = rolesOf(state, personId).some(({ role }) => role !== 'observer');
  const shown = { caseId, receivedAt, closed: hasEndedFor(state, personId) && seesTheEnd };
  if (!following) return { ...shown, done: [] };
  const steps = declared(procedure, 'step')
    .filter((step) => step.followedBy?.some((party) => party === following.role))
    .sort((one, other) => Number(other.does === 'appoint') - Number(one.does === 'appoint'))
    .map((step) => ({ step, instances: concerning(procedure, state, step, following) }))
    .filter(({ instances }) => instances.length > 0);
  // A document is finished however it was answered; a conversation that never came about was not held.
  const isDone = ({ step, instances }: (typeof steps)[number]) =>
    instances.every((instance) => {
      const { done } = instanceOf(state, instance);
      return step.does === 'sign' ? done !== undefined : done?.how === 'done';
    });
  const isOver = ({ instances }: (typeof steps)[number]) =>
    instances.every((instance) => instanceOf(state, instance).done !== undefined);
  const next = shown.closed ? undefined : steps.find((one) => !isOver(one));
  const instance = next?.instances.find((one) => !instanceOf(state, one).done);
  const due = instance && state.due[keyOf(instance)];
  return {
    ...shown,
    as: following.role === 'accused' ? 'accused' : 'complainant',
    done: steps.filter(isDone).map(({ step }) => step.name),
    ...(next ? { next: { step: next.step.name, due: due?.day, overdue: due !== undefined && due.at < now } } : {}),
  };
}

/**
 * Of what comes after a strand was closed, a report or a measure, only those hear whom it concerns: to the parties it
 * stays closed, or the accused would learn that somebody spoke up again (P-5).
 */
function hasEndedFor(state: Case, personId: string): boolean {
  if (isBeforeComplaint(state) || isHandling(state, personId)) return state.phase === 'closed';
  const own = Object.values(state.strands).filter(({ accused }) => accused.accountId === personId);
  return own.length > 0 ? own.every(({ closedAt }) => closedAt !== undefined) : isEveryStrandClosed(state);
}

/** One pass through a step for each subject that the party follows: the accused their own strand only. */
function concerning(procedure: Procedure, state: Case, step: Step, { role, strand }: HeldRole): readonly InstanceId[] {
  return instancesOf(state, step)
    .filter(({ subject }) => role !== 'accused' || step.for !== 'eachAccused' || subject === strand)
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

/** Of what is asked for anew, a summons and its meeting, the newest; of everything else the first. */
function roundFollowed(state: Case, step: Step, { subject }: InstanceId, all: readonly InstanceId[]): number {
  const rounds = all.filter((one) => one.subject === subject).map(({ round }) => round);
  const isAnew = step.newestOnly === true || (step.does === 'letter' && step.unless !== undefined);
  return isAnew ? Math.max(...rounds) : firstRound(state, step.name, subject);
}
