import { join } from 'node:path';
import type { Account, Directory } from '../../application/directory';
import { packageRoot } from '../../root';
import { mistakesOfMeaning } from './directory-mistakes';
import { directorySchema, type FilePerson } from './directory-schema';
import { readChecked } from './read-checked';
import { supportersOf } from './supporters';

export interface FileDirectory extends Directory {
  readonly organisation: string;
  /** Everybody in the file, disabled accounts too, in its order. */
  people(): readonly Account[];
}

/** The organisation that a first start shows. */
export const sampleOrganisation = join(packageRoot, 'src/adapters/directory/sample-organisation.json');

/**
 * People from a JSON file, whose form docs/directory-file.md describes. Read once: a change needs a restart.
 *
 * @throws with every mistake in the file, where it is and what to mend
 */
export function openFileDirectory(path: string): FileDirectory {
  const file = readChecked('directory file', path, directorySchema, mistakesOfMeaning);
  const people = new Map(file.people.map((person) => [person.id, person]));
  const account = (id: string) => {
    const person = people.get(id);
    return person && toAccount(person);
  };
  const accounts = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => account(id) ?? []);
  const managers = new Set(file.people.map(({ manager }) => manager));
  const around = (id: string) => {
    const person = people.get(id);
    const duty = file.hr.duty.find(({ unit }) => unit === person?.unit);
    return {
      leaders: leadersAbove(person, people).map(toAccount),
      hr: accounts([duty?.adviser, duty?.deputy, ...file.hr.advisers].filter((adviser) => adviser !== undefined)),
      lastResort: accounts(file.hr.lastResort),
      appointing: accounts(file.appointingAuthority ? [file.appointingAuthority] : []),
    };
  };

  return {
    organisation: file.organisation.name,
    people: () => file.people.map(toAccount),
    async person(id) {
      return account(id);
    },
    async surroundings(id) {
      return around(id);
    },
    async supporters(id) {
      const unit = people.get(id)?.unit;
      const { leaders, hr } = around(id);
      const safety = file.safetyRepresentatives.filter((one) => one.unit === unit).map(({ person }) => person);
      const union = accounts(file.unionRepresentatives);
      return supportersOf(id, { leader: leaders, hr, safety: accounts(safety), union });
    },
    async safetyUnits(id) {
      const own = file.safetyRepresentatives.filter(({ person }) => person === id).map(({ unit }) => unit);
      return people.get(id)?.active ? own : [];
    },
    async peopleIn(units) {
      return file.people.filter(({ active, unit }) => active && units.includes(unit)).map(toAccount);
    },
    async leaders() {
      return file.people.filter((person) => person.active && managers.has(person.id)).map(toAccount);
    },
    async committee() {
      return accounts(file.workingEnvironmentCommittee).filter(({ active }) => active);
    },
    async dataProtection() {
      return accounts(file.dataProtectionOfficers).filter(({ active }) => active);
    },
  };
}

const toAccount = ({ id, name, position, unit, birthDate, active, guest }: FilePerson): Account => ({
  id,
  name,
  position,
  unit,
  ...(birthDate === undefined ? {} : { birthDate }),
  active,
  ...(guest ? { guest } : {}),
});

function leadersAbove(person: FilePerson | undefined, people: ReadonlyMap<string, FilePerson>): FilePerson[] {
  const leader = person?.manager === undefined ? undefined : people.get(person.manager);
  return leader === undefined ? [] : [leader, ...leadersAbove(leader, people)];
}
