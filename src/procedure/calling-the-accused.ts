import { all, neededWhen, onlyWhen } from './answers';
import type { Declaration } from './declarations';
import { account, accountOrNothing, oneLine } from './fields';

/** P-11, Trygg's policy on what the accused learns, and when. */

/** The accused learns of the case, and whose it is, when called to the conversation; the name can wait with a reason. */
const callAccused: Declaration = {
  kind: 'step',
  rule: 'P-11',
  name: 'callAccused',
  does: 'tell',
  tells: 'accused',
  command: 'CallAccused',
  event: 'AccusedCalled',
  by: 'handler',
  for: 'eachAccused',
  after: ['considerProtection', 'holdConversationWithComplainant'],
  asks: {
    about: account,
    meetAt: { kind: 'futureDateTime', required: true },
    place: oneLine,
    naming: { kind: 'choice', required: true, choices: ['named', 'postponed'] },
    reasons: accountOrNothing,
  },
  alsoAsks: all(neededWhen('reasons', 'naming', 'postponed')),
  within: 'conversationWithAccused',
  repeats: 'offered',
  until: ['holdConversationWithAccused'],
  invitesTo: 'holdConversationWithAccused',
  followedBy: ['accused'],
};

/** A name that was postponed is told before the decision, or the reason for keeping it is on record. */
const nameComplainant: Declaration = {
  kind: 'step',
  rule: 'P-11',
  name: 'nameComplainant',
  does: 'tell',
  tells: 'accused',
  command: 'NameComplainant',
  event: 'ComplainantNamed',
  by: 'handler',
  for: 'eachAccused',
  after: ['holdConversationWithAccused'],
  asks: {
    naming: { kind: 'choice', required: true, choices: ['named', 'withheld'] },
    reasons: accountOrNothing,
  },
  alsoAsks: all(neededWhen('reasons', 'naming', 'withheld'), onlyWhen('reasons', 'naming', 'withheld')),
  when: ({ answers }) => answers('callAccused')?.naming === 'postponed',
};

const namedBeforeDecision: Declaration = {
  kind: 'gate',
  rule: 'P-11',
  step: 'decideCase',
  after: 'nameComplainant',
};

export const callingTheAccused: readonly Declaration[] = [callAccused, nameComplainant, namedBeforeDecision];
