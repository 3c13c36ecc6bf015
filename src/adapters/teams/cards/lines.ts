import type { StrandView } from '../../../case/views';

/** What screens of every kind are made of. */

export type Language = 'nb' | 'en';

/** `yyyy-mm-dd`, local: shown in words by the language. */
export type Day = string;

/** A button's data: what comes back when it is pressed. Never who presses it. */
export type ButtonData = Readonly<Record<string, string | number>>;

export interface TaskLine {
  readonly caseNumber: string;
  /** Name of the step, `holdConversationWithComplainant`, or `recordLapse`: the texts' key. */
  readonly step: string;
  readonly rule: string;
  readonly due?: Day;
  readonly overdue: boolean;
  /** To a party: the card in the chat says nothing of what it is about. */
  readonly quiet: boolean;
  /** Which of several accused it is about, by number: names stand in dialogs only. */
  readonly strand?: StrandView;
  /** Opens the step's dialog. */
  readonly open: ButtonData;
}

/** A deadline that somebody is reminded of, or that is late. */
export interface DeadlineLine {
  readonly caseNumber: string;
  /** The texts' key, as in {@link TaskLine}. */
  readonly step: string;
  readonly day: Day;
  /** Calendar days; 0 while the day has not passed. */
  readonly daysLate: number;
  /** The step whose deadline it is, where that is another one. */
  readonly holdsUp?: string;
  /** Whose task it is: for HR on the case. */
  readonly role?: 'handler' | 'hrAdviser' | 'leaderAbove';
  /** Of one's own: its line, with the deadline as its due date. */
  readonly task?: TaskLine;
  /** Opens the case: for HR on it. */
  readonly open?: ButtonData;
}

export interface PersonLine {
  readonly as:
    | 'complainant'
    | 'accused'
    | 'observer'
    | 'handler'
    | 'hrAdviser'
    | 'leaderAbove'
    /** Who asked somebody for support, and whom they asked. */
    | 'employee'
    | 'supporter'
    | 'takenDownBy';
  readonly name: string;
}

/** What a party waits for; `overdue` where its day has passed. */
export interface NextStep {
  readonly step: string;
  readonly due?: Day;
  readonly overdue: boolean;
}

export interface BlockedLine {
  readonly step: string;
  readonly rule: string;
  readonly strand?: StrandView;
  readonly waitsFor: readonly { readonly step: string; readonly rule: string }[];
}

export type Problem =
  | 'notUnderstood'
  | 'notYours'
  | 'unavailable'
  | 'alreadyDone'
  | 'changedSince'
  | 'tooEarly'
  | 'barred'
  | 'noReceiver'
  | 'noSuccessor'
  | 'draftDeleted';
