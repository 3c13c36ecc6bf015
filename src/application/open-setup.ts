import type { Grounds } from '../case/ground';
import type { Books } from './books';
import type { Cases } from './cases';
import type { Courier } from './courier';
import type { PolicyRules } from './policy-rules';
import { Reckoning } from './reckoning';
import { Setup } from './setup';
import { SetupLogo } from './setup-logo';
import { SetupPeople } from './setup-people';
import { SetupTelling } from './setup-telling';
import type { World } from './world';

interface Parts {
  readonly books: Books;
  readonly grounds: Grounds;
  readonly rules: PolicyRules;
  readonly cases: Cases;
  readonly courier: Courier;
}

/** From here on the grounds follow what HR sets. */
export function openSetup(world: World, { books, grounds, rules, cases, courier }: Parts) {
  const { store, keys, directory, clock, log, front } = world;
  const book = books.setup;
  const began = () => books.wheel.began();
  const who = new SetupPeople(book, directory, clock, log);
  const logo = new SetupLogo(store, keys, book, who, clock, log, front);
  const setup = new Setup(book, rules, grounds, who, logo, clock, log);
  const setupTelling = new SetupTelling(store, keys, setup, courier, clock, grounds, began);
  return { setup, setupTelling, reckoning: new Reckoning(store, keys, cases, grounds) };
}
