import { writeFileSync } from 'node:fs';
import { type FileDirectory, openFileDirectory } from '../../../src/adapters/directory/file-directory';
import { contractHr, contractPeople, contractRepresentatives } from '../../contracts/directory.contract';
import { temporaryFolder } from '../storage/temporary-files';

type Entry = Record<string, unknown>;

/** A file without a mistake, which tests change. */
export const validFile = () => ({
  organisation: { name: 'Trolldalen Energi' },
  people: contractPeople.map((person): Entry => ({ ...person })),
  hr: {
    advisers: contractHr.advisers.map((id): string => id),
    duty: contractHr.duty.map((duty): Entry => ({ ...duty })),
    lastResort: contractHr.lastResort.map((id): string => id),
  },
  safetyRepresentatives: contractRepresentatives.safety.map((one): Entry => ({ ...one })),
  unionRepresentatives: contractRepresentatives.union.map((id): string => id),
  appointingAuthority: 'top',
  workingEnvironmentCommittee: ['employee', 'above'],
  dataProtectionOfficers: ['alone', 'above'],
});

export type ValidFile = ReturnType<typeof validFile>;

export function openText(text: string): FileDirectory {
  const folder = temporaryFolder();
  try {
    writeFileSync(folder.path('people.json'), text);
    return openFileDirectory(folder.path('people.json'));
  } finally {
    folder.remove();
  }
}

export function openChanged(change: (file: ValidFile) => void): FileDirectory {
  const file = validFile();
  change(file);
  return openText(JSON.stringify(file));
}
