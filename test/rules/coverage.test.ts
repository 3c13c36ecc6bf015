import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../src/guidelines/model';
import { parseCatalogue } from '../../src/procedure/catalogue';
import { procedure } from '../../src/procedure/procedure';
import { packageRoot } from '../../src/root';
import { contentCoverage, coverage } from './coverage';

describe('the coverage of the catalogue', () => {
  const rules = coverage();
  const catalogue = parseCatalogue(readFileSync(join(packageRoot, 'docs/procedure.md'), 'utf8'));

  it('lists every rule of the catalogue once, in its order', () => {
    expect(rules.map(({ rule }) => rule)).toEqual(catalogue.map(({ rule }) => rule));
  });

  it('shows every declared rule allowed, refused and repeated', () => {
    const declared = new Set(procedure.declarations.map(({ rule }) => rule));
    const unshown = rules.filter(
      ({ rule, allows, refuses, repeats }) =>
        declared.has(rule) && [allows, refuses, repeats].some((s) => s.length === 0),
    );
    expect(unshown.map(({ rule }) => rule)).toEqual([]);
  });

  it('has every content rule in both languages', () => {
    const content = contentCoverage();
    expect(content.length).toBeGreaterThanOrEqual(15);
    expect(content.filter(({ told }) => languages.some((language) => told[language].length === 0))).toEqual([]);
  });

  it('declares no rule that the catalogue does not have', () => {
    const numbers = new Set(catalogue.map(({ rule }) => rule));
    expect(procedure.declarations.filter(({ rule }) => !numbers.has(rule))).toEqual([]);
  });
});
