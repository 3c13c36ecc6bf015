import type { InstanceId } from '../case/events';
import { rolesOf } from '../case/roles';
import type { Role } from '../procedure/steps';
import type { Cases } from './cases';
import { lookAfter, placeOfLook } from './chain';
import type { ChainEnd, StoredLook } from './ports';
import type { World } from './world';

/** Somebody saw what a case holds, or asked for what is not theirs. */
export interface Look {
  readonly by: string;
  /** What they were to the case then. */
  readonly as: readonly Role[];
  /** What they asked for: the verb of the button. */
  readonly what: string;
  readonly instance?: InstanceId;
}

export interface Looked extends Look {
  readonly at: string;
}

/** An attempt, and the case that it named, which need not exist. */
export interface Refused extends Omit<Look, 'as'> {
  readonly caseId: string;
}

/** The newest first. Only what is shown of them is opened. */
export interface LookList<L> {
  readonly count: number;
  /** So many from that place on, or all. @throws Unreadable where one was changed, or the case was erased. */
  readonly opened: (from?: number, most?: number) => Promise<readonly L[]>;
}

/** The chain of all attempts, whatever case they named: that of a case would tell whether there is one. */
const refusedChain = 'refused';

const owner = 'people';

/** Instances can win a race this often. */
const tries = 20;

/** As many chains are remembered as are looked at in the same hour. */
const mostRemembered = 1_000;

/** No case's number is longer; of what a client sends instead, no more is kept. */
const longestAsked = 64;

type End = Pick<StoredLook, 'number' | 'mac'>;

/**
 * Who has looked at what. In chains of their own, so that looking never conflicts with acting. The entries of a case are
 * sealed with its key, and are forgotten with it.
 */
export class Looks {
  /** The newest of a chain, or one that is being written. */
  private readonly ends = new Map<string, Promise<End>>();
  private readonly anchoring = new Set<Promise<void>>();

  constructor(
    private readonly world: World,
    private readonly cases: Cases,
  ) {}

  /** To be called before anybody is shown what a case holds: what can't be recorded is not seen. */
  async record(caseId: string, look: Omit<Look, 'as'>): Promise<void> {
    const { state } = await this.cases.load(caseId);
    const roles = state.phase === 'absent' ? [] : rolesOf(state, look.by).map(({ role }) => role);
    await this.add(caseId, caseId, { at: this.world.clock.now(), ...look, as: [...new Set(roles)] });
  }

  /** Takes the same time whether there is such a case or not. */
  async recordRefused({ caseId, ...look }: Refused): Promise<void> {
    const asked = caseId.slice(0, longestAsked);
    await this.add(refusedChain, owner, { at: this.world.clock.now(), caseId: asked, ...look });
  }

  of(caseId: string): Promise<LookList<Looked>> {
    return this.listOf(caseId, caseId);
  }

  refused(): Promise<LookList<Refused & { readonly at: string }>> {
    return this.listOf(refusedChain, owner);
  }

  private async listOf<L>(chain: string, sealedFor: string): Promise<LookList<L>> {
    const looks = (await this.world.store.looksOf(chain)).reverse();
    const opened = async ({ number, content }: StoredLook): Promise<L> =>
      JSON.parse(await this.world.keys.open(sealedFor, placeOfLook(chain, number), content));
    return {
      count: looks.length,
      opened: (from = 0, most = looks.length) => Promise.all(looks.slice(from, from + most).map(opened)),
    };
  }

  private async add(chain: string, sealedFor: string, look: object): Promise<void> {
    const before = this.ends.get(chain) ?? this.endOf(chain);
    const added = before.then((end) => this.insert(chain, end, sealedFor, JSON.stringify(look)));
    if (this.ends.size >= mostRemembered) this.ends.clear();
    this.ends.set(chain, added);
    try {
      this.anchored({ of: 'looks', chain, ...(await added) });
    } catch (error) {
      if (this.ends.get(chain) === added) this.ends.delete(chain);
      throw error;
    }
  }

  /** Nobody waits for the anchor: what it misses is covered by the next of its chain. */
  private anchored(end: ChainEnd): void {
    const keeping = this.world.anchor
      .keep(end)
      .catch(() => this.world.log.error('anchor.failed'))
      .finally(() => this.anchoring.delete(keeping));
    this.anchoring.add(keeping);
  }

  /** Ends when the anchor has everything, or has failed to take it. */
  async idle(): Promise<void> {
    await Promise.all(this.anchoring);
  }

  private async insert(chain: string, after: End, owner: string, text: string): Promise<End> {
    let end = after;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const look = await lookAfter(this.world.keys, end, { chain, owner, at: this.world.clock.now(), text });
      if ((await this.world.store.insertLook(look)) === 'written') return { number: look.number, mac: look.mac };
      end = await this.endOf(chain);
    }
    throw new Error('others looked again and again');
  }

  private async endOf(chain: string): Promise<End> {
    return (await this.world.store.lastLook(chain)) ?? { number: 0, mac: '' };
  }
}
