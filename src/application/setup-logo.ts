import { createHash } from 'node:crypto';
import type { Logo } from './paper';
import type { Clock, Keys, Log, Store } from './ports';
import { SealedDocuments, type Sheet } from './sealed-documents';
import type { LogoChange, SetupBook } from './setup-book';
import type { SetupPeople } from './setup-people';

/** Why a file that somebody sent is no logo. `away`: it can't be had, or no longer. */
export type LogoMistake = 'away' | 'large' | 'kind' | 'wide' | 'form' | 'damaged';
/** `same`: it holds already. */
type Entered = 'changed' | 'same' | 'notYours';
export type LogoAnswer = Entered | LogoMistake;

/** What the organisation shows of itself, and what is outside for that. */
export interface Front {
  readonly name: string;
  /** Where Trygg's pages are reached; without it, no card can show an image. */
  readonly address?: string | undefined;
  /** The operator's. */
  readonly logo?: Logo | undefined;
  /** The image in a file that somebody sent in the chat. */
  openLogo(file: string): Promise<Logo | LogoMistake>;
}

/** As a card or a page shows it. */
export interface LogoShown {
  readonly url: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** So much of the hash tells one logo from another in an address. */
const markLength = 12;

/** The logo as HR has set it in the chat, over that of the operator. */
export class SetupLogo {
  private readonly documents: SealedDocuments;
  /** As this process read it last. */
  private known: { readonly hash: string; readonly logo: Logo } | undefined;

  constructor(
    store: Store,
    keys: Keys,
    private readonly book: SetupBook,
    private readonly who: SetupPeople,
    private readonly clock: Clock,
    private readonly log: Log,
    readonly front: Front | undefined,
  ) {
    this.documents = new SealedDocuments(store, keys, 'setting');
  }

  /** Who set it, where it was set in the chat. */
  get set(): LogoChange | undefined {
    const last = this.book.entries.findLast((entry) => entry.is === 'logo');
    return last?.is === 'logo' && last.hash !== undefined ? last : undefined;
  }

  /** A logo that can't be read is none: nobody waits for a document because of it. */
  async current(): Promise<Logo | undefined> {
    const { hash } = this.set ?? {};
    if (hash === undefined) return this.front?.logo;
    if (this.known?.hash === hash) return this.known.logo;
    const kept = await this.documents.read<KeptLogo>(sheetOf(hash)).catch(() => undefined);
    const image = Buffer.from(kept?.image ?? '', 'base64');
    if (!kept || hashOf(image) !== hash) {
      this.log.error('setup.logo');
      return this.front?.logo;
    }
    this.known = { hash, logo: { ...kept, image } };
    return this.known.logo;
  }

  /** With an address that is another one for another logo, so that none stays in a client's memory. */
  async shown(): Promise<LogoShown | undefined> {
    const { address, name } = this.front ?? {};
    const logo = address === undefined ? undefined : await this.current();
    if (!logo || address === undefined || name === undefined) return undefined;
    const { width, height } = logo;
    return { url: `${address}/logo?v=${this.mark}`, alt: name, width, height };
  }

  /** What tells this logo from others; undefined where there is none. */
  get mark(): string | undefined {
    const image = this.front?.logo?.image;
    return (this.set?.hash ?? (image && hashOf(image)))?.slice(0, markLength);
  }

  /** Kept before it is written that it holds: a crash between leaves a copy that nobody is shown. */
  async use(personId: string, file: string): Promise<LogoAnswer> {
    if (!(await this.who.whois(personId))) return 'notYours';
    const logo = (await this.front?.openLogo(file)) ?? 'away';
    if (typeof logo === 'string') return logo;
    const hash = hashOf(logo.image);
    const kept: KeptLogo = { ...logo, image: logo.image.toString('base64') };
    await this.documents.change<KeptLogo>(sheetOf(hash), (before) => before ?? kept);
    return this.enter(personId, hash);
  }

  /** The operator's holds then, or none. */
  takeAway(personId: string): Promise<Entered> {
    return this.enter(personId, undefined);
  }

  private async enter(by: string, hash: string | undefined): Promise<Entered> {
    const entered = await this.book.enter<'notYours' | 'same'>(async () => {
      const who = await this.who.whois(by);
      if (!who) return { why: 'notYours' };
      if (this.set?.hash === hash) return { why: 'same' };
      return { entry: { is: 'logo', at: this.clock.now(), by, ...who, ...(hash === undefined ? {} : { hash }) } };
    });
    if (entered !== 'entered') return entered;
    this.log.info('setup.changed', { setting: 'logo' });
    return 'changed';
  }
}

type KeptLogo = Omit<Logo, 'image'> & { readonly image: string };

function sheetOf(hash: string): Sheet {
  return { id: `logo-${hash}`, owner: 'setup', place: `logo ${hash}` };
}

function hashOf(image: Buffer): string {
  return createHash('sha256').update(image).digest('hex');
}
