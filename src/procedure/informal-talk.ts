import type { Declaration } from './declarations';
import { account, oneLine } from './fields';
import { answerTo } from './invitations';
import type { Facts } from './steps';

/** Chapter 3.2.1: instead of the formal procedure, where what was done is less serious. */

export const isInformal = ({ answers }: Facts): boolean => answers('startDiscipline')?.way === 'informalTalk';

/** Less serious: the leader talks with the employee, says what is of concern, and asks for improvement. */
const callToTalk: Declaration = {
  kind: 'step',
  rule: '3.2.1-1',
  name: 'callToTalk',
  does: 'tell',
  tells: 'accused',
  command: 'CallToTalk',
  event: 'CalledToTalk',
  by: 'handler',
  for: 'eachAccused',
  after: ['startDiscipline'],
  asks: {
    about: account,
    meetAt: { kind: 'futureDateTime', required: true },
    place: oneLine,
  },
  when: isInformal,
  repeats: 'offered',
  until: ['holdInformalTalk'],
  invitesTo: 'holdInformalTalk',
  stage: 'closing',
};

/** As with every invitation (P-2). */
const answerCallToTalk = answerTo({
  name: 'answerCallToTalk',
  to: 'holdInformalTalk',
  by: 'accused',
  for: 'eachAccused',
  eachOf: 'callToTalk',
  stage: 'closing',
});

const holdInformalTalk: Declaration = {
  kind: 'step',
  rule: '3.2.1-1',
  name: 'holdInformalTalk',
  does: 'record',
  command: 'HoldInformalTalk',
  event: 'InformalTalkHeld',
  by: 'handler',
  waitsFor: 'accused',
  for: 'eachAccused',
  after: ['callToTalk'],
  asks: {
    heldAt: { kind: 'pastDateTime', required: true },
    concerns: account,
    improvement: account,
  },
  when: isInformal,
  within: 'closing',
  from: 'startDiscipline',
  stage: 'closing',
  followedBy: ['accused'],
};

export const informalTalk: readonly Declaration[] = [callToTalk, answerCallToTalk, holdInformalTalk];
