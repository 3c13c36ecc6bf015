export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** By the nearest rank. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}

type Work = () => Promise<readonly number[]>;

/**
 * Works that are measured side by side, in portions and in turn, so that whatever else the machine does meets all of
 * them. So many portions make a round. By name, the samples of each round.
 */
export async function inTurn<Name extends string>(
  { rounds, portions = 1 }: { readonly rounds: number; readonly portions?: number },
  works: Readonly<Record<Name, Work>>,
): Promise<Record<Name, (readonly number[])[]>> {
  const names = Object.keys(works) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[][]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) found[name].push([]);
    for (let portion = 0; portion < portions; portion += 1) {
      // Nobody always comes after the same neighbour.
      const order = (round + portion) % 2 === 0 ? names : names.toReversed();
      for (const name of order) found[name].at(-1)?.push(...(await works[name]()));
    }
  }
  return found;
}

/** The median over the rounds of what is typical of each round. */
export function overRounds(rounds: readonly (readonly number[])[], percent = 50): number {
  return median(rounds.map((round) => percentile(round, percent)));
}
