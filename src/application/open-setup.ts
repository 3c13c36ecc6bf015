import type { Grounds } from '../case/ground';
import type { Cases } from './cases';
import type { Courier } from './courier';
import type { PolicyRules } from './policy-rules';
import { Reckoning } from './reckoning';
import { Setup } from './setup';
import type { SetupBook } from './setup-book';
import { SetupLogo } from './setup-logo';
import { SetupPeople } from './setup-people';
import { SetupTelling } from './setup-telling';
import type { World } from './world';

interface Parts {
  readonly book: SetupBook;
  readonly grounds: Grounds;
  readonly rules: PolicyRules;
  readonly cases: Cases;
  readonly courier: Courier;
  readonly began: () => Promise<string>;
}

/** From here on the grounds follow what HR sets. */
export function openSetup(world: World, { book, grounds, rules, cases, courier, began }: Parts) {
  const { store, keys, directory, clock, log, front } = world;
  const who = new SetupPeople(book, directory, clock, log);
  const logo = new SetupLogo(store, keys, book, who, clock, log, front);
  const setup = new Setup(book, rules, grounds, who, logo, clock, log);
  const setupTelling = new SetupTelling(store, keys, setup, courier, clock, grounds, began);
  return { setup, setupTelling, reckoning: new Reckoning(store, keys, cases, grounds) };
}
