import type { Refusal } from '../../../case/refusal';
import type { CaseScreen, Recorded } from '../cards/case-screens';
import type { ButtonData, Problem } from '../cards/lines';

type ProblemScreen = Extract<CaseScreen, { screen: 'dialogProblem' }>;

/** Answered to whoever has no part in a case, just as where there is none. */
export const nothingHere: ProblemScreen = { screen: 'dialogProblem', problem: 'notYours', waitsFor: [] };

const problems: Readonly<Record<Refusal['refused'], Problem>> = {
  notYours: 'notYours',
  barred: 'barred',
  tooEarly: 'tooEarly',
  alreadyDone: 'alreadyDone',
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

export function refusedScreen(
  refusal: Refusal,
  more: { readonly openCase?: ButtonData; readonly written?: Recorded } = {},
): ProblemScreen {
  return {
    screen: 'dialogProblem',
    problem: problemOf(refusal),
    ...(refusal.rule ? { rule: refusal.rule } : {}),
    waitsFor: (refusal.waitsFor ?? []).map(({ step }) => step),
    ...more,
  };
}
