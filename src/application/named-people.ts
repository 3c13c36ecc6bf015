import type { Account, Directory } from './directory';
import type { Done, Naming, SetupEntry } from './setup-book';

/** Somebody who was named in the chat, and by whom. */
export interface Named {
  readonly personId: string;
  /** As they were called then: their account may be gone. */
  readonly called: string;
  readonly done: Done;
}

/** What holds of what was named in the chat, the first who was named first. */
export interface NamedPeople {
  readonly hr: readonly Named[];
  readonly lastResort: readonly Named[];
  readonly duty: readonly (Named & { readonly unit: string })[];
}

export function namedIn(entries: readonly SetupEntry[]): NamedPeople {
  const namings = new Map<string, Naming>();
  for (const entry of entries) {
    if (entry.is !== 'naming') continue;
    const { part, unit = '', personId, takenAway } = entry;
    const key = JSON.stringify(part === 'duty' ? [part, unit] : [part, personId]);
    namings.delete(key);
    if (!takenAway) namings.set(key, entry);
  }
  const of = (wanted: Naming['part']) =>
    [...namings.values()].flatMap(({ part, unit = '', personId, called, at, by, name, as }) =>
      part === wanted ? [{ unit, personId, called, done: { at, by, name, as } }] : [],
    );
  return { hr: of('hr'), lastResort: of('lastResort'), duty: of('duty') };
}

/**
 * The directory with those who were named in the chat beside those whom it names itself: nobody whom it names falls away.
 * Whoever is in HR is no last resort and the other way round; where both are said, what the directory says holds. Whose
 * account is gone counts no more, and whose account is disabled is there as one that is.
 */
export function withNamed(directory: Directory, named: () => NamedPeople): Directory {
  const accounts = async (all: readonly Named[], besides: readonly Account[]) => {
    const found = await Promise.all(all.map(({ personId }) => directory.person(personId)));
    return found.flatMap((account) => (account && !besides.some(({ id }) => id === account.id) ? account : []));
  };
  /** With whoever has duty for the person's unit before all others: one of HR, whatever was named. */
  const dutyFirst = async (personId: string, hr: readonly Account[]) => {
    const { duty } = named();
    if (duty.length === 0) return hr;
    const unit = (await directory.person(personId))?.unit;
    const onDuty = duty.find((one) => one.unit === unit)?.personId;
    return [...hr.filter(({ id }) => id === onDuty), ...hr.filter(({ id }) => id !== onDuty)];
  };
  const around: Directory['surroundings'] = async (personId) => {
    const base = await directory.surroundings(personId);
    const { hr, lastResort } = named();
    const [moreHr, moreLast] = await Promise.all([
      accounts(hr, [...base.hr, ...base.lastResort]),
      accounts(lastResort, [...base.hr, ...base.lastResort]),
    ]);
    return {
      ...base,
      hr: await dutyFirst(personId, [...base.hr, ...moreHr]),
      lastResort: [...base.lastResort, ...moreLast],
    };
  };
  return {
    person: (id) => directory.person(id),
    surroundings: around,
    async supporters(id) {
      const base = await directory.supporters(id);
      const { hr, duty } = named();
      if (hr.length + duty.length === 0) return base;
      const all = (await around(id)).hr.filter((account) => account.active && account.id !== id);
      const before = base.filter(({ as }) => as === 'leader');
      const after = base.filter(({ as }) => as !== 'leader' && as !== 'hr');
      return [...before, ...all.map((account) => ({ account, as: 'hr' as const })), ...after];
    },
    safetyUnits: (id) => directory.safetyUnits(id),
    peopleIn: (units) => directory.peopleIn(units),
    leaders: () => directory.leaders(),
    committee: () => directory.committee(),
    dataProtection: () => directory.dataProtection(),
  };
}
