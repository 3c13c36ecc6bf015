import type { Grounds } from '../case/ground';
import type { Cases } from './cases';
import { isUnreadable } from './heads';
import type { Keys, Store } from './ports';

const document = ['setting', 'reckoned'] as const;

/** What the document says until every case was reckoned anew. */
const underWay = '';

/** As many cases are reckoned anew between two looks at what else is due. */
const atATime = 1_000;

/**
 * When a case is due next was reckoned when its head was written. Where reminders, days off or the time zone are set
 * otherwise since, each case is reckoned anew, so that the next reminder of a case that nobody touches follows it too.
 * Every process does so for a change that it takes up, since it may have written heads by what held before; one that
 * starts, where what it finds was reckoned by something else, or not to the end.
 */
export class Reckoning {
  /** By what this process knows every case to be reckoned. */
  private by: string | undefined;
  private begun: { readonly by: string; readonly left: AsyncIterator<string> } | undefined;

  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly cases: Cases,
    private readonly grounds: Grounds,
  ) {}

  async isAnything(): Promise<boolean> {
    const now = this.now();
    this.by ??= (await this.store.document(...document))?.body === now ? now : undefined;
    return this.by !== now;
  }

  /** A portion of what is left, by one process at a time. What fails is begun again. */
  async run(holds: () => Promise<boolean>): Promise<void> {
    if (!(await this.isAnything())) return;
    const { by, left } = await this.begin();
    this.begun = undefined;
    for (let count = 0; count < atATime; count += 1) {
      const next = await left.next();
      if (next.done) {
        if (this.now() !== by || !(await holds())) return;
        await this.store.putDocument(...document, by, 'any');
        this.by = by;
        return;
      }
      if (!(await holds())) return;
      await this.reckon(next.value);
    }
    this.begun = { by, left };
  }

  private async begin(): Promise<{ readonly by: string; readonly left: AsyncIterator<string> }> {
    const by = this.now();
    if (this.begun?.by === by) return this.begun;
    this.by = underWay;
    await this.store.putDocument(...document, underWay, 'any');
    return { by, left: this.store.caseIds()[Symbol.asyncIterator]() };
  }

  /** One that can't be read is made anew from its commits, or stands still until somebody mends it. */
  private async reckon(caseId: string): Promise<void> {
    await this.cases.reckonAnew(caseId).catch((error: unknown) => {
      if (!isUnreadable(error)) throw error;
    });
  }

  /** All that moves a reminder of what was promised already. */
  private now(): string {
    const { reminding, timeZone, country, closedDays } = this.grounds.policy;
    return this.keys.mac(JSON.stringify([reminding, timeZone, country, closedDays]));
  }
}
