import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZodDefault, type ZodTypeAny } from 'zod';
import { settings } from '../../src/config';
import { packageRoot } from '../../src/root';
import { settings as packageSettings } from '../app-package/make-package';

const page = readFileSync(join(packageRoot, 'docs/settings.md'), 'utf8');

interface Row {
  readonly meaning: string;
  readonly otherwise: string;
}

/** The rows of the table under a heading, by the setting that they tell of. */
function table(heading: string): ReadonlyMap<string, Row> {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const rows = (section.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm);
  return new Map([...rows].map(([, name = '', meaning = '', otherwise = '']) => [name, { meaning, otherwise }]));
}

/** Where a default is a place on this machine, the page names it as people see it. */
const shown = (value: unknown) => String(value).replace(`${packageRoot}/`, '').replace(`${packageRoot}\\`, '');

/** The words of an enumeration, however it is wrapped. */
function words(schema: ZodTypeAny): readonly string[] {
  const inner = schema instanceof ZodDefault ? schema.removeDefault() : schema;
  return 'options' in inner && Array.isArray(inner.options) ? inner.options.map(String) : [];
}

describe.each([
  ['Production', settings.shape],
  ['The Teams package', packageSettings.shape],
])('docs/settings.md: %s', (heading, shape: Readonly<Record<string, ZodTypeAny>>) => {
  const rows = table(heading);

  it('has every setting that there is, and no other', () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(shape).sort());
  });

  it.each(Object.entries(shape))(
    'says of %s what it may be, whether it is needed, and what it is otherwise',
    (name, schema) => {
      const { meaning = '', otherwise = '' } = rows.get(name) ?? {};
      for (const word of words(schema)) expect(meaning).toContain(`\`${word}\``);
      expect([name, otherwise === 'needed']).toEqual([name, !schema.isOptional()]);
      const value = schema instanceof ZodDefault ? schema._def.defaultValue() : '';
      if (value !== '') expect(otherwise).toBe(`\`${shown(value)}\``);
    },
  );
});

it('nothing but the programs themselves reads the environment', () => {
  const files = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(
      (file) => file.endsWith('.ts') && readFileSync(join(packageRoot, 'src', file), 'utf8').includes('process.env'),
    );
  const programs = files.filter((file) =>
    readFileSync(join(packageRoot, 'src', file), 'utf8').includes('\nmain().catch('),
  );
  expect(files).toEqual(programs);
});
