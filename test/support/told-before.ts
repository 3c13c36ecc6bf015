import type { Command } from '../../src/case/commands';
import type { CaseCommit } from '../../src/case/commit';
import type { Case } from '../../src/case/state';
import type { Policy } from '../../src/procedure/policy';

/** A case after a command, which stories share: frozen, so that whatever changes it fails at once. */
interface Reached {
  readonly state: Case;
  readonly commit: CaseCommit;
}

/**
 * Where a story is that began with certain commands. Most stories of the rules begin in the same way: deciding is pure, and
 * what several came to is decided for the first two of them.
 */
export class Place {
  private readonly next = new Map<string, Place>();
  private reached: Reached | undefined;

  /** The place after a command that was asked here before. */
  after(
    policy: Policy,
    command: Command,
  ): { readonly place: Place; readonly reached: Reached | undefined } | undefined {
    const place = this.next.get(keyOf(policy, command));
    return place && { place, reached: place.reached };
  }

  /** Somebody was here for the first time. */
  goTo(policy: Policy, command: Command): Place {
    const place = new Place();
    this.next.set(keyOf(policy, command), place);
    return place;
  }

  keep(state: Case, commit: CaseCommit): void {
    this.reached = frozen({ state, commit });
  }
}

const numbers = new WeakMap<Policy, number>();
let count = 0;

function keyOf(policy: Policy, command: Command): string {
  if (!numbers.has(policy)) numbers.set(policy, ++count);
  return `${numbers.get(policy)} ${JSON.stringify(command)}`;
}

function frozen<Data>(data: Data): Data {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data);
    for (const part of Object.values(data)) frozen(part);
  }
  return data;
}
