import { deadlinesOf, firstDeadline } from '../case/deadlines';
import { nextDue } from '../case/decide-due';
import { type Ground, type Grounds, groundOf } from '../case/ground';
import type { Case } from '../case/state';
import { peopleIn } from '../case/views';
import { WrittenByNewer } from '../procedure/written-by-newer';
import { affectedIn } from './affected';
import { CaseFault, fromCase } from './case-fault';
import { openState, sealState } from './codec';
import { errorName } from './error-name';
import { catchUp, type Loaded, nothing } from './loaded';
import { type Keys, type Log, type Store, type StoredHead, Unreadable } from './ports';

/** A line for each of some cases, and how many of them can't be shown. */
export interface Listed<T> {
  readonly lines: readonly T[];
  readonly unreadable: number;
}

export type LineOf<T> = (ground: Ground, state: Case) => T;

/** A case with a commit, as it stands. */
interface Standing extends Loaded {
  readonly state: Case;
}

/** What is derived from the commits of each case, and made anew from them where it was lost or can't be read. */
export class Heads {
  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly grounds: Grounds,
    private readonly log: Log,
  ) {}

  /** Writes the head, unless a newer one is there. */
  async write(standing: Standing): Promise<void> {
    await this.store.writeHead(await this.headOf(standing));
  }

  /** The case as its head has it, which may be behind. Where the head was lost, it is written anew: nobody would be reminded. */
  async load(caseId: string): Promise<Loaded> {
    const head = await this.store.head(caseId);
    if (head) return this.open(head);
    const loaded = await catchUp(this.store, this.keys, nothing, caseId);
    if (isStanding(loaded)) await this.write(loaded);
    return loaded;
  }

  /** A head that can't be read is made anew: the commits are the truth. */
  async open(head: StoredHead): Promise<Loaded> {
    try {
      return { state: await openState(this.keys, head), version: head.version, mac: head.mac };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return this.rebuild(head.caseId);
    }
  }

  /** All of them, or none: what is left out or counted by these must not lack one. */
  async states(heads: readonly StoredHead[]): Promise<readonly Case[]> {
    const all = await Promise.all(heads.map((head) => this.open(head)));
    return all.filter(isStanding).map(({ state }) => state);
  }

  /** A case that can't be read, or of which no line can be made, hides no other one. */
  async list<T>(heads: readonly StoredHead[], lineOf: LineOf<T>): Promise<Listed<T>> {
    const all = await Promise.all(heads.map((head) => this.inList(head, lineOf)));
    return { lines: all.flatMap((one) => one ?? []), unreadable: all.filter((one) => !one).length };
  }

  /** Each made anew, one by one; what fails keeps the head that it has. Returns how many there are now. */
  async rebuildAll(): Promise<number> {
    let count = 0;
    for await (const caseId of this.store.caseIds()) {
      try {
        if (isStanding(await this.rebuild(caseId))) count += 1;
      } catch (error) {
        if (isUnreadable(error)) noteUnreadable(this.log, caseId, error);
        else this.log.error('rebuild.failed', { case: caseId });
      }
    }
    return count;
  }

  /**
   * What can't be read must not go before there is something in its place: without a head nobody finds the case any more. A
   * head of the same version gives way only where it is deleted; a newer one may have gone with it.
   */
  private async rebuild(caseId: string): Promise<Loaded> {
    const folded = await catchUp(this.store, this.keys, nothing, caseId);
    const head = isStanding(folded) ? await this.headOf(folded) : undefined;
    await this.store.deleteHead(caseId);
    if (!head) return folded;
    await this.store.writeHead(head);
    const newest = await catchUp(this.store, this.keys, folded, caseId);
    if (!isStanding(newest)) await this.store.deleteHead(caseId);
    else if (newest.version > folded.version) await this.write(newest);
    return newest;
  }

  /** When it is due next, by what holds now. Whoever writes a newer head meanwhile may not know of that yet either. */
  async reckonAnew(caseId: string): Promise<void> {
    for (;;) {
      const head = await this.store.head(caseId);
      if (!head) return;
      const loaded = await this.open(head);
      // Of one that could not be read there is a new head by now.
      if (!isStanding(loaded) || loaded.version !== head.version || loaded.mac !== head.mac) return;
      const due = fromCase(() => nextDue(groundOf(this.grounds, loaded.state), loaded.state));
      if (due === head.nextDue) return;
      const { nextDue: _, ...rest } = head;
      if ((await this.store.rewriteHead({ ...rest, ...(due ? { nextDue: due } : {}) })) === 'written') return;
    }
  }

  private async headOf({ state, version, mac }: Standing): Promise<StoredHead> {
    const { due, deadline } = fromCase(() => {
      const ground = groundOf(this.grounds, state);
      const deadlines = deadlinesOf(ground.procedure, state);
      return { due: nextDue(ground, state, deadlines), deadline: firstDeadline(deadlines) };
    });
    return {
      caseId: state.caseId,
      version,
      mac,
      snapshot: await sealState(this.keys, state, version, mac),
      personKeys: [...peopleIn(state), ...affectedIn(state)].map((id) => this.keys.personKey(id)),
      ...(due ? { nextDue: due } : {}),
      ...(deadline ? { firstDeadline: deadline } : {}),
    };
  }

  /** Nothing of a case that was erased; undefined of one that can't be shown. */
  private async inList<T>(head: StoredHead, lineOf: LineOf<T>): Promise<readonly T[] | undefined> {
    try {
      const loaded = await this.open(head);
      return isStanding(loaded) ? [fromCase(() => lineOf(groundOf(this.grounds, loaded.state), loaded.state))] : [];
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      noteUnreadable(this.log, head.caseId, error);
      return undefined;
    }
  }
}

/** Whether the fault is the case's own, and stays; a service that is down is not taken for that. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Unreadable || error instanceof WrittenByNewer || error instanceof CaseFault;
}

/** An alarm of whoever runs Trygg: nobody else can find out that this case stands still. */
export function noteUnreadable(log: Log, caseId: string, error: unknown): void {
  log.error('case.unreadable', { case: caseId, error: errorName(error) });
}

function isStanding(loaded: Loaded): loaded is Standing {
  return loaded.state.phase !== 'absent';
}
