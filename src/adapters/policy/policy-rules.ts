import type { ZodIssue } from 'zod';
import type { PolicyRules, Unfit, Value } from '../../application/policy-rules';
import { defaultPolicy, type Policy } from '../../procedure/policy';
import { merged } from './merge-policy';
import { policySchema } from './policy-schema';

/** What is set in the chat is held to the same form as the operator's file. */
export function policyRules(operator: Policy = defaultPolicy): Omit<PolicyRules, 'calendarOf'> {
  return {
    operator,
    with(changes) {
      const set = Object.entries(changes).filter(([, value]) => value !== null);
      const parsed = policySchema.safeParse(nested(set));
      if (!parsed.success) return unfit(parsed.error.issues, Object.keys(changes));
      const policy = without(
        merged(operator, parsed.data),
        Object.keys(changes).filter((name) => changes[name] === null),
      );
      const { from, until } = policy.reminding;
      if (from < until) return policy;
      const setting = changes['reminding.until'] === undefined ? 'reminding.from' : 'reminding.until';
      return { setting, why: 'order' };
    },
  };
}

/** As the file has them: `a.b` is `b` in `a`. */
function nested(changes: readonly (readonly [string, Value])[]): object {
  const file: Record<string, unknown> = {};
  for (const [name, value] of changes) {
    const parts = name.split('.');
    const last = parts.pop() ?? '';
    let place = file;
    for (const part of parts) {
      place[part] ??= {};
      place = place[part] as Record<string, unknown>;
    }
    place[last] = value;
  }
  return file;
}

/** Only how long cases are kept may have no time at all. */
function without(policy: Policy, none: readonly string[]): Policy {
  const outcomes = none.map((name) => name.replace(/^retention\./, ''));
  const retention = Object.fromEntries(Object.entries(policy.retention).filter(([name]) => !outcomes.includes(name)));
  return { ...policy, retention };
}

function unfit([issue]: readonly ZodIssue[], names: readonly string[]): Unfit {
  const path = issue?.path.join('.') ?? '';
  const setting = names.find((name) => path === name || path.startsWith(`${name}.`)) ?? path;
  const { least, most } = (issue?.code === 'custom' && issue.params) || {};
  return {
    setting,
    why: 'form',
    ...(typeof least === 'number' && typeof most === 'number' ? { least, most } : {}),
  };
}
