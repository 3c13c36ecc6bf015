import type { DirectoryFile } from '../../src/adapters/directory/directory-schema';

/** An organisation large enough that no person stands in many cases: fifty units of nine, under one director. */

export const units = 50;
export const employeesEach = 8;

const id = (kind: number, unit: number, place: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(unit * 100 + place).padStart(12, '0')}`;

export const directorId = id(1, 0, 0);
export const chairId = id(1, 0, 1);
export const leaderOf = (unit: number): string => id(2, unit, 0);
export const employeeOf = (unit: number, place: number): string => id(3, unit, place);
const advisers = Array.from({ length: 5 }, (_, place) => id(4, 0, place));

const places = (count: number) => Array.from({ length: count }, (_, place) => place);

export const organisation: DirectoryFile = {
  organisation: { name: 'Målebenken' },
  people: [
    { id: directorId, name: 'Dina Direktør', position: 'Direktør', unit: 'Ledelsen', active: true },
    { id: chairId, name: 'Stine Styreleder', position: 'Styreleder', unit: 'Styret', active: true },
    ...advisers.map((adviser, place) => ({
      id: adviser,
      name: `Hanne Rådgiver ${place}`,
      position: 'HR-rådgiver',
      unit: 'HR',
      manager: directorId,
      active: true,
    })),
    ...places(units).flatMap((unit) => [
      {
        id: leaderOf(unit),
        name: `Lena Leder ${unit}`,
        position: 'Teamleder',
        unit: `Enhet ${unit}`,
        manager: directorId,
        active: true,
      },
      ...places(employeesEach).map((place) => ({
        id: employeeOf(unit, place),
        name: `Anne Ansatt ${unit}-${place}`,
        position: 'Konsulent',
        unit: `Enhet ${unit}`,
        birthDate: '1990-05-17',
        manager: leaderOf(unit),
        active: true,
      })),
    ]),
  ],
  hr: { advisers, duty: [], lastResort: [chairId] },
  safetyRepresentatives: [],
  unionRepresentatives: [],
  workingEnvironmentCommittee: [],
  dataProtectionOfficers: [],
};
