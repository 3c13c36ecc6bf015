import { isDismissal, isSanction } from './disciplinary-meeting';
import { isInformal } from './informal-talk';
import type { Facts } from './steps';

/** How a case, or the part of one accused, ended: for each the organisation sets how long it is kept. */
export const outcomes = [
  /** Nothing was reported: somebody was asked for support, or took it up themself (3.1.1). */
  'support',
  'setAside',
  'noGrounds',
  'informalTalk',
  'noSanction',
  'sanction',
  'dismissal',
] as const;

export type Outcome = (typeof outcomes)[number];

/** By what stands in the end, also after an appeal. */
export function outcomeOf(facts: Facts): Outcome {
  const { way, answers } = facts;
  if (way === 'informal' || way === 'helped') return 'support';
  if (isDismissal(facts)) return 'dismissal';
  if (isSanction(facts)) return 'sanction';
  if (isInformal(facts)) return 'informalTalk';
  if (answers('startDiscipline')) return 'noSanction';
  if (answers('decideCase')) return 'noGrounds';
  return answers('decideFollowUp')?.followUp === 'close' ? 'setAside' : 'noGrounds';
}
