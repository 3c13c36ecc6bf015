import type { DutyReminder, DutyReminders } from '../wheel/events';
import type { NotReached } from '../wheel/views';
import type { Lease } from './lease';
import type { Clock, Delivery, InVain } from './ports';
import { isFinal } from './sending';
import { type Brought, type Next, oneMore, type Tried } from './trying';
import type { WheelBooks } from './wheel-books';

/** What one person is to be reminded of, until it has reached them. */
interface Waiting {
  readonly at: string;
  readonly to: string;
  readonly of: readonly DutyReminder[];
  /** They asked for it themselves: the record knows nothing of it. */
  readonly wanted?: true;
  readonly before?: Delivery;
  readonly tries: number;
  /** Seconds, between the tries. */
  readonly waited?: number;
  /** Not to be tried before. */
  readonly notBefore: string;
  /** It goes along with what they are sent next, and is not tried by itself any more. */
  readonly givenUp?: true;
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
const endOfTime = '9999-12-31T23:59:59.999Z';

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

  /** At that moment and not before, once however often they ask. */
  async want(to: string, of: readonly DutyReminder[], at: string): Promise<void> {
    const wanted: Waiting = { at, to, of, wanted: true, tries: 0, notBefore: at };
    await this.change((waiting) => {
      const asked = waiting.filter((one) => same(one, wanted)).flatMap((one) => one.of);
      return [...waiting.filter((one) => !same(one, wanted)), { ...wanted, of: onceEach([...asked, ...of]) }];
    });
  }

  /** What they asked for, and are still to get. */
  async wantedBy(personId: string): Promise<readonly Pick<Waiting, 'at' | 'of'>[]> {
    return (await this.read()).filter(({ to, wanted, givenUp }) => to === personId && wanted && !givenUp);
  }

  async notReached(): Promise<readonly NotReached[]> {
    return (await this.read()).flatMap(({ to: personId, at, of, givenUp }) => (givenUp ? { personId, at, of } : []));
  }

  /** They have seen by themselves what a reminder did not bring. */
  async reached(personId: string): Promise<void> {
    const isLeft = (one: Waiting) => !(one.givenUp && one.to === personId);
    await this.change((waiting) => (waiting.every(isLeft) ? waiting : waiting.filter(isLeft)));
  }

  /**
   * All of them, since those whose time has come take the others of their person along; but nothing before the moment for
   * which somebody asked. Whoever stood still between writing them down here and in the record has lost them to whoever
   * took over: what the record does not know is left out.
   */
  async items(reminded: readonly string[]): Promise<readonly WheelItem[]> {
    const isKnown = ({ at, wanted }: Waiting) => wanted || reminded.includes(at);
    if (!(await this.read()).every(isKnown)) await this.change((all) => all.filter(isKnown));
    const now = this.clock.now();
    return (await this.read()).filter(({ at, wanted }) => !wanted || at <= now).map((one) => this.itemOf(one));
  }

  private itemOf(waiting: Waiting): WheelItem {
    const { to, at, of, before, wanted } = waiting;
    const { lease } = this;
    return {
      to,
      of,
      tried: { before, inVain: inVainOf(waiting) },
      name: wanted ? `wheel again:${at}` : `wheel:${at}`,
      // Later once the lease was renewed.
      get notAfter() {
        return lease.notAfter;
      },
      holds: () => lease.keep(),
      settle: (brought, next) => this.settle(waiting, brought, next),
    };
  }

  private async settle(waiting: Waiting, brought: Brought, next?: Next): Promise<void> {
    if ('state' in brought && brought.state === 'failed') return this.giveUp(waiting);
    const left = next && !('state' in brought && isFinal(brought)) ? later(waiting, brought, next) : undefined;
    await this.change((all) => all.flatMap((one) => (same(one, waiting) ? (left ?? []) : one)));
  }

  /** One for each person, of all that did not reach them. */
  private async giveUp(waiting: Waiting): Promise<void> {
    const isEnded = (one: Waiting) => same(one, waiting) || (one.givenUp && one.to === waiting.to);
    await this.change((all) => {
      if (!all.some((one) => same(one, waiting))) return all;
      const of = onceEach(all.filter(isEnded).flatMap((one) => one.of));
      return [...all.filter((one) => !isEnded(one)), { ...waiting, of, givenUp: true, notBefore: endOfTime }];
    });
  }

  private change(changed: (waiting: readonly Waiting[]) => readonly Waiting[]): Promise<void> {
    return this.books.changePage<readonly Waiting[]>(page, (waiting = []) => changed(waiting));
  }

  private async read(): Promise<readonly Waiting[]> {
    return (await this.books.page<readonly Waiting[]>(page)) ?? [];
  }
}

export function onceEach(of: readonly DutyReminder[]): readonly DutyReminder[] {
  return [...new Map(of.map((one) => [`${one.duty}|${one.as}`, one])).values()];
}

function same(one: Waiting, other: Waiting): boolean {
  return one.at === other.at && one.to === other.to && one.wanted === other.wanted;
}

function inVainOf({ tries: times, waited = 0, notBefore: until }: Waiting): InVain {
  return { times, waited, until };
}

function later(waiting: Waiting, brought: Brought, next: Next): Waiting {
  const { times: tries, waited, until: notBefore } = oneMore(inVainOf(waiting), brought, next);
  return { ...waiting, tries, waited, notBefore, ...('state' in brought ? { before: brought } : {}) };
}
