import { alike } from './alike';
import type { Complaint, FieldProblem } from './complaint';
import type { WheelDeclaration } from './duties';
import type { Fields } from './form-fields';
import { onceOf } from './once-of';
import type { AreaNumbers } from './oversight';
import type { Answers, Facts, GivenRole, PeriodName, Role, RuleNumber, Step } from './steps';

/**
 * The vocabulary in which the guidelines are declared. Every declaration names the rule that it carries, so that a rule
 * can be taken out of a procedure and a test can show that it then no longer holds.
 */

/** A step that waits for more than the guidelines' own order: under another rule than the step that it waits for. */
export interface Gate {
  readonly kind: 'gate';
  readonly rule: RuleNumber;
  readonly step: string;
  readonly after: string;
}

/** Steps that wait for more than that others are over. */
export interface Condition {
  readonly kind: 'condition';
  readonly rule: RuleNumber;
  readonly steps: readonly string[];
  readonly holds: (facts: Facts) => boolean;
}

/** What a document must have in it, besides what its step asks for. */
export interface Elements {
  readonly kind: 'elements';
  readonly rule: RuleNumber;
  /** The step by which it is drawn up. */
  readonly of: string;
  readonly asks: Fields;
  readonly alsoAsks?: (answers: Answers, asked: Fields) => readonly FieldProblem[];
  /** Only then. */
  readonly demandedIf?: (facts: Pick<Facts, 'supporter'>) => boolean;
  /** Sentences that stand in every such document, by name. */
  readonly always?: readonly string[];
  /** Once what an earlier one called to was moved by one of these steps: that answer of it, under another name. */
  readonly replaces?: { readonly answer: string; readonly as: string; readonly movedBy: readonly string[] };
  /** An answer of another step that stands in it too. */
  readonly says?: { readonly step: string; readonly answer: string };
}

/**
 * How many days there are between the receipt of a summons and its meeting, where a "should" can be left with a reason;
 * and that it is held on the day to which it was called.
 */
export interface Notice {
  readonly kind: 'notice';
  readonly rule: RuleNumber;
  readonly bound: 'atLeast' | 'atMost' | 'onTheDay';
  readonly days: number;
  /** The step that names the time of the meeting in `meetAt`, and the field for the reason. */
  readonly of: string;
  readonly asks: Fields;
  /** By which step a meeting is moved before which there are too few days, and within which period of the receipt. */
  readonly tooLate?: { readonly moves: string; readonly within: PeriodName };
}

/** Once the first period for a decision has passed, a letter about it is sent only after its reader was told of that. */
export interface DelayNotice {
  readonly kind: 'delayNotice';
  readonly rule: RuleNumber;
  /** The letters. */
  readonly of: readonly string[];
  /** The step that decides. */
  readonly after: string;
  readonly notice: string;
}

/** Steps for which the days for an appeal must have passed, and every appeal must have been decided. */
export interface AfterAppeals {
  readonly kind: 'afterAppeals';
  readonly rule: RuleNumber;
  readonly steps: readonly string[];
}

/** Whose personnel file gets the original of what was signed, and a copy, once the signature was given or fell away. */
export interface Filing {
  readonly kind: 'filing';
  readonly rule: RuleNumber;
  /** The signing step, or the letter. */
  readonly of: string;
  readonly with: 'complainant' | 'accused';
}

/** What a document must have in it. */
export interface Content {
  readonly kind: 'content';
  readonly rule: RuleNumber;
  readonly of: 'complaint';
  /** What is wrong, by field; empty where the document may go on its way. `today` is `yyyy-mm-dd`, local. */
  readonly lacks: (complaint: Complaint, today: string) => readonly FieldProblem[];
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
  /** Who appoints to positions and dismisses from them; absent where the directory names nobody. */
  readonly appointing?: readonly Candidate[];
  readonly accusedIds: readonly string[];
  /** The complainant would rather have HR name a leader than go to the leader's leader. */
  readonly straightToHr: boolean;
  /** One of the leaders, who took it down for somebody whom the directory gives no leader. */
  readonly takenBy?: string;
  /** Who handles it now. */
  readonly handlerId?: string;
}

/** Who is asked to take a role. The first declaration with a candidate who may take it decides. */
export interface Route {
  readonly kind: 'route';
  readonly rule: RuleNumber;
  readonly role: GivenRole;
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

export interface Parties {
  /** The complainant, and whoever reported what they saw. */
  readonly complainantIds: readonly string[];
  /** The accused, whom a name in words may mean, and whoever is accused of what came later. */
  readonly accusedIds: readonly string[];
}

/** A person who can never hold a role in a matter. */
export interface Bar {
  readonly kind: 'bar';
  readonly rule: RuleNumber;
  readonly roles: readonly Role[];
  readonly bars: (personId: string, parties: Parties) => boolean;
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
  readonly recordedBy: GivenRole;
  readonly command: 'RecordLapse';
  readonly asks: Fields;
}

/** Who outside a case learns that it is late, and nothing else of it; the first who is free of conflict. */
export interface Escalation {
  readonly kind: 'escalation';
  readonly rule: RuleNumber;
  readonly candidates: (facts: Pick<RoutingFacts, 'hr' | 'lastResort'>) => readonly Candidate[];
}

/** Who acts for a party without an account, by what they said or signed on paper. */
export interface OnPaper {
  readonly kind: 'onPaper';
  readonly rule: RuleNumber;
  readonly recordedBy: GivenRole;
}

/** Before days off such a step is taken only where somebody says why; and with it goes whom its reader can talk to. */
export interface QuietHours {
  readonly kind: 'quietHours';
  readonly rule: RuleNumber;
  readonly does: 'letter';
  /** Past tense: what the record says of what went with it. */
  readonly event: string;
  /** Asked for in that time, besides what the step asks for itself. */
  readonly asks: Fields;
}

/** A letter that was sent is corrected by a new version of it, which says why. */
export interface LetterCorrection {
  readonly kind: 'letterCorrection';
  readonly rule: RuleNumber;
  /** Asked for besides what the letter's own form asks for. */
  readonly asks: Fields;
}

/** Within how many days of a decision a party may appeal it. What comes later is answered too, as that. */
export interface AppealPeriod {
  readonly kind: 'appealPeriod';
  readonly rule: RuleNumber;
  readonly days: number;
  /** The step by which a party appeals. */
  readonly of: string;
  /** What decides: the first of these that was done in a strand, or in the matter. */
  readonly decisions: readonly string[];
  /** By which a party learns of it. */
  readonly letters: readonly string[];
}

/** The organisation may count the same days from a party's receipt of the letter. */
export interface AppealFromReceipt {
  readonly kind: 'appealFromReceipt';
  readonly rule: RuleNumber;
}

/** Whoever took the decision is never the one who looks at it again. */
export interface DecidedByAnother {
  readonly kind: 'decidedByAnother';
  readonly rule: RuleNumber;
  readonly step: string;
  /** As in {@link AppealPeriod}. */
  readonly decisions: readonly string[];
}

export type Declaration =
  | Step
  | Gate
  | Condition
  | Elements
  | Notice
  | DelayNotice
  | AfterAppeals
  | Filing
  | Content
  | Route
  | ReceiversSeen
  | ReachesPeople
  | Bar
  | SeparateHalves
  | Lapse
  | Escalation
  | OnPaper
  | AreaNumbers
  | AppealPeriod
  | AppealFromReceipt
  | DecidedByAnother
  | QuietHours
  | LetterCorrection
  | WheelDeclaration;

export interface Procedure {
  /** A case goes on under the version that it began with. */
  readonly version: string;
  /** The first day, `yyyy-mm-dd`, on which a case begins under it. */
  readonly from: string;
  readonly declarations: readonly Declaration[];
}

export function declared<K extends Declaration['kind']>(
  procedure: Procedure,
  kind: K,
): readonly Extract<Declaration, { kind: K }>[] {
  return declaredAs(procedure, kind) as readonly Extract<Declaration, { kind: K }>[];
}

const declaredAs = onceOf((procedure: Procedure, kind: Declaration['kind']) =>
  alike(procedure.declarations.filter((declaration) => declaration.kind === kind)),
);

/** By their names: somebody may ask for what no step is called, and that is not kept. */
const steps = new WeakMap<Procedure, ReadonlyMap<string, Step>>();

export function stepNamed(procedure: Procedure, name: string): Step | undefined {
  const known = steps.get(procedure) ?? new Map(declared(procedure, 'step').map((step) => [step.name, step]));
  steps.set(procedure, known);
  return known.get(name);
}

/** The procedure as if the guidelines did not have that rule: shows that a rule's tests depend on its declaration. */
export function without(procedure: Procedure, rule: RuleNumber): Procedure {
  return { ...procedure, declarations: procedure.declarations.filter((d) => d.rule !== rule) };
}
