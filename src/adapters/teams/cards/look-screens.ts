import type { Role } from '../../../procedure/steps';
import type { ButtonData, Worded } from './lines';
import type { ListPage } from './list-page';

/** Somebody looked, or tried to. */
export interface LookLine {
  /** Absent where it was a party, who is named by what they are to the case alone, or an account that is no more. */
  readonly name?: string;
  readonly as: readonly Role[];
  /** The verb of the button: the texts' key. */
  readonly what: string;
  /** The step whose record or form it was. */
  readonly step?: string;
  /** What they asked for, where it was refused. */
  readonly caseNumber?: string;
  /** Local: `2026-01-05T10:30`. */
  readonly at: string;
}

/** For the data protection officer: who has looked at a case, or asked for what is not theirs. */
export interface WhoLookedScreen extends Worded {
  readonly screen: 'whoLooked';
  readonly of: 'nothing' | 'case' | 'refused';
  /** As it was asked for. */
  readonly caseNumber: string;
  readonly isUnknown: boolean;
  readonly looks: readonly LookLine[];
  readonly page: ListPage;
  readonly ask: ButtonData;
  readonly refused: ButtonData;
}
