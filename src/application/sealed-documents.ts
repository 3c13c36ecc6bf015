import { type DocumentKind, type Keys, type Store, Unreadable } from './ports';

/** One document, sealed as a whole. */
export interface Sheet {
  readonly id: string;
  /** Whose key it is sealed with. */
  readonly owner: string;
  /** What it is bound to. */
  readonly place: string;
  /** Its key may have been destroyed: then it holds nothing. */
  readonly mayBeErased?: boolean;
}

const strand = 'common';

/** Documents of one kind, which several write to at once. */
export class SealedDocuments {
  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly kind: DocumentKind,
  ) {}

  async read<T>(sheet: Sheet): Promise<T | undefined> {
    return (await this.found<T>(sheet)).content;
  }

  /** Written again and again until nobody else has written meanwhile. The same content given back is not written. */
  async change<T>(sheet: Sheet, changed: (content: T | undefined) => T): Promise<void> {
    const { id, owner, place } = sheet;
    for (;;) {
      const { content, etag } = await this.found<T>(sheet);
      const next = changed(content);
      if (next === content) return;
      const sealed = JSON.stringify(await this.keys.seal(owner, strand, place, JSON.stringify(next)));
      if ((await this.store.putDocument(this.kind, id, sealed, etag)) !== 'conflict') return;
    }
  }

  private async found<T>({ id, owner, place, mayBeErased }: Sheet): Promise<{ content?: T; etag?: string }> {
    const document = await this.store.document(this.kind, id);
    if (!document) return {};
    const { body, etag } = document;
    try {
      return { content: JSON.parse(await this.keys.open(owner, place, JSON.parse(body))), etag };
    } catch (error) {
      if (mayBeErased && error instanceof Unreadable) return { etag };
      throw error;
    }
  }
}
