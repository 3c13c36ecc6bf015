import type { Texts } from '../../../language/texts';
import type { DutyLine } from './lines';
import { actions, leave, line, opener } from './parts';
import { bind, type Piece } from './templates';

/** As many as a card holds below the platform's limit beside everything else. */
const mostDuties = 15;

/** Duties of the yearly wheel among other things that are to be done, or are late. */
export function dutyGroup(
  texts: Texts,
  heading: 'heading' | 'lateHeading',
  duties: readonly DutyLine[],
  after: readonly Piece[] = [],
): readonly Piece[] {
  if (duties.length === 0) return [];
  const shown = duties.slice(0, mostDuties);
  const left = duties.length - shown.length;
  const items = [
    ...shown.map((duty) => dutyPiece(texts, duty)),
    ...(left > 0 ? [line(texts, 'subtle', texts.text('parts.duty.more', { count: left }))] : []),
    ...after,
  ];
  return [bind(texts, 'parts/group', { heading: texts.text(`parts.duty.${heading}`), items })];
}

function dutyPiece(texts: Texts, { duty, day, daysLate, leaders, notReached, open, share, see }: DutyLine): Piece {
  const text = (key: string, values = {}) => texts.text(`parts.duty.${key}`, values);
  const buttons = [
    ...(open ? [opener(texts, texts.text(`duties.${duty}.open`), open, 'positive')] : []),
    ...(see ? [opener(texts, texts.text('screens.wheel.leaders'), see)] : []),
    ...(share ? [leave(texts, text('share'), share)] : []),
  ];
  return bind(texts, 'parts/duty', {
    title: titleOf(texts, duty, open !== undefined),
    lines: [
      dueLine(texts, day, daysLate),
      ...(leaders === undefined ? [] : [line(texts, 'text', text('leaders', { count: leaders }))]),
      ...notReachedLine(texts, notReached),
    ],
    actions: actions(texts, ...buttons),
  });
}

/** What a leader is asked to do reads otherwise to those who see how all leaders do. */
export function titleOf(texts: Texts, duty: string, isOwn: boolean): string {
  const seen = `duties.${duty}.overview`;
  return texts.text(!isOwn && texts.has(seen) ? seen : `duties.${duty}.title`);
}

/** How many, and no more: who it is stands in the list of leaders. */
export function notReachedLine(texts: Texts, count = 0): readonly Piece[] {
  return count > 0 ? [line(texts, 'text', texts.text('parts.duty.notReached', { count }))] : [];
}

export function dueLine(texts: Texts, day: string, daysLate: number): Piece {
  const words = texts.day(day);
  return daysLate > 0
    ? line(texts, 'overdue', texts.text('parts.duty.overdue', { day: words, count: daysLate }))
    : line(texts, 'due', texts.text('parts.duty.by', { day: words }));
}
