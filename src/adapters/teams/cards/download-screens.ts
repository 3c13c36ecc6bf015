import type { ButtonData } from './lines';

/** Taking a document out of Trygg, at its reader's own wish. */
export type DownloadScreen =
  /** What it means, before anything is done. */
  | {
      readonly screen: 'downloadWarning';
      readonly caseNumber: string;
      readonly send: ButtonData;
      readonly back: ButtonData;
    }
  /** The question for consent stands in the chat now. */
  | { readonly screen: 'downloadOffered'; readonly caseNumber: string; readonly offer: FileOffer };

/** A file that the person can let into their own files. Nothing in it says what it is about, or whom. */
export interface FileOffer {
  readonly kind: FileKind;
  readonly caseNumber: string;
  /** Tells one document of a case from another. */
  readonly mark: string;
  /** An estimate, in bytes. */
  readonly size: number;
  /** What comes back with the answer: which document it is, and never who asks. */
  readonly context: ButtonData;
}

export type FileKind = 'complaint' | 'minutes' | 'oralNote' | 'letter' | 'closingNote' | 'personnelFile' | 'access';

/** What the person is told in the chat after they have answered. */
export interface DownloadAnswer {
  readonly screen: 'download';
  /** `gone`: not theirs to read any more. */
  readonly what: 'declined' | 'failed' | 'gone';
}
