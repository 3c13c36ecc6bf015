import { writeFileSync } from 'node:fs';
import { Graph } from '../../../src/adapters/directory/graph/graph';
import { openGraphDirectory } from '../../../src/adapters/directory/graph/graph-directory';
import { credentialFor } from '../../../src/services/credential';
import { contractHr, contractPeople, contractRepresentatives } from '../../contracts/directory.contract';
import { guidOf, type LocalGraph } from '../../support/local-graph';
import { temporaryFolder } from '../storage/temporary-files';

type Fact = string | number | boolean;

/** The people of the contract, in a Graph; HR and the unions as groups, one within another. */
export function fillGraph({ people, groups }: LocalGraph): void {
  people.clear();
  groups.clear();
  for (const { id, name, position, unit, ...more } of contractPeople) {
    people.set(guidOf(id), {
      id: guidOf(id),
      displayName: name,
      jobTitle: position,
      department: unit,
      accountEnabled: !('active' in more),
      manager: 'manager' in more ? guidOf(more.manager) : undefined,
      userPrincipalName: `${id}@example.org`,
      onPremisesExtensionAttributes: {
        extensionAttribute3: 'birthDate' in more ? `${more.birthDate}T00:00:00Z` : null,
      },
    });
  }
  const members = (ids: readonly string[]) => ids.map(guidOf);
  groups.set(guidOf('hr'), members(['hr-2', 'hr-1', 'inner-hr']));
  groups.set(guidOf('inner-hr'), members(['hr-3', 'hr']));
  groups.set(guidOf('all-safety'), members(contractRepresentatives.safety.map(({ person }) => person)));
  groups.set(guidOf('committee'), members(['employee', 'above']));
}

const person = (id: string) => ({ person: guidOf(id) });
const group = (id: string) => ({ group: guidOf(id) });

/** A roles file without a mistake, for the people of the contract. */
export const validRoles = () => ({
  organisation: { name: 'Trolldalen Energi' },
  attributes: { birthDate: 'onPremisesExtensionAttributes/extensionAttribute3' } as Record<string, string>,
  hr: {
    advisers: [group('hr')] as object[],
    duty: contractHr.duty.map(({ unit, adviser, deputy }) => ({ unit, advisers: [person(adviser), person(deputy)] })),
    lastResort: contractHr.lastResort.map(person),
  },
  safetyRepresentatives: [group('all-safety')] as object[],
  unionRepresentatives: contractRepresentatives.union.map(person),
  appointingAuthority: [person('top')],
  workingEnvironmentCommittee: [group('committee')],
  dataProtectionOfficers: [person('alone'), person('above')],
});

export type ValidRoles = ReturnType<typeof validRoles>;

/** A directory on a Graph, as it is when it has just been started; with a clock of its own, in milliseconds. */
export function openGraph(
  { url }: LocalGraph,
  change: (roles: ValidRoles & { [more: string]: unknown }) => void = () => {},
  { app = 'app', longestRequest }: { readonly app?: string; readonly longestRequest?: number } = {},
) {
  const roles = validRoles();
  change(roles);
  const folder = temporaryFolder();
  writeFileSync(folder.path('roles.json'), JSON.stringify(roles));
  const lines: { event: string; facts: Readonly<Record<string, Fact>> }[] = [];
  const note = (event: string, facts: Readonly<Record<string, Fact>> = {}) => void lines.push({ event, facts });
  const clock = { at: Date.parse('2026-01-05T08:00:00Z') };
  const shared = { now: () => clock.at, log: { info: note, error: note } };
  const credential = credentialFor({ MICROSOFT_APP_ID: guidOf(app) });
  try {
    const graph = new Graph({ credential, url, longestRequest, ...shared });
    const directory = openGraphDirectory(graph, { rolesFile: folder.path('roles.json'), ...shared });
    const later = (minutes: number) => {
      clock.at += minutes * 60_000;
    };
    return { graph, directory, lines, later };
  } finally {
    folder.remove();
  }
}
