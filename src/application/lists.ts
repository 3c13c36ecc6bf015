import type { Keys, Store } from './ports';

const kind = 'retention';
const owner = 'people';
const strand = 'common';

/** Of each person. Older ones stay in the chat for good. */
const mostKept = 200;

/** Which messages in people's chats are lists of their cases: what an erased case left there is taken back too. */
export class Lists {
  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
  ) {}

  /** By the messages' ids. */
  async of(personId: string): Promise<readonly string[]> {
    return (await this.read(personId)).shown;
  }

  /** A card that is shown anew in its place is one message. */
  async note(personId: string, activityId: string): Promise<void> {
    await this.change(personId, (shown) =>
      shown.includes(activityId) ? shown : [activityId, ...shown].slice(0, mostKept),
    );
  }

  /** It was taken back. */
  async forget(personId: string, activityId: string): Promise<void> {
    await this.change(personId, (shown) =>
      shown.includes(activityId) ? shown.filter((one) => one !== activityId) : shown,
    );
  }

  private async change(personId: string, changed: (shown: readonly string[]) => readonly string[]): Promise<void> {
    for (;;) {
      const { shown, etag } = await this.read(personId);
      const next = changed(shown);
      if (next === shown) return;
      const sealed = await this.keys.seal(owner, strand, this.nameOf(personId), JSON.stringify(next));
      const body = JSON.stringify(sealed);
      if ((await this.store.putDocument(kind, this.nameOf(personId), body, etag)) !== 'conflict') return;
    }
  }

  private async read(personId: string): Promise<{ readonly shown: readonly string[]; readonly etag?: string }> {
    const document = await this.store.document(kind, this.nameOf(personId));
    if (!document) return { shown: [] };
    const text = await this.keys.open(owner, this.nameOf(personId), JSON.parse(document.body));
    return { shown: JSON.parse(text), etag: document.etag };
  }

  private nameOf(personId: string): string {
    return `lists ${this.keys.personKey(personId)}`;
  }
}
