import type { PeriodName } from './steps';

/** Counted in days of the organisation's time zone; working days leave out weekends and public holidays. */
export type Period = { readonly days: number } | { readonly workingDays: number };

/** What the guidelines leave open and the organisation decides. People see it as policy, never as a rule. */
export interface Policy {
  readonly periods: Readonly<Record<PeriodName, Period>>;
  readonly timeZone: string;
  /** ISO 3166 code, for public holidays. */
  readonly country: string;
}

export const defaultPolicy: Policy = {
  periods: {
    acknowledgement: { workingDays: 3 },
    assessment: { days: 7 },
    conversationWithComplainant: { days: 14 },
    conversationWithAccused: { days: 21 },
    decision: { days: 45 },
    signature: { workingDays: 5 },
  },
  timeZone: 'Europe/Oslo',
  country: 'NO',
};
