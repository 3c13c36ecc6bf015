import { type Case, isBeforeComplaint } from '../case/state';

/** Whoever something happened to: by account; of whom the directory does not know, by the unit that was named. */
export interface Affected {
  readonly id?: string;
  readonly unit: string;
}

/** Under which a reported case is found by whom it happened to. No account has such an id. */
export function affectedKey({ id, unit }: Affected): string {
  return id ? `affected ${id}` : `affected in ${unit.trim().toLowerCase()}`;
}

/** Nothing is reported yet where somebody was asked for support; and a false accusation is about whoever reported. */
export function affectedIn(state: Case): readonly string[] {
  if (isBeforeComplaint(state) || state.way === 'falseAccusation') return [];
  const { accountId: id, unit = '' } = state.complainant;
  return [affectedKey(id ? { id, unit } : { unit })];
}
