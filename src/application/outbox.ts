import { letterDelayed } from '../case/appeal-days';
import { groundOf } from '../case/ground';
import type { Message } from '../case/messages';
import { heldUntil } from '../case/quiet-hours';
import type { Case } from '../case/state';
import type { Accepted, Cases } from './cases';
import type { Cards, Courier } from './courier';
import type { Drafts } from './drafts';
import type { LinkedCases } from './linked-cases';
import { secondsAfter } from './moments';
import type { Anchor, Clock, CommitWithMark, Log, OutboxMark, Store } from './ports';
import { type Claimed, claimSeconds, isFinal, type Numbered, nobody, Sending } from './sending';
import { inRounds } from './sending-rounds';

/** A message that goes out by itself; reminders wait for the others of their person. */
type Sendable = Numbered<Exclude<Message, { kind: 'reminder' }>>;
type ToOne = Exclude<Sendable['message'], { kind: 'caseToOpen' }>;

/** Those that wait are looked through up to here: a digest that comes in pieces harms less than a sweep without end. */
const mostWaiting = 1_000;
const endOfTime = '9999-12-31T23:59:59.999Z';

/** No answer of the platform stays unwritten for longer, while others are waited for. Milliseconds. */
const longestUnwritten = 2_000;

/** As many commits are taken up in one go. */
const atATime = 200;

/**
 * Writes the head, anchors the record, takes away the draft of a report that was sent, and sends what waits. What a crash
 * interrupts is found again as unsettled.
 */
export class Outbox {
  /** The commits that this process is sending, as `case:version`. */
  private readonly underWay = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly cases: Cases,
    private readonly drafts: Drafts,
    private readonly courier: Courier,
    private readonly linked: LinkedCases,
    private readonly anchor: Anchor,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly instance: string,
  ) {}

  /**
   * Straight after the commit, by the process that wrote it and holds its claim. Answers with what still waits to be put
   * into a digest, which is the caller's to see to.
   */
  async settle(claimed: Accepted): Promise<Sending | undefined> {
    const { caseId, version, mac, state, commit } = claimed;
    return this.once(caseId, version, async () => {
      await this.cases.writeHead(state, version, mac);
      return this.send({ ...claimed, events: commit.events, messages: commit.messages });
    });
  }

  /**
   * What an earlier process left behind, and what is to be tried again: claimed anew, once its claim has run out. One
   * that fails does not keep the others waiting. No longer than `holds` says that it is this process's to do.
   */
  async recover(holds: () => Promise<boolean>): Promise<readonly Sending[]> {
    return this.takeUpAll(await this.store.unsettled(this.clock.now(), atATime), holds);
  }

  /**
   * Whatever else waits to remind these people, though its own time has not come: what is due takes it along, or what they
   * are reminded of would come to them in pieces.
   */
  async remindersFor(people: ReadonlySet<string>, holds: () => Promise<boolean>): Promise<readonly Sending[]> {
    if (people.size === 0) return [];
    const now = this.clock.now();
    const all = await this.store.unsettled(endOfTime, mostWaiting);
    const waiting = all.filter(({ mark }) => mark.claimedBy === nobody || mark.claimedUntil <= now);
    return this.takeUpAll(waiting, holds, async ({ commit: { caseId, version }, mark: { deliveries } }) => {
      const { messages } = await this.cases.commitOf(caseId, version);
      return messages.some(
        ({ kind, to }, number) => kind === 'reminder' && people.has(to) && !isFinal(deliveries[number]),
      );
    });
  }

  private async takeUpAll(
    all: readonly CommitWithMark[],
    holds: () => Promise<boolean>,
    isWanted: (found: CommitWithMark) => Promise<boolean> = async () => true,
  ): Promise<readonly Sending[]> {
    const reminding: Sending[] = [];
    for (const found of all) {
      if (!(await holds())) break;
      const { caseId, version } = found.commit;
      const work = async () => ((await isWanted(found)) ? this.takeUp(found) : undefined);
      const left = await this.once(caseId, version, work).catch(() => {
        this.log.error('outbox.interrupted', { case: caseId, version });
        return undefined;
      });
      if (left) reminding.push(left);
    }
    return reminding;
  }

  /**
   * What people wait for stands behind nobody's reminders: those that came with it are left for the next digest. It is any
   * process's to do.
   */
  async recoverUrgent(): Promise<void> {
    const found = await this.store.unsettled(this.clock.now(), atATime, 'urgent');
    const isDue = (one: CommitWithMark) => this.isUrgentDue(one);
    for (const reminding of await this.takeUpAll(found, async () => true, isDue)) await reminding.finish();
  }

  /** It may be found for its reminders alone, while what people wait for is to be tried later. */
  private async isUrgentDue({ commit: { caseId, version }, mark: { deliveries, inVain = {} } }: CommitWithMark) {
    const now = this.clock.now();
    const isLater = (number: number | string) => (inVain[number]?.until ?? '') > now;
    if (!Object.keys(inVain).some(isLater)) return true;
    const { messages } = await this.cases.commitOf(caseId, version);
    return messages.some(({ kind }, number) => kind !== 'reminder' && !isFinal(deliveries[number]) && !isLater(number));
  }

  /** P-1: for HR to see to. Said before it is recorded as failed, so that a crash between the two loses nothing. */
  async tellHr(caseId: string, once: string, personId: string): Promise<void> {
    const accepted = await this.courier.tellHr(caseId, once, personId);
    if (accepted) await this.settle(accepted);
  }

  private async takeUp({ commit, mark, etag }: CommitWithMark): Promise<Sending | undefined> {
    const { caseId, version, mac } = commit;
    const attempts = mark.attempts + 1;
    const claimedUntil = secondsAfter(this.clock.now(), claimSeconds);
    const claimed: OutboxMark = { ...mark, attempts, claimedBy: this.instance, claimedUntil };
    const taken = await this.store.updateMark(caseId, version, claimed, etag);
    if (taken === 'conflict') return undefined;
    this.log.info('outbox.retried', { case: caseId, version, attempts });
    const newest = await this.cases.load(caseId);
    const { state } = newest;
    if (state.phase === 'absent') return undefined;
    await this.cases.writeHead(state, newest.version, newest.mac);
    const { events, messages } = await this.cases.commitOf(caseId, version);
    return this.send({ caseId, version, mac, state, events, messages, mark: claimed, etag: taken.etag });
  }

  /** A clock that jumps ahead ends a claim, and yet whoever holds it here is still sending. */
  private async once<T>(caseId: string, version: number, work: () => Promise<T>): Promise<T | undefined> {
    const id = `${caseId}:${version}`;
    if (this.underWay.has(id)) return undefined;
    this.underWay.add(id);
    return work().finally(() => this.underWay.delete(id));
  }

  /** Everything but reminders, which go out together with those of other cases. */
  private async send(claimed: Claimed): Promise<Sending | undefined> {
    const sending = new Sending(this.store, this.clock, claimed);
    const { state, version, mark } = claimed;
    // The moment of what is taken up again may have passed.
    if (mark.attempts > 1) this.holdBack(sending);
    const anchored = this.anchored(claimed);
    const isFirst = version === 1;
    if (isFirst && !(await this.removeDraft(state))) sending.owe();
    const messages = sending
      .left()
      .filter(isSendable)
      .filter(({ number }) => sending.isDue(number));
    const { cards, asked } = await this.courier.prepare(
      sending,
      messages.map(({ message }) => message).filter(isToOne),
    );
    const { mostAsked } = this.store;
    // The head, the draft, what was read just now; what is left is for writing down what was answered.
    const rounds =
      mostAsked === undefined
        ? messages.map((numbered) => [numbered])
        : inRounds(messages, mostAsked - 1 - Number(isFirst) - asked);
    const saving = setInterval(() => void sending.save().catch(() => undefined), longestUnwritten);
    try {
      for (const [index, round] of rounds.entries()) {
        if (index > 0) await sending.save();
        if (!(await this.sendRound(sending, round, cards))) return undefined;
      }
      await this.noteDelays(sending);
      if (!(await anchored)) sending.owe();
      if (sending.left().some(({ message }) => message.kind === 'reminder')) {
        await sending.save();
        return sending;
      }
    } finally {
      clearInterval(saving);
    }
    await sending.finish();
    return undefined;
  }

  private holdBack(sending: Sending): void {
    const { state, events } = sending.claimed;
    const ground = groundOf(this.cases.grounds, state);
    for (const { message, number } of sending.left()) {
      const until = heldUntil(ground, state, events, message, this.clock.now());
      if (until) sending.waitUntil(number, until);
    }
  }

  /**
   * P-3: a letter's days run from when its reader was told of it. When that was is written down first, so that whoever comes
   * after a crash notes the same, once.
   */
  private async noteDelays(sending: Sending): Promise<void> {
    const { caseId, state, events } = sending.claimed;
    const ground = groundOf(this.cases.grounds, state);
    for (const { message, number, at } of sending.taken()) {
      const letter = message.kind === 'notice' && letterDelayed(ground, state, events, message.to, at);
      if (!letter) continue;
      await sending.save();
      const accepted = await this.courier.noteDelivered(caseId, sending.nameOf(number), letter, at);
      if (accepted) await this.settle(accepted);
    }
  }

  /** At once, but those to the same person in their order. Then somebody else may have taken over: `false`. */
  private async sendRound(sending: Sending, round: readonly Sendable[], cards: Cards): Promise<boolean> {
    const people = new Set(round.map(({ message }) => message.to));
    const inOrder = async (to: string): Promise<boolean> => {
      for (const numbered of round.filter(({ message }) => message.to === to)) {
        // A card that can't be changed is sent anew.
        const requests = numbered.message.kind === 'cardChanged' ? 2 : 1;
        if (!(await sending.holds(requests))) return false;
        await this.sendOne(sending, numbered, cards);
      }
      return true;
    };
    const ended = await Promise.allSettled([...people].map(inOrder));
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed) {
      await sending.save();
      throw failed.reason;
    }
    return ended.every((one) => one.status === 'fulfilled' && one.value);
  }

  /** Nobody's message waits for the anchor; but the commit is not done with before it is there. */
  private async anchored({ caseId, version, mac }: Claimed): Promise<boolean> {
    try {
      await this.anchor.keep({ of: 'commits', chain: caseId, number: version, mac });
      return true;
    } catch {
      this.log.error('anchor.failed', { case: caseId, version });
      return false;
    }
  }

  private async sendOne(sending: Sending, { message, number }: Sendable, cards: Cards): Promise<void> {
    const { caseId, state } = sending.claimed;
    if (!isToOne(message)) {
      const opened = await this.linked.open(state, message.instance);
      if (opened) await this.settle(opened);
      return sending.note(number, { at: this.clock.now(), state: 'sent' });
    }
    const brought = await this.courier.bring(sending, { message, number }, cards);
    sending.later(number, brought);
    if ('again' in brought) return;
    const isMissed = brought.state === 'failed' && message.kind !== 'cardChanged';
    if (isMissed) await this.tellHr(caseId, sending.nameOf(number), message.to);
    sending.note(number, brought);
  }

  /** That of the report which became the case; another one that the person began since then stays. */
  private async removeDraft({ caseId, complainant, observer, takenDownBy }: Case): Promise<boolean> {
    const { accountId } = observer ?? takenDownBy ?? complainant;
    try {
      if (accountId) await this.drafts.removeOf(accountId, caseId);
      return true;
    } catch {
      this.log.error('draft.left', { case: caseId });
      return false;
    }
  }
}

function isSendable(numbered: Numbered): numbered is Sendable {
  return numbered.message.kind !== 'reminder';
}

function isToOne(message: Sendable['message']): message is ToOne {
  return message.kind !== 'caseToOpen';
}
