import { neededWhen, onlyWhen } from './answers';
import type { Declaration } from './declarations';
import { account, accountOrNothing } from './fields';

/** Chapter 3.2.6: more than that it could not be proven, leader and HR conclude that an accusation was false. */

const concludeFalse: Declaration = {
  kind: 'step',
  rule: '3.2.6-1',
  name: 'concludeFalse',
  does: 'jointly',
  command: 'ConcludeFalse',
  event: 'FalseAccusationConcluded',
  by: ['handler', 'hrAdviser'],
  agreeOn: 'conclusion',
  for: 'eachAccused',
  after: ['tellComplainantOutcome', 'tellAccusedOutcome'],
  asks: {
    conclusion: { kind: 'choice', required: true, choices: ['false', 'notFalse'] },
    reasons: account,
  },
  when: ({ answers, way }) => answers('decideCase')?.grounds === 'no' && way !== 'falseAccusation',
  may: true,
  opensCase: ({ conclusion }) => conclusion === 'false',
  stage: 'closing',
};

/** Why it is held to be knowingly false (P-12). */
const whyKnowingly: Declaration = {
  kind: 'elements',
  rule: 'P-12',
  of: 'concludeFalse',
  asks: { whyKnowingly: accountOrNothing },
  alsoAsks: (answers) => [
    ...neededWhen('whyKnowingly', 'conclusion', 'false')(answers),
    ...onlyWhen('whyKnowingly', 'conclusion', 'false')(answers),
  ],
};

/** They do not agree: the leader above concludes (P-8). */
const settleFalse: Declaration = {
  kind: 'step',
  rule: 'P-8',
  name: 'settleFalse',
  does: 'settle',
  settles: 'concludeFalse',
  command: 'SettleFalse',
  event: 'FalseAccusationSettled',
  by: 'leaderAbove',
  for: 'eachAccused',
  after: [],
  asks: {
    conclusion: { kind: 'choice', required: true, choices: ['false', 'notFalse'] },
    reasons: account,
  },
  stage: 'closing',
};

export const falseAccusation: readonly Declaration[] = [concludeFalse, whyKnowingly, settleFalse];
