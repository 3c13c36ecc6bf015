/** Choices that follow from one number: the same number, the same choices, so that a failure can be told again. */
export type Dice = (sides: number) => number;

/** mulberry32 */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export function oneOf<T>(dice: Dice, some: readonly T[]): T | undefined {
  return some.length === 0 ? undefined : some[dice(some.length)];
}

/** @throws where there is nothing to choose from. */
export function anyOf<T>(dice: Dice, some: readonly [T, ...T[]]): T {
  return some[dice(some.length)] ?? some[0];
}
