import type { Declaration } from './declarations';
import { account } from './fields';

/**
 * P-7, on letters: none comes just before days off, when nobody is there to ask, unless it can't wait; and with each goes
 * whom one can talk to.
 */
const quietHours: Declaration = {
  kind: 'quietHours',
  rule: 'P-7',
  does: 'letter',
  event: 'SomebodyToTalkToNamed',
  asks: { whyNow: account },
};

/** What was sent is never altered. Under the same rule as the letter, since the correction is one. */
const correction: Declaration = { kind: 'letterCorrection', rule: 'P-7', asks: { whyCorrected: account } };

export const letters: readonly Declaration[] = [quietHours, correction];
