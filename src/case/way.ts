import { appealDaysOf } from './appeal-days';
import { dayOf } from './calendar';
import type { StrandId } from './events';
import type { Ground } from './ground';
import { finishedRounds } from './needs';
import { progressOf } from './progress';
import { passesThrough, seenSteps } from './seen-steps';
import { type Case, isBeforeComplaint, rolesOf } from './state';
import { openTasks } from './tasks';
import { type WayReader, type WaySeen, type WayStage, wayRows } from './way-stages';
import { maySee } from './who-sees-what';

/** Where a case is for somebody: what of the way is done, where it is now, and what may come next. */
export interface WayView {
  readonly strand: StrandId | 'matter';
  readonly reader: WayReader;
  readonly stages: readonly WayStageView[];
  /** `yyyy-mm-dd`, local. */
  readonly due?: string;
  readonly appealUntil?: string;
}

export interface WayStageView {
  readonly stage: WayStage;
  readonly state: 'done' | 'now' | 'next';
  /** `yyyy-mm-dd`, local: the day on which it was done. */
  readonly on?: string;
}

/** One for each strand that the person may know of; none for whoever follows no way. */
export function waysOf(ground: Ground, state: Case, personId: string, now: string): readonly WayView[] {
  return strandsFor(state, personId).map(({ reader, strand }) => {
    const told = appealsKnownTo(state, personId, reader, strand);
    const seen: WaySeen = { ...seenSteps(state, strand, told.before), way: state.way, appeals: told.appeals };
    const due = told.before === undefined ? nextDue(ground, state, personId, reader, strand, now) : undefined;
    const until = reader === 'handling' ? undefined : appealDaysOf(ground.procedure, state, reader, strand)?.accepted;
    return {
      strand,
      reader,
      stages: stagesIn(ground, reader, seen),
      ...(due ? { due } : {}),
      ...(until && until.at >= now ? { appealUntil: until.day } : {}),
    };
  });
}

export function hasWay(state: Case, personId: string): boolean {
  return strandsFor(state, personId).length > 0;
}

function stagesIn({ calendar }: Ground, reader: WayReader, seen: WaySeen): readonly WayStageView[] {
  const rows = wayRows[reader].map((row) => {
    const ended = row.ended(seen);
    const isBegun = Boolean(row.begun(seen));
    return { ...row, isBegun, ended: isBegun ? ended : undefined };
  });
  // What was overtaken is over, though nothing of its own has ended it; an appeal goes beside the others.
  const current = rows.findLast(({ stage, isBegun, ended }) => isBegun && !ended && stage !== 'appealProcedure');
  // Between two stages nothing is to be seen but what can come.
  const coming = (current ?? rows.findLast(({ isBegun }) => isBegun))?.next ?? [];
  const stateOf = ({ stage, isBegun, ended }: (typeof rows)[number]): WayStageView['state'] | undefined => {
    if (stage === current?.stage || (isBegun && !ended && stage === 'appealProcedure')) return 'now';
    if (isBegun) return 'done';
    return coming.includes(stage) ? 'next' : undefined;
  };
  return rows.flatMap((row): WayStageView[] => {
    const found = stateOf(row);
    if (!found) return [];
    return [
      { stage: row.stage, state: found, ...(found === 'done' && row.ended ? { on: dayOf(row.ended, calendar) } : {}) },
    ];
  });
}

/** In which strands a person follows the way, and as what. */
function strandsFor(state: Case, personId: string): readonly Pick<WayView, 'strand' | 'reader'>[] {
  if (!maySee(state, personId, 'way')) return [];
  const strands = Object.keys(state.strands);
  if (maySee(state, personId, 'parties')) return strands.map((strand) => ({ strand, reader: 'handling' }));
  return rolesOf(state, personId).flatMap(({ role, strand }): readonly Pick<WayView, 'strand' | 'reader'>[] => {
    if (role === 'accused' && strand) return [{ strand, reader: role }];
    if (role !== 'complainant') return [];
    if (isBeforeComplaint(state)) return state.way === 'informal' ? [{ strand: 'matter', reader: role }] : [];
    return strands.filter((one) => isKnownToComplainant(state, one)).map((one) => ({ strand: one, reader: role }));
  });
}

/** Whom the complaint named, or of whose part a letter has told. */
function isKnownToComplainant(state: Case, strand: StrandId): boolean {
  const strands = Object.keys(state.strands);
  const named = strands.length - finishedRounds(state, 'nameAccused', 'matter');
  const isNamed = strands.indexOf(strand) < named && state.way !== 'observed';
  return isNamed || passesThrough(state, 'tellComplainantOutcome', strand).length > 0;
}

/**
 * A party knows of their own appeal, and of the other's once a letter has told them what it led to: until then all is as
 * it was before it was decided.
 *
 * @rule P-13
 */
function appealsKnownTo(
  state: Case,
  personId: string,
  reader: WayReader,
  strand: StrandId,
): { readonly appeals: WaySeen['appeals']; readonly before?: string } {
  const made = passesThrough(state, 'appeal', strand);
  const decided = passesThrough(state, 'decideAppeal', strand);
  const told = passesThrough(state, reader === 'accused' ? 'tellAccusedOfAppeal' : 'tellComplainantOfAppeal', strand);
  const isHandling = reader === 'handling';
  const known = isHandling ? made : made.filter(({ by }) => by === personId);
  const begun = known.at(-1)?.at ?? told.at(-1)?.at;
  const ends = isHandling ? decided : told;
  const isOver = isHandling ? decided.length >= made.length : told.length >= Math.max(decided.length, known.length);
  const ended = isOver ? ends.at(-1)?.at : undefined;
  const untold = isHandling ? undefined : decided[told.length]?.at;
  return {
    appeals: { ...(begun ? { begun } : {}), ...(ended ? { ended } : {}) },
    ...(untold ? { before: untold } : {}),
  };
}

/** Of what is to be done now; of a party, of what they wait for. */
function nextDue(
  ground: Ground,
  state: Case,
  personId: string,
  reader: WayReader,
  strand: StrandId,
  now: string,
): string | undefined {
  if (reader !== 'handling') return progressOf(ground, state, personId, now).next?.due;
  return openTasks(ground.procedure, state)
    .filter(({ instance }) => [strand, 'matter', 'complainant'].includes(instance.subject))
    .flatMap(({ due }) => due?.day ?? [])
    .sort()[0];
}
