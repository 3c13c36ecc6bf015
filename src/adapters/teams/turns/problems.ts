import type { InstanceId } from '../../../case/events';
import type { Refusal } from '../../../case/refusal';
import type { Case } from '../../../case/state';
import { awaitedUnder, hasItsDay } from '../../../case/waiting';
import type { Procedure } from '../../../procedure/declarations';
import type { Step } from '../../../procedure/steps';
import type { CaseScreen } from '../cards/case-screens';
import type { Awaited, Problem } from '../cards/lines';

export type ProblemScreen = Extract<CaseScreen, { screen: 'dialogProblem' }>;

/** Answered to whoever has no part in a case, just as where there is none. */
export const nothingHere: ProblemScreen = { screen: 'dialogProblem', problem: 'notYours', waitsFor: [] };

const problems: Readonly<Record<Refusal['refused'], Problem>> = {
  notYours: 'notYours',
  barred: 'barred',
  tooEarly: 'tooEarly',
  alreadyDone: 'alreadyDone',
  notAskedFor: 'notAskedFor',
  incomplete: 'notUnderstood',
  changedSince: 'changedSince',
  noReceiver: 'noReceiver',
  beforeDaysOff: 'beforeDaysOff',
  noSuccessor: 'noSuccessor',
  unknownCommand: 'notUnderstood',
};

export function problemOf({ refused }: Refusal): Problem {
  return problems[refused];
}

/** What is waited for that is no step, by the rule under which it is. */
const awaited: Readonly<Record<string, Awaited>> = {
  '3.2-1': 'hr',
  '3.2.2-6': 'newTime',
  '3.2.2-9': 'moved',
  'F-2': 'appeals',
  'P-13': 'bothTold',
};

export function awaitedOf(rule: string): Awaited | undefined {
  return Object.hasOwn(awaited, rule) ? awaited[rule] : undefined;
}

/** What a step waits for that is no other step. */
export function awaitedBy(procedure: Procedure, state: Case, step: Step, instance: InstanceId): Awaited | undefined {
  const rule = awaitedUnder(procedure, state, step, instance);
  if (rule) return awaitedOf(rule);
  if (hasItsDay(procedure, state, step, instance)) return undefined;
  return step.waitsForDay?.until === 'meeting' ? 'meeting' : 'day';
}

export function refusedScreen(
  refusal: Refusal,
  more: Pick<ProblemScreen, 'openCase' | 'written' | 'awaits' | 'wording'> = {},
): ProblemScreen {
  return {
    screen: 'dialogProblem',
    problem: problemOf(refusal),
    ...(refusal.rule ? { rule: refusal.rule } : {}),
    waitsFor: (refusal.waitsFor ?? []).map(({ step }) => step),
    ...more,
  };
}
