import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../src/guidelines/model';
import { packageRoot } from '../../../src/root';

export const halves = ['tuning', 'held-out'] as const;
export type Half = (typeof halves)[number];

export interface Question {
  readonly asked: string;
  /** Any of these passages answers it. */
  readonly expected: readonly string[];
  readonly half: Half;
}

export function questions(language: Language): readonly Question[] {
  return lines(`questions-${language}.txt`).map((line) => {
    const [asked = '', expected = ''] = line.split(' => ');
    return { asked, expected: expected.split(', '), half: halfOf(asked) };
  });
}

/** Each set of cries, with the texts in similar words that are none, by which the search is measured. */
export const crySets = ['cries', 'cries-second', 'cries-third'] as const;
export type CrySet = (typeof crySets)[number];
export type CryFile = CrySet | `not-${CrySet}` | 'cries-later' | 'not-cries-later';

export function cries(file: CryFile): readonly { readonly text: string; readonly half: Half }[] {
  return lines(`${file}.txt`).map((text) => ({ text, half: halfOf(text) }));
}

function lines(file: string): readonly string[] {
  return readFileSync(join(packageRoot, 'test/guidelines/search', file), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function halfOf(text: string): Half {
  const digit = createHash('sha256').update(text).digest('hex').charAt(0);
  return Number.parseInt(digit, 16) % 2 === 0 ? 'tuning' : 'held-out';
}
