export const talkIds = ['isIt', 'saw', 'accused', 'leader'] as const;
export type TalkId = (typeof talkIds)[number];

/** Where a talk can lead, in the order in which it is offered. The last leaves nothing behind. */
export type WayOut = 'talkTo' | 'words' | 'rights' | 'report' | 'reportSeen' | 'reportOwn' | 'takeDown' | 'think';

/**
 * A few questions that help somebody think, as the guidelines' own definitions ask them. There is no verdict in it and
 * nothing is counted: answers choose which of the guidelines' thoughts are said, and whether a number to call comes first.
 * The words are in the language files, below `talks.<id>`.
 */
export interface Talk {
  readonly id: TalkId;
  readonly questions: readonly Question[];
  /** Said after the questions, in this order, as many as fit what was answered. */
  readonly thoughts: readonly Thought[];
  readonly ways: readonly WayOut[];
}

export interface Question {
  readonly id: string;
  /** `some`: several, or none. */
  readonly choose: 'one' | 'some';
  readonly answers: readonly string[];
  /** The answers after which a number to call is said before anything else. */
  readonly urgent?: readonly string[];
  /** The guidelines' passage behind the question. */
  readonly read: string;
}

export interface Thought {
  readonly id: string;
  /** Said where one of these was answered to that question; always, where it is left out. */
  readonly on?: { readonly question: string; readonly answers: readonly string[] };
  readonly read: string;
}
