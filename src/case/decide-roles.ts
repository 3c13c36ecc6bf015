import type { Parties, RoutingFacts } from '../procedure/declarations';
import { type GivenRole, givenRoles } from '../procedure/steps';
import { tookDecisionUnderAppeal } from './appeal-days';
import type { Surroundings } from './commands';
import { asPerson, partiesAmong } from './decide-complaint';
import type { CaseEvent } from './events';
import type { Ground } from './ground';
import { holderOf } from './roles';
import { barredBy, choose, gaveOtherHalf, wereHeard } from './routing';
import { type Case, isBeforeComplaint, isEveryStrandClosed } from './state';
import { everyInstance, type Pass } from './tasks';

/**
 * Whoever holds a role and may not or cannot any longer gives it up at once, and it goes to whom the routing names: they
 * are accused by now, stepped down, have no account any more, or are no longer the leader to whom the complaint went.
 * `state` is the case as it is after everything else that happens in the same breath.
 */
export function rolesMoved(
  ground: Ground,
  state: Case,
  around: Surroundings,
  { at, by }: { readonly at: string; readonly by: string },
): CaseEvent[] {
  if (isBeforeComplaint(state)) return supporterLeft(state, around, { at, by });
  const events: CaseEvent[] = [];
  const parties = partiesAround(state, around);
  const keeps = (role: GivenRole) => {
    const now = holderOf(state, role);
    return now !== undefined && mayHold(ground, state, role, now, around, parties) ? now : undefined;
  };
  // Whoever may not keep one role is free for another at once: one who decided what is appealed may still help HR.
  const held = Object.fromEntries(givenRoles.map((role) => [role, keeps(role)]));
  for (const role of givenRoles) {
    const now = holderOf(state, role);
    const may = held[role] !== undefined;
    if (now ? may && isStill(state, role, now, around, parties) : !isMissed(ground, state, role)) continue;
    const deciders = role === 'leaderAbove' ? tookDecisionUnderAppeal(ground.procedure, state) : [];
    const others = givenRoles.filter((other) => other !== role).flatMap((other) => held[other] ?? []);
    const out = [...state.steppedDown, ...others, ...gaveOtherHalf(state, role), ...deciders];
    // To the level above whoever decided: the leader, or one above already.
    const decider = around.leaders.findLast(({ id }) => deciders.includes(id))?.id;
    const facts = factsOf(around, parties, decider ?? held.handler);
    const among = (without: readonly string[]) => choose(ground.procedure, role, facts, parties, without);
    // Nobody new is given what is closed: HR appoints somebody if it is ever opened again.
    const isOver = role === 'handler' && isEveryStrandClosed(state);
    const chosen = isOver ? undefined : (among([...out, ...wereHeard(state)]) ?? among(out));
    // So whoever has it keeps it; and an adviser who works elsewhere now is better than none.
    if (!chosen && may && (isOver || role === 'hrAdviser')) continue;
    held[role] = chosen?.person.id;
    const event = { at, by, strand: 'common' as const, role };
    if (chosen) {
      events.push({ ...event, type: 'RoleGiven', person: asPerson(chosen.person), rule: chosen.rule });
    } else if (now) {
      events.push({ ...event, type: 'RoleVacated', rule: '3.1.2-3' });
    }
  }
  return events;
}

/** Without an account any more, they can neither answer nor write; the employee may ask somebody else. */
function supporterLeft(
  { supporter }: Case,
  { holders }: Surroundings,
  moment: { readonly at: string; readonly by: string },
): CaseEvent[] {
  const left = holders.some(({ id, active }) => id === supporter?.accountId && !active);
  return left ? [{ ...moment, strand: 'common', type: 'SupporterLeft' }] : [];
}

/** Where nobody handles it, HR appoints; the other two are there for what only they may decide. */
function isMissed({ procedure }: Ground, state: Case, role: GivenRole): boolean {
  if (role === 'handler' || role === 'hrAdviser') return role === 'hrAdviser';
  const isTheirs = ({ step, standing }: Pass) => step.by === role && standing.done === undefined;
  return everyInstance(procedure, state, isTheirs).length > 0;
}

function mayHold(
  { procedure }: Ground,
  state: Case,
  role: GivenRole,
  personId: string,
  { holders }: Surroundings,
  parties: Parties,
): boolean {
  if (barredBy(procedure, role, personId, parties) || state.steppedDown.includes(personId)) return false;
  if (role === 'leaderAbove' && tookDecisionUnderAppeal(procedure, state).includes(personId)) return false;
  return !holders.some(({ id, active }) => id === personId && !active);
}

/** Whether they still are what they got the role as. */
function isStill(
  state: Case,
  role: GivenRole,
  personId: string,
  { leaders, hr, lastResort }: Surroundings,
  parties: Parties,
): boolean {
  // Whoever works elsewhere now no longer takes part for HR.
  if (role === 'hrAdviser') return [...hr, ...lastResort].some(({ id }) => id === personId);
  // The nearest leader, or the one above the accused, handles it as that; whoever HR appointed, as the one appointed.
  const asLeader = role === 'handler' && (state.roles.handler?.rule ?? '').startsWith('3.1.2-');
  // Nobody leads a complainant who has left: that changes nothing about who has the case.
  if (!asLeader || leaders.length === 0) return true;
  const accused = leaders.findLastIndex(({ id }) => parties.accusedIds.includes(id));
  return leaders.findIndex(({ id }) => id === personId) > accused;
}

/** A complaint that went to HR alone is not taken from HR by a change among the leaders. */
function factsOf(around: Surroundings, { accusedIds }: Parties, handlerId: string | undefined): RoutingFacts {
  const { holders: _, appointing = [], ...rest } = around;
  return { ...rest, appointing, accusedIds, straightToHr: false, ...(handlerId ? { handlerId } : {}) };
}

function partiesAround(state: Case, { leaders, hr, lastResort, appointing = [], holders }: Surroundings): Parties {
  return partiesAmong(state, [...leaders, ...hr, ...lastResort, ...appointing, ...holders]);
}
