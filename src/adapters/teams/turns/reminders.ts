import type { Reminders } from '../../../application/messenger';
import type { Trygg } from '../../../application/trygg';
import type { DeadlineView } from '../../../case/deadline-views';
import type { ChatScreen, DeadlineLine, LateCase } from '../cards/screens';
import { numberedPage } from './pages';
import { wordingOf } from './parties';
import { openCaseButton, taskLine } from './task-lines';
import type { Turn } from './turn';
import { dutyLine } from './wheel';

/** What somebody is reminded of, and what is late. */

/** What a card holds below the platform's limit. */
const mostOnPage = { hr: 30, outside: 40 };

export function remindersScreen({ digest, deadlines, duties }: Omit<Reminders, 'kind'>): ChatScreen {
  const own = deadlines.filter(({ as }) => as === 'own');
  const theirs = [...own, ...duties.filter(({ as }) => as === 'own')];
  const waiting = theirs.filter(({ again }) => again === undefined);
  const [again] = theirs.flatMap((one) => one.again ?? []).sort();
  return {
    screen: 'reminders',
    own: once(firstDueFirst(own).flatMap(ownLine)),
    ...lateCases(deadlines),
    duties: duties.map(dutyLine),
    show: { verb: 'ShowReminders', digest },
    ...(waiting.length > 0 ? { remindTomorrow: { verb: 'RemindTomorrow', digest } } : again ? { again } : {}),
  };
}

/** A digest looked at anew says what is left of it; to everybody else there is none. */
export async function showReminders(trygg: Trygg, { personId, data }: Turn): Promise<ChatScreen> {
  const digest = data.digest ?? '';
  const reminders = await trygg.deadlines.remindedOf(personId, digest);
  return reminders ? remindersScreen(reminders) : { screen: 'remindersGone' };
}

export async function remindTomorrow(trygg: Trygg, turn: Turn): Promise<ChatScreen> {
  await trygg.deadlines.remindTomorrow(turn.personId, turn.data.digest ?? '');
  return showReminders(trygg, turn);
}

/** For HR only, and all of it: page by page. */
export async function late(trygg: Trygg, { personId, data }: Turn): Promise<ChatScreen> {
  const deadlines = await trygg.deadlines.late(personId);
  if (!deadlines) return { screen: 'problem', problem: 'notYours' };
  const duties = await trygg.wheel.late(personId);
  const { hr, outside } = lateCases(deadlines);
  const pages = Math.max(hr.length / mostOnPage.hr, outside.length / mostOnPage.outside);
  const page = numberedPage(pages, 1, Number(data.page), { verb: 'Late' });
  const shown = (cases: readonly LateCase[], most: number) => cases.slice((page.number - 1) * most, page.number * most);
  return {
    screen: 'late',
    count: hr.length + outside.length,
    page,
    hr: shown(hr, mostOnPage.hr),
    outside: shown(outside, mostOnPage.outside),
    duties: duties.map(dutyLine),
  };
}

function ownLine({ task, day, daysLeft, daysLate, holdsUp }: DeadlineView): readonly DeadlineLine[] {
  return task ? [{ task: taskLine(task), day, daysLeft, daysLate, ...(holdsUp ? { holdsUp } : {}) }] : [];
}

function lateCases(deadlines: readonly DeadlineView[]) {
  const of = (as: DeadlineView['as']) => byCase(deadlines.filter((one) => one.as === as && one.daysLate > 0));
  return {
    hr: of('hr').map(
      (late): LateCase => ({ ...lateCase(late), open: openCaseButton(late.caseId), ...wordingOf(late.views[0]) }),
    ),
    outside: of('outside').map(lateCase),
  };
}

interface LateInCase {
  readonly caseId: string;
  readonly views: readonly DeadlineView[];
}

/** The case with the longest overdue first. */
function byCase(views: readonly DeadlineView[]): readonly LateInCase[] {
  const cases = new Map<string, DeadlineView[]>();
  for (const view of firstDueFirst(views)) {
    const known = cases.get(view.caseId);
    if (known) known.push(view);
    else cases.set(view.caseId, [view]);
  }
  return [...cases].map(([caseId, views]) => ({ caseId, views }));
}

/** What two owe together, or what waits in several strands, is said once where it reads the same. */
function lateCase({ caseId, views }: LateInCase): LateCase {
  const late = views.map(({ as, step, daysLate, role, isVacant }) => ({
    step,
    daysLate,
    // Whoever has no account is asked through the leader (1.1-1).
    ...(as === 'hr' ? { role: role ?? ('handler' as const), ...(isVacant ? { isVacant } : {}) } : {}),
  }));
  return { caseNumber: caseId, late: once(late) };
}

function once<Line>(lines: readonly Line[]): readonly Line[] {
  const words = lines.map((line) => JSON.stringify(line));
  return lines.filter((_, place) => words.indexOf(words[place] ?? '') === place);
}

function firstDueFirst(views: readonly DeadlineView[]): readonly DeadlineView[] {
  return [...views].sort((one, other) => one.day.localeCompare(other.day));
}
