import { z } from 'zod';
import type { Account } from '../../../application/directory';
import { calendarDate } from '../directory-schema';
import type { Graph } from './graph';
import type { RolesFile } from './roles-schema';

/** A person as Graph has them, and who leads them. */
export interface Found {
  readonly account: Account;
  readonly managerId?: string;
}

const optional = z.string().nullish();

/** What Trygg may not read comes as `null`: an account without its state is no account that is disabled. */
const user = z
  .object({
    id: z.string().min(1),
    displayName: z.string(),
    jobTitle: optional,
    accountEnabled: z.boolean(),
    userType: optional,
    manager: z.object({ id: z.string().min(1) }).nullish(),
  })
  .passthrough();

type User = z.infer<typeof user>;

/** Everybody who is asked for at once: Graph gives at most so many on a page. */
const pageSize = 999;

/** People as Graph tells of them. Asks for no field that is not used. */
export class Users {
  private readonly select: string;

  constructor(
    private readonly graph: Graph,
    private readonly attributes: RolesFile['attributes'],
  ) {
    const { unit, birthDate } = attributes;
    const own = [unit, birthDate].flatMap((path) => path?.split('/')[0] ?? []);
    const fields = new Set(['id', 'displayName', 'jobTitle', 'accountEnabled', 'userType', ...own]);
    this.select = `$select=${[...fields].join(',')}`;
  }

  /** `id`: an object id, which is looked at before; undefined where there is no such person. */
  async person(id: string): Promise<Found | undefined> {
    const found = await this.graph.one('person', `/users/${id}?${this.select}&$expand=manager($select=id)`, user);
    return found && this.found(found);
  }

  /** The people in a group and in the groups within it, by their names. */
  async members(groupId: string): Promise<readonly Account[]> {
    const path = `/groups/${groupId}/transitiveMembers/microsoft.graph.user?$count=true&$top=${pageSize}&${this.select}`;
    const found = await this.graph.all('group', path, user, 'eventual');
    return found
      .map((one) => this.found(one).account)
      .sort((one, other) => one.name.localeCompare(other.name, 'nb') || one.id.localeCompare(other.id));
  }

  /** The whole organisation, and who leads whom in it. */
  async everybody(): Promise<readonly Found[]> {
    const path = `/users?$top=${pageSize}&${this.select}&$expand=manager($select=id)`;
    return (await this.graph.all('everybody', path, user)).map((one) => this.found(one));
  }

  private found(one: User): Found {
    const birthDate = this.birthDateOf(one);
    const account = {
      id: one.id.toLowerCase(),
      name: one.displayName,
      position: one.jobTitle?.trim() ?? '',
      unit: valueAt(one, this.attributes.unit),
      ...(birthDate === undefined ? {} : { birthDate }),
      active: one.accountEnabled,
      ...(one.userType === 'Guest' ? { guest: true as const } : {}),
    };
    const managerId = one.manager?.id.toLowerCase();
    return { account, ...(managerId === undefined ? {} : { managerId }) };
  }

  /** Some systems write a time behind the day. What is no day is left out: the complaint asks for it then. */
  private birthDateOf(one: User): string | undefined {
    if (this.attributes.birthDate === undefined) return undefined;
    return calendarDate.safeParse(valueAt(one, this.attributes.birthDate).slice(0, 10)).data;
  }
}

function valueAt(one: User, path: string): string {
  const value = path
    .split('/')
    .reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined), one);
  return typeof value === 'string' ? value.trim() : '';
}
