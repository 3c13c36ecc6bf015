import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { packageRoot } from '../../src/root';

const password = 'h3mmelig-p4ssord';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trygg-production-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Everything that production wants to be told. */
const right = () => ({
  PORT: '0',
  MICROSOFT_APP_ID: '5c1f6f0e-6a0b-4d1c-9d52-2f9b3f0a7d11',
  MICROSOFT_APP_TENANT_ID: '0d4c7a52-8b1e-4a3f-9c66-71e5b2d8f340',
  MICROSOFT_APP_TYPE: 'SingleTenant',
  MICROSOFT_APP_PASSWORD: password,
  TRYGG_URL: 'https://trygg.example',
  TRYGG_KEY_VAULT: 'https://trygg.vault.azure.net/keys/wrapping',
  TRYGG_DIRECTORY: sampleOrganisation,
  TRYGG_DATA: folder,
});

/** Starts the built process of production, as an organisation does. */
function start(changes: Readonly<Record<string, string | undefined>>) {
  const settings = Object.entries({ PATH: process.env.PATH, ...right(), ...changes });
  const env = Object.fromEntries(settings.filter((setting): setting is [string, string] => setting[1] !== undefined));
  const program = join(packageRoot, 'build/src/main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { env, encoding: 'utf8', timeout: 20_000 });
  return { status, stdout, stderr };
}

const refusals: readonly (readonly [
  what: string,
  changes: Readonly<Record<string, string | undefined>>,
  says: string,
])[] = [
  [
    'with an anchor over plain http',
    { TRYGG_ANCHOR: 'http://anchor.example/record' },
    'TRYGG_ANCHOR: must be a folder',
  ],
  ['without a registration', { MICROSOFT_APP_ID: undefined }, 'MICROSOFT_APP_ID'],
  ['with an empty registration', { MICROSOFT_APP_ID: '' }, 'MICROSOFT_APP_ID'],
  ['without a tenant', { MICROSOFT_APP_TENANT_ID: undefined }, 'MICROSOFT_APP_TENANT_ID'],
  ['without knowing how it shows who it is', { MICROSOFT_APP_TYPE: undefined }, 'MICROSOFT_APP_TYPE'],
  ['as a bot of any tenant', { MICROSOFT_APP_TYPE: 'MultiTenant' }, 'MICROSOFT_APP_TYPE'],
  ['without its password', { MICROSOFT_APP_PASSWORD: undefined }, 'MICROSOFT_APP_PASSWORD'],
  ['with an empty password', { MICROSOFT_APP_PASSWORD: '' }, 'MICROSOFT_APP_PASSWORD'],
  ["as the workbench's bot", { MICROSOFT_APP_ID: 'a7c5e2d4-3f1b-4c8e-9a60-5d2b7e914f38' }, 'belongs to the workbench'],
  [
    "in the workbench's tenant",
    { MICROSOFT_APP_TENANT_ID: '3b9d6f10-7c24-4e5a-8f12-6a0c9e8d7b54' },
    'belongs to the workbench',
  ],
  [
    "with the workbench's issuer",
    { ToBotFromChannelTokenIssuer: `http://${password}/workbench/channel/issuer` },
    'ToBotFromChannelTokenIssuer: names another channel',
  ],
  [
    "with the emulator's keys, however it is written",
    { TOBOTFROMEMULATOROPENIDMETADATAURL: 'https://login.microsoftonline.com' },
    'TOBOTFROMEMULATOROPENIDMETADATAURL: names another channel',
  ],
  ['without a Key Vault', { TRYGG_KEY_VAULT: undefined }, 'TRYGG_KEY_VAULT'],
  ['with a Key Vault and no key in it', { TRYGG_KEY_VAULT: 'https://trygg.vault.azure.net' }, 'must name the key'],
  [
    'with one version of a key, which could not be rotated',
    { TRYGG_KEY_VAULT: 'https://trygg.vault.azure.net/keys/trygg/0123456789abcdef0123456789abcdef' },
    'TRYGG_KEY_VAULT: must name the key, without a version',
  ],
  ['with cases on Cosmos DB and no account for their keys', { TRYGG_COSMOS: 'https://a.example' }, 'TRYGG_COSMOS_KEYS'],
  ['with keys on Cosmos DB only', { TRYGG_COSMOS_KEYS: 'https://a.example' }, 'TRYGG_COSMOS: is needed'],
  [
    'with cases and their keys in one account',
    { TRYGG_COSMOS: 'https://a.example/', TRYGG_COSMOS_KEYS: 'https://A.example' },
    'must be another account',
  ],
  ['with Cosmos DB over plain http', { TRYGG_COSMOS: 'http://a.example' }, 'begins with https://'],
  ['with a Key Vault over plain http', { TRYGG_KEY_VAULT: 'http://trygg.vault.azure.net' }, 'begins with https://'],
  ['where the platform would reach it over plain http', { TRYGG_URL: 'http://trygg.example' }, 'TRYGG_URL: must be'],
  ['with a secret in its address', { TRYGG_URL: `https://me:${password}@trygg.example` }, 'TRYGG_URL: must be'],
  ['without its address', { TRYGG_URL: undefined }, 'TRYGG_URL'],
  ['without looking at certificates', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
  ['without people', { TRYGG_DIRECTORY: undefined }, 'TRYGG_DIRECTORY: or TRYGG_GRAPH is needed'],
  ['with people from two places', { TRYGG_GRAPH: 'roles.json' }, 'TRYGG_DIRECTORY: or TRYGG_GRAPH is needed'],
  ['with an app that no catalogue has', { TRYGG_TEAMS_APP: 'trygg' }, 'TRYGG_TEAMS_APP'],
  ['with another tenant that is none', { TRYGG_OTHER_TENANTS: 'all' }, 'TRYGG_OTHER_TENANTS'],
];

describe('production does not start', () => {
  it.each(refusals)('%s', (_, changes, says) => {
    const { status, stdout, stderr } = start(changes);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/\bat .+:\d+:\d+/);
    expect(stderr).not.toContain(password);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['wrapping.key', 'a key file'],
    ['workbench.json', 'belongs to the workbench'],
  ])('where %s lies among its data', (file, says) => {
    writeFileSync(join(folder, file), '{}');
    const { status, stderr } = start({});
    expect(status).toBe(1);
    expect(stderr).toContain(`TRYGG_DATA: ${says === 'a key file' ? 'holds a key file' : says}`);
    expect(readdirSync(folder)).toEqual([file]);
  });

  it('and names everything that is wrong at once', () => {
    const nothing = { TRYGG_URL: undefined, TRYGG_DIRECTORY: undefined, TRYGG_KEY_VAULT: undefined };
    const { stderr } = start({ MICROSOFT_APP_ID: 'x', ...nothing });
    for (const name of ['MICROSOFT_APP_ID', 'TRYGG_URL', 'TRYGG_DIRECTORY', 'TRYGG_KEY_VAULT']) {
      expect(stderr).toContain(name);
    }
  });
});
