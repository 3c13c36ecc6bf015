import type { Declaration } from './declarations';
import { account, conversation, oneLine } from './fields';
import { calledTwice } from './invitations';
import type { Facts, Step } from './steps';

/** Chapter 3.2.3: what more is looked into after the meeting, and that the employee is heard on it. */

export const isLookedInto = ({ answers }: Facts): boolean =>
  answers('decideDiscipline')?.outcome === 'furtherInvestigation';

const investigateFurther: Declaration = {
  kind: 'step',
  rule: '3.2.3-4',
  name: 'investigateFurther',
  does: 'record',
  command: 'InvestigateFurther',
  event: 'InvestigatedFurther',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: { found: account },
  when: isLookedInto,
  eachOf: 'decideDiscipline',
  newestOnly: true,
  stage: 'closing',
  followedBy: ['accused'],
};

/** The employee is heard on what was found before anything is decided on it. */
const callToHearing = {
  kind: 'step',
  rule: '3.2.3-4',
  name: 'callToHearing',
  does: 'tell',
  tells: 'accused',
  command: 'CallToHearing',
  event: 'CalledToHearing',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: { about: account, meetAt: { kind: 'futureDateTime', required: true }, place: oneLine },
  when: isLookedInto,
  eachOf: 'investigateFurther',
  newestOnly: true,
  invitesTo: 'hearOnNewEvidence',
  stage: 'closing',
} as const satisfies Step;

const hearOnNewEvidence: Declaration = {
  kind: 'step',
  rule: '3.2.3-4',
  name: 'hearOnNewEvidence',
  does: 'record',
  command: 'HearOnNewEvidence',
  event: 'HeardOnNewEvidence',
  by: 'handler',
  waitsFor: 'accused',
  for: 'eachAccused',
  after: [],
  asks: {
    ...conversation,
    heldAt: { kind: 'pastDateTime', required: true, notBefore: 'callToHearing' },
    said: account,
  },
  when: isLookedInto,
  eachOf: 'callToHearing',
  newestOnly: true,
  stage: 'closing',
  followedBy: ['accused'],
};

export const furtherInvestigation: readonly Declaration[] = [
  investigateFurther,
  ...calledTwice(callToHearing, 'answerCallToHearing'),
  hearOnNewEvidence,
];
