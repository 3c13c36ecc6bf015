/**
 * How much one person, and all together, may ask for before they are asked to wait a little. Whatever helps somebody, or
 * carries their own words, is never refused: beyond its allowance one such thing of a person is done after the other.
 */
export interface Allowance {
  /** Undefined where the person is to wait; never for what is `needed`. */
  within<T>(personId: string, needed: boolean, work: () => Promise<T>): Promise<T | undefined>;
}

/** So many at once, and so many more with each second. */
interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

export interface AllowanceLimits {
  readonly reading: Rate;
  readonly needed: Rate;
  readonly everybodyReading: Rate;
  /** Of so many people it is remembered what they asked for; then of those who asked last. */
  readonly mostPeople: number;
}

/** Far more than a person can press; a page of a report is one. */
const usual: AllowanceLimits = {
  reading: { atOnce: 60, perSecond: 1 },
  needed: { atOnce: 60, perSecond: 2 },
  everybodyReading: { atOnce: 1_000, perSecond: 100 },
  mostPeople: 10_000,
};

/** For a channel on which one machine plays everybody. */
export const unlimited: Allowance = { within: (_, __, work) => work() };

interface Known {
  readonly reading: Bucket;
  readonly needed: Bucket;
  /** Ends when what was asked for beyond the allowance has been done. */
  line: Promise<unknown>;
}

/** @param now milliseconds, from any beginning, that never go back */
export function createAllowance(limits: AllowanceLimits = usual, now = () => performance.now()) {
  const everybody = new Bucket(limits.everybodyReading, now());
  /** Who asked longest ago stands first. */
  const people = new Map<string, Known>();

  const touched = (personId: string): Known => {
    const known = people.get(personId) ?? {
      reading: new Bucket(limits.reading, now()),
      needed: new Bucket(limits.needed, now()),
      line: Promise.resolve(),
    };
    people.delete(personId);
    people.set(personId, known);
    for (const [longestAgo, { reading, needed }] of people) {
      const isForgotten = reading.isFull(now()) && needed.isFull(now());
      if (people.size <= limits.mostPeople && !isForgotten) break;
      if (longestAgo !== personId) people.delete(longestAgo);
      else break;
    }
    return known;
  };

  const allowance: Allowance & { readonly remembered: number } = {
    async within(personId, needed, work) {
      const known = touched(personId);
      if (!needed) return known.reading.take(now()) && everybody.take(now()) ? work() : undefined;
      if (known.needed.take(now())) return work();
      const turn = known.line.then(work);
      known.line = turn.catch(() => undefined);
      return turn;
    },
    get remembered() {
      return people.size;
    },
  };
  return allowance;
}

class Bucket {
  private left: number;

  constructor(
    private readonly rate: Rate,
    private at: number,
  ) {
    this.left = rate.atOnce;
  }

  take(now: number): boolean {
    this.refill(now);
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }

  isFull(now: number): boolean {
    this.refill(now);
    return this.left >= this.rate.atOnce;
  }

  private refill(now: number): void {
    const { atOnce, perSecond } = this.rate;
    this.left = Math.min(atOnce, this.left + ((now - this.at) / 1000) * perSecond);
    this.at = now;
  }
}
