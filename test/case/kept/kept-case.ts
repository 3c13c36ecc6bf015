import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseCommit } from '../../../src/case/commit';
import type { Case } from '../../../src/case/state';
import { packageRoot } from '../../../src/root';

/** A case as it was once recorded, and the state to which it folds for ever. */
export interface KeptCase {
  readonly what: string;
  readonly commits: readonly CaseCommit[];
  readonly state: Case;
}

export const keptIn = join(packageRoot, 'test/case/kept');

export function keptCases(): readonly KeptCase[] {
  return readdirSync(keptIn)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(keptIn, name), 'utf8')) as KeptCase);
}

/** The names of all types of events, as they are declared. */
export function eventTypes(): readonly string[] {
  const source = readFileSync(join(packageRoot, 'src/case/events.ts'), 'utf8');
  return [...source.matchAll(/readonly type: '(\w+)'/g)].flatMap(([, name]) => name ?? []);
}
