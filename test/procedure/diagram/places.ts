import type { Stage } from '../../../src/procedure/flow';

/** Where each stage stands: the way that every case goes in the middle, what only some need beside it. */
const places: Readonly<Record<Stage, { readonly column: number; readonly row: number }>> = {
  complaint: { column: 1, row: 0 },
  informalComplaint: { column: 0, row: 1 },
  writtenComplaint: { column: 1, row: 2 },
  grounds: { column: 1, row: 3 },
  informalTalk: { column: 0, row: 4 },
  formalCase: { column: 1, row: 4 },
  disciplinaryMeeting: { column: 1, row: 5 },
  furtherInvestigation: { column: 2, row: 6 },
  decisionOnDiscipline: { column: 1, row: 7 },
  appealOpen: { column: 1, row: 8 },
  appealProcedure: { column: 2, row: 8 },
  rehabilitation: { column: 1, row: 9 },
  closed: { column: 1, row: 10 },
};

export const box = { width: 216, height: 56 };
const step = { x: 276, y: 104 };
const margin = { x: 92, y: 24 };
export const size = { width: margin.x * 2 + step.x * 2 + box.width, height: margin.y * 2 + step.y * 10 + box.height };

export type Point = readonly [x: number, y: number];

export function cornerOf(stage: Stage): Point {
  const { column, row } = places[stage];
  return [margin.x + column * step.x, margin.y + row * step.y];
}

interface Line {
  readonly points: readonly Point[];
  readonly label: Point;
}

/** From side to side, in right angles; along the outer edges where it passes other stages. */
export function lineOf(from: Stage, to: Stage): Line {
  const [a, b] = [places[from], places[to]];
  const [start, end] = [sidesOf(from), sidesOf(to)];
  if (from === 'appealProcedure' && b.row < a.row) return alongTheRight(start.right, end.right);
  if (to === 'closed' && b.row - a.row > 1) return alongTheLeft(start.left, end.left);
  if (from === 'closed') return besideTheMiddle(start.left, end.left);
  if (a.row === b.row) return straight(start.right, end.left);
  if (a.column === b.column) return straight(start.bottom, end.top);
  if (a.column > b.column && b.row > a.row && from === 'appealProcedure')
    return downThenAcross(start.bottom, end.right);
  if (a.column > b.column) return acrossThenDown(start.left, [end.top[0] + 60, end.top[1]]);
  if (b.row - a.row > 1 || a.column === 0) return downThenAcross(start.bottom, end.left);
  return acrossThenDown(b.column < a.column ? start.left : start.right, end.top);
}

function sidesOf(stage: Stage): Readonly<Record<'top' | 'bottom' | 'left' | 'right', Point>> {
  const [x, y] = cornerOf(stage);
  const [middle, centre] = [x + box.width / 2, y + box.height / 2];
  return { top: [middle, y], bottom: [middle, y + box.height], left: [x, centre], right: [x + box.width, centre] };
}

function straight(start: Point, end: Point): Line {
  const isDown = start[0] === end[0];
  return { points: [start, end], label: isDown ? [start[0] + 8, start[1] + 22] : [start[0] + 6, start[1] - 7] };
}

function acrossThenDown(start: Point, end: Point): Line {
  return { points: [start, [end[0], start[1]], end], label: [end[0] + 8, end[1] - 12] };
}

function downThenAcross(start: Point, end: Point): Line {
  return { points: [start, [start[0], end[1]], end], label: [start[0] + 8, start[1] + 22] };
}

function alongTheLeft(start: Point, end: Point): Line {
  const rail = 24;
  return { points: [start, [rail, start[1]], [rail, end[1]], end], label: [rail + 6, start[1] - 7] };
}

function alongTheRight(start: Point, end: Point): Line {
  const rail = size.width - 24;
  return { points: [start, [rail, start[1]], [rail, end[1]], end], label: [end[0] + 10, end[1] - 7] };
}

/** Between the first two columns, and lower down than what comes in at the same side. */
function besideTheMiddle([x, y]: Point, end: Point): Line {
  const rail = x - 40;
  return { points: [[x, y - 14], [rail, y - 14], [rail, end[1]], end], label: [rail - 84, (y + end[1]) / 2] };
}
