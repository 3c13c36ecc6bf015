import { setTimeout as wait } from 'node:timers/promises';

/** `slow` still answers, and people are better served late than turned away; `broken` does not, or only with an error. */
export type Condition = 'ready' | 'slow' | 'broken';

export interface Readiness {
  readonly status: Condition;
  readonly parts: Readonly<Record<string, Condition>>;
}

/** Answers where the part works, and throws where it does not. */
export type Check = () => Promise<void>;

/** Milliseconds. */
export interface Patience {
  readonly slowAfter: number;
  readonly brokenAfter: number;
}

export const usualPatience: Patience = { slowAfter: 1_000, brokenAfter: 5_000 };

/** As good as the worst of its parts, all of which are asked at once. */
export async function readinessOf(
  checks: Readonly<Record<string, Check>>,
  patience = usualPatience,
): Promise<Readiness> {
  const conditions = await Promise.all(Object.values(checks).map((check) => conditionOf(check, patience)));
  const parts = Object.fromEntries(Object.keys(checks).map((name, place) => [name, conditions[place] ?? 'broken']));
  const status = (['broken', 'slow'] as const).find((one) => conditions.includes(one)) ?? 'ready';
  return { status, parts };
}

async function conditionOf(check: Check, { slowAfter, brokenAfter }: Patience): Promise<Condition> {
  const began = performance.now();
  const answered = check().then(
    (): Condition => (performance.now() - began > slowAfter ? 'slow' : 'ready'),
    (): Condition => 'broken',
  );
  const stopped = new AbortController();
  const late = wait(brokenAfter, 'broken' as const, { signal: stopped.signal }).catch(() => 'broken' as const);
  return Promise.race([answered, late]).finally(() => stopped.abort());
}
