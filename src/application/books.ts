import { People } from './people';
import { RetentionBook } from './retention-book';
import { SetupBook } from './setup-book';
import { WheelBooks } from './wheel-books';
import type { World } from './world';

/** What Trygg keeps outside all cases, and opens before it begins. */
export interface Books {
  readonly setup: SetupBook;
  readonly people: People;
  readonly wheel: WheelBooks;
  readonly retention: RetentionBook;
}

export async function openBooks({ store, keys, anchor, clock, log }: World): Promise<Books> {
  return {
    setup: await SetupBook.open(store, keys, anchor, log),
    people: await People.open(store, keys, clock),
    wheel: await WheelBooks.open(store, keys, clock),
    retention: await RetentionBook.open(store, keys),
  };
}
