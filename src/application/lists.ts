import type { Keys, Store } from './ports';

/** A message in which somebody was shown a list of their cases, as they asked for it. */
export interface ListShown {
  readonly conversationId: string;
  readonly activityId: string;
}

const kind = 'retention';
const owner = 'people';
const strand = 'common';

/** Of each person. Older ones stay in the chat for good. */
const mostKept = 200;

/** Where lists of cases stand in people's chats: what an erased case left there is taken back too. */
export class Lists {
  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
  ) {}

  async of(personId: string): Promise<readonly ListShown[]> {
    return (await this.read(personId)).shown;
  }

  /** A card that is shown anew in its place is one message. */
  async note(personId: string, list: ListShown): Promise<void> {
    await this.change(personId, (shown) => (shown.some(same(list)) ? shown : [list, ...shown].slice(0, mostKept)));
  }

  /** Those were taken back. */
  async forget(personId: string, lists: readonly ListShown[]): Promise<void> {
    await this.change(personId, (shown) =>
      shown.some((one) => lists.some(same(one))) ? shown.filter((one) => !lists.some(same(one))) : shown,
    );
  }

  private async change(
    personId: string,
    changed: (shown: readonly ListShown[]) => readonly ListShown[],
  ): Promise<void> {
    for (;;) {
      const { shown, etag } = await this.read(personId);
      const next = changed(shown);
      if (next === shown) return;
      const sealed = await this.keys.seal(owner, strand, this.nameOf(personId), JSON.stringify(next));
      const body = JSON.stringify(sealed);
      if ((await this.store.putDocument(kind, this.nameOf(personId), body, etag)) !== 'conflict') return;
    }
  }

  private async read(personId: string): Promise<{ readonly shown: readonly ListShown[]; readonly etag?: string }> {
    const document = await this.store.document(kind, this.nameOf(personId));
    if (!document) return { shown: [] };
    const text = await this.keys.open(owner, this.nameOf(personId), JSON.parse(document.body));
    return { shown: JSON.parse(text), etag: document.etag };
  }

  private nameOf(personId: string): string {
    return `lists ${this.keys.personKey(personId)}`;
  }
}

function same(one: ListShown): (other: ListShown) => boolean {
  return (other) => one.conversationId === other.conversationId && one.activityId === other.activityId;
}
