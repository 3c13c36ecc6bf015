import type { WheelEvent } from '../wheel/events';
import { fold, unstarted, type Wheel } from '../wheel/state';
import type { Clock, Keys, Store } from './ports';
import { SealedDocuments, type Sheet } from './sealed-documents';

const owner = 'wheel';
const strand = 'common';
const kind = 'wheel';

interface Book {
  readonly events: readonly WheelEvent[];
  readonly etag?: string;
}

/** The wheel as it stands, and the book in which the next events are written. */
export interface Standing {
  readonly wheel: Wheel;
  /** When the organisation began with Trygg. */
  readonly startedAt: string;
  readonly year: number;
  readonly book: Book;
}

/** The events of the wheel: a sealed book for each year, to which is only ever added. */
export class WheelBooks {
  private startedAt: string | undefined;
  /** By their etag, opened: a book changes a few times a month, and is looked at every minute. */
  private readonly opened = new Map<number, Book>();
  private readonly pages: SealedDocuments;

  private constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {
    this.pages = new SealedDocuments(store, keys, kind);
  }

  static async open(store: Store, keys: Keys, clock: Clock): Promise<WheelBooks> {
    await keys.create(owner, [strand]);
    return new WheelBooks(store, keys, clock);
  }

  async standing(): Promise<Standing> {
    const startedAt = await this.began();
    const year = Number(this.clock.now().slice(0, 4));
    const first = Math.min(Number(startedAt.slice(0, 4)), year);
    const books: Book[] = [];
    for (let one = first; one <= year; one += 1) books.push(await this.book(one));
    const wheel = books.reduce((before, { events }) => fold(before, events), unstarted);
    return { wheel, startedAt, year, book: books.at(-1) ?? { events: [] } };
  }

  /** `conflict` where somebody else has written since then: nothing is changed. */
  async add({ year, book }: Standing, events: readonly WheelEvent[]): Promise<'written' | 'conflict'> {
    const sealed = await this.seal(placeOf(year), [...book.events, ...events]);
    const written = await this.store.putDocument(kind, String(year), sealed, book.etag);
    return written === 'conflict' ? 'conflict' : 'written';
  }

  /** What is no event, beside the books. */
  page<T>(name: string): Promise<T | undefined> {
    return this.pages.read<T>(pageOf(name));
  }

  changePage<T>(name: string, changed: (content: T | undefined) => T): Promise<void> {
    return this.pages.change<T>(pageOf(name), changed);
  }

  /** The moment at which the first process of the installation looked here. */
  async began(): Promise<string> {
    if (this.startedAt !== undefined) return this.startedAt;
    const now = this.clock.now();
    if ((await this.store.putDocument('setting', 'wheel', now)) !== 'conflict') {
      this.startedAt = now;
      return now;
    }
    const known = await this.store.document('setting', 'wheel');
    if (!known) throw new Error('when Trygg was started is not known');
    this.startedAt = known.body;
    return known.body;
  }

  private async book(year: number): Promise<Book> {
    const document = await this.store.document(kind, String(year));
    if (!document) return { events: [] };
    const known = this.opened.get(year);
    if (known?.etag === document.etag) return known;
    const events = await this.unseal<readonly WheelEvent[]>(placeOf(year), document.body);
    const book: Book = { events, etag: document.etag };
    this.opened.set(year, book);
    return book;
  }

  private async seal(place: string, content: unknown): Promise<string> {
    return JSON.stringify(await this.keys.seal(owner, strand, place, JSON.stringify(content)));
  }

  private async unseal<T>(place: string, body: string): Promise<T> {
    return JSON.parse(await this.keys.open(owner, place, JSON.parse(body)));
  }
}

function pageOf(id: string): Sheet {
  return { id, owner, place: placeOf(id) };
}

function placeOf(name: string | number): string {
  return `wheel ${name}`;
}
