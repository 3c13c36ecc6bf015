/**
 * The vocabulary in which the guidelines are declared. Every declaration names the rule that it carries, so that a rule
 * can be taken out of a procedure and a test can show that it then no longer holds.
 */

/** A number of the catalogue, `3.1.2-12` or `P-2`. */
export type RuleNumber = string;

export type Role = 'complainant' | 'handler' | 'hrAdviser';

/** `matter`: once for the case. `complainant`: once, about the complainant. `eachAccused`: once in every strand. */
export type SubjectKind = 'matter' | 'complainant' | 'eachAccused';

export type PeriodName =
  | 'acknowledgement'
  | 'assessment'
  | 'conversationWithComplainant'
  | 'conversationWithAccused'
  | 'decision'
  | 'signature';

/** What a form asks for. Lengths are in characters. */
export type Field =
  | { readonly kind: 'text' | 'longText'; readonly required: boolean; readonly longest: number }
  | { readonly kind: 'choice'; readonly required: boolean; readonly choices: readonly string[] }
  /** Local date and time in the organisation's time zone, neither in the future nor before the complaint came. */
  | { readonly kind: 'pastDateTime'; readonly required: boolean }
  /** The object id of somebody who may be appointed. */
  | { readonly kind: 'leader'; readonly required: boolean };

export type Fields = Readonly<Record<string, Field>>;

interface StepBasics {
  readonly kind: 'step';
  readonly rule: RuleNumber;
  readonly name: string;
  /** Imperative: the command, and the verb of the card. */
  readonly command: string;
  /** Past tense: what the record says afterwards. */
  readonly event: string;
  readonly for: SubjectKind;
  /** The steps that must be over first, by their names. */
  readonly after: readonly string[];
  readonly asks: Fields;
  /** Counted from the receipt of the complaint. */
  readonly within?: PeriodName;
}

/** One person does it and it is done. */
export interface PlainStep extends StepBasics {
  readonly does: 'record';
  readonly by: Role;
}

/** A party is told something; the case records that they were, by whom and when. */
export interface TellingStep extends StepBasics {
  readonly does: 'tell';
  readonly by: Role;
  readonly tells: 'complainant';
}

/** Two roles each give their own half; it is done when both have. */
export interface JointStep extends StepBasics {
  readonly does: 'jointly';
  readonly by: readonly [Role, Role];
}

/** A document is written, its writer's signature included, and laid before somebody for theirs. */
export interface WritingStep extends StepBasics {
  readonly does: 'write';
  readonly by: Role;
  readonly document: 'minutes';
  /** The step whose time, place and companion stand at the head of the document. */
  readonly of: string;
}

/** Somebody signs what a writing step wrote. */
export interface SigningStep extends StepBasics {
  readonly does: 'sign';
  readonly by: Role;
  /** The name of the writing step. */
  readonly signs: string;
  /** Whose personnel file gets the original, and who gets a copy, once the signature has been given or has fallen away. */
  readonly filedWith: 'complainant';
}

/** HR names the leader who handles the case, where the routing found none. */
export interface AppointingStep extends StepBasics {
  readonly does: 'appoint';
  readonly by: Role;
}

export type Step = PlainStep | TellingStep | JointStep | WritingStep | SigningStep | AppointingStep;

/** The complaint as it is handed in: the form's fields. Empty text means left open. */
export interface Complaint {
  readonly accused: readonly NamedPerson[];
  readonly what: string;
  /** `yyyy-mm-dd` and `hh:mm`, local; or in words. */
  readonly date: string;
  readonly time: string;
  readonly whenInWords: string;
  readonly place: string;
  readonly witnesses: readonly NamedPerson[];
  readonly injury: string;
  readonly reporter: {
    readonly name: string;
    readonly position: string;
    readonly birthDate: string;
    readonly unit: string;
  };
}

/** Somebody with an account in the directory, or known by name only (1.1-1). */
export interface NamedPerson {
  readonly accountId?: string;
  readonly name: string;
}

/** What a document must have in it. */
export interface Content {
  readonly kind: 'content';
  readonly rule: RuleNumber;
  readonly of: 'complaint';
  /** What is wrong, by field; empty where the document may go on its way. `today` is `yyyy-mm-dd`, local. */
  readonly lacks: (complaint: Complaint, today: string) => readonly FieldProblem[];
}

export interface FieldProblem {
  readonly field: string;
  readonly problem:
    | 'missing'
    | 'tooLong'
    | 'notAChoice'
    | 'notADate'
    | 'inTheFuture'
    | 'tooLongAgo'
    | 'yourself'
    | 'notKnown'
    /** Something was written that the chosen way would not keep. */
    | 'wouldBeLost';
}

/** Somebody who can be given a case, as the directory has them. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  readonly active: boolean;
}

export interface RoutingFacts {
  /** Nearest first. */
  readonly leaders: readonly Candidate[];
  readonly hr: readonly Candidate[];
  readonly lastResort: readonly Candidate[];
  readonly accusedIds: readonly string[];
  /** The complainant would rather have HR name a leader than go to the leader's leader. */
  readonly straightToHr: boolean;
}

/** Who is asked to take a role. The first declaration with a candidate who may take it decides. */
export interface Route {
  readonly kind: 'route';
  readonly rule: RuleNumber;
  readonly role: 'handler' | 'hrAdviser';
  readonly candidates: (facts: RoutingFacts) => readonly Candidate[];
}

/** Before it is sent, whoever sends it has seen the names of those who will receive it. */
export interface ReceiversSeen {
  readonly kind: 'receiversSeen';
  readonly rule: RuleNumber;
}

/** Nothing is sent that would reach nobody. */
export interface ReachesPeople {
  readonly kind: 'reachesPeople';
  readonly rule: RuleNumber;
}

/** A person who can never hold a role in a matter. */
export interface Bar {
  readonly kind: 'bar';
  readonly rule: RuleNumber;
  readonly roles: readonly Role[];
  readonly bars: (
    personId: string,
    parties: { readonly complainantId?: string; readonly accusedIds: readonly string[] },
  ) => boolean;
}

/** Both halves of a joint act must come from different persons. */
export interface SeparateHalves {
  readonly kind: 'separateHalves';
  readonly rule: RuleNumber;
}

/** How a gate that waits for another person is met without them. */
export interface Lapse {
  readonly kind: 'lapse';
  readonly rule: RuleNumber;
  readonly asked: number;
  readonly period: PeriodName;
  readonly recordedBy: Role;
  readonly command: 'RecordLapse';
  readonly asks: Fields;
}

export type Declaration = Step | Content | Route | ReceiversSeen | ReachesPeople | Bar | SeparateHalves | Lapse;

export interface Procedure {
  /** A case goes on under the version that it began with. */
  readonly version: string;
  readonly declarations: readonly Declaration[];
}

export function declared<K extends Declaration['kind']>(
  procedure: Procedure,
  kind: K,
): readonly Extract<Declaration, { kind: K }>[] {
  return procedure.declarations.filter((d): d is Extract<Declaration, { kind: K }> => d.kind === kind);
}

/** The procedure as if the guidelines did not have that rule: shows that a rule's tests depend on its declaration. */
export function without(procedure: Procedure, rule: RuleNumber): Procedure {
  return { ...procedure, declarations: procedure.declarations.filter((d) => d.rule !== rule) };
}
