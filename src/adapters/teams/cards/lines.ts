import type { StrandView } from '../../../case/views';
import type { Wording } from '../../../language/texts';
import type { Fields } from '../../../procedure/form-fields';
import type { Answers, GivenRole } from '../../../procedure/steps';

/** What screens of every kind are made of. */

export type Language = 'nb' | 'en';

/** `yyyy-mm-dd`, local: shown in words by the language. */
export type Day = string;

/** A button's data: what comes back when it is pressed. Never who presses it. */
export type ButtonData = Readonly<Record<string, string | number>>;

/** In which words it is told. */
export interface Worded {
  readonly wording?: Wording;
}

export interface LastDayLine {
  readonly day: Day;
  readonly isOver: boolean;
}

/** Until when a decision can be appealed, as its letter says it. */
export interface AppealDaysLine {
  readonly byGuidelines: Day;
  readonly accepted: Day;
  /** What the organisation counts from. */
  readonly from: 'receipt' | 'decision';
  /** When its reader was told of it, where that was days after it was sent. */
  readonly deliveredOn?: Day;
}

/** Of a letter to print: from when the days run is known once it is handed over. */
export interface AppealOnceHandedOver {
  readonly byGuidelines: Day;
  readonly from: 'handover';
}

/**
 * `elsewhere`: in the letter about the outcome. `undated`: the letter went out before the days were reckoned. `nothing`:
 * it tells of nothing that was decided.
 */
export type RightToAppeal = AppealDaysLine | AppealOnceHandedOver | 'elsewhere' | 'undated' | 'nothing';

export interface TaskLine extends Worded {
  readonly caseNumber: string;
  /** Name of the step, `holdConversationWithComplainant`, or `recordLapse`: the texts' key. */
  readonly step: string;
  readonly rule: string;
  readonly due?: Day;
  readonly overdue: boolean;
  /** The last day of a right. */
  readonly until?: LastDayLine;
  /** To a party: the card in the chat says nothing of what it is about. */
  readonly quiet: boolean;
  /** Which of several accused it is about, by number: names stand in dialogs only. */
  readonly strand?: StrandView;
  /** Opens the step's dialog. */
  readonly open: ButtonData;
}

/** A task of one's own, with the deadline that somebody is reminded of. */
export interface DeadlineLine {
  readonly task: TaskLine;
  readonly day: Day;
  /** Calendar days until then; 0 on the day and after it. */
  readonly daysLeft: number;
  /** Calendar days; 0 while the day has not passed. */
  readonly daysLate: number;
  /** The step whose deadline it is, where that is another one. */
  readonly holdsUp?: string;
}

/** What is late in a case. Whose it is and the way into the case are for HR on it; others read nothing else (P-9). */
export interface LateCase extends Worded {
  readonly caseNumber: string;
  /** The longest overdue first. */
  readonly late: readonly LateLine[];
  readonly open?: ButtonData;
}

export interface LateLine {
  /** The texts' key, as in {@link TaskLine}. */
  readonly step: string;
  readonly daysLate: number;
  readonly role?: GivenRole;
  /** Nobody holds it for now. */
  readonly isVacant?: true;
}

/** A duty of the yearly wheel, as somebody is to do it, or hears that it is late. */
export interface DutyLine {
  /** The texts' key below `duties`. */
  readonly duty: string;
  readonly day: Day;
  readonly daysLate: number;
  /** Of leaders, for others: how many have it still to do. */
  readonly leaders?: number;
  /** How many of them no reminder has reached. */
  readonly notReached?: number;
  /** Opens its form: for whose duty it is. */
  readonly open?: ButtonData;
  /** Brings the text that leaders share. */
  readonly share?: ButtonData;
  /** Shows HR which leaders have done it. */
  readonly see?: ButtonData;
}

export interface PersonLine {
  readonly as:
    | 'complainant'
    | 'accused'
    /** Of a false accusation: whom it was about, and who made it. */
    | 'wronged'
    | 'accuser'
    | 'observer'
    | GivenRole
    /** Who asked somebody for support, and whom they asked. */
    | 'employee'
    | 'supporter'
    | 'takenDownBy'
    | 'witness';
  readonly name: string;
}

/** Somebody whom a message of the case never reached. */
export interface NotReachedLine {
  /**
   * `outside`: was to be told, from outside the case, that it is late. `notReached`: has no part in the case any more, and
   * no name in it.
   */
  readonly as: PersonLine['as'] | 'outside' | 'notReached';
  readonly name?: string;
  readonly since: Day;
  /** `neverMet`: has never opened Trygg. `refused`: Teams would not take the message. */
  readonly why: 'neverMet' | 'refused';
  /** The day on which somebody saw to it. */
  readonly seenTo?: Day;
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
  readonly awaits?: Awaited;
}

/** What a step waits for that is no other step. */
/** The receipt of a summons too late for its meeting, and the first day on which that could be held. */
export interface ReceivedLate {
  readonly on: Day;
  readonly earliest: Day;
  /** It was the one before, and a new one is drawn up. */
  readonly isMoved?: true;
}

export type Awaited = 'hr' | 'moved' | 'appeals' | 'bothTold' | 'newTime' | 'meeting' | 'day';

export type Problem =
  | 'notUnderstood'
  | 'notYours'
  | 'unavailable'
  | 'directoryDown'
  | 'draftWaits'
  | 'stillHere'
  | 'tooOften'
  | 'guest'
  | 'alreadyDone'
  | 'notAskedFor'
  | 'changedSince'
  | 'tooEarly'
  | 'barred'
  | 'noReceiver'
  | 'beforeDaysOff'
  | 'noSuccessor'
  | 'draftDeleted';

/** What one pass through a step recorded, or one half of it. */
export interface Recorded {
  /** Field texts by `fields.<form>.<field>`. */
  readonly form: string;
  /** Whose half it is. */
  readonly as?: GivenRole;
  readonly fields: Fields;
  readonly answers: Answers;
  /** Stands in the letter itself, after its text. */
  readonly inLetter?: true;
}

/** What was added to something on record, since somebody wants it rectified; and where its reader can add to it. */
export interface RectifiedScreen {
  readonly rectified?: {
    readonly statements: readonly {
      readonly on: Day;
      readonly own: boolean;
      /** On paper it stands there; on a card it is opened. */
      readonly text: string;
      readonly open: ButtonData;
    }[];
    readonly ask?: ButtonData;
  };
}

/** What Trygg says with an invitation. */
export type SaidWith =
  | 'companion'
  | 'investigation'
  | 'discipline'
  | 'talk'
  | 'meeting'
  | 'hearing'
  | 'discussion'
  | 'dismissalWithNotice'
  | 'summaryDismissal'
  | 'data';

/** What a party is told together with an invitation to a conversation. */
export interface Invitation {
  readonly says: readonly SaidWith[];
  /** Local, `yyyy-mm-ddThh:mm`; empty where no time was set. */
  readonly meetAt: string;
  readonly place: string;
  /** The leader's words, for the accused. */
  readonly about: string;
  /** Of the first conversation with the accused: who complains, or that the name is told later. */
  readonly naming?: 'later' | { readonly complainant: string };
  /** Of a false accusation: whom its reader had accused. */
  readonly wronged?: string;
}
