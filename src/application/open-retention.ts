import type { Cases } from './cases';
import type { Courier } from './courier';
import type { Digests } from './digests';
import type { Drafts } from './drafts';
import { Erasure } from './erasure';
import { Lists } from './lists';
import type { People } from './people';
import { Retention } from './retention';
import type { RetentionBook } from './retention-book';
import { RetentionLook } from './retention-look';
import { RetentionTelling } from './retention-telling';
import type { World } from './world';

interface Parts {
  readonly book: RetentionBook;
  readonly cases: Cases;
  readonly drafts: Drafts;
  readonly digests: Digests;
  readonly people: People;
  readonly courier: Courier;
}

/** With everything that it takes, from what Trygg has opened already. */
export function openRetention(world: World, parts: Parts): Retention {
  const { store, keys, directory, clock, log } = world;
  const { book, cases, drafts, digests, people, courier } = parts;
  const looking = new RetentionLook(store, directory, cases, book, clock, log);
  const lists = new Lists(store, keys);
  const erasure = new Erasure(world, { cases, drafts, digests, people, lists });
  const telling = new RetentionTelling(book, directory, courier, clock, cases.grounds);
  return new Retention(world, cases, book, looking, erasure, telling);
}
