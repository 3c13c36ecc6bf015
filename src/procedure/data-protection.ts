import type { Declaration } from './declarations';
import { account, accountOrNothing, oneLine } from './fields';

/** P-6: what the accused is told about their own data, as article 14 of the GDPR wants it, within a month. */

const informOfData: Declaration = {
  kind: 'step',
  rule: 'P-6',
  name: 'informOfData',
  does: 'letter',
  to: 'accused',
  command: 'InformOfData',
  event: 'InformedOfData',
  by: 'handler',
  for: 'eachAccused',
  after: ['callAccused'],
  asks: {},
  when: ({ way, wasDone }) => way !== 'falseAccusation' || wasDone('callToTalk') || wasDone('tellOfMeeting'),
  within: 'dataInformation',
  dayFrom: { step: 'postponeDataInformation', answer: 'until' },
  stage: 'throughout',
};

/** The same for everybody but whom to ask, how long it is kept, and what the case makes necessary to add. */
const whatIsSaid: Declaration = {
  kind: 'elements',
  rule: 'P-6',
  of: 'informOfData',
  asks: { contact: oneLine, kept: account, besides: accountOrNothing },
  always: ['dataPurpose', 'dataBasis', 'dataKinds', 'dataSource', 'dataReaders', 'dataRights'],
};

/** Where it must wait, with the reason and until when. */
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
  until: ['informOfData'],
  may: true,
  repeats: 'offered',
  stage: 'throughout',
};

export const dataProtection: readonly Declaration[] = [informOfData, whatIsSaid, postponeDataInformation];
