// Puts what production needs into the folder `deployable`, and nothing else: what package.json names under `files`, the
// organisation's own files where there are any, and the packages without those for tests and for other machines.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'deployable');
const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(target, { recursive: true, force: true });
for (const file of [...files, 'package.json', 'package-lock.json', '.npmrc', 'organisation']) {
  const from = join(root, file);
  if (file === 'organisation' && !existsSync(from)) continue;
  mkdirSync(dirname(join(target, file)), { recursive: true });
  cpSync(from, join(target, file), { recursive: true });
}
const npm = ['ci', '--omit=dev', '--omit=optional'];
const { status } = spawnSync('npm', npm, { cwd: target, stdio: 'inherit', shell: process.platform === 'win32' });
process.exitCode = status ?? 1;
