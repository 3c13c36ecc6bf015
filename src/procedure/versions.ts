import type { Procedure } from './declarations';
import { procedure } from './procedure';

/** Every version under which a case may still go on, the oldest first. A new one is added, and none is ever changed. */
export const versions: readonly Procedure[] = [procedure];

/** The newest that holds on a day, `yyyy-mm-dd`; the oldest for a day before all of them. */
export function versionAt(all: readonly Procedure[], day: string): Procedure {
  return all.findLast(({ from }) => from <= day) ?? oldest(all);
}

/** What began under a version that is no longer kept goes on under the oldest that is. */
export function versionNamed(all: readonly Procedure[], version: string): Procedure {
  return all.find((one) => one.version === version) ?? oldest(all);
}

function oldest([first]: readonly Procedure[]): Procedure {
  if (!first) throw new Error('there is no version of the procedure');
  return first;
}
