import { join } from 'node:path';
import { packageRoot } from '../../src/root';

export const packageFolder = join(packageRoot, 'appPackage');

/** In the sizes that Teams demands. */
export const icons = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const;

/** In the order in which they lie in the package. The manifest is in Norwegian, the other file in English. */
export const texts = [
  { file: 'manifest.json', schema: 'MicrosoftTeams.schema.json' },
  { file: 'en.json', schema: 'MicrosoftTeams.Localization.schema.json' },
] as const;
