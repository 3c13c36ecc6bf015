import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFileDirectory, sampleOrganisation } from '../../../src/adapters/directory/file-directory';
import { packageRoot } from '../../../src/root';

describe('the sample organisation', () => {
  const directory = openFileDirectory(sampleOrganisation);
  const byName = (name: string) => directory.people().find((person) => person.name === name)!;
  const namesAround = async (name: string) => {
    const { leaders, hr, lastResort } = await directory.surroundings(byName(name).id);
    return [leaders, hr, lastResort].map((accounts) => accounts.map((account) => account.name));
  };

  it('has the people of the guided tour where the tour expects them', async () => {
    const expected = [['Kari Haugen', 'Per Solberg', 'Ingrid Dahl'], ['Anne Vik', 'Bjørn Aas'], ['Eva Lindqvist']];
    for (const name of ['Nora Lund', 'Jonas Berg', 'Silje Moen']) expect(await namesAround(name)).toEqual(expected);
  });

  it('has the exceptions that a case must stand: no manager, a disabled account, a top leader', async () => {
    expect((await namesAround('Oliver Strøm'))[0]).toEqual([]);
    expect((await namesAround('Ingrid Dahl'))[0]).toEqual([]);
    expect(directory.people().filter(({ active }) => !active)).toEqual([byName('Lars Fredriksen')]);
  });

  it('has ids of the form that Microsoft Entra gives', () => {
    for (const { id } of directory.people()) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('is written in the form that docs/directory-file.md describes', () => {
    const described = readFileSync(join(packageRoot, 'docs/directory-file.md'), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(described)?.[1] ?? '';
    const fields = (value: unknown): string[] =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...fields(inner)]);
    const shown = new Set(fields(JSON.parse(example)));
    const used = new Set(fields(JSON.parse(readFileSync(sampleOrganisation, 'utf8'))));
    expect([...used].filter((field) => !shown.has(field))).toEqual([]);
  });
});
