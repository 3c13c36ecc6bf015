import type { Grounds } from '../case/ground';
import type { Courier } from './courier';
import type { PolicyRules } from './policy-rules';
import { Setup } from './setup';
import { SetupBook } from './setup-book';
import { SetupTelling } from './setup-telling';
import type { World } from './world';

interface Parts {
  readonly grounds: Grounds;
  readonly rules: PolicyRules;
  readonly courier: Courier;
  readonly began: () => Promise<string>;
}

/** From here on the grounds follow what HR sets. */
export async function openSetup(world: World, { grounds, rules, courier, began }: Parts) {
  const { store, keys, anchor, directory, clock, log } = world;
  const book = await SetupBook.open(store, keys, anchor, log);
  const setup = new Setup(book, rules, grounds, directory, clock, log);
  return { setup, setupTelling: new SetupTelling(store, keys, setup, courier, clock, grounds, began) };
}
