import type { Declaration } from './declarations';

/** Trygg's own policy, needed to make the guidelines work: shown as policy, never as a rule of the guidelines. */

/** A report reaches people: the duty adviser, the deputy, somebody else in HR, and the last resort. */
const hrTakesPart: Declaration = {
  kind: 'route',
  rule: 'P-1',
  role: 'hrAdviser',
  candidates: ({ hr, lastResort }) => [...hr, ...lastResort],
};

const reachesPeople: Declaration = { kind: 'reachesPeople', rule: 'P-1' };

/** Nobody can stop a case by not signing: asked twice in writing, then HR joins and records that it fell away. */
const signatureLapses: Declaration = {
  kind: 'lapse',
  rule: 'P-2',
  asked: 2,
  period: 'signature',
  recordedBy: 'hrAdviser',
  command: 'RecordLapse',
  asks: { note: { kind: 'longText', required: true, longest: 20_000 } },
};

/** Where HR has received the complaint, HR appoints a leader who is free of conflict. */
const appointHandler: Declaration = {
  kind: 'step',
  rule: 'P-8',
  name: 'appointHandler',
  does: 'appoint',
  command: 'AppointHandler',
  event: 'HandlerAppointed',
  by: 'hrAdviser',
  for: 'matter',
  after: [],
  asks: { leader: { kind: 'leader', required: true } },
  within: 'acknowledgement',
};

const separateHalves: Declaration = { kind: 'separateHalves', rule: 'P-8' };

export const tryggPolicy: readonly Declaration[] = [
  hrTakesPart,
  reachesPeople,
  signatureLapses,
  appointHandler,
  separateHalves,
];
