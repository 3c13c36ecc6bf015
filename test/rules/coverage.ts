import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/guidelines/model';
import { readLibrary } from '../../src/guidelines/read-library';
import { parseCatalogue } from '../../src/procedure/catalogue';
import type { Declaration } from '../../src/procedure/declarations';
import { procedure } from '../../src/procedure/procedure';
import { packageRoot } from '../../src/root';
import { allRuleTests, kinds, tellUnderProcedure, tellWithoutRule } from './run-rule-tests';

export interface Coverage {
  readonly rule: string;
  /** What carries it: declarations, or the passages of the guidelines for a content rule. Empty: not carried yet. */
  readonly carriedBy: readonly string[];
  /** Names of tests that have just been run and hold. A refusing test counts only if it fails without the rule. */
  readonly allows: readonly string[];
  readonly refuses: readonly string[];
  readonly repeats: readonly string[];
}

/** A content rule, with the passages of the guidelines that tell it in each language. */
export interface ContentCoverage {
  readonly rule: string;
  readonly told: Readonly<Record<Language, readonly string[]>>;
}

export function contentCoverage(): readonly ContentCoverage[] {
  const passages = readLibrary().rulesCarried();
  return readCatalogue()
    .filter(({ kinds: ruleKinds }) => ruleKinds.includes('content'))
    .map(({ rule }) => ({ rule, told: passages.get(rule) ?? { nb: [], en: [] } }));
}

/** Every rule of the catalogue, in its order, with what carries it and what shows that. Runs the tests it names. */
export function coverage(): readonly Coverage[] {
  const passages = readLibrary().rulesCarried();
  return readCatalogue().map(({ rule, kinds: ruleKinds }) => {
    const { nb = [], en = [] } = passages.get(rule) ?? {};
    const told = ruleKinds.includes('content') && nb.length > 0 && en.length > 0;
    const declared = procedure.declarations.filter((declaration) => declaration.rule === rule).map(nameOf);
    return {
      rule,
      carriedBy: [...new Set(declared), ...(told ? nb.map((id) => `guidelines: ${id} (nb, en)`) : [])],
      ...shownFor(rule),
    };
  });
}

function readCatalogue() {
  return parseCatalogue(readFileSync(join(packageRoot, 'docs/procedure.md'), 'utf8'));
}

function shownFor(rule: string): Pick<Coverage, 'allows' | 'refuses' | 'repeats'> {
  const tests = allRuleTests.filter((candidate) => candidate.rule === rule);
  const [allows, refuses, repeats] = kinds.map((kind) =>
    tests
      .flatMap((t) => Object.entries(t[kind]))
      .filter(([, tell]) => holds(() => tellUnderProcedure(tell)))
      .filter(([, tell]) => kind !== 'refuses' || holds(() => tellWithoutRule(rule, tell)))
      .map(([name]) => name),
  );
  return { allows: allows ?? [], refuses: refuses ?? [], repeats: repeats ?? [] };
}

function nameOf(declaration: Declaration): string {
  switch (declaration.kind) {
    case 'step':
      return `step: ${declaration.name}`;
    case 'route':
      return `route: ${declaration.role}`;
    case 'duty':
    case 'signalNoting':
    case 'dateSetting':
    case 'onBehalf':
      return `${declaration.kind === 'duty' ? 'duty' : 'act'}: ${declaration.name}`;
    case 'content':
      return `content of the ${declaration.of}`;
    default:
      return declaration.kind;
  }
}

function holds(tell: () => void): boolean {
  try {
    tell();
    return true;
  } catch {
    return false;
  }
}
