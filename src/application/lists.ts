import type { Keys, Store } from './ports';
import { SealedDocuments, type Sheet } from './sealed-documents';

/** Of each person. Older ones stay in the chat for good. */
const mostKept = 200;

/** Which messages in people's chats are lists of their cases: what an erased case left there is taken back too. */
export class Lists {
  private readonly documents: SealedDocuments;

  constructor(
    store: Store,
    private readonly keys: Keys,
  ) {
    this.documents = new SealedDocuments(store, keys, 'retention');
  }

  /** By the messages' ids. */
  async of(personId: string): Promise<readonly string[]> {
    return (await this.documents.read<readonly string[]>(this.sheetOf(personId))) ?? [];
  }

  /** A card that is shown anew in its place is one message. */
  async note(personId: string, activityId: string): Promise<void> {
    await this.documents.change<readonly string[]>(this.sheetOf(personId), (shown = []) =>
      shown.includes(activityId) ? shown : [activityId, ...shown].slice(0, mostKept),
    );
  }

  /** It was taken back. */
  async forget(personId: string, activityId: string): Promise<void> {
    if (!(await this.of(personId)).includes(activityId)) return;
    await this.documents.change<readonly string[]>(this.sheetOf(personId), (shown = []) =>
      shown.filter((one) => one !== activityId),
    );
  }

  private sheetOf(personId: string): Sheet {
    const id = `lists ${this.keys.personKey(personId)}`;
    return { id, owner: 'people', place: id };
  }
}
