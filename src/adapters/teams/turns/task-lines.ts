import type { BlockedView, TaskView } from '../../../case/views';
import type { BlockedLine, ButtonData, TaskLine } from '../cards/screens';

export function taskLine(task: TaskView): TaskLine {
  const { caseId, step, rule, due, overdue, command, instance } = task;
  const { subject, round } = instance;
  const open: ButtonData = { verb: 'OpenTask', caseId, command, step: instance.step, subject, round };
  return { caseNumber: caseId, step, rule, overdue, open, ...(due ? { due } : {}) };
}

export function blockedLine({ step, rule, waitsFor }: BlockedView): BlockedLine {
  return { step, rule, waitsFor };
}
