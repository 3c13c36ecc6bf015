import type { LogoShown } from '../../../application/setup-logo';
import type { Notice } from '../../../case/who-is-told';
import type { Edition } from '../../../guidelines/edition';
import type { CallDialogScreen, CallScreen } from './call-screens';
import type { CaseScreen } from './case-screens';
import type { DownloadAnswer } from './download-screens';
import type { FindScreen } from './find-screens';
import type {
  BlockedLine,
  ButtonData,
  Day,
  DeadlineLine,
  DutyLine,
  Language,
  LateCase,
  NextStep,
  Problem,
  TaskLine,
  Worded,
} from './lines';
import type { ListPage } from './list-page';
import type { LogoScreen } from './logo-screens';
import type { ReportScreen } from './report-screens';
import type { RetentionChatScreen, RetentionDialogScreen } from './retention-screens';
import type { SetupChatScreen, SetupDialogScreen } from './setup-screens';
import type { TalkScreen } from './talk-screens';
import type { WaysInScreen } from './ways-in-screens';
import type { WheelChatScreen, WheelDialogScreen } from './wheel-screens';

/**
 * Everything that a person can be shown, as small view models. A screen in the chat holds no name of a party and no
 * account of what happened; those are shown in dialogs only. Text that a person wrote is marked by its place in the
 * template: it is shown as a TextRun, which knows no Markdown.
 */

export type {
  BlockedLine,
  ButtonData,
  Day,
  DeadlineLine,
  DutyLine,
  Language,
  LateCase,
  NextStep,
  PersonLine,
  Problem,
  TaskLine,
} from './lines';

/** A case in the list of somebody who is a party of it, or stands beside one. */
export interface MyCase extends Worded {
  readonly caseNumber: string;
  readonly received: Day;
  readonly closed: boolean;
  readonly as: 'complainant' | 'accused' | 'observer' | 'witness' | 'supporter';
  /** Names of steps that are over, the latest last. */
  readonly done: readonly string[];
  readonly next?: NextStep;
  /** The last day on which they may appeal, while it has not passed; the first where there are several. */
  readonly appealUntil?: Day;
  readonly tasks: readonly TaskLine[];
  readonly open: ButtonData;
  /** It happened again, and I am being punished for reporting: one tap away (P-5). */
  readonly more: readonly { readonly kind: 'again' | 'retaliation'; readonly open: ButtonData }[];
}

/** Which entries somebody's menu has besides those that everybody's has. */
export interface Doors {
  readonly hasTasks: boolean;
  readonly takesDown: boolean;
  /** In HR, who see what is late. */
  readonly oversees: boolean;
  /** In HR or AMU, who keep the yearly wheel. */
  readonly keepsWheel: boolean;
  /** Leads somebody, and makes the guidelines known to them. */
  readonly leads: boolean;
  /** The data protection officer, who reads who has looked at what. */
  readonly protectsData: boolean;
  /** The safety representative of some unit, who sees how many cases there are and whether they are late. */
  readonly watchesOver: boolean;
  /** The organisation's, where there is one and where cards can show it. */
  readonly logo?: LogoShown;
}

export type ChatScreen =
  | WaysInScreen
  | TalkScreen
  | CallScreen
  | WheelChatScreen
  | DownloadAnswer
  | RetentionChatScreen
  | FindScreen
  | SetupChatScreen
  | LogoScreen
  /** To whoever could not send what they wrote. */
  | { readonly screen: 'canBeSent' }
  /** On installation: what the bot is, who can read what, emergency numbers. */
  | ({ readonly screen: 'welcome' } & Doors)
  /** The menu; also the answer to hi and hello, and the way on from everything else. */
  | ({ readonly screen: 'home' } & Doors)
  | { readonly screen: 'help' }
  /** What the employer's administrators can see, and what they can't. */
  | { readonly screen: 'whoReads' }
  | { readonly screen: 'language'; readonly now: Language }
  | {
      readonly screen: 'guidelines';
      readonly edition: Edition;
      readonly routes: readonly { readonly title: string; readonly open: ButtonData }[];
    }
  | {
      readonly screen: 'passage';
      /** Where it is not the reader's own: they asked in it. */
      readonly language?: Language;
      readonly section: string;
      readonly sectionTitle: string;
      /** The whole section in a sentence or two, where reading it begins. */
      readonly inShort?: string;
      /** The organisation's own policy: shown as that, never as a rule of the guidelines. */
      readonly policy: false | 'asWritten' | 'changed';
      readonly heading: string;
      readonly markdown: string;
      readonly position: number;
      readonly of: number;
      readonly previous?: ButtonData;
      readonly next?: ButtonData;
    }
  | {
      readonly screen: 'myCases';
      /** A report that was begun and not sent. */
      readonly draftFrom?: Day;
      readonly cases: readonly MyCase[];
      /** How many there are that can't be read. */
      readonly unreadable?: number;
    }
  | {
      readonly screen: 'tasks';
      /** The earliest due date first, as many as a card holds. */
      readonly tasks: readonly TaskLine[];
      /** How many there are in all. */
      readonly count: number;
      /** The open cases that the person handles. */
      readonly cases: readonly { readonly caseNumber: string; readonly open: ButtonData }[];
      readonly hasClosed: boolean;
      readonly oversees: boolean;
      /** What somebody has to do in the yearly wheel. */
      readonly duties: readonly DutyLine[];
      /** Nobody has looked through the setup yet, and they may. */
      readonly asksForSetup: boolean;
      /** How many cases of theirs can't be read. */
      readonly unreadable?: number;
    }
  | {
      readonly screen: 'closedCases';
      readonly cases: readonly { readonly caseNumber: string; readonly open: ButtonData }[];
    }
  /** A task as it arrives. */
  | {
      readonly screen: 'task';
      readonly task: TaskLine;
      readonly blocked: readonly BlockedLine[];
      readonly askedAgain: boolean;
      /** The document was corrected since it was first laid before them. */
      readonly corrected: boolean;
    }
  /** A task that is over: the quiet receipt its card turns into. */
  | (Worded & {
      readonly screen: 'taskDone';
      readonly caseNumber: string;
      readonly step: string;
      readonly rule: string;
      readonly on: Day;
    })
  /** A task that is no longer this person's, or was never: says no more. */
  | { readonly screen: 'taskGone' }
  | (Worded & {
      readonly screen: 'notice';
      readonly notice: Notice;
      readonly caseNumber: string;
      /** Whose words what comes next is told in. */
      readonly as?: 'complainant' | 'accused';
      readonly next?: NextStep;
      readonly open: ButtonData;
    })
  /** Everything that somebody is reminded of at one moment; empty once all of it is done. */
  | {
      readonly screen: 'reminders';
      readonly own: readonly DeadlineLine[];
      /** What is late in cases that the person follows for HR. */
      readonly hr: readonly LateCase[];
      /** In cases that the person has no part in. */
      readonly outside: readonly LateCase[];
      readonly duties: readonly DutyLine[];
      /** The day on which the person is reminded again, as they asked. */
      readonly again?: Day;
      /** What the card says when it is looked at anew. */
      readonly show: ButtonData;
      readonly remindTomorrow?: ButtonData;
    }
  /** Reminders from so long ago that nothing is known of them any more, or somebody else's. */
  | { readonly screen: 'remindersGone' }
  /** What is late, for HR: the longest first, and of so many cases those of one page. */
  | {
      readonly screen: 'late';
      readonly count: number;
      readonly page: ListPage;
      readonly hr: readonly LateCase[];
      readonly outside: readonly LateCase[];
      readonly duties: readonly DutyLine[];
    }
  /** Something did not work: what happened and what to do. */
  | { readonly screen: 'problem'; readonly problem: Problem };

export type DialogScreen =
  | ReportScreen
  | CaseScreen
  | WheelDialogScreen
  | RetentionDialogScreen
  | CallDialogScreen
  | SetupDialogScreen;

export type Screen = ChatScreen | DialogScreen;
