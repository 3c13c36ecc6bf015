import { lookAfter, macOfLook, placeOfLook } from './chain';
import type { Value } from './policy-rules';
import type { Anchor, Keys, Log, Store } from './ports';

/** Something that was done with the setup. By whom, and as what they might: in HR, or as the last resort. */
export interface Done {
  readonly at: string;
  readonly by: string;
  /** As they were called then. */
  readonly name: string;
  readonly as: 'hr' | 'lastResort';
}

export interface Change extends Done {
  readonly is: 'change';
  readonly setting: string;
  readonly rule?: string;
  /** What held before, and what holds from then on; absent where nothing is set. */
  readonly from?: Value;
  readonly to?: Value;
  /** It was taken back: what the operator set holds, or the default. */
  readonly back?: true;
}

/** In HR, as the last resort; or as the one of HR who is asked first for a unit. */
export type NamingPart = 'hr' | 'lastResort' | 'duty';

/** Somebody was named beside those whom the directory names, or taken away again. */
export interface Naming extends Done {
  readonly is: 'naming';
  readonly part: NamingPart;
  readonly unit?: string;
  readonly personId: string;
  /** As they were called then. */
  readonly called: string;
  readonly takenAway?: true;
}

/** The logo was set; or taken away, where there is no hash. */
export interface LogoChange extends Done {
  readonly is: 'logo';
  /** Of the image. */
  readonly hash?: string;
}

export type SetupEntry = Change | Naming | LogoChange | (Done & { readonly is: 'lookedThrough' });

/** Among the chains of the record, beside the looks. No case has such a number. */
export const setupChain = 'setup';

const owner = 'setup';
const strand = 'common';

interface Known {
  readonly entries: readonly SetupEntry[];
  readonly mac: string;
}

/** Others can be first this often. */
const tries = 20;

/**
 * Everything that was ever done with the setup, sealed, in a chain of the record: each entry is hashed with the one before
 * it, kept by the anchor, and looked at by `npm run verify`. It is only ever added to.
 */
export class SetupBook {
  private known: Known = { entries: [], mac: '' };
  private reading: Promise<void> | undefined;
  private anchoring: Promise<void> = Promise.resolve();

  private constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly anchor: Anchor,
    private readonly log: Log,
  ) {}

  static async open(store: Store, keys: Keys, anchor: Anchor, log: Log): Promise<SetupBook> {
    await keys.create(owner, [strand]);
    const book = new SetupBook(store, keys, anchor, log);
    await book.refresh();
    return book;
  }

  /** As this process read them last: the place of an entry is its number, from 1 on. */
  get entries(): readonly SetupEntry[] {
    return this.known.entries;
  }

  /** Reads what others have added since. */
  async refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    await this.reading;
  }

  /**
   * Adds the entry that is made of what holds now, and made anew where somebody else was first; or answers with why none was
   * made.
   */
  async enter<Why>(
    make: () => Promise<{ readonly entry: SetupEntry } | { readonly why: Why }>,
  ): Promise<'entered' | Why> {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      await this.refresh();
      const made = await make();
      if ('why' in made) return made.why;
      if ((await this.add(made.entry)) === 'written') return 'entered';
    }
    throw new Error('others changed the setup again and again');
  }

  /** `conflict` where somebody else has added something since it was read: nothing is changed, and it is to be read. */
  private async add(entry: SetupEntry): Promise<'written' | 'conflict'> {
    const { entries, mac: previous } = this.known;
    const before = { number: entries.length, mac: previous };
    const text = JSON.stringify(entry);
    const look = await lookAfter(this.keys, before, { chain: setupChain, owner, at: entry.at, text });
    if ((await this.store.insertLook(look)) === 'conflict') return 'conflict';
    const { number, mac } = look;
    if (this.entries.length === entries.length) this.known = { entries: [...entries, entry], mac };
    // What the anchor misses now is covered by the next entry.
    this.anchoring = this.anchor
      .keep({ of: 'looks', chain: setupChain, number, mac })
      .catch(() => this.log.error('anchor.failed'));
    return 'written';
  }

  /** Ends when the anchor has the newest entry, or has failed to take it. */
  idle(): Promise<void> {
    return this.anchoring;
  }

  private async read(): Promise<void> {
    const last = await this.store.lastLook(setupChain);
    if ((last?.mac ?? '') === this.known.mac) return;
    const entries: SetupEntry[] = [];
    let mac = '';
    for (const look of await this.store.looksOf(setupChain)) {
      // What was changed, moved or put in by somebody without the key holds nothing, and nothing after it either.
      if (look.number !== entries.length + 1 || macOfLook(this.keys, look, mac) !== look.mac) {
        this.log.error('setup.altered', { number: look.number });
        break;
      }
      entries.push(JSON.parse(await this.keys.open(owner, placeOfLook(setupChain, look.number), look.content)));
      mac = look.mac;
    }
    if (entries.length < this.entries.length) this.log.error('setup.altered', { number: entries.length + 1 });
    else this.known = { entries, mac };
  }
}
