import type { Declaration } from './declarations';
import { account } from './fields';
import type { Fields } from './form-fields';
import type { PlainStep } from './steps';

/**
 * P-16: what somebody wants rectified about themselves (GDPR, article 16). Nothing that was recorded is altered, since it
 * was recorded so: their statement is added, and is read beside what it is about.
 */

const asks: Fields = { about: { kind: 'record', required: true }, what: account };

/** At any time, as often as they want, and after closing too. HR takes it down for a party who says it elsewhere. */
const basics = {
  kind: 'step',
  rule: 'P-16',
  does: 'record',
  command: 'AskToRectify',
  event: 'RectificationAsked',
  after: [],
  asks,
  form: 'askToRectify',
  may: true,
  repeats: 'offered',
  stage: 'always',
} as const satisfies Partial<PlainStep>;

const byComplainant: Declaration = {
  ...basics,
  name: 'askToRectifyAsComplainant',
  by: ['complainant'],
  for: 'complainant',
  takenDownBy: 'hrAdviser',
  when: ({ way, wasDone }) => way !== 'observed' || wasDone('askForWishes'),
};

/** Each in their own strand, once they were called. */
const byAccused: Declaration = {
  ...basics,
  name: 'askToRectifyAsAccused',
  by: ['accused'],
  for: 'eachAccused',
  takenDownBy: 'hrAdviser',
  when: ({ wasDone }) => ['callAccused', 'callToTalk', 'tellOfMeeting'].some(wasDone),
};

const byOthers: Declaration = { ...basics, name: 'askToRectify', by: ['observer', 'witness'], for: 'matter' };

export const rectification: readonly Declaration[] = [byComplainant, byAccused, byOthers];
