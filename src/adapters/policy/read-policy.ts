import { readFileSync } from 'node:fs';
import type { ZodIssue } from 'zod';
import { defaultPolicy, type Policy } from '../../procedure/policy';
import { merged } from './merge-policy';
import { policySchema } from './policy-schema';

/**
 * The organisation's policy: the defaults, with what a JSON file says instead (docs/policy.md). Read once: a change needs
 * a restart, and moves no date that was promised before.
 *
 * @throws with every mistake in the file, where it is and what to mend
 */
export function readPolicy(path?: string): Policy {
  if (path === undefined) return defaultPolicy;
  const parsed = policySchema.safeParse(parseJson(path));
  if (!parsed.success) throw unusable(path, mistakesOfForm(parsed.error.issues));
  const policy = merged(defaultPolicy, parsed.data);
  const mistakes = mistakesOfMeaning(policy);
  if (mistakes.length > 0) throw unusable(path, mistakes);
  return policy;
}

function mistakesOfForm(issues: readonly ZodIssue[]): string[] {
  return issues.map((issue) => {
    const where = place(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return `${where} has a field that is not known: ${issue.keys.join(', ')}. Correct its name or take it out.`;
    }
    if (issue.code === 'invalid_type')
      return `${where} must be of the type ${issue.expected}, but is ${issue.received}.`;
    return `${where} ${issue.message}.`;
  });
}

function place(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'The file';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1);
}

function mistakesOfMeaning({ reminding: { from, until } }: Policy): string[] {
  if (from < until) return [];
  return [`reminding.from is ${from}, which is not before reminding.until, ${until}. Correct one of them.`];
}

function parseJson(path: string): unknown {
  const text = readText(path);
  try {
    // Some editors put a byte order mark in front, which is no JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`The policy file ${path} is not JSON: ${error}`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The policy file ${path} can't be read: ${error}`);
  }
}

function unusable(path: string, mistakes: readonly string[]): Error {
  return new Error(`The policy file ${path} can't be used:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
}
