import type { Outcome } from '../procedure/retention';
import type { ErasurePlan } from './erasure';
import { type Keys, type Store, Unreadable } from './ports';

/** A closed case on which HR has something to decide, or has decided. It holds nothing of its parties. */
export interface Entry {
  readonly caseId: string;
  readonly outcomes: readonly Outcome[];
  /** Local days, `yyyy-mm-dd`. */
  readonly receivedOn: string;
  readonly closedOn: string;
  /** In HR. */
  readonly reviewer: string;
  /** Since when it stands like this. */
  readonly since: string;
  readonly stands:
    | { readonly is: 'overdue' }
    /** Without `until` it is kept until somebody lifts that. Local day. */
    | { readonly is: 'kept'; readonly by: string; readonly until?: string }
    /** `by` in a keyed hash. Not to be tried before `notBefore`. */
    | { readonly is: 'erasing'; readonly by: string; readonly notBefore: string };
}

/** What remains of an erased case: nothing in it says who had a part in it. */
export interface Stub {
  readonly caseId: string;
  readonly outcomes: readonly Outcome[];
  readonly receivedOn: string;
  readonly closedOn: string;
  readonly erasedAt: string;
  /** A keyed hash: whoever in HR decided it can be shown to have, and is not named. */
  readonly by: string;
}

export interface Book {
  readonly entries: readonly Entry[];
  /** When each of HR was told last that something is theirs to decide. */
  readonly told: Readonly<Record<string, string>>;
  /** When HR was told last that for some cases no time is set. */
  readonly toldUnset?: string;
  /** For these no time is set, though such a case was closed a year ago. */
  readonly unset: readonly Outcome[];
}

/** What is known of one case beside the book, under a key of its own that goes with the case. */
export interface CasePage {
  /** Why it is kept, in the words of HR. */
  readonly reason?: string;
  readonly erasing?: ErasurePlan;
}

const kind = 'retention';
const owner = 'retention';
const strand = 'common';
const empty: Book = { entries: [], told: {}, unset: [] };

/** What HR decides about the time of closed cases, and what remains of those that were erased. */
export class RetentionBook {
  private constructor(
    private readonly store: Store,
    private readonly keys: Keys,
  ) {}

  static async open(store: Store, keys: Keys): Promise<RetentionBook> {
    await keys.create(owner, [strand]);
    return new RetentionBook(store, keys);
  }

  async read(): Promise<Book> {
    return (await this.page<Book>(owner, 'book')).content ?? empty;
  }

  /** Written again and again until nobody else has written meanwhile. The same book given back is not written. */
  async change(changed: (book: Book) => Book): Promise<void> {
    await this.changePage<Book>(owner, 'book', (book = empty) => changed(book));
  }

  async casePage(caseId: string): Promise<CasePage> {
    return (await this.page<CasePage>(ownerOf(caseId), nameOf(caseId))).content ?? {};
  }

  async changeCasePage(caseId: string, changed: (page: CasePage) => CasePage): Promise<void> {
    await this.keys.create(ownerOf(caseId), [strand]);
    await this.changePage<CasePage>(ownerOf(caseId), nameOf(caseId), (page = {}) => changed(page));
  }

  /** Its key first: what remains of it in any copy can't be read. */
  async removeCasePage(caseId: string): Promise<void> {
    await this.keys.destroy(ownerOf(caseId));
    await this.store.deleteDocument(kind, nameOf(caseId));
  }

  /** Of one year, UTC. */
  async stubs(year: string): Promise<readonly Stub[]> {
    return (await this.page<readonly Stub[]>(owner, `erased ${year}`)).content ?? [];
  }

  /** Once for each case, however often it is asked for. */
  async addStub(stub: Stub): Promise<void> {
    const year = stub.erasedAt.slice(0, 4);
    await this.changePage<readonly Stub[]>(owner, `erased ${year}`, (stubs = []) =>
      stubs.some(({ caseId }) => caseId === stub.caseId) ? stubs : [...stubs, stub],
    );
  }

  private async changePage<T>(by: string, name: string, changed: (content: T | undefined) => T): Promise<void> {
    for (;;) {
      const { content, etag } = await this.page<T>(by, name);
      const next = changed(content);
      if (next === content) return;
      const sealed = JSON.stringify(await this.keys.seal(by, strand, placeOf(name), JSON.stringify(next)));
      if ((await this.store.putDocument(kind, name, sealed, etag)) !== 'conflict') return;
    }
  }

  private async page<T>(by: string, name: string): Promise<{ readonly content?: T; readonly etag?: string }> {
    const document = await this.store.document(kind, name);
    if (!document) return {};
    const { body, etag } = document;
    try {
      return { content: JSON.parse(await this.keys.open(by, placeOf(name), JSON.parse(body))), etag };
    } catch (error) {
      // A page whose key is gone is about to be removed, or was left when that was cut off.
      if (by !== owner && error instanceof Unreadable) return { etag };
      throw error;
    }
  }
}

const ownerOf = (caseId: string): string => `retention ${caseId}`;
const nameOf = (caseId: string): string => `case ${caseId}`;
const placeOf = (name: string): string => `retention ${name}`;
