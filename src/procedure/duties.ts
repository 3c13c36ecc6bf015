import type { FieldProblem } from './complaint';
import type { Fields } from './form-fields';
import type { Answers, RuleNumber } from './steps';

/** The vocabulary in which the organisation's yearly wheel is declared: what comes round, without any case. */

/** Whose duty it is: HR, the working environment committee (AMU), or each leader for their own staff. */
export type Keeper = 'hr' | 'committee' | 'eachLeader';

/** How often, as far as the guidelines leave that open. */
export type Interval = 'makingKnown' | 'mapping' | 'topics';

interface ActBasics {
  readonly rule: RuleNumber;
  readonly name: string;
  /** Past tense: what the record says afterwards. */
  readonly event: string;
  readonly by: readonly Keeper[];
  readonly asks: Fields;
  /** What the answers lack beyond each field by itself. */
  readonly alsoAsks?: (answers: Answers) => readonly FieldProblem[];
}

/** Something that is done again and again, and recorded each time with what was concluded. */
export interface Duty extends ActBasics {
  readonly kind: 'duty';
  /**
   * Months between two times; or the organisation's own interval. `signal`: not by itself, but on each signal that
   * something has become worse.
   */
  readonly every: Interval | number | 'signal';
  /** Who hears of it once it is late, besides whose duty it is. A "should" of the guidelines is told to nobody. */
  readonly lateTo: 'hr' | 'outside' | 'nobody';
}

/** Somebody notes a signal, on which a duty is then due. */
export interface SignalNoting extends ActBasics {
  readonly kind: 'signalNoting';
  readonly of: string;
  /** What is recorded of another duty may be a signal in itself. */
  readonly raisedBy: { readonly duty: string; readonly field: string; readonly answer: string };
}

/** The day of a duty is set before it is there. */
export interface DateSetting extends ActBasics {
  readonly kind: 'dateSetting';
  readonly of: string;
}

/** HR records for a leader what that one told them: nobody stays late for want of an account. */
export interface OnBehalf extends ActBasics {
  readonly kind: 'onBehalf';
  /** A duty of each leader. */
  readonly of: string;
}

/** What everybody is told where the guidelines are made known, and that the record says how they were. */
export interface Themes {
  readonly kind: 'themes';
  readonly rule: RuleNumber;
  readonly of: readonly string[];
  readonly themes: readonly ('causes' | 'routines' | 'report' | 'support')[];
  readonly asks: Fields;
}

/** What somebody records in the wheel, by a form. */
export type Act = Duty | SignalNoting | DateSetting | OnBehalf;
export type WheelDeclaration = Act | Themes;
