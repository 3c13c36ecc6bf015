import type { Directory } from './directory';
import type { Installer } from './installer';
import type { Messenger } from './messenger';
import type { Anchor, Clock, Keys, Log, Store } from './ports';
import type { Front } from './setup-logo';

/** Everything outside that the application works with. */
export interface World {
  readonly store: Store;
  readonly keys: Keys;
  readonly anchor: Anchor;
  readonly directory: Directory;
  readonly messenger: Messenger;
  /** Where the organisation lets Trygg install itself for people. */
  readonly installer?: Installer | undefined;
  readonly front?: Front;
  readonly clock: Clock;
  readonly log: Log;
}
