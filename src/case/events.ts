import type { Complaint, PeriodName, Role, RuleNumber } from '../procedure/declarations';

/** A party or a role holder as they were named at the time. Without an account: handled on paper (1.1-1). */
export interface Person {
  readonly accountId?: string;
  readonly name: string;
  readonly position?: string;
  readonly unit?: string;
}

/** `a1`, `a2`, …: what concerns one accused (P-14). */
export type StrandId = string;
export type Subject = 'matter' | 'complainant' | StrandId;

/** One pass through a step, for one subject. A later round never touches an earlier one. */
export interface InstanceId {
  readonly step: string;
  readonly subject: Subject;
  readonly round: number;
}

export function keyStrandOf(subject: Subject): 'common' | StrandId {
  return subject === 'matter' || subject === 'complainant' ? 'common' : subject;
}

/** Promised once and never moved by a later change of policy, holidays or time zone. */
export interface Due {
  readonly instance: InstanceId;
  /** `yyyy-mm-dd`, local; and its last moment as an instant. */
  readonly day: string;
  readonly at: string;
  readonly period: PeriodName;
  readonly rule: RuleNumber;
  readonly timeZone: string;
}

export type Answers = Readonly<Record<string, string>>;

interface Basics {
  readonly at: string;
  /** An account, or `trygg` for what the passing of time brings about. */
  readonly by: string;
  /** Which data key protects it: the common one, or that of the strand it concerns. */
  readonly strand: 'common' | StrandId;
}

interface OfInstance extends Basics {
  readonly instance: InstanceId;
  readonly rule: RuleNumber;
  /** The name that the procedure gives it, past tense: `ConversationHeld`. */
  readonly what: string;
}

export type ComplaintReceived = Basics & {
  readonly type: 'ComplaintReceived';
  readonly caseId: string;
  readonly procedureVersion: string;
  readonly complainant: Person;
  /** Without the accused, who are named each in their own strand. */
  readonly complaint: Omit<Complaint, 'accused'>;
  readonly due: readonly Due[];
};
export type AccusedNamed = Basics & {
  readonly type: 'AccusedNamed';
  readonly person: Person;
  /** Accounts of those who could have received it and whom a name in words may mean. */
  readonly mayBe: readonly string[];
};
export type RoleGiven = Basics & {
  readonly type: 'RoleGiven';
  readonly role: 'handler' | 'hrAdviser';
  readonly person: Person;
  readonly rule: RuleNumber;
};
export type StepDone = OfInstance & { readonly type: 'StepDone'; readonly answers: Answers };
export type HalfDone = OfInstance & { readonly type: 'HalfDone'; readonly role: Role; readonly answers: Answers };
export type DocumentWritten = OfInstance & {
  readonly type: 'DocumentWritten';
  readonly version: number;
  readonly text: string;
  /** Over the text as UTF-8, in hex: what a signature is given to. */
  readonly sha256: string;
};
export type SignatureAsked = OfInstance & {
  readonly type: 'SignatureAsked';
  /** 1 for the first time that this version was laid before the person. */
  readonly times: number;
  readonly until: Due;
};
export type SignatureGiven = OfInstance & {
  readonly type: 'SignatureGiven';
  readonly sha256: string;
  readonly remark: string;
};
export type SignatureDeclined = OfInstance & {
  readonly type: 'SignatureDeclined';
  readonly sha256: string;
  readonly reason: string;
};
export type SignatureUnanswered = OfInstance & { readonly type: 'SignatureUnanswered' };
export type SignatureLapsed = OfInstance & {
  readonly type: 'SignatureLapsed';
  readonly askedAt: readonly string[];
  readonly note: string;
};
export type DocumentFiled = OfInstance & {
  readonly type: 'DocumentFiled';
  readonly sha256: string;
  readonly inFileOf: 'complainant';
  readonly copyTo: 'complainant';
};

export type CaseEvent =
  | ComplaintReceived
  | AccusedNamed
  | RoleGiven
  | StepDone
  | HalfDone
  | DocumentWritten
  | SignatureAsked
  | SignatureGiven
  | SignatureDeclined
  | SignatureUnanswered
  | SignatureLapsed
  | DocumentFiled;
