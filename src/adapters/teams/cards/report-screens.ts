import type { DraftKind, ReportDraft } from '../../../application/drafts';
import type { MayBeAsked } from '../../../application/support';
import type { FieldProblem } from '../../../procedure/complaint';
import type { ButtonData, Day } from './lines';

/** The pages of a report; which of them come, and in which order, follows from whom it happened to. */
export const reportPages = [
  'reportWho',
  'reportAffected',
  'reportWhat',
  'reportWhen',
  'reportMore',
  'reportYou',
] as const;
export type ReportPage = (typeof reportPages)[number];

/** Whoever helps with the draft: nobody yet, asked, or let in. */
export type HelpLine =
  | { readonly stage: 'none'; readonly ask: ButtonData }
  | { readonly stage: 'asked' | 'helping'; readonly name: string; readonly end: ButtonData };

/** What the person writes in: their own draft, with or without help, or that of somebody whom they help. */
export interface Writing {
  readonly help?: HelpLine;
  /** By name: whose draft it is. */
  readonly helped?: string;
}

/** One page of the report; `problems` name fields of the draft. Each Next keeps the draft. */
export interface ReportStepScreen extends Writing {
  readonly screen: ReportPage;
  readonly draft: ReportDraft;
  readonly problems: readonly FieldProblem[];
  readonly step: number;
  readonly of: number;
  readonly next: ButtonData;
  readonly back?: ButtonData;
  /** Only where something was saved, and by its owner. */
  readonly remove?: ButtonData;
}

export interface ReportReviewScreen extends Writing {
  readonly screen: 'reportReview';
  readonly draft: ReportDraft;
  readonly accused: readonly string[];
  readonly witnesses: readonly string[];
  /** Whom it happened to, where somebody else reports it. */
  readonly affected?: string;
  /** Exactly who will receive it, with name and position. */
  readonly receivers: readonly {
    readonly name: string;
    readonly position: string;
    readonly as: 'handler' | 'hrAdviser';
  }[];
  /** HR will appoint the leader who handles it. */
  readonly hrAppoints: boolean;
  /** Against the nearest leader: the choice between the leader's leader and HR alone is open. */
  readonly mayChooseHr: boolean;
  readonly problems: readonly FieldProblem[];
  /** What was read has changed since. */
  readonly receiversChanged: boolean;
  /** Only the owner sends, and only the owner deletes. */
  readonly send?: ButtonData;
  readonly back: ButtonData;
  readonly remove?: ButtonData;
}

export interface ReportSentScreen {
  readonly screen: 'reportSent';
  readonly as: 'self' | 'observer' | 'oral';
  readonly caseNumber: string;
  readonly acknowledgedBy?: Day;
  readonly conversationBy?: Day;
  /** No leader has the case yet. */
  readonly hrAppoints: boolean;
  /** Of an oral complaint: who complains has no account, and signs on paper. */
  readonly onPaper?: boolean;
  /** What stood on a page that was open still, and was not kept. */
  readonly typed?: readonly string[];
}

/** Asking somebody for support: whom, and in which words. */
export interface AskSupportScreen {
  readonly screen: 'askSupport';
  readonly way: 'informal' | 'helped';
  readonly people: readonly MayBeAsked[];
  readonly supporter: string;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
  readonly next: ButtonData;
  readonly back?: ButtonData;
}

/** Once more before it is sent: who gets it, and all that they get, which can still be changed. */
export interface AskSupportReviewScreen {
  readonly screen: 'askSupportReview';
  readonly way: 'informal' | 'helped';
  readonly supporter: MayBeAsked;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
  readonly send: ButtonData;
  readonly back: ButtonData;
}

/** Where something ends in words of ours, with ways on from there. */
export interface WaysOnScreen {
  readonly screen: 'waysOn';
  readonly said: Said;
  readonly caseNumber?: string;
  readonly ways: readonly WayOn[];
  /** What stood on the page, and was not kept. */
  readonly typed?: readonly string[];
}

export type Said =
  | 'supportAsked'
  | 'helpAsked'
  | 'helpBegins'
  | 'helpOver'
  | 'nobodyToAsk'
  | 'notForYou'
  | 'solved'
  | 'notSolved'
  | 'stopped';

export interface WayOn {
  /** The texts' key. */
  readonly to: 'report' | 'askAnother' | 'openDraft' | 'goOn';
  readonly open: ButtonData;
}

/** The dialogs in which a report is written, or somebody is asked for support. */
export type ReportScreen =
  /** A draft is there: go on with it, or delete it. Another kind of report has to wait for that. */
  | {
      readonly screen: 'reportResume';
      readonly savedOn: Day;
      readonly kind: DraftKind;
      readonly wanted: DraftKind;
      /** They came from a guided talk, of which nothing goes into a draft that is there already. */
      readonly talkLeftOut: boolean;
      readonly goOn: ButtonData;
      readonly remove: ButtonData;
    }
  | ReportStepScreen
  | ReportReviewScreen
  | ReportSentScreen
  | AskSupportScreen
  | AskSupportReviewScreen
  | WaysOnScreen;
