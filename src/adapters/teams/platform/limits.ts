/** At most so many requests in any stretch of so many milliseconds. */
export interface Limit {
  readonly most: number;
  readonly within: number;
}

export interface PaceLimits {
  readonly perSecond: number;
  readonly conversation: readonly Limit[];
}

/** The platform allows twice as much: two instances that do not know of each other keep its limits together. */
export const halfOfThePlatforms: PaceLimits = {
  perSecond: 25,
  conversation: [
    { most: 3, within: 1_000 },
    { most: 4, within: 2_000 },
    { most: 30, within: 30_000 },
    { most: 900, within: 3_600_000 },
  ],
};
