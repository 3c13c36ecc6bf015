import type { Declaration } from './declarations';
import { account } from './fields';
import type { Fields } from './form-fields';
import type { Facts } from './steps';

/** Chapter 3.1.2, from the decision to the closing note: once for each accused. */

const decision: Fields = {
  grounds: { kind: 'choice', required: true, choices: ['no', 'doubt', 'yes'] },
  reasons: account,
};

const withoutGrounds = ({ answers }: Facts): boolean => ['no', 'doubt'].includes(groundsOf({ answers }) ?? '');
const withGrounds = ({ answers }: Facts): boolean => groundsOf({ answers }) === 'yes';

/** Of an accusation that was false there is no more to find out: another case has concluded it (3.2.6). */
const isInvestigated = ({ way }: Facts): boolean => way !== 'falseAccusation';
export const leadsToDiscipline = (facts: Facts): boolean => withGrounds(facts) || !isInvestigated(facts);

/** By their letters: until then neither party knows that there is such a case. */
const knowsOfIt = ({ wasDone }: Facts): boolean =>
  wasDone('tellComplainantOfDiscipline') &&
  ['tellAccusedOfDiscipline', 'sendSanctionLetter', 'handOverDismissal'].some(wasDone);

function groundsOf({ answers }: Pick<Facts, 'answers'>): string | undefined {
  return answers('decideCase')?.grounds;
}

/** Set aside after a withdrawal, with the reason on record. What was decided before that is carried through. */
const setAside = ({ answers }: Facts): boolean =>
  answers('decideFollowUp')?.followUp === 'close' && groundsOf({ answers }) === undefined;

/** From the investigation, gravity and conclusion, the circumstances as a whole and their cumulative effect. */
const decideCase: Declaration = {
  kind: 'step',
  rule: '3.1.2-23',
  name: 'decideCase',
  does: 'jointly',
  command: 'DecideCase',
  event: 'CaseDecided',
  by: ['handler', 'hrAdviser'],
  agreeOn: 'grounds',
  for: 'eachAccused',
  after: ['assessComplaint', 'signMinutesOfComplainant', 'signMinutesOfAccused', 'writeInvestigationNote'],
  asks: decision,
  within: 'decision',
  followedBy: ['complainant', 'accused'],
};

/** Both parties get the outcome in writing, and the right to appeal with it. */
const writeToComplainant: Declaration = {
  kind: 'step',
  rule: '3.1.2-24',
  name: 'tellComplainantOutcome',
  does: 'letter',
  to: 'complainant',
  command: 'TellOutcome',
  event: 'ComplainantToldOutcome',
  by: 'handler',
  for: 'eachAccused',
  after: ['decideCase', 'decideFollowUp'],
  asks: { text: account },
  when: isInvestigated,
  within: 'outcome',
  from: 'decideCase',
  stage: 'closing',
  followedBy: ['complainant'],
};

/** Whoever was never called has learnt of nothing, and is told of nothing. */
const writeToAccused: Declaration = {
  kind: 'step',
  rule: '3.1.2-24',
  name: 'tellAccusedOutcome',
  does: 'letter',
  to: 'accused',
  command: 'TellOutcome',
  event: 'AccusedToldOutcome',
  by: 'handler',
  for: 'eachAccused',
  after: ['decideCase', 'decideFollowUp'],
  asks: { text: account },
  when: (facts) => isInvestigated(facts) && facts.wasDone('callAccused'),
  within: 'outcome',
  from: 'decideCase',
  stage: 'closing',
  followedBy: ['accused'],
};

/** Counselling can be decided, especially at a first instance and by gravity. */
const decideCounselling: Declaration = {
  kind: 'step',
  rule: '3.1.2-25',
  name: 'decideCounselling',
  does: 'tell',
  tells: 'both',
  command: 'DecideCounselling',
  event: 'CounsellingDecided',
  by: 'handler',
  for: 'eachAccused',
  after: ['decideCase'],
  asks: { offer: account },
  when: (facts) => withGrounds(facts) || (!isInvestigated(facts) && knowsOfIt(facts)),
  stage: 'closing',
  may: true,
};

/** No grounds, or doubt about validity: counselling is offered to the parties. */
const offerCounselling: Declaration = {
  kind: 'step',
  rule: '3.1.2-26',
  name: 'offerCounselling',
  does: 'tell',
  tells: 'both',
  command: 'OfferCounselling',
  event: 'CounsellingOffered',
  by: 'handler',
  for: 'eachAccused',
  after: ['decideCase'],
  asks: { offer: account },
  when: withoutGrounds,
  stage: 'closing',
};

/** Bullying or harassment found: the disciplinary procedure starts, with a talk (3.2.1) or as a formal case (3.2.2). */
const startDiscipline: Declaration = {
  kind: 'step',
  rule: '3.1.2-27',
  name: 'startDiscipline',
  does: 'record',
  command: 'StartDiscipline',
  event: 'DisciplineStarted',
  by: 'handler',
  for: 'eachAccused',
  after: ['tellComplainantOutcome', 'tellAccusedOutcome'],
  asks: { way: { kind: 'choice', required: true, choices: ['informalTalk', 'formal'] }, reasons: account },
  when: leadsToDiscipline,
  within: 'discipline',
  from: 'decideCase',
  stage: 'closing',
};

/** No grounds for discipline, or set aside: closed with a note, once everybody was told and counselling was offered. */
const closeWithNote: Declaration = {
  kind: 'step',
  rule: '3.1.2-28',
  name: 'closeWithNote',
  does: 'record',
  closes: () => true,
  command: 'CloseStrand',
  event: 'StrandClosed',
  by: 'handler',
  for: 'eachAccused',
  after: ['tellComplainantOutcome', 'tellAccusedOutcome', 'offerCounselling'],
  asks: { note: account },
  when: (facts) => withoutGrounds(facts) || setAside(facts),
  within: 'closing',
  from: 'decideCase',
  stage: 'closing',
  followedBy: ['complainant', 'accused'],
};

export const decisionOnTheCase: readonly Declaration[] = [
  decideCase,
  writeToComplainant,
  writeToAccused,
  decideCounselling,
  offerCounselling,
  startDiscipline,
  closeWithNote,
];

/** The form of the decision, for whoever settles it where two could not agree. */
export const decisionForm = decision;
