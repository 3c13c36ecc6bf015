import type { Surroundings } from '../case/commands';
import type { Person } from '../case/events';
import type { Case } from '../case/state';
import type { Candidate } from '../procedure/declarations';
import type { Account, Directory } from './ports';

/**
 * Who stands around a case now. Where the complainant has no account, those around whoever handed it in: somebody must
 * be nearest.
 */
export async function aroundCase(directory: Directory, state: Case): Promise<Surroundings> {
  const { complainant, observer, takenDownBy, supporter, roles } = state;
  const centre = [complainant, observer, takenDownBy].flatMap((person) => person?.accountId ?? [])[0];
  const [around, holders] = await Promise.all([
    // Around somebody whom the directory does not know stand HR and the last resort.
    directory.surroundings(centre ?? ''),
    Promise.all([...Object.values(roles), ...(supporter ? [supporter] : [])].map((one) => accountOf(directory, one))),
  ]);
  return { ...around, holders };
}

/** Whom the directory does not have any more has left. */
async function accountOf(directory: Directory, { accountId = '', name }: Person): Promise<Candidate> {
  const left = { id: accountId, name, position: '', unit: '', active: false };
  return (await directory.person(accountId)) ?? left;
}

/** Those of them whom the directory knows. */
export async function accounts(directory: Directory, ids: readonly string[]): Promise<readonly Account[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => directory.person(id)));
  return found.flatMap((account) => account ?? []);
}
