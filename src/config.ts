import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './root';

/** Every setting of production. Nothing else reads the environment. */
const settings = z
  .object({
    PORT: z.coerce.number().int().min(1).max(65_535).default(3978),
    /** The bot's registration in Microsoft Entra. */
    MICROSOFT_APP_ID: z.string().uuid(),
    MICROSOFT_APP_TENANT_ID: z.string().uuid(),
    /** `UserAssignedMSI` has no password; `SingleTenant` is for trying it out against a real tenant. */
    MICROSOFT_APP_TYPE: z.enum(['UserAssignedMSI', 'SingleTenant']),
    MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
    /** The folder of the databases and the key file. */
    TRYGG_DATA: z.string().min(1).default(join(packageRoot, '.data')),
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

/**
 * Refuses to start on a setting that is missing, malformed or unsafe, and names each.
 *
 * @throws Error without any value in it
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = settings.safeParse(environment);
  if (read.success) return read.data;
  const mistakes = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`Trygg cannot start with these settings:\n${mistakes.join('\n')}`);
}
