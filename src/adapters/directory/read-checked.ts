import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { mistakesOfForm } from './directory-mistakes';

/**
 * A JSON file of a given form. `what` is how the file is called.
 *
 * @throws with every mistake in the file, where it is and what to mend
 */
export function readChecked<S extends z.ZodType>(
  what: string,
  path: string,
  schema: S,
  mistakesOfMeaning: (file: z.output<S>) => readonly string[],
): z.output<S> {
  const raw = parseJson(what, path);
  const parsed = schema.safeParse(raw);
  const mistakes = parsed.success ? mistakesOfMeaning(parsed.data) : mistakesOfForm(parsed.error.issues, raw);
  if (!parsed.success || mistakes.length > 0) {
    throw new Error(`The ${what} ${path} can't be used:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
  }
  return parsed.data;
}

function parseJson(what: string, path: string): unknown {
  const text = readText(what, path);
  try {
    // Some editors put a byte order mark in front, which is no JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`The ${what} ${path} is not JSON: ${error}`);
  }
}

function readText(what: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The ${what} ${path} can't be read: ${error}`);
  }
}
