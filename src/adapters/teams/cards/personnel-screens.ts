import type { AccessDialogScreen } from './access-screens';
import type { ButtonData, Day } from './lines';

export type PersonnelDialogScreen = PersonnelFilesScreen | PersonnelFileScreen | AccessDialogScreen;

/** Of whom HR has something to keep. */
export interface PersonnelFilesScreen {
  readonly screen: 'personnelFiles';
  readonly files: readonly { readonly name: string; readonly count: number; readonly open: ButtonData }[];
}

/** What lies in one person's file, from the cases in which the adviser takes part. */
export interface PersonnelFileScreen {
  readonly screen: 'personnelFile';
  readonly name: string;
  readonly documents: readonly FiledLine[];
  readonly download: ButtonData;
  readonly back: ButtonData;
}

export interface FiledLine {
  readonly caseNumber: string;
  /** The step that wrote it: the texts' key. */
  readonly step: string;
  readonly on: Day;
  /** What became of the party's signature; a letter has none. */
  readonly how: 'done' | 'declined' | 'lapsed' | 'sent';
  /** Whether the party has the copy that is owed to them. */
  readonly copy: { readonly how: 'inTrygg' | 'inPerson' | 'byPost'; readonly on: Day } | { readonly how: 'owed' };
  readonly open: ButtonData;
}
