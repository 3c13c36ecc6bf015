import type { Texts } from '../../../language/texts';
import type { CaseFileScreen, CaseTask, RecordLine } from './case-screens';
import { type DialogCard, dialog } from './dialog';
import type { NotReachedLine } from './lines';
import {
  actions,
  blockedLines,
  caseNumberLine,
  doneLine,
  dueLine,
  leave,
  line,
  nextLine,
  people,
  person,
} from './parts';
import { recordTitle, standingTitle, standingWords } from './record-dialog';
import { appealUntil, askedInWords } from './recorded';
import { bind, type Piece } from './templates';
import { waysOnButtons } from './ways-in-dialogs';

/** Where a case stands for one person: what they have to do first, then what they can read, then what they can do. */
export function caseFile(texts: Texts, screen: CaseFileScreen): DialogCard {
  const { tasks, corrections, offers, records, cameOf, closedOn } = screen;
  const text = (key: string, values = {}) => texts.text(`screens.case-file.${key}`, values);
  const data = {
    number: caseNumberLine(texts, screen.caseNumber),
    received: texts.text(`parts.case.${screen.cameOf ? 'began' : 'received'}`, { day: texts.day(screen.received) }),
    cameOf: cameOf ? [line(texts, 'text', text('cameOf', { caseNumber: cameOf }))] : [],
    closed: closedOn ? [line(texts, 'text', text('closed', { day: texts.day(closedOn) }))] : [],
    people: people(texts, screen.people),
    way: screen.way ? actions(texts, leave(texts, texts.text('screens.way.open'), screen.way)) : [],
    owed: owed(texts, screen),
    next: [...(tasks.length > 0 ? [] : next(texts, screen)), ...waysOnButtons(texts, screen.waysOn ?? [])],
    tasks: group(
      texts,
      text('tasks'),
      tasks.map((one) => task(texts, one)),
    ),
    records: group(
      texts,
      text('records'),
      records.map((one) => onRecord(texts, one, screen.own)),
    ),
    notReached: group(
      texts,
      text('notReached'),
      screen.notReached.map((one) => notReached(texts, one)),
    ),
    offers: group(texts, text('offers'), [
      ...corrections.map((one) => button(texts, one, correcting(texts, one))),
      ...offers.flatMap((one) => offer(texts, one)),
    ]),
    done: group(
      texts,
      text('done'),
      screen.done.map((step) => doneLine(texts, screen.as, step)),
    ),
    blocked: blockedLines(texts, screen.blocked),
  };
  return dialog(texts, 'case-file', data);
}

function group(texts: Texts, heading: string, items: readonly Piece[]): readonly Piece[] {
  return items.length > 0 ? [bind(texts, 'parts/group', { heading, items })] : [];
}

/** What somebody beside the parties is told; and the words with which an employee asked for support. */
function owed(texts: Texts, { roles, words, supporterNotReached }: CaseFileScreen): readonly Piece[] {
  const told = roles.filter((role) => texts.has(`screens.case-file.owed.${role}`));
  return [
    ...told.map((role) => line(texts, 'text', texts.text(`screens.case-file.owed.${role}`))),
    ...askedInWords(texts, words, roles.includes('employee')),
    ...(supporterNotReached ? [line(texts, 'text', texts.text('screens.case-file.supporterNotReached'))] : []),
  ];
}

/** What a party waits for. */
function next(texts: Texts, { as, next: coming, closedOn, supporterNotReached }: CaseFileScreen): readonly Piece[] {
  return as && !closedOn && !supporterNotReached ? [nextLine(texts, as, coming)] : [];
}

function task(texts: Texts, one: CaseTask): Piece {
  const { step } = one.task;
  return bind(texts, 'parts/case-task', {
    title: texts.text(`steps.${step}.title`),
    about: about(texts, one),
    due: dueLine(texts, one.task),
    actions: actions(texts, leave(texts, texts.text(`steps.${step}.open`), one.task.open, 'positive')),
  });
}

/** Of several accused, which one; and for what is recorded in somebody's place, what it is that they answer. */
function about(texts: Texts, { task: one, about: name }: CaseTask): readonly Piece[] {
  const answered = String(one.open.step);
  return [
    ...(name === undefined ? [] : [person(texts, 'about', name)]),
    ...(answered === one.step ? [] : [line(texts, 'subtle', texts.text(`steps.${answered}.short`))]),
  ];
}

function button(texts: Texts, one: CaseTask, title: string, more: Readonly<Record<string, string>> = {}): Piece {
  return bind(texts, 'parts/offer', {
    about: about(texts, one),
    open: leave(texts, title, { ...one.task.open, ...more }),
  });
}

function correcting(texts: Texts, { task: { step }, isLetter }: CaseTask): string {
  if (!isLetter) return texts.text('parts.case.correct');
  return texts.text('parts.case.correctLetter', { letter: recordTitle(texts, step, false) });
}

/** It happened again, and I am being punished for reporting: each one tap away (P-5). */
function offer(texts: Texts, one: CaseTask): readonly Piece[] {
  const { step, open } = one.task;
  if (step === 'reportMore') {
    return [
      line(texts, 'text', texts.text('steps.reportMore.open')),
      ...(['again', 'retaliation'] as const).map((kind) =>
        button(texts, one, texts.text(`parts.case.more.${kind}`), { kind }),
      ),
    ];
  }
  const { until, quiet } = one.task;
  if (until) {
    const lastDay = line(texts, 'text', appealUntil(texts, until, quiet));
    return [lastDay, button(texts, one, texts.text(`steps.${step}.open`))];
  }
  const isAgain = Number(open.round) > 1 && invitations.includes(step);
  return [button(texts, one, texts.text(isAgain ? 'screens.case-file.inviteAgain' : `steps.${step}.open`))];
}

/** Whoever was invited can be invited once more. */
const invitations: readonly string[] = ['tellComplainantOfCompanion', 'callAccused'];

/** A fact of the case, before and after somebody saw to it. */
function notReached(texts: Texts, { name, since, seenTo }: NotReachedLine): Piece {
  const text = (key: string, values = {}) => texts.text(`parts.not-reached.${key}`, values);
  const day = texts.date(since);
  return bind(texts, 'parts/not-reached', {
    who: person(texts, 'notReached', name ?? text('gone')),
    on: seenTo ? text('seenTo', { day, seenTo: texts.date(seenTo) }) : text('waits', { day }),
  });
}

function onRecord(texts: Texts, record: RecordLine, own: boolean): Piece {
  const { step, on, about: name, standing, open } = record;
  const title = standingTitle(texts, step, own, record);
  return bind(texts, 'parts/record-line', {
    title,
    about: [
      ...(name === undefined ? [] : [person(texts, 'about', name)]),
      ...(standing ? [line(texts, 'subtle', standingWords(texts, standing))] : []),
    ],
    on: texts.day(on),
    open: { ...leave(texts, texts.text('screens.case-file.read'), open), tooltip: title },
  });
}
