import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './root';

/** Where everything is kept. */
const places = z.object({
  /** The folder of the databases and the key file. */
  TRYGG_DATA: z.string().min(1).default(join(packageRoot, '.data')),
  /** Where the record is anchored: better where those who administer the databases can't write. */
  TRYGG_ANCHOR: z.string().min(1).optional(),
});

/** Every setting of production. Nothing else reads the environment. */
const settings = places
  .extend({
    PORT: z.coerce.number().int().min(1).max(65_535).default(3978),
    /** The bot's registration in Microsoft Entra. */
    MICROSOFT_APP_ID: z.string().uuid(),
    MICROSOFT_APP_TENANT_ID: z.string().uuid(),
    /** `UserAssignedMSI` has no password; `SingleTenant` is for trying it out against a real tenant. */
    MICROSOFT_APP_TYPE: z.enum(['UserAssignedMSI', 'SingleTenant']),
    MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
    /** The people: docs/directory-file.md. */
    TRYGG_DIRECTORY: z.string().min(1),
    /** What the organisation decides otherwise than the defaults: docs/policy.md. */
    TRYGG_POLICY: z.string().min(1).optional(),
    /** The organisation's logo, a PNG file, as its documents show it. */
    TRYGG_LOGO: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .refine((s) => s.MICROSOFT_APP_TYPE !== 'SingleTenant' || s.MICROSOFT_APP_PASSWORD !== undefined, {
    path: ['MICROSOFT_APP_PASSWORD'],
    message: 'is needed where MICROSOFT_APP_TYPE is SingleTenant',
  });

export type Config = z.infer<typeof settings>;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Refuses to start on a setting that is missing, malformed or unsafe, and names each.
 *
 * @throws Error without any value in it
 */
export function readConfig(environment: Environment): Config {
  return read(settings, environment);
}

/** For what needs the data only. @throws Error without any value in it */
export function readPlaces(environment: Environment): z.infer<typeof places> {
  return read(places, environment);
}

function read<S extends z.ZodType>(schema: S, environment: Environment): z.output<S> {
  const found = schema.safeParse(environment);
  if (found.success) return found.data;
  const mistakes = found.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`Trygg cannot start with these settings:\n${mistakes.join('\n')}`);
}
