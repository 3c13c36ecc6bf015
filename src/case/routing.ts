import {
  type Candidate,
  declared,
  type Procedure,
  type RoutingFacts,
  type RuleNumber,
} from '../procedure/declarations';

export interface Chosen {
  readonly person: Candidate;
  readonly rule: RuleNumber;
}

/** Who will receive a complaint. Without a handler, HR appoints one. */
export interface Receivers {
  readonly handler?: Chosen;
  readonly hrAdviser?: Chosen;
}

export function route(procedure: Procedure, facts: RoutingFacts, complainantId: string | undefined): Receivers {
  const parties = { complainantId, accusedIds: facts.accusedIds };
  const choose = (role: 'handler' | 'hrAdviser', taken: string | undefined): Chosen | undefined => {
    for (const { role: forRole, rule, candidates } of declared(procedure, 'route')) {
      if (forRole !== role) continue;
      const person = candidates(facts).find(
        (candidate) => candidate.active && candidate.id !== taken && !barredBy(procedure, role, candidate.id, parties),
      );
      if (person) return { person, rule };
    }
    return undefined;
  };
  const handler = choose('handler', undefined);
  return { handler, hrAdviser: choose('hrAdviser', handler?.person.id) };
}

/** The rule that keeps a person out of a role in a matter with these parties, if there is one. */
export function barredBy(
  procedure: Procedure,
  role: 'complainant' | 'handler' | 'hrAdviser',
  personId: string,
  parties: { readonly complainantId?: string; readonly accusedIds: readonly string[] },
): RuleNumber | undefined {
  return declared(procedure, 'bar').find((bar) => bar.roles.includes(role) && bar.bars(personId, parties))?.rule;
}
