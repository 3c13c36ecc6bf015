import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../src/root';
import type { Look, Size } from './looks';

/** Something that keeps somebody from using a part of a page. */
export interface Found {
  /** Which card, dialog or page. */
  readonly part: string;
  /** Of axe-core, or `reflow`. */
  readonly rule: string;
  readonly what: string;
  readonly where: string;
}

export interface Finding extends Found {
  readonly language: string;
  readonly look: Look;
  readonly size: Size;
}

const script = [require.resolve('axe-core/axe.min.js'), join(packageRoot, 'test/accessibility/look-in-page.js')]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** WCAG 2.2 to level AA, and what axe-core counts as good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const colours = ['color-contrast', 'link-in-text-block'];

const off = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));
/** Everything that is the same in every look. The size of targets is off by default. */
const structure = { runOnly: { type: 'tag', values: tags }, rules: { ...off, 'target-size': { enabled: true } } };
const targets = { runOnly: { type: 'rule', values: ['target-size'] } };
const colour = { runOnly: { type: 'rule', values: colours } };

const asked = { structure, targets, colour } as const;

/** Once for each document, before anything else here. */
export async function prepare(page: Page): Promise<void> {
  await page.evaluate(script);
}

export function inspect(page: Page, what: keyof typeof asked): Promise<readonly Found[]> {
  return page.evaluate(`inspect(${JSON.stringify(asked[what])})`);
}

/** What does not fit, at the size that the page has. */
export function measure(page: Page): Promise<readonly Found[]> {
  return page.evaluate('measure()');
}
