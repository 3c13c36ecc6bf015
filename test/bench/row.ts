/** One line of the result, as `--json` prints it. `holds` says whether the value keeps the bar. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: number;
  readonly holds: boolean;
}

/** A row with what a reader needs to judge it. */
export interface Measured extends Row {
  readonly sign: '≤' | '≥';
  /** What was measured, how often, and the figures that the value was made of. */
  readonly from: string;
  /** Where the bar is not kept: what stands in the way. */
  readonly limit?: string;
  /** Where the time of the product's process went while many asked the same at once, the most first. */
  readonly profile?: readonly string[];
}

type Claim = Omit<Measured, 'sign' | 'holds'>;

export function atMost(claim: Claim): Measured {
  return { ...claim, sign: '≤', holds: claim.value <= claim.bar };
}

export function atLeast(claim: Claim): Measured {
  return { ...claim, sign: '≥', holds: claim.value >= claim.bar };
}

export function asRow({ name, value, unit, bar, holds }: Measured): Row {
  return { name, value: Number(value.toFixed(3)), unit, bar, holds };
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
