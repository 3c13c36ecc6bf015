import type { Directory } from './directory';
import type { Messenger } from './messenger';
import type { Anchor, Clock, Keys, Log, Store } from './ports';

/** Everything outside that the application works with. */
export interface World {
  readonly store: Store;
  readonly keys: Keys;
  readonly anchor: Anchor;
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}
