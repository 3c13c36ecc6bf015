import type { Courier } from './courier';
import { longestRequestSeconds, type Shown } from './messenger';
import { secondsAfter } from './moments';
import type { Clock } from './ports';
import { claimSeconds } from './sending';

/** Seconds in which it is begun, to be answered in the turn of whoever tells it; or it is tried again later. */
const longest = claimSeconds - longestRequestSeconds;

/** Whom the platform could not reach is tried again after so many seconds. */
const pause = 3_600;

/** Tells people at once what belongs to no case. What was not taken nobody has heard, whatever the platform's reason. */
export class Teller {
  private readonly notBefore = new Map<string, string>();

  constructor(
    private readonly courier: Pick<Courier, 'bringDigest'>,
    private readonly clock: Clock,
  ) {}

  /** Whether they were told. */
  async tell(personId: string, view: Shown): Promise<boolean> {
    const now = this.clock.now();
    const brought = await this.courier.bringDigest(personId, view, secondsAfter(now, longest));
    const isTaken = 'state' in brought && brought.state === 'sent';
    if (!isTaken) this.notBefore.set(personId, secondsAfter(now, pause));
    return isTaken;
  }

  /** Not so soon after they could not be reached. */
  mayTry(personId: string): boolean {
    return (this.notBefore.get(personId) ?? '') <= this.clock.now();
  }
}
