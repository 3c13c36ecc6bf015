import type { Grounds } from '../case/ground';
import { hourFrom } from '../case/reminders';
import type { Courier } from './courier';
import type { Directory } from './directory';
import { claimFrom, isOver } from './moments';
import type { Clock } from './ports';
import type { Book, RetentionBook } from './retention-book';

/** How often somebody is told again what is theirs to decide, and HR that no time is set. Days. */
const toldAgainAfter = 30;
const unsetAgainAfter = 365;

/** Where the platform gave no answer. Seconds. */
const pause = 600;

type News = { readonly kind: 'casesToReview'; readonly count: number } | { readonly kind: 'retentionUnset' };

/** Tells HR, in the hours of reminders, that closed cases wait for them, and once a year that no time is set. */
export class RetentionTelling {
  private notBefore = '';

  constructor(
    private readonly book: RetentionBook,
    private readonly directory: Directory,
    private readonly courier: Pick<Courier, 'bringDigest'>,
    private readonly clock: Clock,
    private readonly grounds: Grounds,
  ) {}

  isAnything(book: Book): boolean {
    return this.isTime() && (this.toTell(book).length > 0 || this.isUnsetToTell(book));
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
    if (!this.isUnsetToTell(book) || !(await holds())) return;
    const { hr, lastResort } = await this.directory.surroundings('');
    const adviser = [...hr, ...lastResort].find(({ active }) => active);
    if (adviser) await this.tell(adviser.id, { kind: 'retentionUnset' }, (now) => ({ toldUnset: now }));
  }

  /** Whoever can't be reached is told later: nothing is erased meanwhile. */
  private async tell(personId: string, news: News, noted: (now: string, book: Book) => Partial<Book>): Promise<void> {
    const now = this.clock.now();
    const brought = await this.courier.bringDigest(personId, news, claimFrom(now, 60));
    if ('state' in brought) await this.book.change((book) => ({ ...book, ...noted(now, book) }));
    else this.notBefore = claimFrom(now, pause);
  }

  /** Who has something to decide that they were not told of, or not for long. */
  private toTell({ entries, told }: Book): readonly { readonly personId: string; readonly count: number }[] {
    const waiting = entries.filter(({ stands }) => stands.is === 'overdue');
    return [...new Set(waiting.map(({ reviewer }) => reviewer))].flatMap((personId) => {
      const own = waiting.filter(({ reviewer }) => reviewer === personId);
      const last = told[personId];
      const isNews = last === undefined || own.some(({ since }) => since > last);
      return isNews || this.isOlder(last, toldAgainAfter) ? [{ personId, count: own.length }] : [];
    });
  }

  private isUnsetToTell({ unset, toldUnset }: Book): boolean {
    return unset.length > 0 && (toldUnset === undefined || this.isOlder(toldUnset, unsetAgainAfter));
  }

  private isOlder(at: string, days: number): boolean {
    return isOver(at, days * 86_400, this.clock.now());
  }

  private isTime(): boolean {
    const now = this.clock.now();
    return hourFrom(this.grounds, now) <= now && this.notBefore <= now;
  }
}
