import { all, neededWhen, orReason } from './answers';
import type { Declaration } from './declarations';
import { isDismissal, isDismissed } from './disciplinary-meeting';
import { byNotice } from './discipline';
import { account, accountOrNothing, oneLine, passage } from './fields';
import { calledTwice } from './invitations';
import type { Step } from './steps';

/** Chapter 3.2.4.1: what a dismissal demands besides, by the Working Environment Act (P-4). */

/** Nobody is left in doubt whether it is a dismissal with notice or a summary one, at any step and in the letter. */
const kindOfDismissal = [
  'callToDiscussion',
  'callToDiscussionAgain',
  'holdDiscussionMeeting',
  'decideDismissal',
  'prepareDismissal',
].map(
  (of): Declaration => ({
    kind: 'elements',
    rule: '3.2.4-5',
    of,
    asks: {},
    says: { step: 'decideDiscipline', answer: 'outcome' },
  }),
);

/** Before it is decided the employee is called to the discussion meeting of the Working Environment Act, § 15-1. */
const callToDiscussion = {
  kind: 'step',
  rule: 'P-4',
  name: 'callToDiscussion',
  does: 'tell',
  tells: 'accused',
  command: 'CallToDiscussion',
  event: 'CalledToDiscussion',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: { about: account, meetAt: { kind: 'futureDateTime', required: true }, place: oneLine },
  when: isDismissal,
  eachOf: 'decideDiscipline',
  newestOnly: true,
  invitesTo: 'holdDiscussionMeeting',
  stage: 'closing',
} as const satisfies Step;

/** After the call, and so after the disciplinary meeting of that round; an earlier one does not count for the next. */
const holdDiscussionMeeting: Declaration = {
  kind: 'step',
  rule: 'P-4',
  name: 'holdDiscussionMeeting',
  does: 'record',
  command: 'HoldDiscussionMeeting',
  event: 'DiscussionMeetingHeld',
  by: 'handler',
  waitsFor: 'accused',
  for: 'eachAccused',
  after: [],
  asks: {
    heldAt: { kind: 'pastDateTime', required: false, notBefore: 'callToDiscussion' },
    present: accountOrNothing,
    said: accountOrNothing,
    notHeld: accountOrNothing,
  },
  alsoAsks: all(orReason('said', 'notHeld'), orReason('heldAt', 'notHeld'), orReason('present', 'notHeld')),
  when: isDismissal,
  eachOf: 'callToDiscussion',
  newestOnly: true,
  stage: 'closing',
  followedBy: ['accused'],
};

/** Both kinds of dismissal follow the Act: for each proposal the employee is called anew, and it is discussed. */
const byTheAct = ['callToDiscussion', 'holdDiscussionMeeting'].map(
  (after): Declaration => ({ kind: 'gate', rule: '3.2.4.1-1', step: 'decideDismissal', after }),
);

/** Finally decided by the appointing authority of the position. */
const decideDismissal: Declaration = {
  kind: 'step',
  rule: '3.2.4.1-2',
  name: 'decideDismissal',
  does: 'record',
  command: 'DecideDismissal',
  event: 'DismissalDecided',
  by: 'appointingAuthority',
  for: 'eachAccused',
  after: [],
  asks: { result: { kind: 'choice', required: true, choices: ['dismiss', 'notDismiss'] }, reasons: account },
  when: isDismissal,
  eachOf: 'decideDiscipline',
  newestOnly: true,
  stage: 'closing',
};

const appointingAuthority: Declaration = {
  kind: 'route',
  rule: '3.2.4.1-2',
  role: 'appointingAuthority',
  candidates: ({ appointing = [], lastResort }) => [...appointing, ...lastResort],
};

/** What § 15-4 demands of the letter. */
const prepareDismissal: Declaration = {
  kind: 'step',
  rule: 'P-4',
  name: 'prepareDismissal',
  does: 'record',
  command: 'PrepareDismissal',
  event: 'DismissalPrepared',
  by: 'hrAdviser',
  for: 'eachAccused',
  after: ['decideDismissal'],
  asks: {
    grounds: passage,
    employer: oneLine,
    noticePeriod: passage,
    negotiation: passage,
    legalAction: passage,
    stayingOn: passage,
  },
  when: isDismissed,
  stage: 'closing',
};

/** In person or by registered mail; Trygg never delivers it, and records that it was. */
const handOverDismissal: Declaration = {
  kind: 'step',
  rule: 'P-4',
  name: 'handOverDismissal',
  does: 'letter',
  to: 'accused',
  of: 'prepareDismissal',
  byHand: true,
  command: 'HandOverDismissal',
  event: 'DismissalHandedOver',
  by: 'handler',
  for: 'eachAccused',
  after: ['prepareDismissal'],
  asks: {
    how: { kind: 'choice', required: true, choices: ['inPerson', 'registeredMail'] },
    deliveredAt: { kind: 'pastDateTime', required: true, notBefore: 'prepareDismissal' },
    seenBy: { ...oneLine, required: false },
  },
  alsoAsks: neededWhen('seenBy', 'how', 'inPerson'),
  when: isDismissed,
  within: 'sanction',
  from: ['holdMeeting', 'recordAbsence'],
  countsFrom: 'heldAt',
  dayFrom: byNotice,
  stage: 'closing',
};

export const dismissal: readonly Declaration[] = [
  ...kindOfDismissal,
  ...calledTwice(callToDiscussion, 'answerCallToDiscussion'),
  holdDiscussionMeeting,
  ...byTheAct,
  decideDismissal,
  appointingAuthority,
  prepareDismissal,
  handOverDismissal,
];
