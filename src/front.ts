import { readImage } from './adapters/documents/image';
import { readLogo } from './adapters/documents/logo';
import { readSentFile } from './adapters/teams/sent-files';
import type { Front } from './application/setup-logo';

/** It goes onto cards. Bytes, and pixels. */
const largestLogo = 64 * 1024;
const widestLogo = 1_000;

interface Parts {
  readonly logoFile?: string | undefined;
  readonly address?: string | undefined;
  readonly fileHosts?: readonly string[];
}

/** What the organisation shows of itself. @throws where the operator's logo is none */
export function frontOf({ logoFile, address, fileHosts = [] }: Parts, organisation: () => string): Front {
  return {
    get name() {
      return organisation();
    },
    address,
    logo: logoFile === undefined ? undefined : readLogo(logoFile),
    async openLogo(file) {
      const bytes = await readSentFile(file, largestLogo, fileHosts);
      return typeof bytes === 'string' ? bytes : readImage(bytes, widestLogo);
    },
  };
}
