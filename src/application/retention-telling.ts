import type { Grounds } from '../case/ground';
import { hourFrom } from '../case/reminders';
import type { Courier } from './courier';
import type { Directory } from './directory';
import { isLongerAgo } from './moments';
import type { Clock } from './ports';
import type { Book, RetentionBook } from './retention-book';
import { Teller } from './teller';

/** How often somebody is told again what is theirs to decide, and HR that no time is set. Days. */
const toldAgainAfter = 30;
const unsetAgainAfter = 365;

type News = { readonly kind: 'casesToReview'; readonly count: number } | { readonly kind: 'retentionUnset' };

/** Tells HR, in the hours of reminders, that closed cases wait for them, and once a year that no time is set. */
export class RetentionTelling {
  private readonly teller: Teller;

  constructor(
    private readonly book: RetentionBook,
    private readonly directory: Directory,
    courier: Pick<Courier, 'bringDigest'>,
    private readonly clock: Clock,
    private readonly grounds: Grounds,
  ) {
    this.teller = new Teller(courier, clock);
  }

  async isAnything(book: Book): Promise<boolean> {
    return this.isTime() && (this.toTell(book).length > 0 || (await this.toTellOfUnset(book)) !== undefined);
  }

  /** By one process at a time. */
  async run(holds: () => Promise<boolean>): Promise<void> {
    if (!this.isTime()) return;
    const book = await this.book.read();
    for (const { personId, count } of this.toTell(book)) {
      if (!(await holds())) return;
      await this.tell(personId, { kind: 'casesToReview', count }, (now, { told }) => ({
        told: { ...told, [personId]: now },
      }));
    }
    const adviserId = await this.toTellOfUnset(book);
    if (adviserId === undefined || !(await holds())) return;
    await this.tell(adviserId, { kind: 'retentionUnset' }, (now) => ({ toldUnset: now }));
  }

  /** Whoever can't be reached is told later: nothing is erased meanwhile. */
  private async tell(personId: string, news: News, noted: (now: string, book: Book) => Partial<Book>): Promise<void> {
    const now = this.clock.now();
    if (await this.teller.tell(personId, news)) await this.book.change((book) => ({ ...book, ...noted(now, book) }));
  }

  /** Who has something to decide that they were not told of, or not for long. */
  private toTell({ entries, told }: Book): readonly { readonly personId: string; readonly count: number }[] {
    const waiting = entries.filter(({ stands }) => stands.is === 'overdue');
    return [...new Set(waiting.map(({ reviewer }) => reviewer))].flatMap((personId) => {
      const own = waiting.filter(({ reviewer }) => reviewer === personId);
      const last = told[personId];
      const isNews = last === undefined || own.some(({ since }) => since > last);
      const isTime = isNews || this.isOlder(last, toldAgainAfter);
      return isTime && this.teller.mayTry(personId) ? [{ personId, count: own.length }] : [];
    });
  }

  /** The duty adviser alone. */
  private async toTellOfUnset({ unset, toldUnset }: Book): Promise<string | undefined> {
    const isTold = toldUnset !== undefined && !this.isOlder(toldUnset, unsetAgainAfter);
    if (unset.length === 0 || isTold) return undefined;
    const { hr, lastResort } = await this.directory.surroundings('');
    const adviser = [...hr, ...lastResort].find(({ active }) => active);
    return adviser && this.teller.mayTry(adviser.id) ? adviser.id : undefined;
  }

  private isOlder(at: string, days: number): boolean {
    return isLongerAgo(at, days * 86_400, this.clock.now());
  }

  private isTime(): boolean {
    const now = this.clock.now();
    return hourFrom(this.grounds, now) <= now;
  }
}
