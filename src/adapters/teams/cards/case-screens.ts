import type { FieldProblem } from '../../../procedure/complaint';
import type { Fields } from '../../../procedure/form-fields';
import type { Answers, Role } from '../../../procedure/steps';
import type { AreaNumbersScreen } from './area-numbers-screen';
import type { ComplaintScreen, ReportedWords } from './complaint-screen';
import type { DownloadScreen } from './download-screens';
import type { Correction, LetterPreviewScreen, TalkTo } from './letter-screens';
import type {
  Awaited,
  BlockedLine,
  ButtonData,
  Day,
  Invitation,
  LastDayLine,
  NextStep,
  NotReachedLine,
  PersonLine,
  Problem,
  ReceivedLate,
  Recorded,
  RectifiedScreen,
  RightToAppeal,
  SaidWith,
  TaskLine,
  Worded,
} from './lines';
import type { WhoLookedScreen } from './look-screens';
import type { PersonnelDialogScreen } from './personnel-screens';
import type { WayOn } from './report-screens';
import type { WayScreen } from './way-dialog';

/** The dialogs of a case: where it stands, what is on record in it, and what somebody does in it. */

/** Something to do in a case, and whom it is about where several are accused. */
export interface CaseTask {
  readonly task: TaskLine;
  readonly about?: string;
  /** Of what can be corrected. */
  readonly isLetter?: boolean;
}

/** Something on record that can be read. */
export interface RecordLine {
  /** The step that recorded it, or `complaint`: the texts' key. */
  readonly step: string;
  readonly on: Day;
  /** By name: whom it is about. */
  readonly about?: string;
  readonly standing?: StandingLine;
  /** Somebody else decides on it. */
  readonly isProposal?: true;
  /** Of a letter that gives a sanction, which: its title, to whom it is about. */
  readonly sanction?: string;
  readonly open: ButtonData;
}

/** A draft that came back; a summons whose meeting was moved; or one in whose place another was sent, on that day. */
export type StandingLine =
  | { readonly is: 'sentBack' | 'moved' }
  | { readonly is: 'replaced'; readonly on: Day; readonly open: ButtonData };

export type CaseScreen =
  | CaseFileScreen
  | RecordScreen
  | ComplaintScreen
  | FormScreen
  | DocumentScreen
  | LetterPreviewScreen
  | DownloadScreen
  | WayScreen
  | PersonnelDialogScreen
  | WhoLookedScreen
  | AreaNumbersScreen
  /** What to think of before a conversation. */
  | (Worded & {
      readonly screen: 'preparation';
      readonly caseNumber: string;
      readonly step: string;
      readonly people: readonly PersonLine[];
      readonly back: ButtonData;
    })
  /** The end of a dialog. */
  | (Worded & {
      readonly screen: 'dialogDone';
      readonly step: string;
      readonly caseNumber: string;
      /** For a signature, and for the answer to an invitation: which way was chosen. `late`: a receipt that came too late. */
      readonly way?: 'sign' | 'signWithRemark' | 'decline' | 'comes' | 'otherTime' | 'declines' | 'late';
      readonly openCase?: ButtonData;
    })
  | (Worded & {
      readonly screen: 'dialogProblem';
      readonly problem: Problem;
      readonly rule?: string;
      readonly waitsFor: readonly string[];
      readonly awaits?: Awaited;
      /** What the person had written, where there is no form any more in which it could stand. */
      readonly written?: Recorded;
      /** The same, where nobody could look what it was written for. */
      readonly typed?: readonly string[];
      readonly openCase?: ButtonData;
    });

/** A case as one person sees it. */
export interface CaseFileScreen extends Worded {
  readonly screen: 'caseFile';
  readonly caseNumber: string;
  readonly received: Day;
  /** For those who handle it: the number of the case whose conclusion began this one. */
  readonly cameOf?: string;
  readonly closedOn?: Day;
  /** What the person is to the case. `employee`: asked somebody for support, and has not reported anything. */
  readonly roles: readonly (Role | 'employee')[];
  readonly people: readonly PersonLine[];
  /** All that the employee wrote for the one whom they asked for support. */
  readonly words?: string;
  /** The party in whose words it is told what is over and what comes. */
  readonly as?: 'complainant' | 'accused';
  readonly next?: NextStep;
  /** To the employee who asked them: there is no answer to wait for. */
  readonly supporterNotReached: boolean;
  /** Names of steps that are over, the latest last. */
  readonly done: readonly string[];
  readonly tasks: readonly CaseTask[];
  readonly corrections: readonly CaseTask[];
  readonly offers: readonly CaseTask[];
  readonly records: readonly RecordLine[];
  /** For those who handle the case. */
  readonly notReached: readonly NotReachedLine[];
  /** Where what went before a complaint leads on to. */
  readonly waysOn?: readonly WayOn[];
  /** For whom there is a way to follow. */
  readonly way?: ButtonData;
  /** The records are in words to whoever they are about. */
  readonly own: boolean;
  readonly blocked: readonly BlockedLine[];
}

/** What a pass through a step recorded. */
export interface RecordScreen extends Worded, RectifiedScreen {
  readonly screen: 'record';
  readonly caseNumber: string;
  readonly step: string;
  /** Read by somebody who does not handle the case: in words to them. */
  readonly own: boolean;
  /** Both as in {@link RecordLine}. */
  readonly isProposal?: true;
  readonly sanction?: string;
  /** A letter that Trygg does not send: drawn up, to be printed; or delivered on this day. */
  readonly byHand?: 'toPrint' | { readonly deliveredOn: Day };
  readonly on: Day;
  readonly people: readonly PersonLine[];
  /** Who recorded it, where their name may be known. */
  readonly by?: string;
  readonly onPaper: boolean;
  /** `differs`: two did not agree, and it is not settled yet. `oneHalf`: the other is not there yet. */
  readonly how: 'done' | 'declined' | 'lapsed' | 'differs' | 'oneHalf';
  /** The reason for declining, or the note about what fell away. */
  readonly reason: string;
  readonly recorded: readonly Recorded[];
  readonly notReached?: NotReachedLine;
  readonly invitation?: Invitation;
  readonly letter?: string;
  /** The letter takes the place of another one. */
  readonly corrects?: Correction;
  /** The letter was corrected by this one. */
  readonly correctedBy?: { readonly on: Day; readonly open: ButtonData };
  readonly earlier?: readonly { readonly on: Day; readonly open: ButtonData }[];
  readonly standing?: StandingLine;
  /** Goes with every letter. */
  readonly appeal?: RightToAppeal;
  /** An appeal that came after this day. */
  readonly late?: Day;
  readonly receivedLate?: ReceivedLate;
  /** Goes with the letter too. */
  readonly talkTo?: TalkTo;
  readonly page: { readonly number: number; readonly of: number };
  readonly previous?: ButtonData;
  readonly following?: ButtonData;
  readonly download?: ButtonData;
  readonly openCase: ButtonData;
}

/** The form of a step, as its declaration asks. */
export interface FormScreen extends Worded {
  readonly screen: 'form';
  readonly caseNumber: string;
  /** The texts' key: the step's name, `recordLapse`, `recordOnPaper` or `takeDownRectification`. */
  readonly step: string;
  /** The step that it is about, whatever the form says. */
  readonly of: string;
  /** Field texts by `fields.<form>.<field>`. */
  readonly form: string;
  readonly rule: string;
  readonly due?: Day;
  /** The organisation has set how long it may take. */
  readonly isDueByPolicy?: boolean;
  /** The last day of a right, and whether it is told to whose right it is. */
  readonly until?: LastDayLine & { readonly own: boolean };
  /** The day after which came what it answers to. */
  readonly late?: Day;
  readonly receivedLate?: ReceivedLate;
  /** Who it is about, shown in the dialog only. */
  readonly people: readonly PersonLine[];
  readonly fields: Fields;
  /** For a field of kind `leader`. */
  readonly leaders: readonly { readonly id: string; readonly title: string }[];
  /** For a field of kind `record`; `own`: in words to whoever fills it in. */
  readonly records?: readonly {
    readonly key: string;
    readonly step: string;
    readonly on: Day;
    readonly own: boolean;
  }[];
  readonly values: Answers;
  readonly problems: readonly FieldProblem[];
  /** Why it was not carried out, where no field is wrong; and what it waits for. */
  readonly refused?: Problem;
  readonly waitsFor?: readonly string[];
  readonly send: ButtonData;
  /** The days on which somebody was asked or invited. */
  readonly askedOn: readonly Day[];
  /** What an employee wrote for the one whom they asked for support. */
  readonly words?: string;
  /** What the form answers to: a report of more, a measure, a draft, a letter, a decision of two. */
  readonly basis?: readonly Recorded[];
  /** Where it does not fit on the card. */
  readonly readBasis?: ButtonData;
  /** Whom it is about to reach. */
  readonly notReached?: NotReachedLine;
  /** The invitation that is answered. */
  readonly invitation?: Invitation;
  /** What Trygg tells the party besides the leader's words; and the complainant's name, where it is told or not. */
  readonly tells?: {
    readonly to: 'complainant' | 'accused';
    readonly says: readonly SaidWith[];
    readonly complainant?: string;
  };
  /** The other half of a joint step; or both, where they are to be settled. */
  readonly halves: readonly Recorded[];
  readonly readHalves?: ButtonData;
  readonly isLetter: boolean;
  /** Of a letter: what goes with it, as if it were sent now. */
  readonly appeal?: RightToAppeal;
  readonly talkTo?: TalkTo;
  /** Until this day it goes out with a reason only, which these fields ask for: named by `fields.quietHours.<field>`. */
  readonly quiet?: { readonly until: Day; readonly fields: Fields };
  /** The letter that it takes the place of, and what is asked for besides: named by `fields.letterCorrection.<field>`. */
  readonly correction?: { readonly of: Day; readonly fields: Fields };
  readonly readComplaint?: ButtonData;
  /** What is to be handed over. */
  readonly readDocument?: ButtonData;
  readonly prepare?: ButtonData;
  readonly openCase: ButtonData;
}

/** Minutes, or the note of an oral complaint: read and, while it is asked for, signed or not. */
export interface DocumentScreen extends Worded, RectifiedScreen {
  readonly screen: 'document';
  readonly caseNumber: string;
  /** The writing step: the texts' key. */
  readonly step: string;
  readonly own: boolean;
  readonly people: readonly PersonLine[];
  /** Of minutes. */
  readonly head?: { readonly heldAt: string; readonly place: string; readonly companion: string };
  readonly text: string;
  /** Of the note of an oral complaint, instead of a text. */
  readonly complaint?: ReportedWords;
  readonly version: number;
  readonly sha256: string;
  readonly writtenBy: string;
  readonly signed?: {
    readonly how: 'done' | 'declined' | 'lapsed';
    readonly on: Day;
    readonly remark: string;
    readonly onPaper: boolean;
    /** Given to other words than those that stand there: it holds no longer. */
    readonly isOfAnother?: boolean;
  };
  readonly sign?: ButtonData;
  /** The answer is recorded for a person without an account. */
  readonly onPaper: boolean;
  /** An answer was given to an earlier version, and was not taken. */
  readonly changed: boolean;
  readonly problems: readonly FieldProblem[];
  readonly values: Answers;
  readonly download?: ButtonData;
  readonly openCase: ButtonData;
}
