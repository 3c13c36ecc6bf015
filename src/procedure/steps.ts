import type { FieldProblem } from './complaint';
import type { Fields } from './form-fields';

/** What people do in a case, as the guidelines demand, offer and order it. */

/** A number of the catalogue, `3.1.2-12` or `P-2`. */
export type RuleNumber = string;

/** Who a person is to a case. A supporter stands by the employee on the informal way or in writing a report. */
export type Role =
  | 'complainant'
  | 'accused'
  | 'observer'
  | 'witness'
  | 'supporter'
  | 'handler'
  | 'hrAdviser'
  | 'leaderAbove'
  | 'appointingAuthority';

/** The roles that are given and taken, as against those that somebody has by what happened; in the order of giving. */
export const givenRoles = ['handler', 'hrAdviser', 'leaderAbove', 'appointingAuthority'] as const;
export type GivenRole = (typeof givenRoles)[number];

/** Whoever has it handles the case: everybody else is a party of it, or stands beside one. */
export function isGiven(role: Role): role is GivenRole {
  return givenRoles.some((given) => given === role);
}

/** `matter`: once for the case. `complainant`: once, about the complainant. `eachAccused`: once in every strand. */
export type SubjectKind = 'matter' | 'complainant' | 'eachAccused';

export type PeriodName =
  | 'acknowledgement'
  | 'assessment'
  | 'conversationWithComplainant'
  | 'conversationWithAccused'
  | 'decision'
  | 'decisionLonger'
  | 'signature'
  | 'appealDecision'
  | 'outcome'
  | 'closing'
  | 'discipline'
  | 'sanction'
  | 'followUpSoon'
  | 'followUpLater'
  | 'dataInformation';

export type Answers = Readonly<Record<string, string>>;

/**
 * How a case came about. Informal and helped: nothing is reported yet, and somebody was asked for support. False
 * accusation: another case concluded that whoever complained there did so knowingly without cause (3.2.6).
 */
export type Way = 'informal' | 'helped' | 'written' | 'oral' | 'observed' | 'falseAccusation';

/** What decides whether a step is asked for at all. */
export interface Facts {
  readonly way: Way;
  readonly hasHandler: boolean;
  readonly hasAdviser: boolean;
  /** Whoever was asked for support, while they are there: a leader is then responsible (1.6-1). */
  readonly supporter?: 'leader' | 'other';
  /** How often a step about the whole matter was done. */
  readonly times: (step: string) => number;
  /** How often an appeal has sent the matter back to that step. */
  readonly sentBackTo: (step: string) => number;
  /** What the newest round of a step was answered, in the same strand or in the matter; undefined while it is not done. */
  readonly answers: (step: string) => Answers | undefined;
  /** The newest finished round of a step in the same strand or in the matter; 0 while there is none. */
  readonly round: (step: string) => number;
  /** Whether a party, of several accused the one whose strand it is, has an account in the directory. */
  readonly hasAccount: (party: 'complainant' | 'accused') => boolean;
  /** As `round`, of those that did not come too late. */
  readonly roundInTime: (step: string) => number;
  /** Whether a step of the same strand was ever done, before an appeal sent it back too. */
  readonly wasDone: (step: string) => boolean;
}

/** What a form's fields and choices depend on. */
export interface FormFacts extends Pick<Facts, 'answers' | 'way'> {
  /** Nothing is left but what closes it. */
  readonly isSetAside: boolean;
  /** What it answers to came too late. */
  readonly cameLate: boolean;
  /** What it answers to came from the accused; or may have, on paper. */
  readonly isByAccused: boolean;
}

/**
 * Until the end of the day that this answer of the step named by `eachOf` says, or until that other step is over; until
 * the meeting to which the letter calls of which it is a round; or until the morning of its own last day, or of the working
 * day before that where it is a day off. What is offered before becomes a task then.
 */
export type AwaitedDay =
  | { readonly until: 'answered'; readonly answer: string; readonly orAfter: string }
  | { readonly until: 'meeting' }
  | { readonly until: 'due'; readonly offeredBefore?: true };

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
  /** The name under which the fields are asked for, where several steps ask for the same. */
  readonly form?: string;
  /** What the answers lack beyond each field by itself. */
  readonly alsoAsks?: (answers: Answers, asked: Fields) => readonly FieldProblem[];
  /** Where not all of `asks` is asked for, or not every choice is one: what is, as the case stands. */
  readonly asksNow?: (asks: Fields, facts: FormFacts) => Fields;
  /** Counted from the receipt of the complaint, or from the end of a step that `from` names. */
  readonly within?: PeriodName;
  readonly from?: string | readonly string[];
  /** Of each further round, from the end of the one before. */
  readonly again?: PeriodName;
  /** From the local time in this answer of that step, where it has one, rather than from when it was recorded. */
  readonly countsFrom?: string;
  /** Offered and never pressed: a "may" of the guidelines. Everything else is a task. */
  readonly may?: true;
  /** Each further time is a round of its own: offered and never pressed, or asked for again whenever it is needed. */
  readonly repeats?: 'offered' | 'whenNeeded';
  /** One round for each finished round of that step. */
  readonly eachOf?: string;
  /** Only the newest of these rounds is asked for: with a new summons nobody answers the old one. */
  readonly newestOnly?: true;
  /** Where nobody could take it, what it is a round of is refused (P-1). */
  readonly reachesSomebody?: true;
  /** A day that another step sets anew for it. */
  readonly dayFrom?: { readonly step: string; readonly answer: string };
  /** What it waits for besides other steps. */
  readonly waitsForDay?: AwaitedDay;
  /** Asked for only in such a case. */
  readonly when?: (facts: Facts) => boolean;
  /** Once one of these is over, it is no longer asked for. */
  readonly until?: readonly string[];
  /** Done in the same breath as another step, the first of these, which it follows in the record. */
  readonly with?: string | readonly string[];
  /**
   * A withdrawn complaint that is not followed up goes straight to `closing`. What is `throughout` goes on all the same,
   * and what is `always` after closing too.
   */
  readonly stage?: 'closing' | 'throughout' | 'always';
  /** Of what goes before a complaint; the others begin with one. */
  readonly beforeComplaint?: true;
  /** The party who may follow in their own list of cases that it is over or to come. */
  readonly followedBy?: readonly ('complainant' | 'accused')[];
}

/** One person does it and it is done. With several roles, each of them may. */
export interface PlainStep extends StepBasics {
  readonly does: 'record';
  readonly by: Role | readonly Role[];
  /** A conversation waits for a party, who may decline it; and falls away if they never come (P-2). */
  readonly waitsFor?: 'complainant' | 'accused';
  /** Each party may take it once they were told in one of these letters. */
  readonly onceTold?: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Offered, until that step was asked for as often as is owed and not answered: then a task, within the period (P-2). */
  readonly insteadOf?: { readonly step: string; readonly within: PeriodName };
  /** Who records what a party says elsewhere, though they have an account; and where they have none (1.1-1). */
  readonly takenDownBy?: GivenRole;
  /** A party without an account gets on paper what `eachOf` made. */
  readonly handsOver?: 'complainant' | 'accused';
  /** Doing it is a signature for the receipt of the complaint (3.1.2-6). */
  readonly signsFor?: 'complaint';
  /** Answered so, it closes its strand, or what went before a complaint. */
  readonly closes?: (answers: Answers) => boolean;
  /** The steps of the strand that are to be taken once more, by name. */
  readonly sendsBack?: (answers: Answers) => readonly string[];
  /** Steps that are decided with it, where it answers their field. */
  readonly decides?: readonly { readonly step: string; readonly answer: string }[];
}

/** A party is told something; the case records that they were, by whom and when. */
export interface TellingStep extends StepBasics {
  readonly does: 'tell';
  readonly by: Role;
  readonly tells: 'complainant' | 'accused' | 'both';
  /** The conversation that it invites to, where the answers name a time: `meetAt`. */
  readonly invitesTo?: string;
}

/** A party answers an invitation: coming, another time, or declining with a reason. */
export interface ReplyingStep extends StepBasics {
  readonly does: 'reply';
  readonly by: 'complainant' | 'accused';
  /** The conversation. */
  readonly to: string;
}

/** Two roles each give their own half; it is done when both have. */
export interface JointStep extends StepBasics {
  readonly does: 'jointly';
  readonly by: readonly [Role, Role];
  /** The field in which both must say the same; where they do not, the leader above settles it. */
  readonly agreeOn?: string;
  /** Answered so, a case of its own begins, against whoever complained in this one. */
  readonly opensCase?: (answers: Answers) => boolean;
  /** Answered so, the case is set aside: only what closes it is left. Until it is answered, the case waits. */
  readonly setsAside?: (answers: Answers) => boolean;
}

/** The leader above decides what two could not agree on. */
export interface SettlingStep extends StepBasics {
  readonly does: 'settle';
  readonly by: 'leaderAbove';
  readonly settles: string;
}

/** A document is written, its writer's signature included, and laid before somebody for theirs. */
export interface WritingStep extends StepBasics {
  readonly does: 'write';
  readonly by: Role;
  readonly document: 'minutes' | 'oralNote';
  /** The step whose time, place and companion stand at the head of the document. */
  readonly of?: string;
}

/** Somebody signs what a writing step wrote. */
export interface SigningStep extends StepBasics {
  readonly does: 'sign';
  readonly by: 'complainant' | 'accused';
  /** The name of the writing step. */
  readonly signs: string;
}

/** A letter to a party, which is never changed once it was sent. */
export interface LetterStep extends StepBasics {
  readonly does: 'letter';
  readonly by: Role;
  readonly to: 'complainant' | 'accused';
  /** The step that drew up what it says, but for these answers, which its reader does not get. */
  readonly of?: string;
  readonly leavesOut?: readonly string[];
  /** Answered so, no letter goes out. */
  readonly unless?: (answers: Answers) => boolean;
  /** Handed over by somebody and recorded here (P-4): Trygg sends nothing. */
  readonly byHand?: true;
}

/** HR names the leader who handles the case, where the routing found none. */
export interface AppointingStep extends StepBasics {
  readonly does: 'appoint';
  readonly by: Role;
}

/** Somebody who has a given role steps down from it. */
export interface SteppingDown extends StepBasics {
  readonly does: 'stepDown';
  readonly by: readonly GivenRole[];
}

/** Somebody is reached in another way where a message did not reach them: one round for each time. */
export interface ReachingStep extends StepBasics {
  readonly does: 'reach';
  readonly by: GivenRole;
  /** Whom: somebody who has this role, or anybody else. */
  readonly reaches: GivenRole | 'others';
}

/** One more person is accused, and gets a strand of their own. */
export interface AccusingStep extends StepBasics {
  readonly does: 'accuse';
  readonly by: readonly Role[];
}

export type Step =
  | PlainStep
  | TellingStep
  | ReplyingStep
  | JointStep
  | SettlingStep
  | WritingStep
  | SigningStep
  | LetterStep
  | AppointingStep
  | SteppingDown
  | ReachingStep
  | AccusingStep;
