import type { Trygg } from '../../../application/trygg';
import type { DeadlineView } from '../../../case/deadline-views';
import type { ChatScreen, DeadlineLine } from '../cards/screens';
import { openCaseButton, taskLine } from './task-lines';
import type { Turn } from './turn';

/** What somebody is reminded of, and what is late. */

export function remindersScreen(
  { digest, deadlines }: { readonly digest: string; readonly deadlines: readonly DeadlineView[] },
  again?: string,
): ChatScreen {
  const own = of(deadlines, 'own');
  return {
    screen: 'reminders',
    own,
    hr: of(deadlines, 'hr'),
    outside: of(deadlines, 'outside'),
    show: { verb: 'ShowReminders', digest },
    ...(again ? { again } : own.length > 0 ? { remindTomorrow: { verb: 'RemindTomorrow', digest } } : {}),
  };
}

/** A digest looked at anew says what is left of it; to everybody else there is none. */
export async function showReminders(trygg: Trygg, { personId, data }: Turn): Promise<ChatScreen> {
  const digest = data.digest ?? '';
  const deadlines = await trygg.deadlines.remindedOf(personId, digest);
  return deadlines ? remindersScreen({ digest, deadlines }) : { screen: 'taskGone' };
}

export async function remindTomorrow(trygg: Trygg, { personId, data }: Turn): Promise<ChatScreen> {
  const digest = data.digest ?? '';
  const again = await trygg.deadlines.remindTomorrow(personId, digest);
  const deadlines = await trygg.deadlines.remindedOf(personId, digest);
  return deadlines ? remindersScreen({ digest, deadlines }, again) : { screen: 'taskGone' };
}

/** For HR only. */
export async function late(trygg: Trygg, personId: string): Promise<ChatScreen> {
  const deadlines = await trygg.deadlines.late(personId);
  return deadlines
    ? { screen: 'late', hr: of(deadlines, 'hr'), outside: of(deadlines, 'outside') }
    : { screen: 'problem', problem: 'notYours' };
}

function of(deadlines: readonly DeadlineView[], as: DeadlineView['as']): readonly DeadlineLine[] {
  return deadlines.filter((one) => one.as === as).map(deadlineLine);
}

function deadlineLine({ as, caseId, step, day, daysLate, holdsUp, role, task }: DeadlineView): DeadlineLine {
  return {
    caseNumber: caseId,
    step,
    day,
    daysLate,
    ...(holdsUp ? { holdsUp } : {}),
    ...(role ? { role } : {}),
    ...(task ? { task: { ...taskLine(task), due: day, overdue: daysLate > 0 && !task.quiet } } : {}),
    ...(as === 'hr' ? { open: openCaseButton(caseId) } : {}),
  };
}
