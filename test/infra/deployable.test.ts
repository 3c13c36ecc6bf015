import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/root';
import { LocalCloud } from '../support/local-cloud';
import { organisation } from '../support/organisation';

const { files }: { files: readonly string[] } = jest.requireActual('../../package.json');

describe('what is deployed', () => {
  let folder: string;
  let cloud: LocalCloud;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-deployable-'));
    for (const file of [...files.filter((file) => file !== 'dist'), 'package.json']) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(packageRoot, file), join(folder, file), { recursive: true });
    }
    const compiler = join(packageRoot, 'node_modules/typescript/bin/tsc');
    const compiled = ['-p', join(packageRoot, 'tsconfig.production.json'), '--outDir', join(folder, 'dist')];
    const { status, stdout } = spawnSync(process.execPath, [compiler, ...compiled], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
    cloud = await LocalCloud.open({ programs: join(folder, 'dist') });
  });
  afterAll(async () => {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts and answers, and needs no other file of the project', async () => {
    const running = await cloud.start();
    const nora = cloud.channel.person(organisation.nora.id);
    await nora.install();
    await nora.say('retningslinjer');
    expect(JSON.stringify(nora.messages)).toContain('Hva er mobbing');
    expect(await running.end()).toBe(0);
    expect(running.output()).not.toContain('"level":50');
  });
});
