import type { Limit } from './limits';

/**
 * The requests of one conversation, or of all. One counts from its beginning until the stretch has passed since its
 * answer: when in between the platform counted it, nobody here can know. Times are milliseconds of one clock.
 */
export class Windows {
  private readonly answered: number[] = [];
  private underWay = 0;
  private pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(private readonly limits: readonly Limit[]) {}

  begin(): void {
    this.underWay += 1;
  }

  end(now: number): void {
    this.underWay -= 1;
    this.answered.push(now);
    if (this.answered.length > Math.max(0, ...this.limits.map(({ most }) => most))) this.answered.shift();
  }

  pause(until: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, until);
  }

  /** When one more may begin, after so many others that wait for the same; later, where those under way take long. */
  freeAt(now: number, others = 0): number {
    return Math.max(now, this.pausedUntil, ...this.limits.map((limit) => this.freeIn(limit, now, others)));
  }

  /** Whether it may be forgotten. */
  isIdle(now: number): boolean {
    const longest = Math.max(0, ...this.limits.map(({ within }) => within));
    return (
      this.underWay === 0 &&
      this.pausedUntil <= now &&
      (this.answered.at(-1) ?? Number.NEGATIVE_INFINITY) + longest <= now
    );
  }

  private freeIn({ most, within }: Limit, now: number, others: number): number {
    const left = most - this.underWay - others;
    if (left <= 0) return now + within * (1 + Math.floor(-left / most));
    const inTheWay = this.answered.at(-left);
    return inTheWay === undefined ? now : inTheWay + within;
  }
}
