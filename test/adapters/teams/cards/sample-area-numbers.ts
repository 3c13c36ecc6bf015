import type { AreaNumbersScreen } from '../../../../src/adapters/teams/cards/area-numbers-screen';

const screen: AreaNumbersScreen = {
  screen: 'areaNumbers',
  numbers: { cases: { atLeast: 5 }, late: { fewerThan: 5 } },
  leastPeople: 10,
};

export const areaNumbersSamples: Readonly<Record<string, AreaNumbersScreen>> = {
  'numbers of an area, some late': screen,
  'numbers of an area, none late': { ...screen, numbers: { cases: { fewerThan: 5 }, late: 'none' } },
  'numbers of an area, nothing': { ...screen, numbers: { cases: 'none', late: 'none' } },
  'numbers of an area with few people': { ...screen, numbers: 'tooFew' },
};
