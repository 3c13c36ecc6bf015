import type { Policy } from '../procedure/policy';
import type { Addressee } from './messenger';
import type { Clock, Keys, Store } from './ports';

/** What Trygg keeps of a person outside any case: how to reach them, and in which language. */
export interface KnownPerson {
  readonly conversationId?: string;
  readonly serviceUrl?: string;
  /** What they chose. */
  readonly language?: 'nb' | 'en';
  /** What their client said last. */
  readonly locale?: string;
  /** Of another organisation, as the directory said last: it may be down when that is asked for. */
  readonly guest?: boolean;
  /** When Trygg was last installed for them, so that they could be reached. */
  readonly installedAt?: string;
}

const owner = 'people';
const strand = 'common';

/** As many as may be talking in the same hour. */
const mostRemembered = 1_000;

/** For so long a turn believes what this process read last, whatever another one has learnt. Milliseconds. */
const believedFor = 30_000;

/** For so long a turn in which a person says nothing new goes by it, and it is read anew behind the answer. Milliseconds. */
const goneByFor = 12 * 3_600_000;

/** What is read behind answers waits so long for more to read, or for what a command has to read anyhow. Milliseconds. */
const gatheredFor = 1_000;

interface Read {
  readonly person: KnownPerson;
  readonly etag?: string;
  /** When it was read, in milliseconds. */
  readonly at: number;
}

export class People {
  /** As they were read last, by their ids. */
  private readonly remembered = new Map<string, Read>();
  /** Who is to be read anew, with the next who are read. */
  private readonly outdated = new Set<string>();
  private gathering: NodeJS.Timeout | undefined;

  private constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  static async open(store: Store, keys: Keys, clock: Clock): Promise<People> {
    await keys.create(owner, [strand]);
    return new People(store, keys, clock);
  }

  /** As the store has them now. */
  async get(personId: string): Promise<KnownPerson> {
    return (await this.read(personId)).person;
  }

  /** As this process has read them within the last half minute, and as the store has them otherwise. */
  async recently(personId: string): Promise<KnownPerson> {
    return this.believed(personId) ?? this.get(personId);
  }

  /**
   * Reads at once those of whom this process doesn't know how they are reached, and whom it went by for long; `false` where
   * it knows it of all.
   */
  async meet(personIds: readonly string[]): Promise<boolean> {
    const unknown = [...new Set([...personIds, ...this.outdated])].filter((personId) => !this.believed(personId));
    this.outdated.clear();
    await Promise.all(unknown.map((personId) => this.read(personId)));
    return unknown.length > 0;
  }

  /**
   * Writes only where something is new, and asks the store only where that may be: who goes on talking says the same
   * with each turn, and nobody's answer waits for what another process may have learnt. Two turns at once: both changes
   * are kept.
   */
  async learn(personId: string, news: KnownPerson): Promise<KnownPerson> {
    const known = this.remembered.get(personId);
    if (known && isKnown(news, known.person) && this.isYounger(known, goneByFor)) {
      if (!this.isYounger(known, believedFor)) this.readBehind(personId);
      return known.person;
    }
    for (;;) {
      const { person, etag } = await this.read(personId);
      if (isKnown(news, person)) return person;
      const learnt = { ...person, ...news };
      const id = this.keys.personKey(personId);
      const sealed = await this.keys.seal(owner, strand, `person ${id}`, JSON.stringify(learnt));
      const written = await this.store.putDocument('person', id, JSON.stringify(sealed), etag);
      if (written === 'conflict') continue;
      this.remember(personId, { person: learnt, etag: written.etag, at: this.now() });
      return learnt;
    }
  }

  private async read(personId: string): Promise<Read> {
    const id = this.keys.personKey(personId);
    const document = await this.store.document('person', id);
    const at = this.now();
    if (!document) {
      this.remembered.delete(personId);
      return { person: {}, at };
    }
    const { body, etag } = document;
    const known = this.remembered.get(personId);
    const person: KnownPerson =
      known?.etag === etag ? known.person : JSON.parse(await this.keys.open(owner, `person ${id}`, JSON.parse(body)));
    return this.remember(personId, { person, etag, at });
  }

  /** Where it fails, the next turn asks for it again. */
  private readBehind(personId: string): void {
    this.outdated.add(personId);
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.meet([]).catch(() => undefined);
    }, gatheredFor).unref();
  }

  private believed(personId: string): KnownPerson | undefined {
    const known = this.remembered.get(personId);
    return known && this.isYounger(known, believedFor) ? known.person : undefined;
  }

  private isYounger({ at }: Read, age: number): boolean {
    return Math.abs(this.now() - at) < age;
  }

  private remember(personId: string, read: Read): Read {
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(personId, read);
    return read;
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}

function isKnown(news: KnownPerson, person: KnownPerson): boolean {
  return Object.entries(news).every(([what, value]) => person[what as keyof KnownPerson] === value);
}

/** The person's choice, then the organisation's, then the client's language, then Norwegian. */
export function languageOf(person: KnownPerson, { language }: Pick<Policy, 'language'>): 'nb' | 'en' {
  if (person.language) return person.language;
  if (language !== 'client') return language;
  const locale = person.locale?.toLowerCase() ?? '';
  return locale === '' || /^(nb|nn|no|da|sv|se)\b/.test(locale) ? 'nb' : 'en';
}

/** Where and in which language they are reached; undefined for whoever has never opened Trygg. */
export function addresseeOf(person: KnownPerson, policy: Pick<Policy, 'language'>): Addressee | undefined {
  const { conversationId, serviceUrl } = person;
  return conversationId && serviceUrl
    ? { conversationId, serviceUrl, language: languageOf(person, policy) }
    : undefined;
}
