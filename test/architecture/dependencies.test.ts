import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';

type Versions = Readonly<Record<string, string>>;

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly deprecated?: string;
}

const review = readFileSync(join(packageRoot, 'docs/dependencies.md'), 'utf8');
const ours: { dependencies: Versions; devDependencies: Versions; optionalDependencies: Versions } =
  json('package.json');
const locked: { packages: Readonly<Record<string, Locked>> } = json('package-lock.json');

const usual = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

describe('what is brought along', () => {
  const direct = { ...ours.dependencies, ...ours.devDependencies, ...ours.optionalDependencies };

  it('is pinned, and stands in the review in that version', () => {
    const missing = Object.entries(direct).filter(([name, version]) => !review.includes(`| ${name} | ${version} |`));
    expect(missing).toEqual([]);
    expect(Object.values(direct).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('is all that stands there', () => {
    const named = [...review.matchAll(/^\| (\S+) \| \d+\.\d+\.\d+ \|/gm)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(direct, name))).toEqual([]);
  });

  it('has in production a licence that was looked at', () => {
    const [, odd = ''] = review.split('\n## Licences\n');
    const packages = Object.entries(locked.packages).filter(([path, { dev }]) => path !== '' && !dev);
    expect(packages.length).toBeGreaterThan(200);
    const unseen = packages
      .filter(([, { license = '' }]) => !usual.includes(license))
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
      .filter((name) => !odd.includes(`| ${name} |`));
    expect(unseen).toEqual([]);
  });

  it('is nothing that its authors have given up by name', () => {
    const given = Object.entries(locked.packages).filter(([, { dev, deprecated }]) => !dev && deprecated);
    expect(given.map(([path]) => path)).toEqual([]);
  });
});

function json<T>(file: string): T {
  return JSON.parse(readFileSync(join(packageRoot, file), 'utf8'));
}
