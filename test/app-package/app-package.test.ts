import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askedFor } from '../../src/adapters/teams/words';
import { workbenchRegistration } from '../../src/config';
import { packageRoot } from '../../src/root';
import { check, type PackageSettings, packageFiles, schemas, zipped } from './make-package';

const right: PackageSettings = {
  TEAMS_APP_ID: '8c1f6f0e-6a0b-4d1c-9d52-2f9b3f0a7d12',
  BOT_ID: '5c1f6f0e-6a0b-4d1c-9d52-2f9b3f0a7d11',
  BOT_DOMAIN: 'trygg.fjordheim.no',
  ORGANISATION_NAME: 'Fjordheim "Øst" kommune',
};

interface Command {
  readonly title: string;
  readonly description: string;
}

const sources = readdirSync(join(packageRoot, 'src/adapters'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(packageRoot, 'src/adapters', file), 'utf8'));

const made = (changes: PackageSettings = {}) => {
  const files = packageFiles({ ...right, ...changes });
  const text = (name: string) => files.find((file) => file.name === name)?.content.toString('utf8') ?? '';
  return { files, manifest: JSON.parse(text('manifest.json')), english: JSON.parse(text('en.json')), text };
};

describe('the Teams package', () => {
  it('is as the newest official schemas want it, with the organisation’s own name and address', () => {
    const { manifest, english, text } = made({ APP_NAME: 'Si fra' });
    const newest = readdirSync(schemas).flatMap((version) => /^v1\.(\d+)$/.exec(version)?.[1] ?? []);
    expect(manifest.manifestVersion).toBe(`1.${Math.max(...newest.map(Number))}`);
    expect(manifest.developer).toMatchObject({
      name: 'Fjordheim "Øst" kommune',
      privacyUrl: 'https://trygg.fjordheim.no/privacy',
      termsOfUseUrl: 'https://trygg.fjordheim.no/terms',
    });
    expect([manifest.name.short, english['name.short']]).toEqual(['Si fra', 'Si fra']);
    for (const file of ['manifest.json', 'en.json']) expect(text(file)).not.toContain('${');
  });

  it('is called as the policy has it, and not made where somebody else says otherwise', () => {
    const folder = mkdtempSync(join(tmpdir(), 'package-'));
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify({ appName: 'Si fra' }));
    try {
      expect(made({ TRYGG_POLICY: policy }).manifest.name.short).toBe('Si fra');
      expect(made({ TRYGG_POLICY: policy, APP_NAME: 'Si fra' }).manifest.name.short).toBe('Si fra');
      expect(() => made({ TRYGG_POLICY: policy, APP_NAME: 'Trygg' })).toThrow('calls the app Si fra');
      expect(made().manifest.name.short).toBe('Trygg');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('asks for what the code uses, and for nothing else', () => {
    const { manifest } = made();
    const [bot, ...others] = manifest.bots;
    const { botId, commandLists: _, ...can } = bot;
    expect([botId, others]).toEqual([right.BOT_ID, []]);
    // Files are offered and taken in the chat; nobody can call it, and it answers.
    expect(can).toEqual({
      scopes: ['personal'],
      supportsFiles: true,
      isNotificationOnly: false,
      supportsCalling: false,
      supportsVideo: false,
    });
    const uses = (word: string) => sources.some((source) => source.includes(word));
    expect([uses('teams.card.file.consent'), uses('teams.file.download.info')]).toEqual([true, true]);
    // Who speaks, and messages out of the blue. By the bot's own id Graph knows that it installs itself.
    expect([...manifest.permissions].sort()).toEqual(['identity', 'messageTeamMembers']);
    expect(manifest.webApplicationInfo).toEqual({ id: right.BOT_ID, resource: `api://${right.BOT_ID}` });
    expect(uses('teamwork/installedApps')).toBe(true);
    // No other host is opened in Teams, nor any page of ours but by its address.
    expect(manifest.validDomains).toEqual([right.BOT_DOMAIN]);
    for (const part of ['staticTabs', 'configurableTabs', 'composeExtensions', 'connectors', 'authorization']) {
      expect(manifest[part]).toBeUndefined();
    }
  });

  it('is for one person at a time, in Norwegian unless their Teams speaks English', () => {
    const { manifest } = made();
    const [bot] = manifest.bots;
    expect(bot.scopes).toEqual(['personal']);
    expect(bot.commandLists.flatMap(({ scopes }: { scopes: string[] }) => scopes)).toEqual(['personal']);
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'nb-no',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    });
  });

  it('offers words that the bot understands, the same in both languages', () => {
    const { manifest, english } = made();
    const commands: Command[] = manifest.bots[0].commandLists[0].commands;
    const inEnglish = commands.map((_, at) => english[`bots[0].commandLists[0].commands[${at}].title`]);
    const other = (verb: string | undefined) => (verb === 'English' ? 'Norwegian' : verb);
    expect(commands.map(({ title }) => askedFor(title))).not.toContain(undefined);
    expect(inEnglish.map(askedFor)).toEqual(commands.map(({ title }) => other(askedFor(title))));
  });

  it('says everything in English too', () => {
    const { manifest, english } = made();
    const count = manifest.bots[0].commandLists[0].commands.length;
    expect(Object.keys(english)).toHaveLength(1 + 4 + 2 * count);
    expect(new Set(Object.values(english)).size).toBe(Object.keys(english).length);
  });

  it('is the same file each time, which holds what was checked', async () => {
    const { files } = made();
    const zip = await zipped(files);
    expect(zip.equals(await zipped(made().files))).toBe(true);
    expect(zip.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004', 'latin1'));
    for (const name of ['manifest.json', 'en.json', 'color.png', 'outline.png']) {
      expect(zip.toString('latin1')).toContain(name);
    }
  });

  const refusals: readonly (readonly [string, PackageSettings, string])[] = [
    ['no id', { TEAMS_APP_ID: undefined }, 'TEAMS_APP_ID'],
    ['an id that is none', { BOT_ID: 'bot' }, 'BOT_ID'],
    ['an id of noughts', { TEAMS_APP_ID: '00000000-0000-0000-0000-000000000000' }, 'TEAMS_APP_ID: belongs to'],
    ['the workbench’s id', { BOT_ID: workbenchRegistration.appId }, 'BOT_ID: belongs to the workbench'],
    ['a placeholder', { BOT_DOMAIN: '${{BOT_DOMAIN}}' }, 'BOT_DOMAIN'],
    ['an address', { BOT_DOMAIN: 'https://trygg.fjordheim.no' }, 'BOT_DOMAIN: must be the host'],
    ['a port', { BOT_DOMAIN: 'trygg.fjordheim.no:3978' }, 'BOT_DOMAIN'],
    ['any host', { BOT_DOMAIN: '*.fjordheim.no' }, 'BOT_DOMAIN'],
    ['a number', { BOT_DOMAIN: '10.0.0.1' }, 'BOT_DOMAIN'],
    ['this machine', { BOT_DOMAIN: 'localhost' }, 'BOT_DOMAIN'],
    ['an example', { BOT_DOMAIN: 'trygg.example.com' }, 'BOT_DOMAIN'],
    ['a developer’s tunnel', { BOT_DOMAIN: 'abc-3978.euw.devtunnels.ms' }, 'BOT_DOMAIN'],
    ['another host than Trygg’s', { TRYGG_URL: 'https://trygg.sjoheim.no' }, 'BOT_DOMAIN: is another host'],
    ['no organisation', { ORGANISATION_NAME: ' ' }, 'ORGANISATION_NAME'],
    ['a name that is too long', { APP_NAME: 'a'.repeat(31) }, 'APP_NAME'],
    ['a version that Teams refuses', { APP_VERSION: '0.1' }, 'APP_VERSION: must be like 1.0.0'],
  ];

  it.each(refusals)('is not made with %s', (_, changes, says) => {
    expect(() => made(changes)).toThrow(says);
  });

  it('is not made of what a schema refuses', () => {
    const { manifest, english } = made();
    const unknown = { ...manifest, bots: [{ ...manifest.bots[0], scopes: ['everybody'] }] };
    expect(() => check('manifest.json', unknown, 'MicrosoftTeams.schema.json')).toThrow('/bots/0/scopes/0');
    const misspelt = { ...english, 'name.shrot': 'Trygg' };
    expect(() => check('en.json', misspelt, 'MicrosoftTeams.Localization.schema.json')).toThrow('additional');
    const { $schema, ...nameless } = manifest;
    expect(() => check('manifest.json', nameless, 'MicrosoftTeams.schema.json')).toThrow('another schema');
  });
});
