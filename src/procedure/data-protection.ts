import type { Declaration } from './declarations';
import { account } from './fields';

/** P-6: what the accused is told about their own data, as article 14 of the GDPR wants it, within a month. */

/** Said when they first learn of the case: what the data are for, where they come from, who reads them, whom to ask. */
const informOfData: Declaration = {
  kind: 'step',
  rule: 'P-6',
  name: 'informOfData',
  does: 'tell',
  tells: 'accused',
  command: 'InformOfData',
  event: 'InformedOfData',
  by: 'handler',
  for: 'eachAccused',
  after: ['callAccused'],
  asks: {},
  with: ['callAccused', 'callToTalk', 'tellOfMeeting'],
  within: 'dataInformation',
  dayFrom: { step: 'postponeDataInformation', answer: 'until' },
};

/** Where they can't learn of it so soon: the reason, and until when. */
const postponeDataInformation: Declaration = {
  kind: 'step',
  rule: 'P-6',
  name: 'postponeDataInformation',
  does: 'record',
  command: 'PostponeDataInformation',
  event: 'DataInformationPostponed',
  by: 'handler',
  for: 'eachAccused',
  after: [],
  asks: { reasons: account, until: { kind: 'day', required: true, notPast: true } },
  when: ({ wasDone }) => !wasDone('informOfData'),
  may: true,
  repeats: 'offered',
};

export const dataProtection: readonly Declaration[] = [informOfData, postponeDataInformation];
