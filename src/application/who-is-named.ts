import type { NamedPerson } from '../procedure/complaint';
import type { Account, Directory } from './ports';

/** The people whom a draft names, as the directory has them now; `unknown` where an account is not there. */
export interface Named {
  readonly people: readonly NamedPerson[];
  readonly unknown: boolean;
}

export async function peopleNamed(directory: Directory, ids: string, names: string): Promise<Named> {
  const wanted = [...new Set(parts(ids, ','))];
  const accounts = await Promise.all(wanted.map((id) => directory.person(id)));
  const known = accounts.flatMap((account) => (account ? [asNamed(account)] : []));
  const named = withoutRepetition(
    parts(names, '\n'),
    known.map(({ name }) => name),
  ).map((name) => ({ name }));
  return { people: [...known, ...named], unknown: known.length < wanted.length };
}

/** One person, chosen or written; `twice` where both were done, and they are not the same. */
export interface NamedOne {
  readonly person: NamedPerson;
  readonly account?: Account;
  readonly unknown: boolean;
  readonly twice: boolean;
}

export async function oneNamed(directory: Directory, id: string, name: string): Promise<NamedOne> {
  const written = name.replace(/\s+/g, ' ').trim();
  const account = id.trim() === '' ? undefined : await directory.person(id.trim());
  if (!account) return { person: { name: written }, unknown: id.trim() !== '', twice: false };
  const twice = written !== '' && comparable(written) !== comparable(account.name);
  return { person: asNamed(account), account, unknown: false, twice };
}

/** Whether two names are the same, however they are written. */
export function sameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function asNamed({ id, name }: Account): NamedPerson {
  return { accountId: id, name };
}

/** Names that were not named before, however they are written. */
function withoutRepetition(names: readonly string[], before: readonly string[]): string[] {
  const seen = new Set(before.map(comparable));
  return names.filter((name) => {
    const isNew = !seen.has(comparable(name));
    seen.add(comparable(name));
    return isNew;
  });
}

function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
