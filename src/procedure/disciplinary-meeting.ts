import { all, neededUnless, neededWhen, onlyWhen } from './answers';
import type { Declaration } from './declarations';
import { byNotice, isFormal, isMet, isSummoned } from './discipline';
import { account, accountOrNothing, conversation, withoutChoice } from './fields';
import type { Field, Fields } from './form-fields';
import { isLookedInto } from './further-investigation';
import type { Facts, FormFacts } from './steps';

/** Chapters 3.2.3 and 3.2.4: the meeting, and the decision on discipline. */

export const sanctions = ['oralWarning', 'writtenWarning', 'reassignment'];
export const dismissals = ['dismissalWithNotice', 'summaryDismissal'];

const decided = ({ answers }: Facts): string | undefined => answers('decideDiscipline')?.outcome;
const authority = ({ answers, round }: Facts): string | undefined =>
  round('decideDismissal') === round('decideDiscipline') ? answers('decideDismissal')?.result : undefined;

export const isSanction = (facts: Facts): boolean => sanctions.includes(decided(facts) ?? '');
export const isDismissal = (facts: Facts): boolean => dismissals.includes(decided(facts) ?? '');
export const isDismissed = (facts: Facts): boolean => isDismissal(facts) && authority(facts) === 'dismiss';
export const isWithoutSanction = (facts: Facts): boolean => decided(facts) === 'none';
const wasAbsent = ({ answers }: Facts): boolean => answers('recordAbsence') !== undefined;

const said: Field = { kind: 'choice', required: true, choices: ['yes'] };

/** What has to be said and done at the meeting, each by itself on record. */
const holdMeeting: Declaration = {
  kind: 'step',
  rule: '3.2.3-1',
  name: 'holdMeeting',
  does: 'record',
  command: 'HoldMeeting',
  event: 'MeetingHeld',
  by: 'handler',
  for: 'eachAccused',
  after: ['confirmReceipt'],
  asks: {
    ...conversation,
    toldRights: said,
    toldCompanion: { kind: 'choice', required: true, choices: ['yes', 'noCompanion'] },
    wentThrough: said,
    couldAnswer: said,
  },
  alsoAsks: all(neededWhen('companion', 'toldCompanion', 'yes'), onlyWhen('companion', 'toldCompanion', 'yes')),
  when: (facts) => isSummoned(facts) && !wasAbsent(facts),
  eachOf: 'sendSummons',
  newestOnly: true,
  stage: 'closing',
  followedBy: ['accused'],
};

/** HR's representative takes part as far as practicable: if not, why. */
const hrAtMeeting: Declaration = {
  kind: 'elements',
  rule: '3.2.3-2',
  of: 'holdMeeting',
  asks: { hrPresent: { kind: 'choice', required: true, choices: ['yes', 'no'] }, whyNoHr: accountOrNothing },
  alsoAsks: all(neededWhen('whyNoHr', 'hrPresent', 'no'), onlyWhen('whyNoHr', 'hrPresent', 'no')),
};

/** It ends when the evidence has been discussed enough: if not, why. */
const endOfMeeting: Declaration = {
  kind: 'elements',
  rule: '3.2.3-5',
  of: 'holdMeeting',
  asks: { ended: { kind: 'choice', required: true, choices: ['enough', 'otherwise'] }, whyEnded: accountOrNothing },
  alsoAsks: all(neededWhen('whyEnded', 'ended', 'otherwise'), onlyWhen('whyEnded', 'ended', 'otherwise')),
};

/** The employee stayed away; it can be decided without them only where the meeting had been moved already. */
const recordAbsence: Declaration = {
  kind: 'step',
  rule: '3.2.2-9',
  name: 'recordAbsence',
  does: 'record',
  command: 'RecordAbsence',
  event: 'AbsenceRecorded',
  by: 'handler',
  for: 'eachAccused',
  after: ['confirmReceipt'],
  asks: { what: account },
  when: (facts) => isSummoned(facts) && !isMet(facts),
  eachOf: 'sendSummons',
  newestOnly: true,
  waitsForDay: { until: 'meeting' },
  may: true,
  stage: 'closing',
};

/** Not where the summons came too late, or had to be moved since nobody had it in time: that is no doing of theirs. */
const onlyOnceMoved: Declaration = {
  kind: 'condition',
  rule: '3.2.2-9',
  steps: ['recordAbsence'],
  holds: ({ roundInTime }) => roundInTime('moveMeeting') > 0,
};

const writeMinutes: Declaration = {
  kind: 'step',
  rule: '3.2.3-3',
  name: 'writeMinutesOfMeeting',
  does: 'write',
  document: 'minutes',
  of: 'holdMeeting',
  command: 'WriteMinutes',
  event: 'MinutesWritten',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: { text: account },
  when: isFormal,
  eachOf: 'holdMeeting',
  stage: 'closing',
  followedBy: ['accused'],
};

const signMinutes: Declaration = {
  kind: 'step',
  rule: '3.2.3-3',
  name: 'signMinutesOfMeeting',
  does: 'sign',
  signs: 'writeMinutesOfMeeting',
  command: 'SignMinutes',
  event: 'MinutesSigned',
  by: 'accused',
  for: 'eachAccused',
  after: ['writeMinutesOfMeeting'],
  asks: {},
  when: (facts) => !wasAbsent(facts),
  eachOf: 'writeMinutesOfMeeting',
  stage: 'closing',
  followedBy: ['accused'],
};

const outcome: Fields = {
  outcome: {
    kind: 'choice',
    required: true,
    choices: ['none', ...sanctions, ...dismissals, 'furtherInvestigation'],
    proposes: dismissals,
  },
  reasons: account,
};

/** F-2: more is looked into after the meeting only, and not after an authority said no to what was decided. */
const looksIntoNoMore = (asks: Fields, { answers }: FormFacts): Fields =>
  answers('decideDismissal') ? withoutChoice(asks, 'outcome', 'furtherInvestigation') : asks;

/** The level of discipline, none included, or further investigation. */
const decideDiscipline: Declaration = {
  kind: 'step',
  rule: '3.2.3-4',
  name: 'decideDiscipline',
  does: 'jointly',
  command: 'DecideDiscipline',
  event: 'DisciplineDecided',
  by: ['handler', 'hrAdviser'],
  agreeOn: 'outcome',
  for: 'eachAccused',
  after: ['holdMeeting', 'signMinutesOfMeeting', 'investigateFurther', 'callToHearing', 'hearOnNewEvidence'],
  asks: outcome,
  asksNow: looksIntoNoMore,
  when: (facts) =>
    isFormal(facts) && (decided(facts) === undefined || isLookedInto(facts) || authority(facts) === 'notDismiss'),
  repeats: 'whenNeeded',
  within: 'sanction',
  from: ['holdMeeting', 'recordAbsence', 'hearOnNewEvidence'],
  countsFrom: 'heldAt',
  dayFrom: byNotice,
  stage: 'closing',
  followedBy: ['accused'],
};

/** In proportion to the conduct, with regard to what came before; no sanction, nothing to weigh. */
const proportion = {
  kind: 'elements',
  rule: '3.2.4-1',
  of: 'decideDiscipline',
  asks: { proportion: accountOrNothing, earlierMatters: accountOrNothing },
  alsoAsks: all(
    neededUnless('proportion', 'outcome', 'none', 'furtherInvestigation'),
    neededUnless('earlierMatters', 'outcome', 'none', 'furtherInvestigation'),
    onlyWhen('proportion', 'outcome', ...sanctions, ...dismissals),
    onlyWhen('earlierMatters', 'outcome', ...sanctions, ...dismissals),
  ),
} as const satisfies Declaration;

/** By whoever decides: the leader above too, where two could not agree or one of the parties appeals. */
const proportionByOthers = ['settleDiscipline', 'decideAppeal'].map((of): Declaration => ({ ...proportion, of }));

/** Leader and HR disagree: the leader above decides (P-8). */
const settleDiscipline: Declaration = {
  kind: 'step',
  rule: 'P-8',
  name: 'settleDiscipline',
  does: 'settle',
  settles: 'decideDiscipline',
  command: 'SettleDiscipline',
  event: 'DisciplineSettled',
  by: 'leaderAbove',
  for: 'eachAccused',
  after: [],
  asks: outcome,
  asksNow: looksIntoNoMore,
  stage: 'closing',
};

export const disciplinaryMeeting: readonly Declaration[] = [
  holdMeeting,
  hrAtMeeting,
  endOfMeeting,
  recordAbsence,
  onlyOnceMoved,
  writeMinutes,
  signMinutes,
  decideDiscipline,
  proportion,
  ...proportionByOthers,
  settleDiscipline,
];
