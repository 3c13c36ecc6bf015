import type { ZodIssue } from 'zod';
import type { DirectoryFile, FilePerson } from './directory-schema';

type Path = readonly (string | number)[];

/** What is wrong with the form of the file: one line for each mistake, with the person it is about. */
export function mistakesOfForm(issues: readonly ZodIssue[], raw: unknown): string[] {
  return issues.map((issue) => {
    const where = place(issue.path, raw);
    if (issue.code === 'unrecognized_keys') {
      return `${where} has a field that is not known: ${issue.keys.join(', ')}. Correct its name or take it out.`;
    }
    if (issue.code === 'invalid_type') {
      return issue.received === 'undefined'
        ? `${where} is missing. Fill it in.`
        : `${where} must be of the type ${issue.expected}, but is ${issue.received}.`;
    }
    return `${where} ${issue.message}.`;
  });
}

/** What is wrong although each field has its form: duplicates, ids of nobody, managers in a circle. */
export function mistakesOfMeaning(file: DirectoryFile): string[] {
  const people = new Map(file.people.map((person) => [person.id, person]));
  return [
    ...duplicates(file.people.map(({ id }) => id)).map(
      (id) => `people: the id ${id} is there more than once. Give each person one entry.`,
    ),
    ...references(file)
      .filter(([, id]) => !people.has(id))
      .map(([where, id]) => `${where} names ${id}, but nobody in people has that id. Correct it or add the person.`),
    ...circles(people),
    ...mistakesOfDuty(file),
  ];
}

function place(path: Path, raw: unknown): string {
  if (path.length === 0) return 'The file';
  const [first, index] = path;
  const label = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1);
  if (first !== 'people' || typeof index !== 'number') return label;
  const name = nameAt(raw, index);
  return name === undefined ? label : `${label} (${name})`;
}

function nameAt(raw: unknown, index: number): string | undefined {
  const people = field(raw, 'people');
  const entry: unknown = Array.isArray(people) ? people[index] : undefined;
  const known = field(entry, 'name') ?? field(entry, 'id');
  return typeof known === 'string' ? known : undefined;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const duplicates = (values: readonly string[]) => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

function references(file: DirectoryFile): (readonly [where: string, id: string])[] {
  const { hr } = file;
  const list = (where: string, ids: readonly string[]) => ids.map((id, n) => [`${where}[${n}]`, id] as const);
  return [
    ...file.people.flatMap(({ name, manager }, n) =>
      manager === undefined ? [] : [[`people[${n}].manager (${name})`, manager] as const],
    ),
    ...list('hr.advisers', hr.advisers),
    ...hr.duty.flatMap(({ adviser, deputy }, n) => [
      [`hr.duty[${n}].adviser`, adviser] as const,
      ...(deputy === undefined ? [] : [[`hr.duty[${n}].deputy`, deputy] as const]),
    ]),
    ...list('hr.lastResort', hr.lastResort),
    ...file.safetyRepresentatives.map(({ person }, n) => [`safetyRepresentatives[${n}].person`, person] as const),
    ...list('unionRepresentatives', file.unionRepresentatives),
    ...(file.appointingAuthority === undefined ? [] : [['appointingAuthority', file.appointingAuthority] as const]),
    ...list('workingEnvironmentCommittee', file.workingEnvironmentCommittee),
    ...list('dataProtectionOfficers', file.dataProtectionOfficers),
  ];
}

/** Each circle once, told from where it was first entered. */
function circles(people: ReadonlyMap<string, FilePerson>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  for (const start of people.values()) {
    const way: FilePerson[] = [];
    for (let at: FilePerson | undefined = start; at !== undefined && !done.has(at.id); ) {
      done.add(at.id);
      way.push(at);
      const manager: FilePerson | undefined = at.manager === undefined ? undefined : people.get(at.manager);
      const entered = manager === undefined ? -1 : way.indexOf(manager);
      if (manager !== undefined && entered >= 0) {
        const names = [...way.slice(entered), manager].map(({ name }) => name).join(' → ');
        found.push(`people: managers go round in a circle: ${names}. Take out or correct one of these managers.`);
      }
      at = manager;
    }
  }
  return found;
}

function mistakesOfDuty({ people, hr, safetyRepresentatives }: DirectoryFile): string[] {
  const units = new Set(people.map(({ unit }) => unit));
  const unknownUnit = (where: string, unit: string) =>
    units.has(unit) ? [] : [`${where} is for the unit ${unit}, but nobody works there. Correct its name.`];
  return [
    ...hr.duty.flatMap(({ unit, adviser, deputy }, n) => [
      ...unknownUnit(`hr.duty[${n}]`, unit),
      ...[adviser, deputy]
        .filter((id) => id !== undefined && !hr.advisers.includes(id))
        .map((id) => `hr.duty[${n}] names ${id}, who is not among hr.advisers. Add them there or name another.`),
      ...(adviser === deputy ? [`hr.duty[${n}] has one person as adviser and as deputy. Name another deputy.`] : []),
    ]),
    ...duplicates(hr.duty.map(({ unit }) => unit)).map(
      (unit) => `hr.duty: the unit ${unit} has more than one entry. Keep one.`,
    ),
    ...safetyRepresentatives.flatMap(({ unit }, n) => unknownUnit(`safetyRepresentatives[${n}]`, unit)),
  ];
}
