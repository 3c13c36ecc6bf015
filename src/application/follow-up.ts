import type { Outcome } from './cases';
import type { Outbox } from './outbox';
import type { Log } from './ports';

/** The person is answered first; the head and the messages follow. A failure here is found again by the sweep. */
export class FollowUp {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly outbox: Outbox,
    private readonly log: Log,
  ) {}

  after(outcome: Outcome): Outcome {
    if (!('accepted' in outcome)) return outcome;
    const following = whenAnswered()
      .then(() => this.outbox.settle(outcome.accepted))
      .then(() => undefined)
      .catch(() => this.log.error('outbox.interrupted', { case: outcome.accepted.caseId }))
      .finally(() => this.underWay.delete(following));
    this.underWay.add(following);
    return outcome;
  }

  /** Waits until everything accepted so far has been followed up. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }
}

/** What is ready to run comes first, and with it the answer to whoever asked. */
function whenAnswered(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
