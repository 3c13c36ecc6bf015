import type { Addressee } from './messenger';
import type { Keys, Store } from './ports';

/** What Trygg keeps of a person outside any case: how to reach them, and in which language. */
export interface KnownPerson {
  readonly conversationId?: string;
  readonly serviceUrl?: string;
  /** What they chose. */
  readonly language?: 'nb' | 'en';
  /** What their client said last. */
  readonly locale?: string;
}

const owner = 'people';
const strand = 'common';

/** As many as may be talking in the same hour. */
const mostRemembered = 1_000;

interface Read {
  readonly person: KnownPerson;
  readonly etag?: string;
}

export class People {
  /** As they were read last, until the store has something else. */
  private readonly remembered = new Map<string, Read>();

  private constructor(
    private readonly store: Store,
    private readonly keys: Keys,
  ) {}

  static async open(store: Store, keys: Keys): Promise<People> {
    await keys.create(owner, [strand]);
    return new People(store, keys);
  }

  async get(personId: string): Promise<KnownPerson> {
    return (await this.read(personId)).person;
  }

  /** Writes only where something is new. Two turns at once: both changes are kept. */
  async learn(personId: string, news: KnownPerson): Promise<KnownPerson> {
    for (;;) {
      const { person, etag } = await this.read(personId);
      const learnt = { ...person, ...news };
      if (JSON.stringify(learnt) === JSON.stringify(person)) return person;
      const id = this.keys.personKey(personId);
      const sealed = await this.keys.seal(owner, strand, `person ${id}`, JSON.stringify(learnt));
      if ((await this.store.putDocument('person', id, JSON.stringify(sealed), etag)) !== 'conflict') return learnt;
    }
  }

  private async read(personId: string): Promise<Read> {
    const id = this.keys.personKey(personId);
    const document = await this.store.document('person', id);
    if (!document) return { person: {} };
    const { body, etag } = document;
    const known = this.remembered.get(id);
    if (known?.etag === etag) return known;
    const person: KnownPerson = JSON.parse(await this.keys.open(owner, `person ${id}`, JSON.parse(body)));
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(id, { person, etag });
    return { person, etag };
  }
}

/** The person's choice, then the client's language, then Norwegian. */
export function languageOf(person: KnownPerson): 'nb' | 'en' {
  if (person.language) return person.language;
  const locale = person.locale?.toLowerCase() ?? '';
  return locale === '' || /^(nb|nn|no|da|sv|se)\b/.test(locale) ? 'nb' : 'en';
}

/** Where and in which language they are reached; undefined for whoever has never opened Trygg. */
export function addresseeOf(person: KnownPerson): Addressee | undefined {
  const { conversationId, serviceUrl } = person;
  return conversationId && serviceUrl ? { conversationId, serviceUrl, language: languageOf(person) } : undefined;
}
