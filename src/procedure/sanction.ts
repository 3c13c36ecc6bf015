import { all, orReason } from './answers';
import type { Declaration } from './declarations';
import { isDismissed, isSanction, isWithoutSanction } from './disciplinary-meeting';
import { byNotice, isFormal, isMet } from './discipline';
import { account, passage, passageOrNothing } from './fields';
import { isInformal } from './informal-talk';
import type { Facts } from './steps';

/** Chapter 3.2.4: how the decision on discipline is told. */

const isTold = ({ answers }: Facts): boolean =>
  ['sendSanctionLetter', 'handOverDismissal', 'tellAccusedOfDiscipline'].some((step) => answers(step) !== undefined);
const isToldByLetter = (facts: Facts): boolean => isInformal(facts) || isWithoutSanction(facts);

/** Decided, and not yet told to both. */
function isUntold(facts: Facts): boolean {
  const isTalkOver = isInformal(facts) && facts.answers('holdInformalTalk') !== undefined;
  const isDecided = isTalkOver || isWithoutSanction(facts) || isSanction(facts) || isDismissed(facts);
  return isDecided && !(isTold(facts) && facts.answers('tellComplainantOfDiscipline') !== undefined);
}

/** In writing, within a week of the meeting; an oral warning too. */
const sendSanctionLetter: Declaration = {
  kind: 'step',
  rule: '3.2.4-2',
  name: 'sendSanctionLetter',
  does: 'letter',
  to: 'accused',
  command: 'SendSanctionLetter',
  event: 'SanctionLetterSent',
  by: 'handler',
  for: 'eachAccused',
  after: ['decideDiscipline'],
  asks: {},
  when: isSanction,
  within: 'sanction',
  from: ['holdMeeting', 'recordAbsence'],
  countsFrom: 'heldAt',
  dayFrom: byNotice,
  stage: 'closing',
  followedBy: ['accused'],
};

/** Five levels, by gravity: the letter says which it is. */
const degree: Declaration = {
  kind: 'elements',
  rule: '3.2.4-5',
  of: 'sendSanctionLetter',
  asks: {},
  says: { step: 'decideDiscipline', answer: 'outcome' },
};

/** Six elements, each or why it does not apply; the right to appeal stands in every letter about a decision. */
const sanctionElements: Declaration = {
  kind: 'elements',
  rule: '3.2.4-3',
  of: 'sendSanctionLetter',
  asks: {
    breach: passage,
    improvements: passageOrNothing,
    noImprovements: passageOrNothing,
    timeToImprove: passageOrNothing,
    noTimeToImprove: passageOrNothing,
    howLong: passageOrNothing,
    notHowLong: passageOrNothing,
    support: passageOrNothing,
    noSupport: passageOrNothing,
    repetition: passageOrNothing,
    noRepetition: passageOrNothing,
  },
  alsoAsks: all(
    orReason('improvements', 'noImprovements'),
    orReason('timeToImprove', 'noTimeToImprove'),
    orReason('howLong', 'notHowLong'),
    orReason('support', 'noSupport'),
    orReason('repetition', 'noRepetition'),
  ),
};

/**
 * Where it takes longer the employee is told so in writing, within that week; after further investigation too. On the last
 * day it is a task, unless the letter went out: whoever only offers it lets it be forgotten.
 */
const tellOfDelay: Declaration = {
  kind: 'step',
  rule: '3.2.4-4',
  name: 'tellOfDelay',
  does: 'letter',
  to: 'accused',
  command: 'TellOfDelay',
  event: 'ToldOfDelay',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: { text: account },
  when: (facts) => isFormal(facts) && isMet(facts) && !isTold(facts),
  may: true,
  within: 'sanction',
  from: ['holdMeeting', 'recordAbsence'],
  countsFrom: 'heldAt',
  waitsForDay: { until: 'due', offeredBefore: true },
  stage: 'closing',
  followedBy: ['accused'],
};

/** When it is expected. */
const expected: Declaration = {
  kind: 'elements',
  rule: '3.2.4-4',
  of: 'tellOfDelay',
  asks: { expected: { kind: 'day', required: true, notPast: true } },
};

const delayNotice: Declaration = {
  kind: 'delayNotice',
  rule: '3.2.4-4',
  of: ['sendSanctionLetter', 'handOverDismissal', 'tellAccusedOfDiscipline'],
  after: 'decideDiscipline',
  notice: 'tellOfDelay',
};

/** No sanction, or a talk: that is a decision too, and can be appealed (P-13). */
const tellAccused: Declaration = {
  kind: 'step',
  rule: 'P-13',
  name: 'tellAccusedOfDiscipline',
  does: 'letter',
  to: 'accused',
  command: 'TellOfDiscipline',
  event: 'AccusedToldOfDiscipline',
  by: 'handler',
  for: 'eachAccused',
  after: ['decideDiscipline', 'holdInformalTalk'],
  asks: { text: account },
  when: isToldByLetter,
  within: 'outcome',
  from: ['decideDiscipline', 'holdInformalTalk'],
  dayFrom: byNotice,
  stage: 'closing',
  followedBy: ['accused'],
};

/** Whatever was decided, and the accused has it in writing. */
export const onceDecidedAndTold: readonly string[] = [
  'holdInformalTalk',
  'decideDiscipline',
  'decideDismissal',
  'sendSanctionLetter',
  'handOverDismissal',
  'tellAccusedOfDiscipline',
];

/** That it was dealt with, and that it can be appealed; what an employee was given is not told further than it must be. */
const tellComplainant: Declaration = {
  kind: 'step',
  rule: 'P-13',
  name: 'tellComplainantOfDiscipline',
  does: 'letter',
  to: 'complainant',
  command: 'TellOfDiscipline',
  event: 'ComplainantToldOfDiscipline',
  by: 'handler',
  for: 'eachAccused',
  after: onceDecidedAndTold,
  asks: { text: account },
  when: (facts) => isInformal(facts) || isFormal(facts),
  within: 'outcome',
  from: ['decideDiscipline', 'holdInformalTalk'],
  dayFrom: byNotice,
  stage: 'closing',
  followedBy: ['complainant'],
};

/** An appeal is decided once both know what was decided on discipline; or while nothing is. */
const bothKnow: Declaration = {
  kind: 'condition',
  rule: 'P-13',
  steps: ['decideAppeal'],
  holds: (facts) => !isUntold(facts),
};

export const sanction: readonly Declaration[] = [
  sendSanctionLetter,
  degree,
  sanctionElements,
  tellOfDelay,
  expected,
  delayNotice,
  tellAccused,
  tellComplainant,
  bothKnow,
];
