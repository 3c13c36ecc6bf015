import type { Grounds } from '../case/ground';
import { hourFrom } from '../case/reminders';
import type { Courier } from './courier';
import { isLongerAgo } from './moments';
import type { Clock, Keys, Store } from './ports';
import { SealedDocuments, type Sheet } from './sealed-documents';
import { Teller } from './teller';

interface Waits {
  readonly personId: string;
  /** When they tried last. */
  readonly since: string;
}

/** Whether what they wrote can be sent: `gone` where there is nothing any more, or it was sent. */
type Can = 'yes' | 'notYet' | 'gone';

const sheet: Sheet = { id: 'waiting', owner: 'people', place: 'waiting' };

/** Whoever tried within so many seconds is told at whatever hour; later, in the hours of reminders. */
const atOnce = 3_600;

/** Whom the platform could not reach is given up after a week. */
const longest = 7 * 86_400;

/** Those who could not send their report because nobody could say who works where. They are told once that they can. */
export class Waiting {
  private readonly documents: SealedDocuments;
  private readonly teller: Teller;

  constructor(
    store: Store,
    keys: Keys,
    courier: Pick<Courier, 'bringDigest'>,
    private readonly clock: Clock,
    private readonly grounds: Grounds,
  ) {
    this.documents = new SealedDocuments(store, keys, 'setting');
    this.teller = new Teller(courier, clock);
  }

  async note(personId: string): Promise<void> {
    const since = this.clock.now();
    await this.change((all) => [...all.filter((one) => one.personId !== personId), { personId, since }]);
  }

  async isAnybody(): Promise<boolean> {
    return (await this.due()).length > 0;
  }

  /** By one process at a time. */
  async tell(holds: () => Promise<boolean>, can: (personId: string) => Promise<Can>): Promise<void> {
    for (const { personId, since } of await this.due()) {
      if (!(await holds())) return;
      const now = this.clock.now();
      const stands = isLongerAgo(since, longest, now) ? 'gone' : await can(personId);
      if (stands === 'notYet') continue;
      if (stands === 'yes' && !(await this.teller.tell(personId, { kind: 'canBeSent' }))) continue;
      // Who has tried again meanwhile waits anew.
      await this.change((all) => all.filter((one) => one.personId !== personId || one.since !== since));
    }
  }

  private async due(): Promise<readonly Waits[]> {
    const now = this.clock.now();
    const isHour = hourFrom(this.grounds, now) <= now;
    const all = (await this.documents.read<readonly Waits[]>(sheet)) ?? [];
    return all.filter(
      ({ personId, since }) => (isHour || !isLongerAgo(since, atOnce, now)) && this.teller.mayTry(personId),
    );
  }

  private change(changed: (all: readonly Waits[]) => readonly Waits[]): Promise<void> {
    return this.documents.change<readonly Waits[]>(sheet, (all = []) => changed(all));
  }
}
