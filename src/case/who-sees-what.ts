import type { Role } from '../procedure/declarations';
import { type OpenCase, rolesOf } from './state';

/** The parts of a case that somebody may or may not see. */
export type CasePart = 'existence' | 'complaint' | 'assessment' | 'minutesOfComplainant' | 'deadlines';

/** The one table of who sees what: everything that shows a part of a case asks it. Nobody else sees anything. */
const sees: Readonly<Record<Role, readonly CasePart[]>> = {
  complainant: ['existence', 'complaint', 'minutesOfComplainant', 'deadlines'],
  handler: ['existence', 'complaint', 'assessment', 'minutesOfComplainant', 'deadlines'],
  hrAdviser: ['existence', 'complaint', 'assessment', 'minutesOfComplainant', 'deadlines'],
};

export function maySee(state: OpenCase, personId: string, part: CasePart): boolean {
  return rolesOf(state, personId).some((role) => sees[role].includes(part));
}
