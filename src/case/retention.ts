import { type Outcome, outcomeOf } from '../procedure/retention';
import type { Role } from '../procedure/steps';
import { appealDaysOf } from './appeal-days';
import { dayOf, endOfDay, monthsLater } from './calendar';
import type { Surroundings } from './commands';
import { partiesAmong } from './decide-complaint';
import type { Ground } from './ground';
import { factsOf } from './needs';
import { filedIn } from './personnel-file';
import { holderOf } from './roles';
import { barredBy, choose, wereHeard } from './routing';
import type { Case } from './state';
import { openTasks } from './tasks';

/** A closed case of which nothing is left to do, and how long the organisation keeps such a one. */
export interface AtRest {
  /** Of each accused; each once. */
  readonly outcomes: readonly Outcome[];
  /** Local days, `yyyy-mm-dd`. */
  readonly receivedOn: string;
  readonly closedOn: string;
  /** When something was done in it last, which may be after it was closed: its time runs from then. */
  readonly lastAt: string;
  /** For which no time is set: then it has no end. */
  readonly unset: readonly Outcome[];
  /** The last day and moment of its time, by the outcome that is kept the longest. */
  readonly until?: { readonly day: string; readonly at: string };
  /** Documents that the guidelines keep in a personnel file. */
  readonly originals: number;
}

/**
 * Undefined while the case is open, somebody has something to do in it, an appeal too, or a party may still appeal. A
 * follow-up of chapter 4 keeps a case open by itself.
 */
export function atRest(ground: Ground, state: Case, now: string): AtRest | undefined {
  const { procedure, calendar, policy } = ground;
  const { closedAt } = state;
  if (state.phase !== 'closed' || closedAt === undefined || openTasks(procedure, state).length > 0) return undefined;
  const strands = Object.keys(state.strands);
  const appealable = strands.flatMap((strand) =>
    (['complainant', 'accused'] satisfies Role[]).flatMap(
      (role) => appealDaysOf(procedure, state, role, strand)?.accepted.at ?? [],
    ),
  );
  if (appealable.some((at) => at >= now)) return undefined;
  const ends = strands.length > 0 ? strands : ['matter'];
  const outcomes = [...new Set(ends.map((subject) => outcomeOf(factsOf(state, subject))))];
  const unset = outcomes.filter((outcome) => policy.retention[outcome] === undefined);
  const lastAt = [closedAt, ...appealable, ...doneIn(state)].sort().at(-1) ?? closedAt;
  const months = Math.max(...outcomes.map((outcome) => policy.retention[outcome] ?? 0));
  const day = monthsLater(dayOf(lastAt, calendar), months);
  return {
    outcomes,
    receivedOn: dayOf(state.receivedAt, calendar),
    closedOn: dayOf(closedAt, calendar),
    lastAt,
    unset,
    ...(unset.length === 0 ? { until: { day, at: endOfDay(day, calendar) } } : {}),
    originals: filedIn(procedure, state).length,
  };
}

function doneIn(state: Case): readonly string[] {
  return [state, ...Object.values(state.strands)]
    .flatMap(({ instances }) => Object.values(instances))
    .flatMap(({ done }) => done?.at ?? []);
}

/**
 * Who decides on it: HR on the case, or whoever in HR may be that and had no part in it, heard or asked for support
 * included. Never a party. Undefined where nobody is left: then it is kept.
 */
export function reviewerOf({ procedure }: Ground, state: Case, around: Surroundings): string | undefined {
  const { leaders, hr, lastResort, holders } = around;
  const adviser = holderOf(state, 'hrAdviser');
  const parties = partiesAmong(state, [...leaders, ...hr, ...lastResort, ...holders]);
  const isThere = [...hr, ...lastResort].some(({ id, active }) => active && id === adviser);
  const isFree = adviser !== undefined && !barredBy(procedure, 'hrAdviser', adviser, parties);
  if (adviser && isThere && isFree && !state.steppedDown.includes(adviser)) return adviser;
  const supporter = state.supporter?.accountId;
  const out = [...state.steppedDown, ...wereHeard(state), ...(supporter ? [supporter] : [])];
  const facts = { leaders, hr, lastResort, accusedIds: parties.accusedIds, straightToHr: false };
  return choose(procedure, 'hrAdviser', facts, parties, out)?.person.id;
}
