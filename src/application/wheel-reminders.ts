import type { DutyReminder, DutyReminders } from '../wheel/events';
import type { Brought } from './courier';
import type { Lease } from './lease';
import type { Clock, Delivery } from './ports';
import { claimFrom, isFinal, refusedPauseSeconds } from './sending';
import type { WheelBooks } from './wheel-books';

/** What one person is to be reminded of, until the platform has answered. */
interface Waiting {
  readonly at: string;
  readonly to: string;
  readonly of: readonly DutyReminder[];
  readonly before?: Delivery;
  readonly tries: number;
  /** Not to be tried before. */
  readonly notBefore: string;
}

/** One of them on its way into a digest, as this process sends it. */
export interface WheelItem {
  readonly to: string;
  readonly at: string;
  readonly name: string;
  readonly of: readonly DutyReminder[];
  readonly before: Delivery | undefined;
  readonly notAfter: string;
  holds(): Promise<boolean>;
  settle(brought: Brought): Promise<void>;
}

const page = 'reminders';

/** Between two tries, at first and at most. Seconds. */
const firstPause = 60;
const longestPause = 3600;

/**
 * The reminders of the wheel that are not with their people yet. They are written down before the record says that
 * people were reminded, and sent after it: a crash in between loses none, and each person's own book of digests knows
 * what the platform has taken.
 */
export class WheelReminders {
  constructor(
    private readonly books: WheelBooks,
    private readonly lease: Lease,
    private readonly clock: Clock,
  ) {}

  async isAnything(): Promise<boolean> {
    const now = this.clock.now();
    return (await this.read()).waiting.some(({ notBefore }) => notBefore <= now);
  }

  async add(at: string, reminders: readonly DutyReminders[]): Promise<void> {
    const people = [...new Set(reminders.flatMap(({ to }) => to))];
    const added = people.map((to): Waiting => {
      const of = reminders.filter((one) => one.to.includes(to)).map(({ duty, as }) => ({ duty, as }));
      return { at, to, of, tries: 0, notBefore: at };
    });
    await this.change((waiting) => [...waiting.filter((one) => !added.some((two) => same(one, two))), ...added]);
  }

  /**
   * Those whose time has come. Whoever stood still between writing them down here and in the record has lost them to
   * whoever took over: what the record does not know is left out.
   */
  async items(reminded: readonly string[]): Promise<readonly WheelItem[]> {
    const now = this.clock.now();
    const isKnown = ({ at }: Waiting) => reminded.includes(at);
    if (!(await this.read()).waiting.every(isKnown)) await this.change((all) => all.filter(isKnown));
    const { waiting } = await this.read();
    return waiting.filter(({ notBefore }) => notBefore <= now).map((one) => this.itemOf(one));
  }

  private itemOf(waiting: Waiting): WheelItem {
    const { to, at, of, before } = waiting;
    const { lease } = this;
    return {
      to,
      at,
      of,
      before,
      name: `wheel:${at}`,
      // Later once the lease was renewed.
      get notAfter() {
        return lease.notAfter;
      },
      holds: () => lease.keep(),
      settle: (brought) => this.settle(waiting, brought),
    };
  }

  private async settle(waiting: Waiting, brought: Brought): Promise<void> {
    const left = 'state' in brought && isFinal(brought) ? undefined : this.later(waiting, brought);
    await this.change((all) => all.flatMap((one) => (same(one, waiting) ? (left ?? []) : one)));
  }

  private later(waiting: Waiting, brought: Brought): Waiting {
    const tries = waiting.tries + 1;
    const now = this.clock.now();
    if ('state' in brought) {
      return { ...waiting, tries, before: brought, notBefore: claimFrom(now, refusedPauseSeconds) };
    }
    const soon = Math.min(firstPause * 2 ** waiting.tries, longestPause);
    return { ...waiting, tries, notBefore: claimFrom(now, brought.again === 'soon' ? soon : brought.again) };
  }

  private async change(changed: (waiting: readonly Waiting[]) => readonly Waiting[]): Promise<void> {
    for (;;) {
      const { waiting, etag } = await this.read();
      if ((await this.books.putPage(page, changed(waiting), etag)) !== 'conflict') return;
    }
  }

  private async read(): Promise<{ readonly waiting: readonly Waiting[]; readonly etag?: string }> {
    const { content = [], etag } = await this.books.page<readonly Waiting[]>(page);
    return { waiting: content, ...(etag === undefined ? {} : { etag }) };
  }
}

function same(one: Waiting, other: Waiting): boolean {
  return one.at === other.at && one.to === other.to;
}
