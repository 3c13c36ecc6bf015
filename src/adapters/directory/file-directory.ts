import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account, Directory, Supporter } from '../../application/ports';
import { packageRoot } from '../../root';
import { mistakesOfForm, mistakesOfMeaning } from './directory-mistakes';
import { type DirectoryFile, directorySchema, type FilePerson } from './directory-schema';

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
  const file = read(path);
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
      return [
        ...asSupporters('leader', leaders),
        ...asSupporters('hr', hr),
        ...asSupporters('safety', accounts(safety)),
        ...asSupporters('union', accounts(file.unionRepresentatives)),
      ].filter(({ account }) => account.active && account.id !== id);
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

function asSupporters(as: Supporter['as'], some: readonly Account[]): readonly Supporter[] {
  return some.map((account) => ({ account, as }));
}

function leadersAbove(person: FilePerson | undefined, people: ReadonlyMap<string, FilePerson>): FilePerson[] {
  const leader = person?.manager === undefined ? undefined : people.get(person.manager);
  return leader === undefined ? [] : [leader, ...leadersAbove(leader, people)];
}

function read(path: string): DirectoryFile {
  const raw = parseJson(path);
  const parsed = directorySchema.safeParse(raw);
  const mistakes = parsed.success ? mistakesOfMeaning(parsed.data) : mistakesOfForm(parsed.error.issues, raw);
  if (!parsed.success || mistakes.length > 0) {
    throw new Error(
      `The directory file ${path} can't be used:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`,
    );
  }
  return parsed.data;
}

function parseJson(path: string): unknown {
  const text = readText(path);
  try {
    // Some editors put a byte order mark in front, which is no JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`The directory file ${path} is not JSON: ${error}`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The directory file ${path} can't be read: ${error}`);
  }
}
