import type { Account, Directory } from '../../../application/directory';
import type { Log } from '../../../application/ports';
import { readChecked } from '../read-checked';
import { supportersOf } from '../supporters';
import { type Graph, GraphFailed } from './graph';
import { Remembered } from './remembered';
import { type Member, objectId, type RolesFile, rolesSchema } from './roles-schema';
import { type Found, Users } from './users';

export interface GraphDirectory extends Directory {
  readonly organisation: string;
  /** Reads every role once, and logs by its place in the roles file which one names nobody that Graph knows. */
  check(): Promise<void>;
}

interface Settings {
  /** docs/directory-graph.md describes it. Read once: a change needs a restart. */
  readonly rolesFile: string;
  readonly now: () => number;
  readonly log: Log;
}

const minute = 60_000;
const hour = 60 * minute;

/** Deeper than any organisation: where accounts lead one another in a long chain, it ends here. */
const mostLeaders = 30;
/** In one roles file. */
const mostGroups = 1_000;

/**
 * People from Microsoft Graph, remembered in this process for a while.
 *
 * @throws with every mistake in the roles file, where it is and what to mend
 */
export function openGraphDirectory(graph: Graph, { rolesFile, now, log }: Settings): GraphDirectory {
  const roles = readChecked('roles file', rolesFile, rolesSchema, dutyTwice);
  const { minutes, hoursWithoutAnswer, people: entries } = roles.cache;
  const fresh = minutes * minute;
  const ages = { fresh, usable: Math.max(fresh, hoursWithoutAnswer * hour) };
  const users = new Users(graph, roles.attributes);
  const people = new Remembered((id: string) => users.person(id), { ...ages, entries }, now);
  const needed = new Set([...roles.hr.advisers, ...roles.hr.lastResort].flatMap(({ group }) => group ?? []));
  const groups = new Remembered(
    async (id: string) => {
      const members = await users.members(id);
      // A group that was emptied by mistake must not take every case away from those who have it.
      if (members.length === 0 && needed.has(id)) throw new GraphFailed(200, 'nobodyThere');
      return members;
    },
    { ...ages, entries: mostGroups },
    now,
  );
  const all = new Remembered(() => users.everybody(), { ...ages, entries: 1 }, now);

  const found = async (id: string): Promise<Found | undefined> => (objectId.test(id) ? people.get(id) : undefined);
  const membersOf = async (members: readonly Member[]): Promise<readonly Account[]> => {
    const all = await Promise.all(members.map((member) => accountsOf(member)));
    return [...new Map(all.flat().map((account) => [account.id, account])).values()];
  };
  const accountsOf = async ({ person, group }: Member): Promise<readonly Account[]> => {
    if (group !== undefined) return groups.get(group);
    const account = person === undefined ? undefined : (await found(person))?.account;
    return account ? [account] : [];
  };
  const working = async (members: readonly Member[]) => (await membersOf(members)).filter(({ active }) => active);
  /** A case that nobody in HR, or nobody at all, can be found for stays as it is. */
  const someOf = async (members: readonly Member[]) => {
    const accounts = await membersOf(members);
    if (accounts.length === 0) throw new GraphFailed(200, 'nobodyThere');
    return accounts;
  };

  const leadersAbove = async (person: Found | undefined): Promise<readonly Account[]> => {
    const leaders: Account[] = [];
    const seen = new Set(person ? [person.account.id] : []);
    for (let at = person; at?.managerId !== undefined && leaders.length < mostLeaders; ) {
      if (seen.has(at.managerId)) break;
      seen.add(at.managerId);
      at = await found(at.managerId);
      if (at) leaders.push(at.account);
    }
    return leaders;
  };
  const hrFor = async (unit: string | undefined): Promise<readonly Account[]> => {
    const duty = roles.hr.duty.find((one) => one.unit === unit);
    const [advisers, onDuty] = await Promise.all([someOf(roles.hr.advisers), membersOf(duty?.advisers ?? [])]);
    // Who is no adviser is no adviser on duty either: they would get to read what is HR's.
    const first = onDuty.filter(({ id }) => advisers.some((one) => one.id === id));
    return [...first, ...advisers.filter(({ id }) => !first.some((one) => one.id === id))];
  };
  /** Who represents a unit; a group without one holds the representatives of all, each of the unit they work in. */
  const safetyFor = async (unit: string | undefined): Promise<readonly Account[]> => {
    if (unit === undefined) return [];
    const all = await Promise.all(
      roles.safetyRepresentatives.map(async ({ unit: own, ...member }) =>
        own === undefined
          ? (await accountsOf(member)).filter((account) => account.unit === unit)
          : own === unit
            ? accountsOf(member)
            : [],
      ),
    );
    return [...new Map(all.flat().map((account) => [account.id, account])).values()];
  };

  return {
    organisation: roles.organisation.name,
    async person(id) {
      return (await found(id))?.account;
    },
    async surroundings(id) {
      const person = await found(id);
      const [leaders, hr, lastResort, appointing] = await Promise.all([
        leadersAbove(person),
        hrFor(person?.account.unit),
        someOf(roles.hr.lastResort),
        membersOf(roles.appointingAuthority),
      ]);
      return { leaders, hr, lastResort, appointing };
    },
    async supporters(id) {
      const person = await found(id);
      const unit = person?.account.unit;
      const [leader, hr, safety, union] = await Promise.all([
        leadersAbove(person),
        hrFor(unit),
        safetyFor(unit),
        membersOf(roles.unionRepresentatives),
      ]);
      return supportersOf(id, { leader, hr, safety, union });
    },
    async leaders() {
      return roles.leaders ? working(roles.leaders) : leadersAmong(await all.get('all'));
    },
    async safetyUnits(id) {
      const units = await Promise.all(
        roles.safetyRepresentatives.map(async ({ unit: own, ...member }) => {
          const account = (await accountsOf(member)).find((one) => one.id === id && one.active);
          return account ? [own ?? account.unit] : [];
        }),
      );
      return [...new Set(units.flat())];
    },
    async peopleIn(units) {
      const found = await all.get('all');
      return found.flatMap(({ account }) => (account.active && units.includes(account.unit) ? account : []));
    },
    committee: () => working(roles.workingEnvironmentCommittee),
    dataProtection: () => working(roles.dataProtectionOfficers),
    async check() {
      for (const [where, member] of placesIn(roles)) {
        const accounts = await accountsOf(member).catch(() => undefined);
        const names = accounts === undefined ? 'unanswered' : accounts.length === 0 ? 'nobody' : undefined;
        if (names) log.error('directory.role', { where, names });
      }
      await (roles.leaders ? undefined : all.get('all').catch(() => undefined));
    },
  };
}

/** Everybody who leads somebody whose account works. */
function leadersAmong(found: readonly Found[]): readonly Account[] {
  const leading = new Set(found.flatMap(({ account, managerId }) => (account.active && managerId) || []));
  return found.flatMap(({ account }) => (account.active && leading.has(account.id) ? account : []));
}

function placesIn({ hr, ...roles }: RolesFile): (readonly [where: string, member: Member])[] {
  const list = (where: string, members: readonly Member[] = []) =>
    members.map((member, n) => [`${where}[${n}]`, member] as const);
  return [
    ...list('hr.advisers', hr.advisers),
    ...hr.duty.flatMap(({ advisers }, n) => list(`hr.duty[${n}].advisers`, advisers)),
    ...list('hr.lastResort', hr.lastResort),
    ...list('leaders', roles.leaders),
    ...list('safetyRepresentatives', roles.safetyRepresentatives),
    ...list('unionRepresentatives', roles.unionRepresentatives),
    ...list('appointingAuthority', roles.appointingAuthority),
    ...list('workingEnvironmentCommittee', roles.workingEnvironmentCommittee),
    ...list('dataProtectionOfficers', roles.dataProtectionOfficers),
  ];
}

function dutyTwice({ hr }: RolesFile): readonly string[] {
  const units = hr.duty.map(({ unit }) => unit);
  const twice = units.filter((unit, n) => units.indexOf(unit) !== n);
  return [...new Set(twice)].map((unit) => `hr.duty: the unit ${unit} has more than one entry. Keep one.`);
}
