import { randomInt } from 'node:crypto';
import type { Message } from '../case/messages';
import type { Case } from '../case/state';
import { longestRequestSeconds } from './messenger';
import type { Clock, Delivery, OutboxMark, Store } from './ports';

/** How long a claim on sending holds; longer than any request to the platform may take. */
export const claimSeconds = 60;

/** Between two tries, at first and at most. */
const firstPauseSeconds = 15;
const longestPauseSeconds = 3600;

/** The platform says "never" without reason at times, and says it again soon after. */
export const refusedPauseSeconds = 600;

export function claimFrom(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
}

/** Whether more than so many seconds have passed. */
export function isOver(since: string, seconds: number, now: string): boolean {
  return claimFrom(since, seconds) < now;
}

export interface Claimed {
  readonly caseId: string;
  readonly version: number;
  /** Of the commit, in the record's chain. */
  readonly mac: string;
  /** When the commit was written. */
  readonly at: string;
  readonly state: Case;
  readonly messages: readonly Message[];
  readonly mark: OutboxMark;
  /** Of the mark. */
  readonly etag: string;
}

/** A message of a commit, and its number there. */
export interface Numbered<M extends Message = Message> {
  readonly number: number;
  readonly message: M;
}

/** A commit whose messages this process is sending: keeps the claim on it, and writes down what became of each. */
export class Sending {
  /** As it is stored. */
  private mark: OutboxMark;
  private etag: string;
  /** What became of them; ahead of what is stored. */
  private deliveries: OutboxMark['deliveries'];
  private writing: Promise<unknown> = Promise.resolve();
  private pause = 0;
  private notBefore = '';
  private lost = false;
  private isOwing = false;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    readonly claimed: Claimed,
  ) {
    this.mark = claimed.mark;
    this.etag = claimed.etag;
    this.deliveries = claimed.mark.deliveries;
  }

  /** What is not settled yet. */
  left(): readonly Numbered[] {
    return this.claimed.messages
      .map((message, number) => ({ message, number }))
      .filter(({ number }) => !isFinal(this.deliveries[number]));
  }

  /** How often this commit was taken up, now included. */
  get tries(): number {
    return this.mark.attempts;
  }

  /** What became of it so far. */
  delivery(number: number): Delivery | undefined {
    return this.deliveries[number];
  }

  /**
   * Whether the claim outlasts so many requests, renewed where it would not. `false` where somebody else has taken over, after
   * this process was held up for longer than its claim: then it sends nothing more.
   */
  holds(requests = 1): Promise<boolean> {
    return this.inTurn(async () => {
      const now = this.clock.now();
      if (claimFrom(now, requests * longestRequestSeconds) <= this.mark.claimedUntil) return !this.lost;
      return this.write({ claimedUntil: claimFrom(now, claimSeconds) });
    });
  }

  /** The last moment at which a request may begin that is answered while the claim lasts. */
  get notAfter(): string {
    return claimFrom(this.mark.claimedUntil, -longestRequestSeconds);
  }

  /** Stored with the next `save`, or with the end. */
  note(number: number, delivery: Delivery): void {
    this.deliveries = { ...this.deliveries, [number]: delivery };
  }

  /** Writes down what was noted: what was answered and is not stored would be sent again after a crash. */
  async save(): Promise<void> {
    await this.inTurn(async () => this.deliveries === this.mark.deliveries || this.write({}));
  }

  /** It is to be tried again after so many seconds; `soon`: twice as long after each try. Never in step with others. */
  later(after: number | 'soon'): void {
    const seconds = after === 'soon' ? this.backOff() : after;
    this.pause = Math.max(this.pause, Math.ceil(seconds + Math.min(seconds / 5, 60) * (randomInt(1000) / 1000)));
  }

  /** It waits for that very moment, to go out together with what comes then. */
  waitUntil(moment: string): void {
    this.notBefore = moment;
  }

  /** Something besides the messages is left to do: it is tried again soon. */
  owe(): void {
    this.isOwing = true;
    this.later('soon');
  }

  /** What could not be sent now is found again by the sweep. */
  async finish(): Promise<void> {
    const unsettled = this.isOwing || this.left().length > 0;
    const paused = claimFrom(this.clock.now(), this.pause);
    const again = paused > this.notBefore ? paused : this.notBefore;
    await this.inTurn(() => this.write({ unsettled, ...(unsettled ? { claimedUntil: again } : {}) }));
  }

  private backOff(): number {
    return Math.min(firstPauseSeconds * 2 ** (this.mark.attempts - 1), longestPauseSeconds);
  }

  /** Each write needs the etag of the one before. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.writing.then(work);
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private async write(change: Partial<OutboxMark>): Promise<boolean> {
    if (this.lost) return false;
    const mark = { ...this.mark, deliveries: this.deliveries, ...change };
    const { caseId, version } = this.claimed;
    const written = await this.store.updateMark(caseId, version, mark, this.etag);
    if (written === 'conflict') {
      this.lost = true;
      return false;
    }
    this.mark = mark;
    this.etag = written.etag;
    return true;
  }
}

export function isFinal(delivery: Delivery | undefined): boolean {
  return delivery !== undefined && delivery.state !== 'refused';
}
