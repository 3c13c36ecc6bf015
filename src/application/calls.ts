import { holderOf, isComplainantNamed } from '../case/roles';
import type { Case } from '../case/state';
import type { Cases } from './cases';
import { type Shown, Undeliverable } from './messenger';
import { addresseeOf, type People } from './people';
import { Unreadable } from './ports';
import type { Reports } from './reports';
import { SealedDocuments } from './sealed-documents';
import { isAccusedIn, type MayBeAsked, type Support } from './support';
import type { World } from './world';

/**
 * `unknown`: the platform gave no answer. `askedToday`: by the same person, and delivered. `tooOften`: several others were
 * asked today.
 */
export type CallAsked = 'delivered' | 'notDelivered' | 'unknown' | 'askedToday' | 'tooOften';

/** What whoever was asked says: that they have called, or when they will, as local time `yyyy-mm-ddTHH:mm`. */
export type CallAnswer = 'called' | { readonly at: string };

/** Somebody asks to be called. That is all there is in it. */
interface CallRequest {
  readonly kind: 'request';
  readonly from: string;
  readonly at: string;
}

interface CallReply {
  readonly kind: 'reply';
  readonly from: string;
  readonly at: string;
  readonly answer: CallAnswer;
}

/** Who asked whom, hashed, so that nobody is called without end. Nothing of it is kept longer than it counts. */
interface Asked {
  readonly by: string;
  readonly to: string;
  readonly at: string;
  readonly isDelivered: boolean;
}

/** Hours in which a person asks the same one once, and so many times in all. */
const counted = 24;
const mostAsked = 5;

/** Days after which a request or its answer opens no more. */
const opensFor = 14;

const owner = 'people';
const strand = 'common';
const sheet = { id: 'asked', owner, place: 'calls asked' };

/**
 * *Ask to be called*: a message with a name and no matter, on nobody's case. What it says travels in the message itself,
 * sealed for whoever gets it; of the call nothing is stored.
 */
export class Calls {
  private readonly documents: SealedDocuments;

  constructor(
    private readonly world: World,
    private readonly people: People,
    private readonly cases: Cases,
    private readonly reports: Reports,
    private readonly support: Support,
  ) {
    this.documents = new SealedDocuments(world.store, world.keys, 'call');
  }

  /**
   * Whom the person can ask: those outside the line of leaders first, and nobody who is the other party of theirs, or
   * named in the report that they are writing. Nobody is chosen for them.
   */
  async whom(personId: string): Promise<readonly MayBeAsked[]> {
    const [known, states, saved] = await Promise.all([
      this.support.whom(personId, 'talk'),
      this.cases.casesOf(personId),
      this.reports.draft(personId),
    ]);
    const others = states.flatMap((state) => otherParties(state, personId));
    return known.filter((one) => !others.includes(one.id) && !(saved && isAccusedIn(saved.draft, one)));
  }

  /** Where the company health service may have a number of its own; undefined for whom the directory does not know. */
  async unitOf(personId: string): Promise<string | undefined> {
    return (await this.world.directory.person(personId))?.unit;
  }

  /** What came of it, and the name of whoever was asked. Undefined where the person can't ask that one. */
  async ask(
    personId: string,
    toId: string,
  ): Promise<{ readonly outcome: CallAsked; readonly name: string } | undefined> {
    const to = (await this.whom(personId)).find(({ id }) => id === toId);
    return to && { outcome: await this.askedOf(personId, toId), name: to.name };
  }

  private async askedOf(personId: string, toId: string): Promise<CallAsked> {
    const refused = await this.counted(personId, toId, false);
    if (refused) return refused;
    const asked = await this.bring<CallRequest>('callAsked', toId, {
      kind: 'request',
      from: personId,
      at: this.world.clock.now(),
    });
    if (asked === 'delivered') await this.counted(personId, toId, true);
    return asked;
  }

  /** Who asked, for whoever was asked. Undefined where this is no request to them, or an old one. */
  async requestFor(
    personId: string,
    call: string,
  ): Promise<{ readonly name: string; readonly position: string } | undefined> {
    const request = await this.opened<CallRequest>(personId, call, 'request');
    return request && this.nameOf(request.from);
  }

  /** Whether whoever asked has been told. Undefined where there is nothing to answer. */
  async answer(
    personId: string,
    call: string,
    answer: CallAnswer,
  ): Promise<Exclude<CallAsked, 'askedToday' | 'tooOften'> | undefined> {
    const request = await this.opened<CallRequest>(personId, call, 'request');
    if (!request) return undefined;
    return this.bring<CallReply>('callAnswered', request.from, {
      kind: 'reply',
      from: personId,
      at: this.world.clock.now(),
      answer,
    });
  }

  /** The answer, for whoever asked. */
  async replyFor(
    personId: string,
    call: string,
  ): Promise<{ readonly name: string; readonly answer: CallAnswer } | undefined> {
    const reply = await this.opened<CallReply>(personId, call, 'reply');
    return reply && { ...(await this.nameOf(reply.from)), answer: reply.answer };
  }

  private async nameOf(personId: string) {
    const account = await this.world.directory.person(personId);
    return { name: account?.name ?? '', position: account?.position ?? '' };
  }

  /** Why it is not to be asked now. What is asked is counted before it is sent, and what arrived once more after it. */
  private async counted(
    personId: string,
    toId: string,
    isDelivered: boolean,
  ): Promise<'askedToday' | 'tooOften' | undefined> {
    const [by, to] = [this.world.keys.personKey(personId), this.world.keys.personKey(toId)];
    const at = this.world.clock.now();
    let refused: 'askedToday' | 'tooOften' | undefined;
    await this.documents.change<readonly Asked[]>(sheet, (all = []) => {
      const recent = all.filter((one) => hoursBetween(one.at, at) < counted);
      const own = recent.filter((one) => one.by === by);
      const isSame = (one: Asked) => one.by === by && one.to === to;
      if (isDelivered) return [...recent.filter((one) => !isSame(one)), { by, to, at, isDelivered }];
      refused = own.some((one) => isSame(one) && one.isDelivered)
        ? 'askedToday'
        : own.length >= mostAsked
          ? 'tooOften'
          : undefined;
      return refused ? all : [...recent, { by, to, at, isDelivered }];
    });
    return refused;
  }

  private async bring<What extends CallRequest | CallReply>(
    kind: Extract<Shown, { call: string }>['kind'],
    toId: string,
    what: What,
  ): Promise<'delivered' | 'notDelivered' | 'unknown'> {
    const to = addresseeOf(await this.people.get(toId), this.cases.grounds.policy);
    if (!to) return 'notDelivered';
    const { box: call } = await this.world.keys.seal(owner, strand, this.placeFor(toId), JSON.stringify(what));
    try {
      await this.world.messenger.send(to, { kind, call }, { inTurn: true });
      this.world.log.info('message.sent', { kind });
      return 'delivered';
    } catch (error) {
      const isFinal = error instanceof Undeliverable;
      this.world.log.error(isFinal ? 'message.failed' : 'message.delayed', { kind });
      return isFinal ? 'notDelivered' : 'unknown';
    }
  }

  private async opened<What extends CallRequest | CallReply>(
    personId: string,
    call: string,
    kind: What['kind'],
  ): Promise<What | undefined> {
    try {
      const what: What = JSON.parse(await this.world.keys.open(owner, this.placeFor(personId), { strand, box: call }));
      return what.kind === kind && hoursBetween(what.at, this.world.clock.now()) < opensFor * 24 ? what : undefined;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  /** Sealed for one person: another's is nothing to them, and nobody can make one up. */
  private placeFor(personId: string): string {
    return `call ${this.world.keys.personKey(personId)}`;
  }
}

/** Whom nobody is sent to talk with: where somebody complained, the accused; the complainant, where the accused knows them. */
function otherParties(state: Case, personId: string): readonly string[] {
  const { complainant, observer, takenDownBy, strands } = state;
  const hasComplained = [complainant, observer, takenDownBy].some((one) => one?.accountId === personId);
  return Object.entries(strands).flatMap(([strand, { accused }]) => {
    if (accused.accountId !== personId) return hasComplained ? (accused.accountId ?? []) : [];
    return isComplainantNamed(state, strand) ? (holderOf(state, 'complainant') ?? []) : [];
  });
}

function hoursBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 3_600_000;
}
