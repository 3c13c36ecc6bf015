import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';

export const keptIn = join(packageRoot, 'test/upgrade/kept');

/** The programs of the release that is kept, unpacked where they find today's packages. */
export function keptPrograms(): string {
  const [archive = '', ...more] = readdirSync(keptIn).filter((name) => name.endsWith('.tar.gz'));
  if (archive === '' || more.length > 0) throw new Error('one release is kept: npm run keep-release');
  const folder = join(packageRoot, 'build/kept', archive.replace('.tar.gz', ''));
  if (!existsSync(folder)) {
    mkdirSync(join(packageRoot, 'build/kept'), { recursive: true });
    const half = mkdtempSync(`${folder}-`);
    execFileSync('tar', ['-xzf', join(keptIn, archive), '-C', half]);
    if (existsSync(folder)) rmSync(half, { recursive: true });
    else renameSync(half, folder);
  }
  return join(folder, 'dist');
}
