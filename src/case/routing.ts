import { type Candidate, declared, type Parties, type Procedure, type RoutingFacts } from '../procedure/declarations';
import type { GivenRole, Role, RuleNumber } from '../procedure/steps';
import type { Case } from './state';

export interface Chosen {
  readonly person: Candidate;
  readonly rule: RuleNumber;
}

/** Who will receive a complaint. Without a handler, HR appoints one. */
export interface Receivers {
  readonly handler?: Chosen;
  readonly hrAdviser?: Chosen;
}

export function route(
  procedure: Procedure,
  facts: RoutingFacts,
  parties: Parties,
  out: readonly string[] = [],
): Receivers {
  const handler = choose(procedure, 'handler', facts, parties, out);
  const taken = handler ? [...out, handler.person.id] : out;
  return { handler, hrAdviser: choose(procedure, 'hrAdviser', facts, parties, taken) };
}

/** The first whom a route names who is there, is no party, and is not `out` for another reason. */
export function choose(
  procedure: Procedure,
  role: GivenRole,
  facts: RoutingFacts,
  parties: Parties,
  out: readonly string[],
): Chosen | undefined {
  for (const { role: forRole, rule, candidates } of declared(procedure, 'route')) {
    if (forRole !== role) continue;
    const person = candidates(facts).find(
      ({ id, active }) => active && !out.includes(id) && !barredBy(procedure, role, id, parties),
    );
    if (person) return { person, rule };
  }
  return undefined;
}

/** Whoever was heard in a case is given a role in it only where nobody else is left: no case stops for want of people. */
export function wereHeard(state: Case): readonly string[] {
  return state.witnesses.flatMap(({ person }) => person.accountId ?? []);
}

/** Whoever has given a half of what is not done yet can't come to give the other one too, or to decide between them. */
export function gaveOtherHalf(state: Case, role: GivenRole): readonly string[] {
  return [state, ...Object.values(state.strands)]
    .flatMap(({ instances }) => Object.values(instances))
    .filter(({ done }) => !done)
    .flatMap(({ halves = {} }) => Object.entries(halves))
    .flatMap(([as, half]) => (as === role ? [] : [half.by]));
}

/** The rule that keeps a person out of a role in a matter with these parties, if there is one. */
export function barredBy(procedure: Procedure, role: Role, personId: string, parties: Parties): RuleNumber | undefined {
  return declared(procedure, 'bar').find((bar) => bar.roles.includes(role) && bar.bars(personId, parties))?.rule;
}
