import type { Texts } from '../../../language/texts';
import { type ChatCard, card } from './chat-card';
import { actions, caseNumberLine, doneLine, line, menu, nextLine, opener, taskLine, unreadableLine } from './parts';
import { appealUntil } from './recorded';
import type { ChatScreen, MyCase } from './screens';
import { bind, type Piece } from './templates';

type MyCases = Extract<ChatScreen, { screen: 'myCases' }>;

export function myCases(texts: Texts, { cases, draftFrom, unreadable }: MyCases): ChatCard {
  return card(texts, 'my-cases', {
    none: [
      ...unreadableLine(texts, unreadable),
      ...(cases.length + (unreadable ?? 0) > 0 ? [] : [line(texts, 'text', texts.text('screens.my-cases.none'))]),
      ...(draftFrom ? [line(texts, 'text', texts.text('screens.my-cases.draft', { day: texts.day(draftFrom) }))] : []),
    ],
    cases: cases.map((one) => myCase(texts, one)),
    actions: menu(texts, 'home', 'guidelines', 'report'),
  });
}

/** The latest of what is over stands here; all of it is read in the case. */
const mostDone = 3;

function myCase(all: Texts, one: MyCase): Piece {
  const texts = all.in(one.wording);
  const { caseNumber, received, done, tasks: own, as, more } = one;
  return bind(texts, 'parts/my-case', {
    number: caseNumberLine(texts, caseNumber),
    received: texts.text('parts.case.received', { day: texts.day(received) }),
    done: done.slice(-mostDone).map((step) => doneLine(texts, as, step)),
    next: [
      ...(own.length > 0 ? [] : whereItStands(texts, one)),
      ...(one.appealUntil
        ? [line(texts, 'text', appealUntil(texts, { day: one.appealUntil, isOver: false }, true))]
        : []),
    ],
    tasks: own.map((task) => taskLine(texts, task, 'case')),
    actions: [
      ...actions(texts, opener(texts, texts.text('parts.case.open'), one.open)),
      ...actions(texts, ...more.map(({ kind, open }) => opener(texts, texts.text(`parts.case.more.${kind}`), open))),
    ],
  });
}

function whereItStands(texts: Texts, { closed, as, next }: MyCase): readonly Piece[] {
  if (closed) return [line(texts, 'text', texts.text('parts.case.closed'))];
  return as === 'complainant' || as === 'accused'
    ? [nextLine(texts, as, next)]
    : [line(texts, 'text', texts.text(`parts.case.stands.${as}`))];
}
