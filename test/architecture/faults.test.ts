import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';

const page = readFileSync(join(packageRoot, 'docs/faults.md'), 'utf8');
const rows = [...page.matchAll(/`([\w/-]+\.test\.ts)` "([^"]+)"/g)];

it('docs/faults.md names tests that there are', () => {
  expect(rows.length).toBeGreaterThan(30);
  const missing = rows.filter(([, file = '', words = '']) => {
    const path = join(packageRoot, 'test', file);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(words);
  });
  expect(missing.map(([row]) => row)).toEqual([]);
});

it('docs/faults.md tells of each service under each fault', () => {
  const services = page.split('\n').reduce<Record<string, string>>((found, line) => {
    const [, service = '', fault = ''] = line.split('|').map((cell) => cell.trim());
    const last = Object.keys(found).at(-1) ?? '';
    const name = service === '' ? last : service;
    return Object.assign(found, { [name]: `${found[name] ?? ''} ${fault}` });
  }, {});
  for (const service of [
    'Cosmos DB, cases',
    'Cosmos DB, keys',
    'Key Vault',
    'Graph, people',
    'Graph, installation',
    'Teams',
  ])
    for (const fault of ['slow', 'down', 'throttled', 'half-way'])
      expect([service, services[service]]).toEqual([service, expect.stringContaining(fault)]);
});
