import { all, neededWhen, onlyWhen } from './answers';
import type { Declaration } from './declarations';
import { account, accountOrNothing } from './fields';
import type { Facts } from './steps';
import { placeOfAccused } from './written-complaint';

/** Chapter 1, as far as it binds what is done with a case. */

/** Temporary and hired-in staff and volunteers may have no account: what they read and sign is handled on paper. */
const onPaper: Declaration = { kind: 'onPaper', rule: '1.1-1', recordedBy: 'handler' };

/** Withdrawn, not wanted by whom it happened to, or sent back by an appeal: each time it is decided anew how to go on. */
const timesToDecide = ({ times, sentBackTo, answers }: Facts): number =>
  times('withdraw') + sentBackTo('decideFollowUp') + (answers('askForWishes')?.wishes === 'notWanted' ? 1 : 0);

/** A complainant may withdraw at any time; no reason is asked for. */
const withdraw: Declaration = {
  kind: 'step',
  rule: '1.3-1',
  name: 'withdraw',
  does: 'record',
  command: 'Withdraw',
  event: 'ComplaintWithdrawn',
  by: 'complainant',
  for: 'matter',
  after: [],
  asks: { words: accountOrNothing },
  when: (facts) => facts.times('decideFollowUp') >= timesToDecide(facts),
  may: true,
  repeats: 'offered',
};

/** No complaint is set aside because it was withdrawn: leader and HR decide how it is followed up, and say why. */
const decideFollowUp: Declaration = {
  kind: 'step',
  rule: '1.3-1',
  name: 'decideFollowUp',
  does: 'jointly',
  command: 'DecideFollowUp',
  event: 'FollowUpDecided',
  by: ['handler', 'hrAdviser'],
  agreeOn: 'followUp',
  setsAside: ({ followUp }) => followUp === 'close',
  for: 'matter',
  after: ['acknowledgeReceipt'],
  asks: {
    followUp: { kind: 'choice', required: true, choices: ['goOn', 'close'] },
    reasons: account,
  },
  within: 'assessment',
  from: ['withdraw', 'askForWishes'],
  when: (facts) => facts.times('decideFollowUp') < timesToDecide(facts),
  repeats: 'whenNeeded',
  stage: 'throughout',
  followedBy: ['complainant'],
};

/** Who saw it has a duty to report it; the person affected is asked what they want themselves, before anything else. */
const askForWishes: Declaration = {
  kind: 'step',
  rule: '1.6-2',
  name: 'askForWishes',
  does: 'record',
  command: 'AskForWishes',
  event: 'WishesRecorded',
  by: 'handler',
  for: 'complainant',
  after: ['acknowledgeReceipt'],
  asks: {
    wishes: { kind: 'choice', required: true, choices: ['wanted', 'notWanted', 'unsure'] },
    words: account,
  },
  within: 'assessment',
  when: ({ way }) => way === 'observed',
};

/** A leader who is told of a complaint is responsible for it: theirs, where the directory gives the complainant no leader. */
const toWhoWasTold: Declaration = {
  kind: 'route',
  rule: '1.6-1',
  role: 'handler',
  candidates: (facts) =>
    placeOfAccused(facts) < 0 ? facts.leaders.filter(({ id }) => id === facts.takenBy).slice(0, 1) : [],
};

/** A leader who is told of it informally, and can't support: they say who does, and do not just leave it. */
const leaderSaysWho: Declaration = {
  kind: 'elements',
  rule: '1.6-1',
  of: 'answerSupport',
  demandedIf: ({ supporter }) => supporter === 'leader',
  asks: { instead: accountOrNothing },
  alsoAsks: all(neededWhen('instead', 'way', 'no'), onlyWhen('instead', 'way', 'no')),
};

/** A safety representative sees to it that cases are raised and handled in an orderly way: in numbers, and no more. */
const numbersForSafety: Declaration = {
  kind: 'areaNumbers',
  rule: '1.6-3',
  ways: ['written', 'oral', 'observed'],
  afterDays: 14,
  forMonths: 12,
};

export const introduction: readonly Declaration[] = [
  onPaper,
  withdraw,
  decideFollowUp,
  askForWishes,
  toWhoWasTold,
  leaderSaysWho,
  numbersForSafety,
];
