import { longestRequestSeconds } from './messenger';
import { secondsAfter } from './moments';
import type { Clock, Store } from './ports';
import { claimSeconds } from './sending';

/** It outlasts every claim that is made while it is kept: whoever takes over finds what was claimed together with the rest. */
const leaseSeconds = 2 * claimSeconds;

/** A duty that one process at a time has, for as long as it keeps it up. */
export class Lease {
  private etag: string | undefined;
  private until = '';

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly duty: string,
    private readonly instance: string,
  ) {}

  /** Whether this process has it now. */
  async take(): Promise<boolean> {
    const held = await this.store.document('lease', this.duty);
    const { by, until } = held ? JSON.parse(held.body) : { by: '', until: '' };
    const now = this.clock.now();
    // Nobody takes it for so long: a clock was put back since.
    const isHeld = until > now && until < secondsAfter(now, 10 * leaseSeconds);
    if (by !== this.instance && isHeld) return false;
    return this.write(this.claim(), held?.etag);
  }

  /** Renewed once a claim would outlast it; `false` where somebody else has it by now. */
  async keep(): Promise<boolean> {
    if (secondsAfter(this.clock.now(), claimSeconds) < this.until) return true;
    return this.write(this.claim(), this.etag);
  }

  /** The last moment at which a request may begin that is answered while this process has it. */
  get notAfter(): string {
    return secondsAfter(this.until, -longestRequestSeconds);
  }

  async release(): Promise<void> {
    await this.write('', this.etag);
  }

  private claim(): string {
    return secondsAfter(this.clock.now(), leaseSeconds);
  }

  private async write(until: string, etag: string | undefined): Promise<boolean> {
    const body = JSON.stringify({ by: this.instance, until });
    const written = await this.store.putDocument('lease', this.duty, body, etag);
    if (written === 'conflict') return false;
    this.etag = written.etag;
    this.until = until;
    return true;
  }
}
