import { all, neededWhen, orReason } from './answers';
import { leadsToDiscipline } from './decision';
import type { Declaration } from './declarations';
import { isDismissed } from './disciplinary-meeting';
import { isFormal } from './discipline';
import { account, accountOrNothing } from './fields';
import type { Fields } from './form-fields';
import { onceDecidedAndTold } from './sanction';

/** Chapter 4, once the days for an appeal have passed or it was decided; and the closing note of chapter 3.2. */

const considered: Fields = {
  way: { kind: 'choice', required: true, choices: ['yes', 'no'] },
  what: accountOrNothing,
  reasons: accountOrNothing,
};
const whatOrWhyNot = all(neededWhen('what', 'way', 'yes'), neededWhen('reasons', 'way', 'no'));

/** Later than the days for an appeal, and anew once one was decided. */
const inTime = { within: 'closing', from: ['decideDiscipline', 'decideDismissal', 'decideAppeal'] } as const;

const untilBothAreTold = [...onceDecidedAndTold, 'tellComplainantOfDiscipline'];

/** A psychologist or other qualified health personnel; support from union representatives and HR. */
const considerSupport: Declaration = {
  kind: 'step',
  rule: '4-1',
  name: 'considerSupport',
  does: 'record',
  command: 'ConsiderSupport',
  event: 'SupportConsidered',
  by: 'handler',
  for: 'eachAccused',
  after: untilBothAreTold,
  asks: considered,
  alsoAsks: whatOrWhyNot,
  ...inTime,
  when: isFormal,
  stage: 'closing',
};

/** Whoever bullied and stays: guidance, by gravity. */
const considerGuidance: Declaration = {
  kind: 'step',
  rule: '4-2',
  name: 'considerGuidance',
  does: 'record',
  command: 'ConsiderGuidance',
  event: 'GuidanceConsidered',
  by: 'handler',
  for: 'eachAccused',
  after: untilBothAreTold,
  asks: considered,
  alsoAsks: whatOrWhyNot,
  ...inTime,
  when: (facts) => isFormal(facts) && !isDismissed(facts),
  stage: 'closing',
};

/** Where it happened the subject is raised, to make it visible and to mark distance; if not, why. */
const raiseSubject: Declaration = {
  kind: 'step',
  rule: '4-3',
  name: 'raiseSubject',
  does: 'record',
  command: 'RaiseSubject',
  event: 'SubjectRaised',
  by: 'handler',
  for: 'eachAccused',
  after: untilBothAreTold,
  asks: { what: accountOrNothing, reasons: accountOrNothing },
  alsoAsks: orReason('what', 'reasons'),
  ...inTime,
  when: isFormal,
  stage: 'closing',
};

/** No appeal in time, or every appeal decided, before it comes to that; and no strand is closed without it. */
const afterAppeals: Declaration = {
  kind: 'afterAppeals',
  rule: 'F-2',
  steps: ['considerSupport', 'considerGuidance', 'raiseSubject'],
};
const beforeClosing: readonly Declaration[] = ['considerSupport', 'considerGuidance', 'raiseSubject'].map(
  (after): Declaration => ({ kind: 'gate', rule: 'F-2', step: 'closeAfterDiscipline', after }),
);

const followUp = {
  kind: 'step',
  rule: '4-1',
  does: 'record',
  command: 'FollowUp',
  event: 'FollowedUp',
  by: 'handler',
  for: 'eachAccused',
  after: ['considerSupport', 'considerGuidance', 'raiseSubject'],
  asks: { how: account, next: accountOrNothing },
  when: (facts) => {
    const { answers } = facts;
    const isAgreed = answers('considerSupport')?.way === 'yes' || answers('considerGuidance')?.way === 'yes';
    return isFormal(facts) && (isAgreed || (answers('raiseSubject')?.what ?? '') !== '');
  },
  from: 'decideDiscipline',
  waitsForDay: { until: 'due' },
  stage: 'closing',
} as const satisfies Partial<Declaration>;

const followUpSoon: Declaration = { ...followUp, name: 'followUpSoon', within: 'followUpSoon' };
const followUpLater: Declaration = { ...followUp, name: 'followUpLater', within: 'followUpLater' };

/** Every way out ends in a note: here the talk, or the decision on discipline and what followed. */
const closeAfterDiscipline: Declaration = {
  kind: 'step',
  rule: 'F-1',
  name: 'closeAfterDiscipline',
  does: 'record',
  closes: () => true,
  command: 'CloseStrand',
  event: 'StrandClosed',
  by: 'handler',
  for: 'eachAccused',
  after: ['startDiscipline', ...untilBothAreTold, 'followUpSoon', 'followUpLater'],
  asks: { note: account },
  when: leadsToDiscipline,
  within: 'closing',
  from: ['holdInformalTalk', 'considerSupport', 'considerGuidance', 'raiseSubject', 'followUpLater'],
  stage: 'closing',
  followedBy: ['complainant', 'accused'],
};

export const rehabilitation: readonly Declaration[] = [
  considerSupport,
  considerGuidance,
  raiseSubject,
  afterAppeals,
  ...beforeClosing,
  followUpSoon,
  followUpLater,
  closeAfterDiscipline,
];
