import type { Role } from '../../../procedure/steps';
import type { ButtonData, Day } from './lines';

/** Of whom HR can give access to what concerns them (GDPR, article 15). */
export interface AccessScreen {
  readonly screen: 'access';
  readonly people: readonly { readonly name: string; readonly count: number; readonly open: ButtonData }[];
}

/** What would be handed over to one person, for HR to check first. */
export interface AccessOfScreen {
  readonly screen: 'accessOf';
  readonly name: string;
  readonly cases: readonly AccessCase[];
  readonly download: ButtonData;
  readonly back: ButtonData;
}

export type AccessDialogScreen = AccessScreen | AccessOfScreen;

export interface AccessCase {
  readonly caseNumber: string;
  readonly roles: readonly Role[];
  readonly lines: readonly AccessLine[];
  /** Of a party: where HR takes down what they want rectified. */
  readonly takeDown?: ButtonData;
}

export interface AccessLine {
  readonly caseNumber: string;
  /** The step that recorded it, or `complaint`: the texts' key. */
  readonly step: string;
  readonly on: Day;
}
