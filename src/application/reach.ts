import type { Grounds } from '../case/ground';
import { errorName } from './error-name';
import type { Installer } from './installer';
import { type Addressee, NotNow } from './messenger';
import { isLongerAgo } from './moments';
import { addresseeOf, type People } from './people';
import type { Clock, Log } from './ports';
import type { Again, Enough } from './trying';

/** For so long a chat is waited for that was to make itself known, and Graph where it gives no answer. Seconds. */
const longestWait = 3_600;
const enough: Enough = { times: 4, waited: longestWait };
/** After so long it is installed once more for whoever did not come to be known by it. Seconds. */
const installedAgainAfter = 86_400;

/** Where people are reached. For those who never met Trygg it is installed, where the organisation lets it. */
export class Reach {
  constructor(
    private readonly people: People,
    private readonly installer: Installer | undefined,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly grounds: Pick<Grounds, 'policy'>,
  ) {}

  /** `again`: they may be reached later. */
  async of(personId: string): Promise<Addressee | Again | 'unreachable'> {
    const to = addresseeOf(await this.people.recently(personId), this.grounds.policy);
    if (to) return to;
    if (!this.installer) return 'unreachable';
    const known = await this.people.get(personId);
    const now = addresseeOf(known, this.grounds.policy);
    if (now) return now;
    const { installedAt } = known;
    if (installedAt && !this.isLongAgo(installedAt, longestWait)) return { again: 'soon' };
    if (installedAt && !this.isLongAgo(installedAt, installedAgainAfter)) return 'unreachable';
    try {
      if ((await this.installer.install(personId)) === 'refused') return 'unreachable';
    } catch (error) {
      this.log.error('install.failed', { error: errorName(error) });
      return { again: error instanceof NotNow ? error.retryAfterSeconds : 'soon', enough };
    }
    this.log.info('install.done');
    // The chat may have made itself known while it was answered.
    const met = await this.people.learn(personId, { installedAt: this.clock.now() });
    return addresseeOf(met, this.grounds.policy) ?? { again: 'soon' };
  }

  private isLongAgo(since: string, seconds: number): boolean {
    return isLongerAgo(since, seconds, this.clock.now());
  }
}
