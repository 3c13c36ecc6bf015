import { declared } from '../procedure/declarations';
import { dayOf, daysLater, monthsLater } from './calendar';
import { lateIn } from './deadlines';
import type { Ground } from './ground';
import { type Case, partiesOf } from './state';

/** About how many: never a number that moves with a single case. */
export type About = 'none' | { readonly fewerThan: number } | { readonly atLeast: number };

export interface NumbersOfArea {
  readonly cases: About;
  /** Of them, those in which a deadline has passed. */
  readonly late: About;
}

/** A case of the area, under its own version of the procedure. */
export interface CaseOfArea {
  readonly state: Case;
  readonly ground: Ground;
}

/**
 * What a safety representative is told of their area, or that it has too few people to be told anything. A case to which
 * they are a party is not counted: whoever is accused learns of it from the call alone.
 *
 * @rule 1.6-3
 */
export function numbersOfArea(
  ground: Ground,
  personId: string,
  area: { readonly people: number; readonly cases: readonly CaseOfArea[] },
  now: string,
): NumbersOfArea | 'tooFew' | undefined {
  const [declaration] = declared(ground.procedure, 'areaNumbers');
  if (!declaration) return undefined;
  const { people, cases: step } = ground.policy.areaNumbers;
  if (area.people < people) return 'tooFew';
  const { ways, afterDays, forMonths } = declaration;
  const today = dayOf(now, ground.calendar);
  const isCounted = ({ state }: CaseOfArea): boolean => {
    const came = dayOf(state.receivedAt, ground.calendar);
    const isKnown = daysLater(came, afterDays) <= today;
    const lasts = state.phase === 'open' || monthsLater(came, forMonths) > today;
    return ways.includes(state.way) && isKnown && lasts && !isParty(state, personId);
  };
  const counted = area.cases.filter(isCounted);
  const late = counted.filter((one) => lateIn(one.ground.procedure, one.state, now).length > 0);
  return { cases: about(counted.length, step), late: about(late.length, step) };
}

function isParty(state: Case, personId: string): boolean {
  const { complainantIds, accusedIds } = partiesOf(state);
  return [...complainantIds, ...accusedIds].includes(personId);
}

function about(count: number, step: number): About {
  if (count === 0) return 'none';
  return count < step ? { fewerThan: step } : { atLeast: count - (count % step) };
}
