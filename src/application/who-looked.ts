import { isOutside } from '../case/decide-due';
import { type Ground, groundOf } from '../case/ground';
import { rolesOf } from '../case/roles';
import type { Case } from '../case/state';
import { isGiven, type Way } from '../procedure/steps';
import type { Cases } from './cases';
import type { Account, Directory } from './directory';
import type { Looked, LookList, Looks, Refused } from './looks';

/** A look as the data protection officer reads it: a party is named by what they are to the case alone. */
export type SeenLook = Looked & { readonly name?: string };

export type SeenRefused = Refused & { readonly at: string; readonly name?: string };

/**
 * Of a data protection officer, who is apart from the case: also from one that they know nothing of yet, as the accused
 * before they are called do, or whose name may be meant.
 */
export function mayReadLooks(ground: Ground, state: Case, officer: Account): boolean {
  return isOutside(ground, state, officer) && rolesOf(state, officer.id).length === 0;
}

/** The organisation's data protection officer reads who has looked at what, and nothing of what they saw. */
export class WhoLooked {
  constructor(
    private readonly directory: Directory,
    private readonly cases: Cases,
    private readonly looks: Looks,
  ) {}

  async mayAsk(personId: string): Promise<boolean> {
    return (await this.officer(personId)) !== undefined;
  }

  /**
   * The newest first. Undefined just as where there is no such case: for whoever is no data protection officer, and for one
   * who has a part in it. That they looked is recorded before they read.
   */
  async at(
    personId: string,
    caseId: string,
  ): Promise<{ readonly way: Way; readonly looks: LookList<SeenLook> } | undefined> {
    const [officer, { state }] = await Promise.all([this.officer(personId), this.cases.load(caseId)]);
    const look = { by: personId, what: 'WhoLooked' };
    const isTheirs =
      officer && state.phase !== 'absent' && mayReadLooks(groundOf(this.cases.grounds, state), state, officer);
    if (!isTheirs) {
      await this.looks.recordRefused({ ...look, caseId });
      return undefined;
    }
    await this.looks.record(caseId, look);
    const looks = await this.looks.of(caseId);
    const named = async (one: Looked) => (isByParty(one) ? one : { ...one, ...(await this.named(one)) });
    return { way: state.way, looks: each(looks, named) };
  }

  /** Who asked for what is not theirs, or is not there. Undefined for whoever may not ask. */
  async refused(personId: string): Promise<LookList<SeenRefused> | undefined> {
    if (!(await this.mayAsk(personId))) return undefined;
    return each(await this.looks.refused(), async (look) => ({ ...look, ...(await this.named(look)) }));
  }

  private async officer(personId: string): Promise<Account | undefined> {
    return (await this.directory.dataProtection()).find(({ id }) => id === personId);
  }

  private async named({ by }: { readonly by: string }): Promise<{ readonly name?: string }> {
    const person = await this.directory.person(by);
    return person ? { name: person.name } : {};
  }
}

function each<One, Other>({ count, opened }: LookList<One>, as: (one: One) => Promise<Other>): LookList<Other> {
  return { count, opened: async (from, most) => Promise.all((await opened(from, most)).map(as)) };
}

function isByParty({ as }: Looked): boolean {
  return as.some((role) => !isGiven(role));
}
