import type { Complaint } from '../procedure/complaint';
import type { Answers, GivenRole, PeriodName, Role, RuleNumber, Way } from '../procedure/steps';

/** A party or role holder as they were named at the time. Without an account: handled on paper (1.1-1). */
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
  /** Absent where a person set the day. */
  readonly period?: PeriodName;
  readonly rule: RuleNumber;
  readonly timeZone: string;
}

/** The last day of a right, in the organisation's time zone. Promised once, as a {@link Due} is. */
export interface LastDay {
  /** `yyyy-mm-dd`, local; and its last moment as an instant. */
  readonly day: string;
  readonly at: string;
  readonly rule: RuleNumber;
  readonly timeZone: string;
}

/** Until when a party may appeal the decision of which a letter tells them. */
export interface AppealDays {
  readonly byGuidelines: LastDay;
  /** What the organisation accepts; under P-3 where it counts from the letter. */
  readonly accepted: LastDay;
}

interface Basics {
  readonly at: string;
  /** An account, or `trygg` for what the passing of time brings about. */
  readonly by: string;
  /** Which data key protects it: the common one, or that of the strand it concerns. */
  readonly strand: 'common' | StrandId;
}

/** Whoever signs, as they were named and in the role that they had then: a role goes on to others, a signature does not. */
export interface Signer {
  readonly name: string;
  readonly as: Role;
}

interface OfInstance extends Basics {
  readonly instance: InstanceId;
  readonly rule: RuleNumber;
  /** The name that the procedure gives it, past tense: `ConversationHeld`. */
  readonly what: string;
  /** Recorded for a party without an account, by what they said or signed on paper. */
  readonly onPaper?: true;
  /** Of what is signed by it. */
  readonly signer?: Signer;
  /** Whoever answers for what came back on paper. */
  readonly recorder?: Signer;
}

/** Somebody is asked for support, and told no more than `words`: to raise it directly (3.1.1-2), or to report it (3.1.2-4). */
export type SupportAsked = Basics & {
  readonly type: 'SupportAsked';
  readonly caseId: string;
  readonly procedureVersion: string;
  readonly way: 'informal' | 'helped';
  readonly employee: Person;
  readonly supporter: Person;
  readonly supporterLeads: boolean;
  readonly words: string;
  readonly due?: readonly Due[];
};
export type ComplaintReceived = Basics & {
  readonly type: 'ComplaintReceived';
  readonly caseId: string;
  readonly procedureVersion: string;
  readonly way: Exclude<Way, 'informal' | 'helped'>;
  /** Of an observed case: the person affected. */
  readonly complainant: Person;
  readonly observer?: Person;
  readonly takenDownBy?: Person;
  /** Of a false accusation: the case that concluded so. */
  readonly cameOf?: string;
  /** Accounts of those who stepped down there: it is between the same people. */
  readonly steppedDown?: readonly string[];
  /** Without the accused, who are named each in their own strand. */
  readonly complaint: Omit<Complaint, 'accused'>;
  /** Over its words, in hex: what whoever sends it signs. */
  readonly sha256?: string;
  readonly due: readonly Due[];
};
export type AccusedNamed = Basics & {
  readonly type: 'AccusedNamed';
  readonly person: Person;
  /** Accounts of those who could have received it and whom a name in words may mean. */
  readonly mayBe: readonly string[];
  /** What is promised for a strand that was opened after the complaint had come. */
  readonly due?: readonly Due[];
};
export type RoleGiven = Basics & {
  readonly type: 'RoleGiven';
  readonly role: GivenRole;
  readonly person: Person;
  readonly rule: RuleNumber;
};
/** Nobody holds the role for now: whoever had it no longer sees the case. */
export type RoleVacated = Basics & {
  readonly type: 'RoleVacated';
  readonly role: GivenRole;
  readonly rule: RuleNumber;
};
/** Whoever was asked for support has no account any more. */
export type SupporterLeft = Basics & { readonly type: 'SupporterLeft' };
/** Too close to a party, by their own word. */
export type SteppedDown = Basics & { readonly type: 'SteppedDown' };
type Ending = OfInstance & { readonly due?: readonly Due[] };
export type StepDone = Ending & {
  readonly type: 'StepDone';
  readonly answers: Answers;
  /** Of a decision: until when the guidelines let it be appealed. */
  readonly appealUntil?: LastDay;
  /** Of an appeal, the receipt of a summons, or the moving of its meeting: the day that it came after. */
  readonly late?: LastDay;
  /** Over the words of what was signed for, in hex. */
  readonly sha256?: string;
  /** Of a letter about a decision that was handed over on paper: reckoned from then. */
  readonly appeal?: AppealDays;
};
export type HalfDone = OfInstance & { readonly type: 'HalfDone'; readonly role: Role; readonly answers: Answers };
/** Both halves are there and do not agree. */
export type HalvesDiffered = OfInstance & { readonly type: 'HalvesDiffered' };
export type DocumentWritten = OfInstance & {
  readonly type: 'DocumentWritten';
  readonly version: number;
  readonly text: string;
  /** What stands in it besides, by the names of the fields that the procedure declares for it, in their order. */
  readonly elements?: Answers;
  /** What its form asked for that does not stand in it. */
  readonly said?: Answers;
  /** Over what stands in it as UTF-8, in hex: what a signature is given to. */
  readonly sha256: string;
  /** Of a letter about a decision. */
  readonly appeal?: AppealDays;
  /** The meeting to which it calls; and by when it is to be handed over on paper. */
  readonly due?: readonly Due[];
  /** Of a letter that takes the place of the one that was sent at `of`, which stays readable. */
  readonly correction?: { readonly why: string; readonly of: string };
  /** What was handed over on paper before, and is to be once more. */
  readonly handOverAgain?: InstanceId;
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
/** Invited in writing to a conversation; `instance` is the conversation's. */
export type Invited = OfInstance & {
  readonly type: 'Invited';
  /** Local, `yyyy-mm-ddThh:mm`. */
  readonly meetAt: string;
  readonly place: string;
  readonly until: Due;
};
/** The party does not want to take part in the conversation, which meets the gate (P-2). */
export type ConversationDeclined = Ending & { readonly type: 'ConversationDeclined'; readonly reason: string };
/** Asked or invited as often as is owed, and the last period has passed: what is due stands in for the answer. */
export type Unanswered = Ending & { readonly type: 'Unanswered' };
export type Lapsed = Ending & {
  readonly type: 'Lapsed';
  readonly askedAt: readonly string[];
  readonly note: string;
};
/** A day that somebody set has come: what waited for it is now to be done. */
export type DayCame = OfInstance & { readonly type: 'DayCame' };
export type DocumentFiled = OfInstance & {
  readonly type: 'DocumentFiled';
  readonly sha256: string;
  readonly inFileOf: 'complainant' | 'accused';
  readonly copyTo: 'complainant' | 'accused';
  /** They find the copy in Trygg from now on; or it is still to be handed over on paper, by this day. */
  readonly copy?: 'inTrygg' | 'onPaper';
  readonly due?: readonly Due[];
};
export type WitnessNamed = Basics & {
  readonly type: 'WitnessNamed';
  readonly person: Person;
  /** The hearing whose record is theirs to read. */
  readonly instance: InstanceId;
};
/** Accused of what came after the complaint: kept away from the case as any accused is. */
export type AccusedSince = Basics & {
  readonly type: 'AccusedSince';
  readonly person: Person;
  readonly mayBe: readonly string[];
};
/** Decided on appeal: these steps are to be taken once more, each in its strand or in the matter. What was done stays. */
export type SentBack = Basics & {
  readonly type: 'SentBack';
  readonly steps: readonly string[];
  /** Of a strand: the round in which all of them are taken anew, so that what belongs together stays together. */
  readonly round?: number;
  /** The decision on an appeal that did it: what stood before is kept, since a party knows of nothing else until told. */
  readonly decision?: InstanceId;
  readonly due?: readonly Due[];
};
/** Whose task it is; HR on the case; somebody outside the case, who reads its number, the step and the days (P-9). */
export type RemindedAs = 'own' | 'hr' | 'outside';
export interface Reminder {
  readonly as: RemindedAs;
  /** Absent where nobody outside the case is free to be told; whoever is has no name in it. */
  readonly to?: string;
  readonly name?: string;
  readonly command: string;
  readonly instance: InstanceId;
  readonly due: Due;
}
/** All reminders whose moment came together; none where it was missed until the deadline had passed. */
export type Reminded = Basics & { readonly type: 'Reminded'; readonly reminders: readonly Reminder[] };
/** Somebody asks to be reminded of their own tasks once more, at that instant. */
export type ReminderWanted = Basics & {
  readonly type: 'ReminderWanted';
  readonly tasks: readonly { readonly command: string; readonly instance: InstanceId }[];
  readonly moment: string;
};
/** A message did not reach somebody, and trying again is of no use. `outside`: who was to hear that it is late, by name. */
export type NotReached = OfInstance & {
  readonly type: 'NotReached';
  readonly person: string;
  /** They have never opened Trygg; or the platform refused it, twice. */
  readonly why: 'neverMet' | 'refused';
  readonly outside?: string;
  readonly due: Due;
};
export type StrandClosed = Basics & { readonly type: 'StrandClosed' };
export type CaseClosed = Basics & { readonly type: 'CaseClosed' };
export type CaseReopened = Basics & { readonly type: 'CaseReopened' };

export type CaseEvent =
  | SupportAsked
  | ComplaintReceived
  | AccusedNamed
  | RoleGiven
  | RoleVacated
  | SupporterLeft
  | SteppedDown
  | StepDone
  | HalfDone
  | HalvesDiffered
  | DocumentWritten
  | SignatureAsked
  | SignatureGiven
  | SignatureDeclined
  | Invited
  | ConversationDeclined
  | Unanswered
  | Lapsed
  | DayCame
  | DocumentFiled
  | WitnessNamed
  | AccusedSince
  | SentBack
  | Reminded
  | ReminderWanted
  | NotReached
  | StrandClosed
  | CaseClosed
  | CaseReopened;
