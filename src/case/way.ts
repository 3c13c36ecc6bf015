import { appealDaysOf } from './appeal-days';
import { asKnownTo, letterOnAppealTo } from './as-known';
import { dayOf } from './calendar';
import type { StrandId } from './events';
import type { Ground } from './ground';
import { progressOf } from './progress';
import { rolesOf } from './roles';
import { passesThrough, seenSteps } from './seen-steps';
import { type Case, isBeforeComplaint } from './state';
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
  /** `beside`: an appeal, while something else of the way goes on. */
  readonly state: 'done' | 'now' | 'beside' | 'next';
  /** `yyyy-mm-dd`, local: the day on which it was done. */
  readonly on?: string;
}

/** One for each strand that the person may know of; none for whoever follows no way. */
export function waysOf(ground: Ground, state: Case, personId: string, now: string): readonly WayView[] {
  return strandsFor(state, personId).map(({ reader, strand }) => {
    const known = asKnownTo(ground.procedure, state, personId);
    const seen: WaySeen = { ...seenSteps(known, strand), way: state.way, appeals: appealsIn(known, reader, strand) };
    const due = nextDue(ground, state, personId, reader, strand, now);
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

/** Where a strand waits for nothing but the time to appeal, or its note: an appeal comes before these. */
const waiting: readonly WayStage[] = ['appealOpen', 'closed'];

/** One of them is now. An appeal is that, or goes beside what goes on meanwhile. */
function stagesIn({ calendar }: Ground, reader: WayReader, seen: WaySeen): readonly WayStageView[] {
  const rows = wayRows[reader].map((row) => {
    const ended = row.ended(seen);
    const isBegun = Boolean(row.begun(seen));
    return { ...row, isBegun, ended: isBegun ? ended : undefined };
  });
  const appeal = rows.find(({ stage, isBegun, ended }) => stage === 'appealProcedure' && isBegun && !ended);
  // What was overtaken is over, though nothing of its own has ended it.
  const onTheWay = rows.filter(({ stage, isBegun }) => isBegun && stage !== 'appealProcedure');
  const going = onTheWay.findLast(({ ended }) => !ended);
  const current = appeal && (!going || waiting.includes(going.stage)) ? appeal : going;
  // Between two stages nothing is to be seen but what can come; an appeal goes on beside that.
  const coming = (going ?? onTheWay.at(-1))?.next ?? [];
  const stateOf = ({ stage, isBegun, ended }: (typeof rows)[number]): WayStageView['state'] | undefined => {
    if (stage === current?.stage) return 'now';
    if (stage === appeal?.stage) return 'beside';
    if (stage === 'closed' && isBegun && !ended) return 'next';
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
    const known = strands.filter((one) => maySee(state, personId, 'way', one));
    return known.map((one) => ({ strand: one, reader: role }));
  });
}

/** Begun with the newest; over for a party on the day on which they were told. */
function appealsIn(known: Case, reader: WayReader, strand: StrandId): WaySeen['appeals'] {
  const made = passesThrough(known, 'appeal', strand);
  const decided = passesThrough(known, 'decideAppeal', strand);
  const told = reader === 'handling' ? [] : passesThrough(known, letterOnAppealTo(reader), strand);
  const begun = made.at(-1)?.at;
  const ended = decided.length >= made.length ? (told.at(-1) ?? decided.at(-1))?.at : undefined;
  return { ...(begun ? { begun } : {}), ...(ended ? { ended } : {}) };
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
  if (reader !== 'handling')
    return progressOf(ground, state, personId, now, strand === 'matter' ? undefined : strand).next?.due;
  return openTasks(ground.procedure, state)
    .filter(({ instance }) => [strand, 'matter', 'complainant'].includes(instance.subject))
    .flatMap(({ due }) => due?.day ?? [])
    .sort()[0];
}
