import type { Outcome } from '../procedure/retention';
import type { ErasurePlan } from './erasure';
import type { Keys, Store } from './ports';
import { SealedDocuments, type Sheet } from './sealed-documents';

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
  private readonly documents: SealedDocuments;

  private constructor(
    private readonly store: Store,
    private readonly keys: Keys,
  ) {
    this.documents = new SealedDocuments(store, keys, kind);
  }

  static async open(store: Store, keys: Keys): Promise<RetentionBook> {
    await keys.create(owner, [strand]);
    return new RetentionBook(store, keys);
  }

  async read(): Promise<Book> {
    return (await this.documents.read<Book>(sheetOf('book'))) ?? empty;
  }

  /** Written again and again until nobody else has written meanwhile. The same book given back is not written. */
  async change(changed: (book: Book) => Book): Promise<void> {
    await this.documents.change<Book>(sheetOf('book'), (book = empty) => changed(book));
  }

  async casePage(caseId: string): Promise<CasePage> {
    return (await this.documents.read<CasePage>(casePageOf(caseId))) ?? {};
  }

  async changeCasePage(caseId: string, changed: (page: CasePage) => CasePage): Promise<void> {
    await this.keys.create(ownerOf(caseId), [strand]);
    await this.documents.change<CasePage>(casePageOf(caseId), (page = {}) => changed(page));
  }

  /** Its key first: what remains of it in any copy can't be read. */
  async removeCasePage(caseId: string): Promise<void> {
    await this.keys.destroy(ownerOf(caseId));
    await this.store.deleteDocument(kind, nameOf(caseId));
  }

  /** Of one year, UTC. */
  async stubs(year: string): Promise<readonly Stub[]> {
    return (await this.documents.read<readonly Stub[]>(sheetOf(`erased ${year}`))) ?? [];
  }

  /** Once for each case, however often it is asked for. */
  async addStub(stub: Stub): Promise<void> {
    const year = stub.erasedAt.slice(0, 4);
    await this.documents.change<readonly Stub[]>(sheetOf(`erased ${year}`), (stubs = []) =>
      stubs.some(({ caseId }) => caseId === stub.caseId) ? stubs : [...stubs, stub],
    );
  }
}

const ownerOf = (caseId: string): string => `retention ${caseId}`;
const nameOf = (caseId: string): string => `case ${caseId}`;
const sheetOf = (name: string): Sheet => ({ id: name, owner, place: `retention ${name}` });
/** One whose key is gone is about to be removed, or was left when that was cut off. */
const casePageOf = (caseId: string): Sheet => ({
  ...sheetOf(nameOf(caseId)),
  owner: ownerOf(caseId),
  mayBeErased: true,
});
