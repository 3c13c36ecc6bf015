import type { LookLine, WhoLookedScreen } from '../../../../src/adapters/teams/cards/look-screens';

const at = '2026-01-05T10:30';
const by = (name: string, as: LookLine['as'], what: string, step?: string): LookLine => {
  return { name, as, what, at, ...(step ? { step } : {}) };
};
const party = (as: LookLine['as'][number], what: string, step?: string): LookLine => {
  return { as: [as], what, at, ...(step ? { step } : {}) };
};

const asked: WhoLookedScreen = {
  screen: 'whoLooked',
  of: 'case',
  caseNumber: 'T-8K3M-Q2XZ',
  isUnknown: false,
  looks: [
    by('Sunniva Brekke', [], 'WhoLooked'),
    by('Kari Haugen', ['handler'], 'OpenCase'),
    by('Kari Haugen', ['handler'], 'Prepare', 'holdConversationWithAccused'),
    by('Anne Vik', ['hrAdviser'], 'OpenTask', 'assessComplaint'),
    by('Anne Vik', ['hrAdviser'], 'PersonnelFiles'),
    by('Anne Vik', ['hrAdviser'], 'PersonnelFile'),
    by('Per Solberg', ['leaderAbove'], 'ReadComplaint'),
    by('Ingrid Dahl', ['appointingAuthority'], 'ReadRecord', 'decideDiscipline'),
    by('Kari Haugen', ['handler'], 'PreviewLetter', 'tellComplainantOutcome'),
    by('Kari Haugen', ['handler'], 'EditLetter', 'tellComplainantOutcome'),
    by('Kari Haugen', ['handler'], 'TakeStep', 'tellComplainantOutcome'),
    party('complainant', 'ReadRecord', 'tellComplainantOutcome'),
    party('accused', 'SendFile', 'tellAccusedOutcome'),
    party('witness', 'ReadRecord', 'hearWitness'),
    party('observer', 'ShowWay'),
    party('supporter', 'OpenCase'),
    { as: [], what: 'OpenCase', at },
  ],
  page: { number: 1, of: 2, older: { verb: 'WhoLooked', asked: 'T-8K3M-Q2XZ', page: 2 } },
  ask: { verb: 'WhoLooked' },
  refused: { verb: 'RefusedLooks' },
};
const onePage = { number: 1, of: 1 };
const nothing: WhoLookedScreen = { ...asked, of: 'nothing', caseNumber: '', looks: [], page: onePage };

export const lookSamples: Readonly<Record<string, WhoLookedScreen>> = {
  'who looked, asked for nothing': nothing,
  'who looked at a case': asked,
  'who looked, no such case': { ...nothing, of: 'case', caseNumber: 'T-0000-0000', isUnknown: true },
  'who looked, nobody': { ...asked, looks: [], page: onePage },
  'refused looks': {
    ...nothing,
    of: 'refused',
    looks: [{ ...by('Jonas Berg', [], 'other'), caseNumber: 'T-8K3M-Q2XZ' }, by('Jonas Berg', [], 'other')],
  },
};
