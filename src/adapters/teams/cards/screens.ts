import type { ReportDraft } from '../../../application/drafts';
import type { Notice } from '../../../case/messages';
import type { FieldProblem, Fields } from '../../../procedure/declarations';

/**
 * Everything that a person can be shown, as small view models. A screen in the chat holds no name of a party and no
 * account of what happened; those are shown in dialogs only. Text that a person wrote is marked by its place in the
 * template: it is shown as a TextRun, which knows no Markdown.
 */

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
  /** Opens the step's dialog. */
  readonly open: ButtonData;
}

export interface PersonLine {
  readonly as: 'complainant' | 'accused' | 'handler' | 'hrAdviser';
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
  readonly waitsFor: readonly { readonly step: string; readonly rule: string }[];
}

export type ChatScreen =
  /** On installation: what the bot is, who can read what, emergency numbers. */
  | { readonly screen: 'welcome'; readonly hasTasks: boolean }
  /** The menu; also the answer to hi and hello, and the way on from everything else. */
  | { readonly screen: 'home'; readonly hasTasks: boolean }
  | { readonly screen: 'help' }
  /** Text was typed: it is not kept. `long` when it may be an account of what happened. */
  | { readonly screen: 'typed'; readonly long: boolean }
  | { readonly screen: 'language'; readonly now: Language }
  | {
      readonly screen: 'guidelines';
      readonly routes: readonly { readonly title: string; readonly open: ButtonData }[];
    }
  | {
      readonly screen: 'passage';
      readonly section: string;
      readonly sectionTitle: string;
      /** The organisation's own policy: shown as that, never as a rule of the guidelines. */
      readonly policy: boolean;
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
      readonly cases: readonly {
        readonly caseNumber: string;
        readonly received: Day;
        /** Names of steps that are over, the latest last. */
        readonly done: readonly string[];
        readonly next?: NextStep;
        readonly tasks: readonly TaskLine[];
        readonly readComplaint: ButtonData;
        readonly readMinutes?: ButtonData;
      }[];
    }
  | {
      readonly screen: 'tasks';
      readonly tasks: readonly TaskLine[];
      readonly cases: readonly {
        readonly caseNumber: string;
        readonly blocked: readonly BlockedLine[];
        /** Everything that Trygg carries so far is done: the guidelines go on outside the chat. */
        readonly carriedToTheEnd: boolean;
        readonly readComplaint: ButtonData;
        readonly readMinutes?: ButtonData;
        readonly readAssessment?: ButtonData;
        /** Minutes that are not signed yet can still be corrected by who wrote them. */
        readonly corrections: readonly ButtonData[];
      }[];
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
  | {
      readonly screen: 'taskDone';
      readonly caseNumber: string;
      readonly step: string;
      readonly rule: string;
      readonly on?: Day;
    }
  /** A task that is no longer this person's, or was never: says no more. */
  | { readonly screen: 'taskGone' }
  | {
      readonly screen: 'notice';
      readonly notice: Notice;
      readonly caseNumber: string;
      /** What comes next and by when. */
      readonly next?: NextStep;
      readonly open?: ButtonData;
    }
  /** Something did not work: what happened and what to do. */
  | { readonly screen: 'problem'; readonly problem: Problem };

export type Problem =
  | 'notUnderstood'
  | 'notYours'
  | 'unavailable'
  | 'alreadyDone'
  | 'changedSince'
  | 'tooEarly'
  | 'barred'
  | 'noReceiver'
  | 'draftDeleted';

export type DialogScreen =
  /** A draft is there: go on with it, or delete it. */
  | { readonly screen: 'reportResume'; readonly savedOn: Day; readonly goOn: ButtonData; readonly remove: ButtonData }
  /** One step of the report; `problems` name fields of the draft. Each Next keeps the draft. */
  | {
      readonly screen: 'reportWho' | 'reportWhat' | 'reportWhen' | 'reportMore' | 'reportYou';
      readonly draft: ReportDraft;
      readonly problems: readonly FieldProblem[];
      readonly step: number;
      readonly of: number;
      readonly next: ButtonData;
      readonly back?: ButtonData;
      /** Only where something was saved. */
      readonly remove?: ButtonData;
    }
  | {
      readonly screen: 'reportReview';
      readonly draft: ReportDraft;
      readonly accused: readonly string[];
      readonly witnesses: readonly string[];
      /** Exactly who will receive it, with name and position. */
      readonly receivers: readonly {
        readonly name: string;
        readonly position: string;
        readonly as: 'handler' | 'hrAdviser';
      }[];
      /** HR will appoint the leader who handles it. */
      readonly hrAppoints: boolean;
      /** Against one's own leader: the choice between the leader's leader and HR alone is open. */
      readonly mayChooseHr: boolean;
      readonly problems: readonly FieldProblem[];
      /** The names of the receivers have changed since the person saw them. */
      readonly receiversChanged: boolean;
      readonly send: ButtonData;
      readonly back: ButtonData;
      readonly remove: ButtonData;
    }
  | {
      readonly screen: 'reportSent';
      readonly caseNumber: string;
      readonly acknowledgedBy?: Day;
      readonly conversationBy?: Day;
      /** No leader has the case yet. */
      readonly hrAppoints: boolean;
    }
  /** The form of a step, as its declaration asks: field texts by `fields.<step>.<field>`. */
  | {
      readonly screen: 'form';
      readonly caseNumber: string;
      readonly step: string;
      readonly rule: string;
      readonly due?: Day;
      /** Who it is about, shown in the dialog only. */
      readonly people: readonly PersonLine[];
      readonly fields: Fields;
      /** For a field of kind `leader`. */
      readonly leaders: readonly { readonly id: string; readonly title: string }[];
      readonly values: Readonly<Record<string, string>>;
      readonly problems: readonly FieldProblem[];
      readonly send: ButtonData;
      readonly readComplaint?: ButtonData;
      /** The other half of a joint step, if it has been given, by field. */
      readonly otherHalf?: Readonly<Record<string, string>>;
    }
  | {
      readonly screen: 'complaint';
      readonly caseNumber: string;
      readonly received: Day;
      readonly draft: ReportDraft;
      readonly accused: readonly string[];
      readonly witnesses: readonly string[];
      /** Who has the case, by name: whoever may read the complaint may know that. */
      readonly people: readonly PersonLine[];
      /** To the form from which it was opened. */
      readonly back?: ButtonData;
    }
  /** The assessment against the definitions, each half as it was given, for the two who gave them. */
  | {
      readonly screen: 'assessment';
      readonly caseNumber: string;
      readonly step: string;
      readonly fields: Fields;
      readonly halves: readonly {
        readonly as: 'handler' | 'hrAdviser';
        readonly answers: Readonly<Record<string, string>>;
      }[];
    }
  /** Read and, while it is asked for, sign, sign with a remark, or decline with a reason. */
  | {
      readonly screen: 'minutes';
      readonly caseNumber: string;
      readonly heldAt: string;
      readonly place: string;
      readonly companion: string;
      readonly text: string;
      readonly version: number;
      readonly sha256: string;
      readonly writtenBy: string;
      readonly signed?: { readonly how: 'done' | 'declined' | 'lapsed'; readonly on: Day; readonly remark: string };
      readonly sign?: ButtonData;
      /** An answer was given to an earlier version, and was not taken. */
      readonly changed?: boolean;
      readonly problems: readonly FieldProblem[];
      readonly values: Readonly<Record<string, string>>;
    }
  /** The end of a dialog. */
  | {
      readonly screen: 'dialogDone';
      readonly step: string;
      readonly caseNumber: string;
      /** For a signature: which way was chosen. */
      readonly way?: 'sign' | 'signWithRemark' | 'decline';
    }
  | {
      readonly screen: 'dialogProblem';
      readonly problem: Problem;
      readonly rule?: string;
      readonly waitsFor: readonly string[];
    };

export type Screen = ChatScreen | DialogScreen;
