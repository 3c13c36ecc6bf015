import { foldCommit } from '../case/commit';
import { copyOf } from '../case/copy';
import { absent, type Case, type CaseState } from '../case/state';
import { fromCase } from './case-fault';
import { endsInErasure, openCommit } from './codec';
import { type CommitWithMark, type Keys, type Store, Unreadable } from './ports';

/** A case as it stands, and where its chain of commits ends. */
export interface Loaded {
  readonly state: CaseState;
  readonly version: number;
  readonly mac: string;
}

/** Where there is no commit, or what there was is erased. */
export const nothing: Loaded = { state: absent, version: 0, mac: '' };

/** As of the newest commit. */
export async function catchUp(store: Store, keys: Keys, loaded: Loaded, caseId: string): Promise<Loaded> {
  return fold(keys, caseId, loaded, await store.commitsOf(caseId, loaded.version + 1));
}

/** @throws Unreadable where a commit is not what was written there, or in another place; and CaseFault, WrittenByNewer */
async function fold(keys: Keys, caseId: string, loaded: Loaded, newer: readonly CommitWithMark[]): Promise<Loaded> {
  const last = newer.at(-1)?.commit;
  if (!last) return loaded;
  if (endsInErasure(keys, caseId, newer, loaded.mac)) return { state: absent, version: last.version, mac: last.mac };
  let { state, version, mac } = { ...loaded, state: copyOf(loaded.state) };
  for (const { commit } of newer) {
    if (commit.caseId !== caseId || commit.version !== version + 1)
      throw new Unreadable('a commit is not in its place');
    const opened = await openCommit(keys, commit, mac);
    state = fromCase(() => foldCommit(state, opened));
    version = commit.version;
    mac = commit.mac;
  }
  return { state, version, mac };
}

export function opened(state: CaseState): Case {
  if (state.phase === 'absent') throw new Error('the case has no commit');
  return state;
}
