import type { ButtonData, Day, PersonLine, Recorded, RightToAppeal, Worded } from './lines';

/** A letter that takes the place of one that was sent, and why. */
export interface Correction {
  readonly of: Day;
  readonly why: string;
}

/** Whom the reader of a letter can talk to, by name. */
export interface TalkTo {
  readonly hrAdviser?: string;
  /** The safety representatives of the reader's unit. */
  readonly safety: readonly string[];
}

/** A letter as its reader will see it, while it can still be changed. */
export interface LetterPreviewScreen extends Worded {
  readonly screen: 'letterPreview';
  readonly caseNumber: string;
  /** The step that sends it: the texts' key. */
  readonly step: string;
  readonly to: PersonLine;
  /** It is printed and handed over. */
  readonly onPaper: boolean;
  /** Absent where it is too long for a card on which it stands twice. */
  readonly letter?: string;
  /** Which sanction it gives. */
  readonly sanction?: string;
  /** What stands in it after its text. */
  readonly elements: readonly Recorded[];
  readonly corrects?: Correction;
  readonly appeal: RightToAppeal;
  readonly talkTo: TalkTo;
  readonly send: ButtonData;
  readonly back: ButtonData;
}
