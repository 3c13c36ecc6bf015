import type { Answers, RuleNumber } from '../procedure/steps';

/** What happens in the wheel. Instants are UTC; days are local, `yyyy-mm-dd`. */

/** Computed once, and kept with what promised it: no change of policy or calendar moves it. */
export interface DueDay {
  readonly day: string;
  /** The last moment of it. */
  readonly at: string;
  readonly timeZone: string;
}

/** As whom somebody is reminded: whose duty it is, HR of leaders who are late, or somebody further away (P-9). */
export type TurnedTo = 'own' | 'hr' | 'outside';

/** What somebody is reminded of. */
export interface DutyReminder {
  readonly duty: string;
  readonly as: TurnedTo;
}

export interface DutyReminders extends DutyReminder {
  /** Object ids. */
  readonly to: readonly string[];
}

interface Recorded {
  readonly at: string;
  readonly by: string;
  /** As the directory had it then. */
  readonly name: string;
  /** A press that comes again is recognised by it. */
  readonly commandId: string;
  /** The act, and its rule. */
  readonly act: string;
  readonly rule: RuleNumber;
  readonly answers: Answers;
}

/** A duty was done, and this was concluded. */
export interface DutyDone extends Recorded {
  readonly type: 'DutyDone';
  readonly event: string;
  /** When it is due again; absent where what was done later says so already, and for what comes on a signal. */
  readonly next?: DueDay;
  /** Of a leader: the round that it counts in. */
  readonly round?: number;
  /** For whom it was recorded, and by which act, where the one who recorded it is not the leader. */
  readonly leaderId?: string;
  readonly through?: string;
}

/** Something seems to have become worse: a duty is due on it. */
export interface SignalNoted extends Recorded {
  readonly type: 'SignalNoted';
  readonly event: string;
  readonly of: string;
  readonly due: DueDay;
}

export interface DateSet extends Recorded {
  readonly type: 'DateSet';
  readonly event: string;
  readonly of: string;
  readonly next: DueDay;
}

export type RecordedEvent = DutyDone | SignalNoted | DateSet;

export type WheelEvent =
  | RecordedEvent
  /** Nothing is recorded yet: these are the first days. */
  | { readonly type: 'WheelStarted'; readonly at: string; readonly first: Readonly<Record<string, DueDay>> }
  /** Those who lead somebody now are asked; who comes to lead later is asked in the next round. */
  | {
      readonly type: 'RoundOpened';
      readonly at: string;
      readonly duty: string;
      readonly rule: RuleNumber;
      readonly round: number;
      readonly due: DueDay;
      readonly next: DueDay;
      readonly leaders: readonly string[];
    }
  | { readonly type: 'Reminded'; readonly at: string; readonly reminders: readonly DutyReminders[] };
