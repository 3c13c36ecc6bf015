import type { Cases } from './cases';
import { openCommit } from './codec';
import type { Digests } from './digests';
import type { Drafts } from './drafts';
import type { Lists } from './lists';
import { CardGone, type Shown, Undeliverable } from './messenger';
import { addresseeOf, type People } from './people';
import { isFinal } from './sending';
import type { World } from './world';

/** A message about the case that stands in somebody's chat. */
interface Said {
  readonly to: string;
  readonly activityId: string;
  /** What took its place there may be about other cases too. */
  readonly as: 'message' | 'digest' | 'list';
}

/** Where something of a case is kept. */
export interface ErasedFrom {
  readonly cases: Cases;
  readonly drafts: Drafts;
  readonly digests: Digests;
  readonly people: People;
  readonly lists: Lists;
}

/** What erasing a case takes; nothing of it can be found out once the keys are gone. */
export interface ErasurePlan {
  readonly version: number;
  readonly said: readonly Said[];
  /** Whose drafts and digests may still hold something of the case. */
  readonly people: readonly string[];
}

const goneAs: Readonly<Record<Said['as'], Shown>> = {
  message: { kind: 'messageGone' },
  digest: { kind: 'remindersGone' },
  list: { kind: 'listGone' },
};

/** Whatever is not taken back by then stays where it is. Days. */
const givenUpAfter = 7;

/**
 * Makes a case unreadable for good, in this store and in every copy of it: its data keys are destroyed. Each part may be
 * stopped at any moment and begun again.
 */
export class Erasure {
  constructor(
    private readonly world: World,
    private readonly parts: ErasedFrom,
  ) {}

  /** Undefined while a message of the case is still on its way. */
  async plan(caseId: string): Promise<ErasurePlan | undefined> {
    const commits = await this.world.store.commitsOf(caseId);
    const said = new Map<string, Said>();
    const people = new Set<string>();
    let previous = '';
    for (const { commit, mark } of commits) {
      if (mark.unsettled) return undefined;
      const { messages, events } = await openCommit(this.world.keys, commit, previous);
      previous = commit.mac;
      for (const { by } of events) people.add(by);
      messages.forEach(({ to, kind }, number) => {
        people.add(to);
        const { activityId } = mark.deliveries[number] ?? {};
        if (!activityId || !isFinal(mark.deliveries[number])) return;
        const as = kind === 'reminder' ? 'digest' : 'message';
        said.set(`${to} ${activityId}`, { to, activityId, as });
      });
    }
    const accounts = [...people].filter((id) => id !== '' && id !== 'trygg');
    for (const to of accounts) {
      for (const activityId of await this.parts.lists.of(to)) {
        const place = `${to} ${activityId}`;
        if (!said.has(place)) said.set(place, { to, activityId, as: 'list' });
      }
    }
    return { version: commits.at(-1)?.commit.version ?? 0, said: [...said.values()], people: accounts };
  }

  /** `changed` where something happened in the case since it was planned: nothing is erased then. */
  async destroy(caseId: string, { version, people }: ErasurePlan): Promise<'destroyed' | 'changed'> {
    if ((await this.parts.cases.end(caseId, version, this.world.clock.now())) === 'changed') return 'changed';
    const last = await this.world.store.commit(caseId, version + 1);
    if (last) await this.world.anchor.keep({ of: 'commits', chain: caseId, number: version + 1, mac: last.commit.mac });
    for (const personId of people) {
      await this.parts.drafts.removeOf(personId, caseId);
      await this.parts.digests.forget(personId, caseId);
    }
    await this.world.keys.destroy(caseId);
    await this.world.store.deleteHead(caseId);
    await this.forgetDeliveries(caseId);
    return 'destroyed';
  }

  /** Takes back what was said about the case. Answers with what is to be tried again. */
  async takeBack(said: readonly Said[], since: string): Promise<readonly Said[]> {
    const left: Said[] = [];
    for (const one of said) if (!(await this.blank(one))) left.push(one);
    const days = (Date.parse(this.world.clock.now()) - Date.parse(since)) / 86_400_000;
    if (left.length === 0 || days < givenUpAfter) return left;
    this.world.log.error('erasure.left', { messages: left.length });
    return [];
  }

  private async blank({ to, activityId, as }: Said): Promise<boolean> {
    const { people, cases } = this.parts;
    const addressee = addresseeOf(await people.get(to), cases.grounds.policy);
    if (!addressee) return true;
    try {
      await this.world.messenger.update(addressee, activityId, goneAs[as]);
      if (as === 'list') await this.parts.lists.forget(to, activityId);
      return true;
    } catch (error) {
      return error instanceof CardGone || error instanceof Undeliverable;
    }
  }

  /** The marks name the messages in which the case was spoken of. */
  private async forgetDeliveries(caseId: string): Promise<void> {
    for (const { commit, mark } of await this.world.store.commitsOf(caseId)) {
      if (Object.keys(mark.deliveries).length === 0) continue;
      for (let found = await this.world.store.commit(caseId, commit.version); found; ) {
        const empty = { ...found.mark, deliveries: {} };
        if ((await this.world.store.updateMark(caseId, commit.version, empty, found.etag)) !== 'conflict') break;
        found = await this.world.store.commit(caseId, commit.version);
      }
    }
  }
}
