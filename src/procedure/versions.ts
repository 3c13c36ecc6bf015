import type { Procedure } from './declarations';
import { procedure } from './procedure';
import { WrittenByNewer } from './written-by-newer';

/** Every version under which a case may still go on, the oldest first. A new one is added, and none is ever changed. */
export const versions: readonly Procedure[] = [procedure];

/** The newest that holds on a day, `yyyy-mm-dd`; the oldest for a day before all of them. */
export function versionAt(all: readonly Procedure[], day: string): Procedure {
  return all.findLast(({ from }) => from <= day) ?? oldest(all);
}

/**
 * What began under a version that is no longer kept goes on under the oldest that is.
 *
 * @throws WrittenByNewer where it began under one that is not known yet: no other may stand in for that
 */
export function versionNamed(all: readonly Procedure[], version: string): Procedure {
  const own = all.find((one) => one.version === version);
  if (!own && all.every((known) => isLater(version, known.version))) throw new WrittenByNewer();
  return own ?? oldest(all);
}

/** Their names are days and numbers: `2026-11-5`. */
function isLater(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}

function oldest([first]: readonly Procedure[]): Procedure {
  if (!first) throw new Error('there is no version of the procedure');
  return first;
}
