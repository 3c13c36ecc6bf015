import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sees } from '../../src/case/who-sees-what';
import { packageRoot } from '../../src/root';
import { page, parts } from './who-sees-what/document';
import { cellOf, columns } from './who-sees-what/table';

describe('the table of who sees what', () => {
  it('is printed as it is: run npm run who-sees-what', () => {
    expect(readFileSync(join(packageRoot, 'docs/who-sees-what.md'), 'utf8')).toBe(page());
  });

  it('has a row for every part, and a column in which each role sees what it may', () => {
    const shown = (part: (typeof parts)[number]) => columns.filter((column) => cellOf(column, part)).length;
    for (const own of Object.values(sees)) expect(parts).toEqual(expect.arrayContaining(Object.keys(own)));
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.filter((part) => part !== 'looks' && shown(part) === 0)).toEqual([]);
  });
});
