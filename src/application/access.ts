import { groundOf } from '../case/ground';
import { type HeldRole, rolesOf } from '../case/roles';
import type { Case } from '../case/state';
import { type RecordView, recordsFor } from '../case/views';
import { isGiven } from '../procedure/steps';
import { advisedCases } from './advised-cases';
import type { Cases } from './cases';

/** What one of an adviser's cases holds for a person to read. */
export interface PartOfCase {
  readonly state: Case;
  readonly roles: readonly HeldRole[];
  readonly records: readonly RecordView[];
}

/** What concerns one person in an adviser's cases, by the table of who sees what: nothing that they could not read. */
export interface ConcernsPerson {
  readonly personId: string;
  readonly name: string;
  /** Names the person without naming them: a case in which they have a part, and their place among its people. */
  readonly at: { readonly caseId: string; readonly subject: string };
  readonly cases: readonly PartOfCase[];
}

/**
 * Access (GDPR, article 15): HR on a case finds what concerns each of its people, checks it, and gives it on. Each adviser
 * from the cases in which they take part, as with personnel files.
 */
export class Access {
  constructor(private readonly cases: Cases) {}

  /** Everybody with an account who knows of such a case, by name. */
  async all(adviserId: string): Promise<readonly ConcernsPerson[]> {
    const states = await advisedCases(this.cases, adviserId);
    const parts = states.flatMap((state) =>
      peopleIn(state).flatMap(({ personId, name, subject }) => {
        const roles = rolesOf(state, personId).filter(({ role }) => !isGiven(role));
        if (roles.length === 0 || personId === adviserId) return [];
        return [{ personId, name, at: { caseId: state.caseId, subject }, part: this.partOf(state, personId, roles) }];
      }),
    );
    return [...new Set(parts.map(({ personId }) => personId))]
      .flatMap((personId): readonly ConcernsPerson[] => {
        const own = parts.filter((one) => one.personId === personId);
        const [first] = own;
        if (!first) return [];
        const cases = [...new Map(own.map(({ part }) => [part.state.caseId, part])).values()];
        return [{ personId, name: first.name, at: first.at, cases }];
      })
      .sort((one, other) => one.name.localeCompare(other.name, 'nb'));
  }

  /** Of whoever has this place in that case; undefined just as where there is none. */
  async of(adviserId: string, caseId: string, subject: string): Promise<ConcernsPerson | undefined> {
    const all = await this.all(adviserId);
    const state = all.flatMap(({ cases }) => cases).find((part) => part.state.caseId === caseId)?.state;
    const meant = state && peopleIn(state).find((one) => one.subject === subject);
    return all.find(({ personId }) => personId === meant?.personId);
  }

  private partOf(state: Case, personId: string, roles: readonly HeldRole[]): PartOfCase {
    return {
      state,
      roles,
      records: recordsFor(groundOf(this.cases.grounds, state), state, personId),
    };
  }
}

interface Place {
  readonly personId: string;
  readonly name: string;
  readonly subject: string;
}

function peopleIn({ complainant, observer, supporter, strands, witnesses }: Case): readonly Place[] {
  const places = [
    { subject: 'complainant', person: complainant },
    { subject: 'observer', person: observer },
    { subject: 'supporter', person: supporter },
    ...Object.entries(strands).map(([subject, { accused }]) => ({ subject, person: accused })),
    ...witnesses.map(({ person }, place) => ({ subject: `witness ${place + 1}`, person })),
  ];
  return places.flatMap(({ subject, person }) =>
    person?.accountId ? [{ personId: person.accountId, name: person.name, subject }] : [],
  );
}
