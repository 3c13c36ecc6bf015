import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';
import { readBicep } from './bicep';

const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8');
const main = readBicep('azure.bicep');
const modules = readdirSync(join(packageRoot, 'infra/modules')).map((name) => readBicep(`modules/${name}`));
const all = [main, ...modules];
const byPath = new Map(all.map((file) => [file.path, file]));

describe.each(all.map((file) => [file.path, file] as const))('%s', (path, file) => {
  const moduleAt = (name: string) => {
    const found = file.modules.find((module) => module.name === name);
    const folder = path.startsWith('modules/') ? 'modules/' : '';
    return found && byPath.get(`${folder}${found.path}`);
  };

  it('refers to nothing that is not declared, and declares nothing that nobody refers to', () => {
    const names = new Set(file.references.map(({ name }) => name));
    expect([...names].filter((name) => !file.symbols.includes(name))).toEqual([]);
    const isDone = (name: string) => names.has(name) || new RegExp(`(resource|module) ${name} `).test(file.text);
    expect(file.symbols.filter((name) => !isDone(name))).toEqual([]);
  });

  it('gives each module what it wants, and no more, and asks it for nothing that it has not', () => {
    for (const { name, params } of file.modules) {
      const called = moduleAt(name);
      const wanted = [...(called?.params ?? [])].flatMap(([param, isGiven]) => (isGiven ? [] : [param]));
      expect({ name, missing: wanted.filter((param) => !params.includes(param)) }).toEqual({ name, missing: [] });
      const odd = params.filter((param) => !called?.params.has(param));
      expect({ name, odd }).toEqual({ name, odd: [] });
    }
    const asked = file.references.filter(({ output }) => output !== undefined);
    expect(asked.filter(({ name, output = '' }) => !moduleAt(name)?.outputs.includes(output))).toEqual([]);
  });

  it('asks for no key, and holds no secret', () => {
    expect(file.text).not.toMatch(/listKeys|listCredentials|connectionString|@secure|password:/i);
  });

  it('names the version of every type', () => {
    const named = [...file.text.matchAll(/^resource \w+ /gm)].length;
    expect(file.resources).toHaveLength(named);
    for (const { version } of file.resources) expect(version).toMatch(/^20\d\d-\d\d-\d\d(-preview)?$/);
  });
});

describe('the infrastructure', () => {
  const bodies = (type: string) => all.flatMap(({ resources }) => resources.filter((one) => one.type === type));
  const [account = { body: '' }] = bodies('Microsoft.DocumentDB/databaseAccounts');

  it('uses every module', () => {
    const used = all.flatMap((file) => file.modules.map(({ path }) => `modules/${path.replace('modules/', '')}`));
    expect(modules.map(({ path }) => path).filter((path) => !used.includes(path))).toEqual([]);
  });

  it('lets nobody in with a key', () => {
    expect(account.body).toContain('disableLocalAuth: true');
    expect(bodies('Microsoft.Storage/storageAccounts')[0]?.body).toContain('allowSharedKeyAccess: false');
    expect(bodies('Microsoft.KeyVault/vaults')[0]?.body).toContain('enableRbacAuthorization: true');
    expect(bodies('Microsoft.BotService/botServices')[0]?.body).toContain("msaAppType: 'UserAssignedMSI'");
  });

  it('lets the wrapping key and the anchor not be deleted, and the keys of cases not be kept for longer than promised', () => {
    expect(bodies('Microsoft.KeyVault/vaults')[0]?.body).toContain('enablePurgeProtection: true');
    const policy = bodies('Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies');
    expect(policy[0]?.body).toContain('allowProtectedAppendWrites: true');
    expect(/module keyStore .*?backupTier: '(\w+)'/s.exec(main.text)?.[1]).toBe('Continuous7Days');
  });

  it('makes the containers from the file that the code reads, with the consistency that the code asks for', () => {
    expect(main.text).toContain("loadJsonContent('cosmos-containers.json')");
    const layout = JSON.parse(read('infra/cosmos-containers.json'));
    for (const part of ['store', 'keys']) {
      expect(main.text).toContain(`layout: layout.${part}`);
      expect(Object.keys(layout[part])).toEqual(['database', 'consistency', 'containers']);
    }
    expect(account.body).toContain('defaultConsistencyLevel: layout.consistency');
  });

  it('gives the program every setting that it needs, and none that it does not know', () => {
    const known = [...read('src/config.ts').matchAll(/^\s+([A-Z][A-Z_]+): /gm)].map(([, name = '']) => name);
    const given = [...(/settings: \{\n(.*?)\n {4}\}/s.exec(main.text)?.[1] ?? '').matchAll(/^ +(\w+):/gm)];
    const names = given.map(([, name = '']) => name);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    for (const name of ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TYPE', 'TRYGG_URL', 'TRYGG_KEY_VAULT', 'TRYGG_COSMOS']) {
      expect(names).toContain(name);
    }
  });

  it('raises its alarms by events that the program logs, and by facts that they hold', () => {
    const source = [
      'application/sweep.ts',
      'adapters/teams/server.ts',
      'application/courier.ts',
      'application/outbox.ts',
      'application/heads.ts',
    ]
      .concat(['quiet-console.ts'])
      .map((file) => read(`src/${file}`))
      .join('\n');
    const { text = '' } = byPath.get('modules/monitoring.bicep') ?? {};
    const queries = [...text.matchAll(/query: '(\| where .*)'/g)].map(([, query = '']) => query).join('\n');
    const events = [...queries.matchAll(/"([a-z.]+)"/g)].map(([, event = '']) => event);
    const facts = [...queries.matchAll(/line\.(\w+)/g)].map(([, fact = '']) => fact);
    expect(events.length).toBeGreaterThan(5);
    expect(events.filter((event) => !source.includes(`'${event}'`))).toEqual([]);
    expect(facts.filter((fact) => !source.includes(`${fact}:`))).toEqual([]);
  });

  it('has parameters for what has no default, and no other', () => {
    const given = Object.keys(JSON.parse(read('infra/azure.parameters.json')).parameters);
    const wanted = [...main.params].flatMap(([name, isGiven]) => (isGiven ? [] : [name]));
    expect(wanted.filter((name) => !given.includes(name))).toEqual([]);
    expect(given.filter((name) => !main.params.has(name))).toEqual([]);
  });
});
