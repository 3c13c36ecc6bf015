import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolesSchema } from '../../../src/adapters/directory/graph/roles-schema';
import { packageRoot } from '../../../src/root';
import { directoryContract } from '../../contracts/directory.contract';
import {
  type GraphFault,
  graphError,
  guidOf,
  type LocalGraph,
  startLocalGraph,
  throttled,
  unavailable,
} from '../../support/local-graph';
import { fillGraph, openGraph, type ValidRoles, validRoles } from './graph-world';

let graph: LocalGraph;
beforeAll(async () => {
  graph = await startLocalGraph();
});
afterAll(() => graph.close());
beforeEach(() => {
  graph.mend();
  fillGraph(graph);
  graph.taken();
});

directoryContract('the directory on Microsoft Graph', async () => ({
  directory: openGraph(graph).directory,
  idOf: guidOf,
  cleanUp: async () => {},
}));

const employee = guidOf('employee');
const names = (accounts: readonly { readonly name: string }[]) => accounts.map(({ name }) => name);
const toPeople = /^GET \/v1\.0\/users\//;
/** How it ends: with which answer, or with which error. */
const ends = <T>(work: Promise<T>) => work.catch((error: Error) => error.name);

describe('what Graph is asked', () => {
  it('is no more than is used, and nothing at all by an id that is none', async () => {
    const { directory } = openGraph(graph);
    await directory.person(employee);
    for (const id of ['', '..', `${employee}/messages`, `${employee}?$select=mail`]) await directory.person(id);
    expect(graph.taken()).toEqual([
      {
        method: 'GET',
        path: `/v1.0/users/${employee}?$select=id,displayName,jobTitle,accountEnabled,userType,department,onPremisesExtensionAttributes&$expand=manager($select=id)`,
      },
    ]);
  });

  it('is asked once by many who ask for the same, and then not until the answer is old', async () => {
    const { directory, later } = openGraph(graph);
    await Promise.all([1, 2, 3].map(() => directory.surroundings(employee)));
    // The employee, three leaders, two advisers on duty, the chair; the group.
    expect(graph.taken()).toHaveLength(8);
    later(14);
    await directory.surroundings(employee);
    expect(graph.taken()).toHaveLength(0);
    later(1);
    await directory.surroundings(employee);
    expect(graph.taken()).toHaveLength(8);
  });

  it('is remembered of no more people than told, those wanted last', async () => {
    for (let n = 0; n < 11; n += 1) {
      const id = guidOf(`extra ${n}`);
      graph.people.set(id, { id, displayName: `Ansatt ${n}` });
    }
    const { directory } = openGraph(graph, (roles) => Object.assign(roles, { cache: { people: 10 } }));
    for (let n = 0; n < 11; n += 1) await directory.person(guidOf(`extra ${n}`));
    graph.taken();
    await directory.person(guidOf('extra 10'));
    expect(graph.taken()).toHaveLength(0);
    await directory.person(guidOf('extra 0'));
    expect(graph.taken()).toHaveLength(1);
  });

  it('is read page by page, in groups and of everybody', async () => {
    graph.pageSize(2);
    const { directory } = openGraph(graph);
    const { hr } = await directory.surroundings('');
    expect(names(hr)).toEqual(['Anne Vik', 'Bjørn Aas', 'Čiehka Ánde']);
    expect(names(await directory.leaders()).sort()).toEqual(['Ingrid Dahl', 'Kari Haugen']);
    expect(graph.taken().filter(({ path }) => path.includes('$skiptoken'))).toHaveLength(1 + 6);
    graph.pageSize(999);
  });
});

describe('people as Graph has them', () => {
  it('leaders in a circle, themselves, missing or deleted end the way up', async () => {
    graph.people.get(guidOf('top'))!.manager = guidOf('leader');
    graph.people.get(guidOf('alone'))!.manager = guidOf('alone');
    const { directory, later } = openGraph(graph);
    expect(names((await directory.surroundings(employee)).leaders)).toEqual([
      'Kari Haugen',
      'Per Solberg',
      'Ingrid Dahl',
    ]);
    expect(names((await directory.surroundings(guidOf('leader'))).leaders)).toEqual(['Per Solberg', 'Ingrid Dahl']);
    expect((await directory.surroundings(guidOf('alone'))).leaders).toEqual([]);
    graph.people.delete(guidOf('above'));
    later(15);
    expect(names((await directory.surroundings(employee)).leaders)).toEqual(['Kari Haugen']);
    expect(await directory.person(guidOf('above'))).toBeUndefined();
  });

  it('a guest, an empty title, a day of birth that is none, and a unit from another attribute', async () => {
    Object.assign(graph.people.get(employee)!, {
      userType: 'Guest',
      jobTitle: null,
      onPremisesExtensionAttributes: { extensionAttribute3: '8.11.1994' },
      employeeOrgData: { division: ' Kunde og marked ', costCenter: null },
    });
    const { directory } = openGraph(graph, ({ attributes }) =>
      Object.assign(attributes, { unit: 'employeeOrgData/division' }),
    );
    expect(await directory.person(employee)).toEqual({
      ...{ id: employee, name: 'Nora Lund', position: '', unit: 'Kunde og marked', active: true, guest: true },
    });
    expect((await directory.person(guidOf('alone')))?.unit).toBe('');
  });

  it('who moves and whose account is closed is so within the minutes that are told', async () => {
    const { directory, later } = openGraph(graph);
    await directory.surroundings(employee);
    Object.assign(graph.people.get(employee)!, { manager: guidOf('top') });
    Object.assign(graph.people.get(guidOf('chair'))!, { accountEnabled: false });
    later(15);
    const { leaders, lastResort } = await directory.surroundings(employee);
    expect([names(leaders), lastResort.map(({ active }) => active)]).toEqual([['Ingrid Dahl'], [false]]);
  });

  it('leaders are those of a group where one is named', async () => {
    graph.groups.set(guidOf('leading'), ['hr-1', 'above'].map(guidOf));
    const { directory } = openGraph(graph, (roles) =>
      Object.assign(roles, { leaders: [{ group: guidOf('leading') }] }),
    );
    expect(names(await directory.leaders())).toEqual(['Anne Vik']);
  });

  it('a safety representative of a unit that is named, and no adviser on duty who is not in HR', async () => {
    const { directory } = openGraph(graph, ({ hr, ...roles }) => {
      hr.duty = [{ unit: 'Kunde', advisers: [{ person: guidOf('leader') }, { person: guidOf('hr-2') }] }];
      roles.safetyRepresentatives.splice(0, 1, { unit: 'Kunde', person: guidOf('safety-2') });
    });
    const { hr } = await directory.surroundings(employee);
    expect(names(hr)).toEqual(['Bjørn Aas', 'Anne Vik', 'Čiehka Ánde']);
    const safety = (await directory.supporters(employee)).filter(({ as }) => as === 'safety');
    expect(names(safety.map(({ account }) => account))).toEqual(['Ánte Eira']);
    expect((await directory.supporters(guidOf('alone'))).some(({ as }) => as === 'safety')).toBe(false);
  });

  it('the roles are looked through at the start: what names nobody is said by its place alone', async () => {
    const { directory, lines } = openGraph(graph, (roles) => {
      roles.hr.lastResort.push({ person: guidOf('nobody') });
      roles.workingEnvironmentCommittee.push({ group: guidOf('no group') });
    });
    await directory.check();
    expect(lines.filter(({ event }) => event === 'directory.role').map(({ facts }) => facts)).toEqual([
      { where: 'hr.lastResort[1]', names: 'nobody' },
      { where: 'workingEnvironmentCommittee[1]', names: 'unanswered' },
    ]);
  });
});

describe('where Graph fails', () => {
  const faults: readonly (readonly [string, GraphFault])[] = [
    ['is down', unavailable],
    ['fails', graphError(500, 'InternalServerError')],
    ['refuses', graphError(403, 'Authorization_RequestDenied')],
    ['asks to wait', throttled(60)],
    ['cuts the connection', 'cut'],
    ['is another one', { status: 404, body: '<html>Not Found</html>' }],
    ['answers with a page of a gateway', { status: 200, body: '<html>Sign in</html>' }],
    ['answers with half of it', { status: 200, body: { id: employee, displayName: 'Nora Lund' } }],
    [
      'may not tell the state of an account',
      { status: 200, body: { id: employee, displayName: '', accountEnabled: null } },
    ],
  ];

  it.each(faults)('and %s: nobody has left, and nothing is made up', async (_, fault) => {
    const { directory, lines } = openGraph(graph);
    graph.down(fault);
    expect(await ends(directory.person(employee))).toBe('DirectoryDown');
    expect(await ends(directory.surroundings(employee))).toBe('DirectoryDown');
    expect(await ends(directory.leaders())).toBe('DirectoryDown');
    expect(await ends(directory.committee())).toBe('DirectoryDown');
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toMatch(/Nora|example\.org|[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it.each(faults.slice(1))(
    'and %s: what it said before counts for as long as is told, and not longer',
    async (_, fault) => {
      const { directory, later } = openGraph(graph);
      const before = [await directory.surroundings(employee), await directory.leaders()];
      graph.down(fault);
      later(11 * 60 + 59);
      expect([await directory.surroundings(employee), await directory.leaders()]).toEqual(before);
      later(1);
      expect(await ends(directory.surroundings(employee))).toBe('DirectoryDown');
      graph.mend();
      later(6);
      expect(await directory.surroundings(employee)).toEqual(before[0]);
    },
  );

  it('half-way through the pages: none of them counts', async () => {
    graph.pageSize(2);
    const { directory } = openGraph(graph);
    graph.down(graphError(500, 'InternalServerError'), /skiptoken/);
    expect(await ends(directory.leaders())).toBe('DirectoryDown');
    expect(await ends(openGraph(graph).directory.surroundings(''))).toBe('DirectoryDown');
    graph.pageSize(999);
  });

  it('with pages that lead to somebody else: no token goes there', async () => {
    const next = `${graph.url.replace('localhost', '127.0.0.1')}/v1.0/users?$skiptoken=2`;
    graph.next({ status: 200, body: { value: [], '@odata.nextLink': next } }, /v1\.0\/users\?/);
    expect(await ends(openGraph(graph).directory.leaders())).toBe('DirectoryDown');
  });

  it('for a moment: it is asked again after the seconds that it says, and nobody notices', async () => {
    const { directory } = openGraph(graph);
    graph.next(throttled(1), toPeople);
    const began = performance.now();
    expect((await directory.person(employee))?.name).toBe('Nora Lund');
    expect(performance.now() - began).toBeGreaterThan(950);
    expect(graph.taken()).toHaveLength(2);
  });

  it('and asks to wait for long: it is left alone for as long', async () => {
    const { directory, later } = openGraph(graph);
    graph.next(throttled(180), toPeople);
    for (let minutes = 0; minutes < 3; minutes += 1) {
      expect(await ends(directory.person(employee))).toBe('DirectoryDown');
      later(1);
    }
    expect(graph.taken()).toHaveLength(1);
    expect(await ends(directory.person(employee))).toMatchObject({ name: 'Nora Lund' });
  });

  it('by being slow: who is known already is not waited for, and who is not for so long only', async () => {
    const { directory, later } = openGraph(graph, undefined, { longestRequest: 1_300 });
    const before = await directory.person(employee);
    later(20);
    graph.down('hang');
    const began = performance.now();
    expect(await directory.person(employee)).toEqual(before);
    expect(performance.now() - began).toBeLessThan(1_290);
    expect(await ends(directory.person(guidOf('alone')))).toBe('DirectoryDown');
    expect(performance.now() - began).toBeLessThan(3_500);
    expect(await ends(directory.person(guidOf('chair')))).toBe('DirectoryDown');
    expect(performance.now() - began).toBeLessThan(3_500);
  });

  it('or HR is emptied, or its group is gone: nobody takes HR for gone', async () => {
    const { directory, later } = openGraph(graph);
    const before = await directory.surroundings(employee);
    graph.groups.set(guidOf('hr'), []);
    later(20);
    expect(await directory.surroundings(employee)).toEqual(before);
    graph.groups.delete(guidOf('hr'));
    later(20);
    expect(await directory.surroundings(employee)).toEqual(before);
    expect(await ends(openGraph(graph).directory.surroundings(employee))).toBe('DirectoryDown');
  });

  it('to give a token: that counts as no answer', async () => {
    graph.refuseTokens();
    const { directory, lines } = openGraph(graph, undefined, { app: 'another app' });
    expect(await ends(directory.person(employee))).toBe('DirectoryDown');
    expect(lines).toHaveLength(1);
  });
});

describe('the page for operators', () => {
  const page = readFileSync(join(packageRoot, 'docs/directory-graph.md'), 'utf8');

  it('shows a roles file that is right, with every field that there is', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const shown = JSON.parse(example.replace(/[0-9a-f]{4}…/g, employee));
    expect(rolesSchema.safeParse(shown).error).toBeUndefined();
    expect(Object.keys(shown).sort()).toEqual(Object.keys(rolesSchema.shape).sort());
  });

  it('says what counts when nothing else is said', () => {
    const { attributes, cache } = rolesSchema.parse(validRoles());
    expect(page).toContain(`| \`${attributes.unit}\` |`);
    for (const [field, value] of Object.entries(cache)) {
      expect(page).toMatch(new RegExp(`\\| \`cache\\.${field}\` \\|[^|]*\\| ${value} \\|`));
    }
  });
});

describe('a mistake in the roles file is named with its place and what to mend', () => {
  it.each<[string, (roles: ValidRoles) => void, RegExp]>([
    ['nobody in HR', ({ hr }) => hr.advisers.splice(0), /hr\.advisers names nobody/],
    ['no last resort', ({ hr }) => hr.lastResort.splice(0), /hr\.lastResort names nobody/],
    [
      'an id that is none',
      ({ hr }) => hr.advisers.push({ person: 'Anne' }),
      /hr\.advisers\[1\]\.person must be an object id/,
    ],
    [
      'a person and a group at once',
      ({ hr }) => hr.advisers.push({ ...hr.advisers[0], person: employee }),
      /hr\.advisers\[1\] must name either/,
    ],
    ['neither of them', ({ hr }) => hr.advisers.push({}), /hr\.advisers\[1\] must name either a person or a group/],
    [
      'a unit with duty twice',
      ({ hr }) => hr.duty.push(hr.duty[0]!),
      /hr\.duty: the unit Kunde has more than one entry/,
    ],
    [
      'an attribute that is none',
      ({ attributes }) => Object.assign(attributes, { unit: 'mail' }),
      /attributes\.unit is no attribute/,
    ],
    [
      'a field that is not known',
      (roles) => Object.assign(roles, { amu: [] }),
      /The file has a field that is not known: amu/,
    ],
    [
      'a cache for ever',
      (roles) => Object.assign(roles, { cache: { hoursWithoutAnswer: 1000 } }),
      /hoursWithoutAnswer is above 72/,
    ],
  ])('%s', (_, change, message) => {
    expect(() => openGraph(graph, change)).toThrow(message);
  });
});
