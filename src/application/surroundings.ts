import type { Surroundings } from '../case/commands';
import { mayBeAppointed } from '../case/decide-step';
import type { Person } from '../case/events';
import type { Ground } from '../case/ground';
import { wereHeard } from '../case/routing';
import type { Case } from '../case/state';
import type { Candidate } from '../procedure/declarations';
import type { Account, Directory } from './directory';

/** Who stands around a case now. */
export async function aroundCase(directory: Directory, state: Case): Promise<Surroundings> {
  const { complainant, takenDownBy, observer, supporter, roles } = state;
  const [around, holders] = await Promise.all([
    aroundComplainant(directory, complainant, takenDownBy ?? observer, takenDownBy !== undefined),
    Promise.all([...Object.values(roles), ...(supporter ? [supporter] : [])].map((one) => accountOf(directory, one))),
  ]);
  return { ...around, holders };
}

/** Those around the complainant. Where they have no account: around whoever handed it in, or the leader who took it down. */
export async function aroundComplainant(
  directory: Directory,
  complainant: Person,
  sender: Person | undefined,
  takenDown: boolean,
): Promise<Omit<Surroundings, 'holders'>> {
  if (complainant.accountId) return directory.surroundings(complainant.accountId);
  // Around somebody whom the directory does not know stand HR and the last resort.
  const around = await directory.surroundings(sender?.accountId ?? '');
  if (!takenDown) return around;
  const taker = (await directory.leaders()).find(({ id }) => id === sender?.accountId);
  return taker ? { ...around, leaders: [taker, ...around.leaders], takenBy: taker.id } : { ...around, leaders: [] };
}

/** Whom HR may appoint as handler: leaders who are free of conflict, and others only where no leader is (P-1, P-8). */
export async function appointable(
  directory: Directory,
  { procedure }: Ground,
  state: Case,
): Promise<readonly Candidate[]> {
  const heard = wereHeard(state);
  const mayBe = (candidates: readonly Candidate[]) =>
    candidates.filter((candidate) => mayBeAppointed(procedure, state, candidate));
  const leaders = mayBe(await directory.leaders());
  const { hr, lastResort } = await aroundCase(directory, state);
  const others = mayBe([...lastResort, ...hr]);
  const free = (some: readonly Candidate[]) => some.filter(({ id }) => !heard.includes(id));
  return [free(leaders), free(others), leaders].find((some) => some.length > 0) ?? others;
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
