import type { RuleNumber, Way } from './steps';

/** What a safety representative finds of the cases in their area: about how many, and how many are late. Never which. */
export interface AreaNumbers {
  readonly kind: 'areaNumbers';
  readonly rule: RuleNumber;
  /** Cases that came about otherwise are not counted: nothing was reported, or it is about whoever reported. */
  readonly ways: readonly Way[];
  /** A case is counted from so many days after it came: nobody can tell from the number on which day somebody went where. */
  readonly afterDays: number;
  /** And until it is closed, but at least for so many months: that one ended can't be told from it either. */
  readonly forMonths: number;
}
