import type { Declaration } from './declarations';
import { isMet, isReceivedLate, isSummoned } from './discipline';
import { account } from './fields';

/** Chapter 3.2.2: the meeting to which somebody was called is moved, and the new summons says so. */

/** For practical reasons, so that all can come; with a new summons, and its notice. */
const moveMeeting: Declaration = {
  kind: 'step',
  rule: '3.2.2-8',
  name: 'moveMeeting',
  does: 'record',
  command: 'MoveMeeting',
  event: 'MeetingMoved',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: { reasons: account },
  when: (facts) => isSummoned(facts) && !isMet(facts) && !isReceivedLate(facts),
  eachOf: 'sendSummons',
  newestOnly: true,
  may: true,
  stage: 'closing',
};

/** No choice of anybody: the summons came too late for the meeting to which it calls. */
const moveLateMeeting: Declaration = {
  kind: 'step',
  rule: '3.2.2-6',
  name: 'moveLateMeeting',
  does: 'record',
  command: 'MoveLateMeeting',
  event: 'MeetingMoved',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: {},
  when: (facts) => isSummoned(facts) && isReceivedLate(facts),
  eachOf: 'sendSummons',
  newestOnly: true,
  stage: 'closing',
  followedBy: ['accused'],
};

/** On another day only where it was moved to it. */
const onTheDay: Declaration = {
  kind: 'notice',
  rule: '3.2.2-8',
  bound: 'onTheDay',
  days: 0,
  of: 'drawUpSummons',
  asks: {},
};

/** Nobody is left in doubt which of two summonses holds: the new one says which meeting it stands in place of. */
const inPlaceOf: Declaration = {
  kind: 'elements',
  rule: '3.2.2-8',
  of: 'drawUpSummons',
  asks: {},
  replaces: { answer: 'meetAt', as: 'inPlaceOf', movedBy: ['moveMeeting', 'moveLateMeeting'] },
};

export const movedMeeting: readonly Declaration[] = [moveMeeting, moveLateMeeting, inPlaceOf, onTheDay];
