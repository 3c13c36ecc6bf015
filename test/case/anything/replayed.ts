import { isDeepStrictEqual } from 'node:util';
import { type CaseCommit, foldCommit } from '../../../src/case/commit';
import { absent, type CaseState } from '../../../src/case/state';
import { must } from './holds';
import type { Model } from './model';

/** The commits alone, as they come back from a store, make the same case. */
export function isReplayed(model: Model): void {
  const commits: readonly CaseCommit[] = asStored(model.commits);
  const state = commits.reduce<CaseState>((before, commit) => foldCommit(before, commit), structuredClone(absent));
  must(isDeepStrictEqual(asStored(state), asStored(model.state)), 'the commits make another case');
}

export function asStored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
