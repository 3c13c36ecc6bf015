import type { BlockedView, TaskView } from '../../../case/views';
import type { BlockedLine, ButtonData, TaskLine } from '../cards/screens';
import { wordingOf } from './parties';
import { awaitedOf } from './problems';

export function taskLine(task: TaskView): TaskLine {
  const { caseId, step, rule, due, overdue, until, quiet, strand } = task;
  return {
    caseNumber: caseId,
    step,
    rule,
    overdue,
    quiet,
    open: openTaskButton(task),
    ...(due ? { due } : {}),
    ...(until ? { until } : {}),
    ...(strand ? { strand } : {}),
    ...wordingOf(task),
  };
}

/** Opens the dialog of a task, of an offer or of a correction. */
export function openTaskButton({ caseId, command, instance }: TaskView): ButtonData {
  const { step, subject, round } = instance;
  return { verb: 'OpenTask', caseId, command, step, subject, round };
}

export function blockedLine({ step, rule, waitsFor, awaits: under, strand }: BlockedView): BlockedLine {
  const awaits = under && awaitedOf(under);
  return { step, rule, waitsFor, ...(awaits ? { awaits } : {}), ...(strand ? { strand } : {}) };
}

/** Opens the case's own dialog. */
export function openCaseButton(caseId: string): ButtonData {
  return { verb: 'OpenCase', caseId };
}
