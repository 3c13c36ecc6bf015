import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';
import { keptIn } from './kept-release';

/**
 * `npm run keep-release [commit]`: keeps what production runs from at that commit, in place of what was kept before, so
 * that the next version is rehearsed against it. Not the packages: they are today's.
 */
const [commit = 'HEAD'] = process.argv.slice(2);
const git = (...args: string[]) => execFileSync('git', args, { cwd: packageRoot, maxBuffer: 2 ** 28 });

const name = git('log', '-1', '--format=%cs-%h', commit).toString().trim();
const folder = mkdtempSync(join(tmpdir(), 'trygg-keep-'));
execFileSync('tar', ['-x', '-C', folder], { input: git('archive', commit) });
symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
const compiler = join(packageRoot, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.production.json', '--removeComments'], { cwd: folder });
const { files }: { files: string[] } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
const kept = [...files, 'package.json'].filter((file) => existsSync(join(folder, file)));

mkdirSync(keptIn, { recursive: true });
for (const before of readdirSync(keptIn)) rmSync(join(keptIn, before));
const archive = join(keptIn, `${name}.tar.gz`);
execFileSync('tar', ['-czf', archive, '--exclude=*.ts', '-C', folder, ...kept]);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${archive}\n`);
