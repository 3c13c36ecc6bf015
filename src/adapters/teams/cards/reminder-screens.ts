import type { Texts } from '../../../language/texts';
import { type ChatCard, card, refreshed } from './chat-card';
import type { DeadlineLine, DutyLine, LateCase, LateLine } from './lines';
import { pageLine, turningHere } from './list-page';
import { actions, caseNumberLine, execute, line, menu, menuBelow, opener, taskNumber } from './parts';
import type { ChatScreen } from './screens';
import { bind, type Piece } from './templates';
import { dutyGroup } from './wheel-parts';

type Of<Name extends ChatScreen['screen']> = Extract<ChatScreen, { screen: Name }>;

/** What a card holds below the platform's limit, and what somebody still reads in the morning. */
const mostInDigest = { own: 15, hr: 15, outside: 15 };
const mostInCase = 4;

/** Everything that somebody is reminded of at one moment. */
export function remindersCard(texts: Texts, screen: Of<'reminders'>): ChatCard {
  const { own, hr, outside, duties, again, show } = screen;
  const isAnythingLeft = own.length + hr.length + outside.length + duties.length > 0;
  const data = {
    ...heading(texts, screen),
    own: ownLines(texts, own),
    ...lateGroups(texts, { hr, outside }, mostInDigest),
    duties: dutyGroup(texts, 'heading', duties, onlyTold(texts, duties)),
    again: again ? [line(texts, 'text', texts.text('screens.reminders.again', { day: texts.weekday(again) }))] : [],
    actions: isAnythingLeft ? ways(texts, screen) : menuBelow(texts, 'tasks', 'help'),
  };
  return refreshed(card(texts, 'reminders', data), show);
}

export function remindersGoneCard(texts: Texts): ChatCard {
  const text = (key: string) => texts.text(`screens.reminders.gone.${key}`);
  const intro = [line(texts, 'text', text('text'))];
  const data = {
    own: [],
    hr: [],
    outside: [],
    duties: [],
    again: [],
    actions: menuBelow(texts, 'tasks', 'myCases', 'help'),
  };
  return card(texts, 'reminders', { heading: text('heading'), intro, ...data });
}

/** What is late, for HR. */
export function lateCard(texts: Texts, { count, page, hr, outside, duties }: Of<'late'>): ChatCard {
  const text = (key: string, values = {}) => texts.text(`screens.late.${key}`, values);
  const isNone = count + duties.length === 0;
  return card(texts, 'late', {
    heading: count > 0 ? text('heading', { count }) : text(isNone ? 'headingNone' : 'headingNoCase'),
    none: isNone ? [line(texts, 'text', text('none'))] : [],
    page: pageLine(texts, page),
    ...lateGroups(texts, { hr, outside }),
    duties: dutyGroup(texts, 'lateHeading', duties),
    actions: [...turningHere(texts, page), ...menu(texts, 'tasks', 'home', 'help')],
  });
}

/** A party is pressed to nothing: gentle where there is nothing but what a party may answer. */
function heading(texts: Texts, { own, hr, outside, duties }: Of<'reminders'>) {
  const text = (key: string, values = {}) => texts.text(`screens.reminders.${key}`, values);
  const count = own.length + duties.filter(({ open }) => open).length;
  if (isOnlyQuiet(own) && duties.length === 0)
    return { heading: text('headingQuiet', { count }), intro: [line(texts, 'text', text('quiet'))] };
  const intro = [line(texts, 'subtle', text('allUnderTasks'))];
  if (count > 0) return { heading: text('heading', { count }), intro };
  if (hr.length + outside.length + duties.length > 0) return { heading: text('headingLate'), intro };
  return { heading: text('headingNone'), intro: [line(texts, 'text', text('none'))] };
}

/** Whoever hears of what is late and can't record it. */
function onlyTold(texts: Texts, duties: readonly DutyLine[]): readonly Piece[] {
  return duties.some(({ open, leaders }) => !open && leaders === undefined)
    ? [line(texts, 'text', texts.text('parts.duty.outside'))]
    : [];
}

function isOnlyQuiet(own: readonly DeadlineLine[]): boolean {
  return own.length > 0 && own.every(({ task }) => task.quiet);
}

function ways(texts: Texts, { own, hr, remindTomorrow }: Of<'reminders'>): readonly Piece[] {
  return [
    ...actions(
      texts,
      ...(remindTomorrow ? [execute(texts, texts.text('screens.reminders.remindTomorrow'), remindTomorrow)] : []),
    ),
    ...menuBelow(texts, isOnlyQuiet(own) ? 'myCases' : 'tasks', ...(hr.length > 0 ? (['late'] as const) : []), 'help'),
  ];
}

function ownLines(texts: Texts, own: readonly DeadlineLine[]): readonly Piece[] {
  const shown = own.slice(0, mostInDigest.own);
  return [...shown.map((one) => ownLine(texts, one)), ...more(texts, 'own', own.length - shown.length)];
}

function ownLine(all: Texts, { task, holdsUp, ...deadline }: DeadlineLine): Piece {
  const texts = all.in(task.wording);
  const step = holdsUp ? texts.text(`steps.${holdsUp}.short`) : '';
  return bind(texts, 'parts/task-line', {
    title: texts.text(`steps.${task.step}.title`),
    number: taskNumber(texts, task),
    due: [
      line(texts, task.overdue ? 'overdue' : 'due', dueWords(texts, task.quiet, deadline)),
      ...(holdsUp ? [line(texts, 'subtle', texts.text('parts.deadline.holdsUp', { step }))] : []),
    ],
    open: opener(texts, texts.text(`steps.${task.step}.open`), task.open, 'positive'),
  });
}

/** With the day beside the word: in a chat a card is read on other days too. */
function dueWords(texts: Texts, isQuiet: boolean, deadline: Omit<DeadlineLine, 'task' | 'holdsUp'>): string {
  const { day, daysLeft, daysLate } = deadline;
  const text = (key: string, values = {}) =>
    texts.text(`parts.deadline.${isQuiet ? 'answer' : 'due'}.${key}`, { day: texts.weekday(day), ...values });
  if (daysLate > 1) return text('past', { count: daysLate });
  if (daysLate === 1) return text('yesterday');
  if (daysLeft > 1) return text('later');
  return text(daysLeft === 1 ? 'tomorrow' : 'today');
}

interface Late {
  readonly hr: readonly LateCase[];
  readonly outside: readonly LateCase[];
}

/** Cases that the person follows for HR, and those that they have no part in (P-9). */
function lateGroups(texts: Texts, late: Late, most?: Record<keyof Late, number>) {
  const text = (key: string) => texts.text(`parts.late.${key}`);
  const group = (as: keyof Late, after: readonly Piece[]) => {
    const shown = late[as].slice(0, most?.[as]);
    if (shown.length === 0) return [];
    const left = late[as].length - shown.length;
    const items = [...shown.map((one) => lateCase(texts, one)), ...more(texts, as, left), ...after];
    return [bind(texts, 'parts/group', { heading: text(`${as}.heading`), items })];
  };
  return {
    hr: group('hr', []),
    outside: group('outside', [line(texts, 'text', text('outside.help'))]),
  };
}

function lateCase(all: Texts, { caseNumber, late, open, wording }: LateCase): Piece {
  const texts = all.in(wording);
  return bind(texts, 'parts/late-case', {
    number: caseNumberLine(texts, caseNumber),
    late: [
      ...late.slice(0, mostInCase).map((one) => line(texts, 'text', lateWords(texts, one))),
      ...(late.length > mostInCase ? [line(texts, 'subtle', texts.text('parts.late.more.inCase'))] : []),
    ],
    actions: open ? actions(texts, opener(texts, texts.text('parts.case.open'), open)) : [],
  });
}

function lateWords(texts: Texts, { step, daysLate, role, isVacant }: LateLine): string {
  const waits = texts.text('parts.late.waits', { step: texts.text(`steps.${step}.short`) });
  const days = texts.text('parts.late.days', { count: daysLate });
  const whose = isVacant ? 'vacant' : 'with';
  return [waits, days, ...(role ? [texts.text(`parts.late.${whose}.${role}`)] : [])].join(' ');
}

function more(texts: Texts, of: 'own' | 'hr' | 'outside', count: number): readonly Piece[] {
  return count > 0 ? [line(texts, 'subtle', texts.text(`parts.late.more.${of}`, { count }))] : [];
}
