import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './root';

/** An https address, without anything in it that is a secret. */
function isSafe(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

const safeAddress = z.string().refine(isSafe, { message: 'must be an address that begins with https://' });

function isFolderOrSafe(place: string): boolean {
  return !/^[a-z]+:\/\//i.test(place) || isSafe(place);
}

/** A key in a Key Vault, of whatever version. */
const keyInVault = safeAddress.refine((address) => /^https:\/\/[^/?#]+\/keys\/[0-9A-Za-z-]{1,127}$/.test(address), {
  message: 'must name the key, without a version: https://<vault>/keys/<name>',
});

/** Where everything is kept, and as whom the keys to it are asked for. */
const places = z.object({
  /** The folder of the databases; of the key file too, where Trygg runs locally. */
  TRYGG_DATA: z.string().min(1).default(join(packageRoot, '.data')),
  /**
   * Where the record is anchored: a folder, or a container of Azure Blob Storage, `https://…`. Better where those who
   * administer the databases can't write.
   */
  TRYGG_ANCHOR: z
    .string()
    .min(1)
    .refine(isFolderOrSafe, { message: 'must be a folder, or an address that begins with https://' })
    .optional(),
  /** The key in a Key Vault that wraps all others; a key file where none is named. */
  TRYGG_KEY_VAULT: keyInVault.optional(),
  /** The Cosmos DB account of the cases, and that of the keys to them; files in the folder where none is named. */
  TRYGG_COSMOS: safeAddress.optional(),
  TRYGG_COSMOS_KEYS: safeAddress.optional(),
  /** The bot's registration in Microsoft Entra. */
  MICROSOFT_APP_ID: z.string().uuid().optional(),
  MICROSOFT_APP_TENANT_ID: z.string().uuid().optional(),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
});

/** Every setting of production. Nothing else reads the environment. */
export const settings = places
  .extend({
    PORT: z.coerce.number().int().min(1).max(65_535).default(3978),
    MICROSOFT_APP_ID: z.string().uuid(),
    MICROSOFT_APP_TENANT_ID: z.string().uuid(),
    /** `UserAssignedMSI` has no password; `SingleTenant` is for trying it out against a real tenant. */
    MICROSOFT_APP_TYPE: z.enum(['UserAssignedMSI', 'SingleTenant']),
    /** Where the platform reaches the bot; whatever stands before it ends TLS there. */
    TRYGG_URL: safeAddress,
    TRYGG_KEY_VAULT: keyInVault,
    /** Tenants besides the organisation's own whose people may come in. */
    TRYGG_OTHER_TENANTS: z
      .string()
      .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
      .pipe(z.array(z.string().uuid()))
      .default(''),
    /** Whether those whom the directory calls guests may come in. */
    TRYGG_GUESTS: z.enum(['refused', 'admitted']).default('refused'),
    /** The people, in a file: docs/directory-file.md. */
    TRYGG_DIRECTORY: z.string().min(1).optional(),
    /** Or who has which part, where people come from Microsoft Graph: docs/directory-graph.md. */
    TRYGG_GRAPH: z.string().min(1).optional(),
    /** Trygg's id in the organisation's app catalogue: with it, Trygg is installed for whoever has to be reached. */
    TRYGG_TEAMS_APP: z.string().uuid().optional(),
    /** What the organisation decides otherwise than the defaults: docs/policy.md. */
    TRYGG_POLICY: z.string().min(1).optional(),
    /** The folder of the organisation's own guidelines: src/guidelines/README.md. */
    TRYGG_GUIDELINES: z.string().min(1).optional(),
    /** The organisation's logo, a PNG or JPEG file, until HR sets one in the chat. */
    TRYGG_LOGO: z.string().min(1).optional(),
    /** Where a collector listens for OpenTelemetry; nothing is told where none is named. On this machine it may be http. */
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .string()
      .refine((address) => /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/?$/.test(address) || isSafe(address), {
        message: 'must be an address that begins with https://, or with http://localhost',
      })
      .transform((address) => address.replace(/\/$/, ''))
      .optional(),
    /** The share of turns of which every part is told. */
    OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(0.1),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .strip();

export type Config = z.infer<typeof settings>;

export type Environment = Readonly<Record<string, string | undefined>>;
type Mistake = readonly [setting: string, why: string];

/** The registration of the local workbench. It is in the source for everybody to read, and so protects nothing. */
export const workbenchRegistration = {
  appId: 'a7c5e2d4-3f1b-4c8e-9a60-5d2b7e914f38',
  tenantId: '3b9d6f10-7c24-4e5a-8f12-6a0c9e8d7b54',
};

/** By these the SDK is told to trust another channel than the public one: the workbench's, or an emulator's. */
const settingsOfOtherChannels = [
  'CallerId',
  'ChannelService',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ValidateAuthority',
].map((name) => name.toLowerCase());

/** What the workbench, or a trial on somebody's own machine, leaves in its folder. */
const localFiles: readonly Mistake[] = [
  ['workbench.json', 'belongs to the workbench. Name another folder'],
  ['wrapping.key', 'holds a key file, which is for local use. Name another folder'],
];

/**
 * Refuses to start on a setting that is missing, malformed or unsafe, and names each.
 *
 * @throws Error without any value in it
 */
export function readConfig(environment: Environment): Config {
  return read(settings, environment, unsafe(environment));
}

/** For what needs the data only. @throws Error without any value in it */
export function readPlaces(environment: Environment): z.infer<typeof places> {
  return read(places, environment, misplaced(environment));
}

function read<S extends z.ZodType>(schema: S, environment: Environment, unsafely: readonly Mistake[]): z.output<S> {
  const found = schema.safeParse(environment);
  const malformed = found.error?.issues.map(({ path, message }): Mistake => [path.join('.'), message]) ?? [];
  const mistakes = [...malformed, ...unsafely];
  if (found.success && mistakes.length === 0) return found.data;
  const lines = mistakes.map(([setting, why]) => `  ${setting}: ${why}`);
  throw new Error(`Trygg cannot start with these settings:\n${lines.join('\n')}`);
}

/** Whoever has a copy of the cases must not have their keys with it. */
function misplaced({ TRYGG_COSMOS: content, TRYGG_COSMOS_KEYS: keys }: Environment): readonly Mistake[] {
  if (content !== undefined && keys === undefined)
    return [['TRYGG_COSMOS_KEYS', 'is needed where TRYGG_COSMOS is set']];
  if (content === undefined && keys !== undefined)
    return [['TRYGG_COSMOS', 'is needed where TRYGG_COSMOS_KEYS is set']];
  const [one, other] = [content, keys].map((address) => URL.canParse(address ?? '') && new URL(address ?? '').host);
  return one && one === other ? [['TRYGG_COSMOS_KEYS', 'must be another account than TRYGG_COSMOS']] : [];
}

function unsafe(environment: Environment): readonly Mistake[] {
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_TENANT_ID: tenantId,
    MICROSOFT_APP_TYPE: type,
    MICROSOFT_APP_PASSWORD: password,
    TRYGG_DATA: folder = join(packageRoot, '.data'),
    TRYGG_DIRECTORY: directory,
    TRYGG_GRAPH: graph,
  } = environment;
  const mistakes: (Mistake | false)[] = [
    type === 'SingleTenant' &&
      password === undefined && ['MICROSOFT_APP_PASSWORD', 'is needed where MICROSOFT_APP_TYPE is SingleTenant'],
    (directory === undefined) === (graph === undefined) && [
      'TRYGG_DIRECTORY',
      'or TRYGG_GRAPH is needed, and not both: people come from a file or from Microsoft Graph',
    ],
    appId === workbenchRegistration.appId && ['MICROSOFT_APP_ID', 'belongs to the workbench'],
    tenantId === workbenchRegistration.tenantId && ['MICROSOFT_APP_TENANT_ID', 'belongs to the workbench'],
    environment.NODE_TLS_REJECT_UNAUTHORIZED === '0' && [
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'lets anybody pass for the platform',
    ],
    ...misplaced(environment),
    ...localFiles.map(([file, why]): Mistake | false => existsSync(join(folder, file)) && ['TRYGG_DATA', why]),
    ...Object.keys(environment).map(
      (name): Mistake | false =>
        settingsOfOtherChannels.includes(name.toLowerCase()) && [name, 'names another channel than the public one'],
    ),
  ];
  return mistakes.filter((mistake) => mistake !== false);
}
