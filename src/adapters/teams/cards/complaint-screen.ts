import type { ReportDraft } from '../../../application/drafts';
import type { ButtonData, Day, PersonLine, RectifiedScreen, Worded } from './lines';

/** A complaint as somebody may read it. */
export interface ReportedWords {
  readonly draft: ReportDraft;
  readonly accused: readonly string[];
  readonly witnesses: readonly string[];
  /** What it says of an injury is not the reader's to see. */
  readonly withoutHealth?: boolean;
}

export interface ComplaintScreen extends ReportedWords, Worded, RectifiedScreen {
  readonly screen: 'complaint';
  readonly caseNumber: string;
  readonly received: Day;
  /** It was not reported: another case concluded that an accusation was false. */
  readonly isConclusion?: boolean;
  /** Who has the case, who reported it and who took it down, as far as the reader may know. */
  readonly people: readonly PersonLine[];
  /** To the form from which it was opened. */
  readonly back?: ButtonData;
  readonly download?: ButtonData;
  readonly openCase: ButtonData;
}
