import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/root';

const config = join(packageRoot, '.dependency-cruiser.json');
const cruiser = join(packageRoot, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** What the checker says of the tree in a folder; each violation with the rule's name and what to do about it. */
function checked(folder: string): string {
  const command = [cruiser, 'src', '--config', config, '--output-type', 'err-long'];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

/** For each rule of the house one file that breaks it. */
const broken: Readonly<Record<string, readonly [string, string]>> = {
  'no-cycles': ['src/case/one.ts', "import { two } from './two';\nexport const one = () => two;"],
  'procedure-stands-alone': ['src/procedure/x.ts', "import type { y } from '../case/y';\nexport type X = typeof y;"],
  'case-knows-the-procedure-only': ['src/case/x.ts', "import { y } from '../application/y';\nexport const x = y;"],
  'wheel-knows-no-case': ['src/wheel/x.ts', "import { y } from '../case/y';\nexport const x = y;"],
  'application-knows-no-adapter': [
    'src/application/x.ts',
    "import { y } from '../adapters/one/y';\nexport const x = y;",
  ],
  'core-knows-no-sdk-and-no-world': [
    'src/case/z.ts',
    "import { readFileSync } from 'node:fs';\nexport const z = readFileSync;",
  ],
  'adapters-do-not-import-one-another': ['src/adapters/two/x.ts', "import { y } from '../one/y';\nexport const x = y;"],
  'services-are-chosen-at-the-top': [
    'src/adapters/one/services.ts',
    "import { y } from '../../services/y';\nexport const x = y;",
  ],
  'sdk-behind-its-edge': [
    'src/adapters/one/sdk.ts',
    "import { CloudAdapter } from 'botbuilder';\nexport const x = CloudAdapter;",
  ],
  'storage-behind-its-edge': [
    'src/adapters/one/db.ts',
    "import Database from 'better-sqlite3-multiple-ciphers';\nexport const x = Database;",
  ],
  'nothing-reaches-the-workbench': ['src/main.ts', "import { y } from './workbench/y';\nexport const x = y;"],
  'channel-knows-no-bot': ['src/workbench/x.ts', "import { y } from '../application/y';\nexport const x = y;"],
  'source-knows-no-test': ['src/adapters/one/t.ts', "import { y } from '../../../test/y';\nexport const x = y;"],
};

const others: Readonly<Record<string, string>> = {
  'src/case/two.ts': "import { one } from './one';\nexport const two = () => one;",
  'src/case/y.ts': 'export const y = 1;',
  'src/application/y.ts': 'export const y = 1;',
  'src/adapters/one/y.ts': 'export const y = 1;',
  'src/services/y.ts': 'export const y = 1;',
  'src/workbench/y.ts': 'export const y = 1;',
  'test/y.ts': 'export const y = 1;',
};

describe('the house', () => {
  it('imports point inward only', () => {
    expect(checked(packageRoot)).toContain('no dependency violations found');
  });

  it('each rule of the house is seen when it is broken, with what to do', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trygg-house-'));
    try {
      for (const [file, text] of [...Object.values(broken), ...Object.entries(others)]) {
        mkdirSync(join(folder, dirname(file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
      cpSync(join(packageRoot, 'tsconfig.json'), join(folder, 'tsconfig.json'));
      cpSync(join(packageRoot, 'package.json'), join(folder, 'package.json'));
      symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
      const said = checked(folder);
      const rules: { name: string; comment: string }[] = JSON.parse(readFileSync(config, 'utf8')).forbidden;
      expect(Object.keys(broken).sort()).toEqual(rules.map(({ name }) => name).sort());
      for (const { name, comment } of rules) {
        expect(said).toContain(`error ${name}`);
        expect(said.replace(/\s+/g, ' ')).toContain(comment);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('no file of ours is longer than 300 lines', () => {
    const files = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.ts'),
    );
    const long = files.filter((file) => readFileSync(join(packageRoot, 'src', file), 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});
