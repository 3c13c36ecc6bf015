import { comparable, sameName } from '../case/name-fits';
import type { NamedPerson } from '../procedure/complaint';
import type { Account, Directory } from './directory';
import { accounts } from './surroundings';

/** The people whom a draft names, as the directory has them now; `unknown` where an account is not there. */
export interface Named {
  readonly people: readonly NamedPerson[];
  readonly unknown: boolean;
}

export async function peopleNamed(directory: Directory, ids: string, names: string): Promise<Named> {
  const wanted = [...new Set(parts(ids, ','))];
  const known = (await accounts(directory, wanted)).map(asNamed);
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
  const twice = written !== '' && !sameName(written, account.name);
  return { person: asNamed(account), account, unknown: false, twice };
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

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
