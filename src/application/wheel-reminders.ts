import type { DutyReminder, DutyReminders } from '../wheel/events';
import type { Lease } from './lease';
import type { Clock, Delivery, InVain } from './ports';
import { isFinal } from './sending';
import { type Brought, type Next, oneMore, type Tried } from './trying';
import type { WheelBooks } from './wheel-books';

/** What one person is to be reminded of, until the platform has answered. */
interface Waiting {
  readonly at: string;
  readonly to: string;
  readonly of: readonly DutyReminder[];
  readonly before?: Delivery;
  readonly tries: number;
  /** Seconds, between the tries. */
  readonly waited?: number;
  /** Not to be tried before. */
  readonly notBefore: string;
}

/** One of them on its way into a digest, as this process sends it. */
export interface WheelItem {
  readonly to: string;
  readonly name: string;
  readonly of: readonly DutyReminder[];
  readonly tried: Tried;
  readonly notAfter: string;
  holds(): Promise<boolean>;
  /** `next`: where it is to be tried again. */
  settle(brought: Brought, next?: Next): Promise<void>;
}

const page = 'reminders';

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
    return (await this.read()).some(({ notBefore }) => notBefore <= now);
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
   * All of them, since those whose time has come take the others of their person along. Whoever stood still between writing
   * them down here and in the record has lost them to whoever took over: what the record does not know is left out.
   */
  async items(reminded: readonly string[]): Promise<readonly WheelItem[]> {
    const isKnown = ({ at }: Waiting) => reminded.includes(at);
    if (!(await this.read()).every(isKnown)) await this.change((all) => all.filter(isKnown));
    return (await this.read()).map((one) => this.itemOf(one));
  }

  private itemOf(waiting: Waiting): WheelItem {
    const { to, at, of, before } = waiting;
    const { lease } = this;
    return {
      to,
      of,
      tried: { before, inVain: inVainOf(waiting) },
      name: `wheel:${at}`,
      // Later once the lease was renewed.
      get notAfter() {
        return lease.notAfter;
      },
      holds: () => lease.keep(),
      settle: (brought, next) => this.settle(waiting, brought, next),
    };
  }

  private async settle(waiting: Waiting, brought: Brought, next?: Next): Promise<void> {
    const left = next && !('state' in brought && isFinal(brought)) ? later(waiting, brought, next) : undefined;
    await this.change((all) => all.flatMap((one) => (same(one, waiting) ? (left ?? []) : one)));
  }

  private change(changed: (waiting: readonly Waiting[]) => readonly Waiting[]): Promise<void> {
    return this.books.changePage<readonly Waiting[]>(page, (waiting = []) => changed(waiting));
  }

  private async read(): Promise<readonly Waiting[]> {
    return (await this.books.page<readonly Waiting[]>(page)) ?? [];
  }
}

function same(one: Waiting, other: Waiting): boolean {
  return one.at === other.at && one.to === other.to;
}

function inVainOf({ tries: times, waited = 0, notBefore: until }: Waiting): InVain {
  return { times, waited, until };
}

function later(waiting: Waiting, brought: Brought, next: Next): Waiting {
  const { times: tries, waited, until: notBefore } = oneMore(inVainOf(waiting), brought, next);
  return { ...waiting, tries, waited, notBefore, ...('state' in brought ? { before: brought } : {}) };
}
