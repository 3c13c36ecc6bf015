import { type DeadlineView, remindedOf } from '../case/deadline-views';
import { groundOf } from '../case/ground';
import type { RemindedOf } from '../case/messages';
import { hourFrom } from '../case/reminders';
import type { Case } from '../case/state';
import type { DutyReminder } from '../wheel/events';
import { fromCase } from './case-fault';
import type { Cases } from './cases';
import type { Courier } from './courier';
import { byCase, type CaseItem, itemsOf } from './digest-items';
import { isUnreadable, noteUnreadable } from './heads';
import type { Reminders } from './messenger';
import type { Outbox } from './outbox';
import type { Clock, Delivery, Keys, Log, Sealed, Store } from './ports';
import { SealedDocuments, type Sheet } from './sealed-documents';
import type { Sending } from './sending';
import { type Brought, nextTry } from './trying';
import type { WheelKeeping } from './wheel-keeping';
import { onceEach, type WheelItem } from './wheel-reminders';

/** What one person is reminded of at this moment. */
interface Due {
  readonly cases: readonly CaseItem[];
  readonly wheel: readonly WheelItem[];
}

/** A digest that the platform has taken. */
interface Sent {
  readonly id: string;
  readonly delivery: Delivery;
  /** The messages in it, `case:version:number`. */
  readonly messages: readonly string[];
  /** Sealed with the key of its case: what somebody had to do there is erased with it. */
  readonly of: readonly { readonly caseId: string; readonly sealed: Sealed }[];
  readonly duties?: readonly DutyReminder[];
}

/** So many of a person's digests are kept, for their cards to answer with the present state. */
const mostKept = 20;
/** And so many cases' parts of them: the book is one document, and no store keeps one of any size. */
const mostCases = 600;

const owner = 'people';
const strand = 'common';

/**
 * All reminders of one person at one moment as one message. That the platform took it is written down once for all, so
 * that a crash before each case's own mark is changed repeats nothing.
 */
export class Digests {
  private readonly books: SealedDocuments;

  constructor(
    store: Store,
    private readonly keys: Keys,
    private readonly cases: Cases,
    private readonly courier: Courier,
    private readonly outbox: Outbox,
    private readonly wheel: WheelKeeping,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.books = new SealedDocuments(store, keys, 'digest');
  }

  /**
   * By one process at a time, and no longer than it is that one. What is left from an earlier moment waits for the hours of
   * reminders as well; whoever is to be reminded of anything now is reminded of all that waits for them. A digest that fails
   * keeps nobody else's waiting.
   */
  async send(sendings: readonly Sending[], wheel: readonly WheelItem[], holds: () => Promise<boolean>): Promise<void> {
    const now = this.clock.now();
    if (await this.putOff(sendings)) return;
    const people = new Set([
      ...itemsOf(sendings).flatMap(({ sending, number, message: { to } }) => (sending.isDue(number) ? to : [])),
      ...wheel.flatMap(({ to, tried }) => (tried.inVain.until <= now ? to : [])),
    ]);
    const all = [...sendings];
    await this.trying(async () => void all.push(...(await this.outbox.remindersFor(people, holds))));
    const items = itemsOf(all).filter(({ message }) => people.has(message.to));
    const left = new Set(items);
    const finish = async (some: readonly Sending[]) => {
      const ended = [...new Set(some)].filter((one) => ![...left].some(({ sending }) => sending === one));
      for (const sending of ended) await this.trying(() => sending.finish());
    };
    await finish(all);
    for (const personId of people) {
      if (!(await holds())) return;
      if (await this.putOff([...left].map(({ sending }) => sending))) return;
      const own = items.filter(({ message }) => message.to === personId);
      const due = { cases: own, wheel: wheel.filter(({ to }) => to === personId) };
      const isTried = await this.trying(() => this.sendTo(personId, due));
      if (!isTried) await this.trying(() => this.settle(due, { again: 'soon' }));
      for (const item of own) left.delete(item);
      await finish(own.map(({ sending }) => sending));
    }
  }

  /** Outside the hours of reminders, which may end while many go out: until they begin again. */
  private async putOff(sendings: readonly Sending[]): Promise<boolean> {
    const now = this.clock.now();
    const hour = hourFrom(this.cases.grounds, now);
    if (hour <= now) return false;
    for (const sending of new Set(sendings)) {
      sending.remindAt(hour);
      await this.trying(() => sending.finish());
    }
    return true;
  }

  /** What is left now of what a digest reminded of; undefined where the person never got such a one. */
  async show(personId: string, id: string): Promise<Omit<Reminders, 'kind'> | undefined> {
    const sent = await this.sentTo(personId);
    const digest = sent.find((one) => one.id === id);
    if (!digest) return undefined;
    const all = await Promise.all(digest.of.map((one) => this.leftIn(one, personId, id)));
    return { digest: id, deadlines: all.flat(), duties: await this.wheel.leftOf(personId, digest.duties ?? []) };
  }

  /** Nothing of a case that can't be read: the others are shown. */
  private async leftIn(
    { caseId, sealed }: Sent['of'][number],
    personId: string,
    id: string,
  ): Promise<readonly DeadlineView[]> {
    try {
      const { state } = await this.cases.load(caseId);
      if (state.phase === 'absent') return [];
      const of: readonly RemindedOf[] = JSON.parse(await this.keys.open(caseId, placeOf(id), sealed));
      return this.linesOf(state, personId, of);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      noteUnreadable(this.log, caseId, error);
      return [];
    }
  }

  private async trying(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch {
      this.log.error('digest.failed');
      return false;
    }
  }

  private async sendTo(personId: string, due: Due): Promise<void> {
    const sent = await this.sentTo(personId);
    const waiting = await this.notYetTaken(due.cases, sent);
    const wheel = await notYetTakenOf(due.wheel, sent);
    const [notAfter] = [...waiting.map(({ sending }) => sending), ...wheel].map((one) => one.notAfter).sort();
    if (notAfter === undefined) return;
    const now = this.clock.now();
    const messages = [
      ...waiting.map(({ sending, number }) => sending.nameOf(number)),
      ...wheel.map(({ name }) => name),
    ];
    // The same digest sent again has the same id.
    const id = this.keys.mac(`digest ${messages.join(' ')}`).slice(0, 24);
    const inCases = byCase(waiting);
    const reminded = onceEach(wheel.flatMap(({ of }) => of));
    const deadlines = inCases.flatMap(({ state, of }) => this.linesOf(state, personId, of));
    const duties = await this.wheel.remindedOf(personId, reminded);
    const view: Reminders = { kind: 'reminders', digest: id, deadlines, duties };
    const brought =
      deadlines.length + duties.length > 0
        ? await this.courier.bringDigest(personId, view, notAfter)
        : ({ at: now, state: 'skipped' } as const);
    if ('state' in brought && brought.state === 'sent') {
      const of = await Promise.all(
        inCases.map(async ({ state: { caseId }, of }) => ({
          caseId,
          sealed: await this.keys.seal(caseId, strand, placeOf(id), JSON.stringify(of)),
        })),
      );
      await this.enter(personId, { id, delivery: brought, messages, of, duties: reminded });
    }
    await this.settle({ cases: waiting, wheel }, brought);
    const [previous] = sent;
    if (previous && 'state' in brought && brought.state === 'sent')
      await this.courier.retire(personId, previous.delivery);
  }

  /** Those that this process may send, and that the platform has not taken in an earlier digest. */
  private async notYetTaken(items: readonly CaseItem[], sent: readonly Sent[]): Promise<readonly CaseItem[]> {
    const waiting: CaseItem[] = [];
    for (const item of items) {
      const answered = sent.find(({ messages }) => messages.includes(item.sending.nameOf(item.number)));
      if (!(await item.sending.holds())) continue;
      if (answered) item.sending.note(item.number, answered.delivery);
      else if (this.canBeShown(item)) waiting.push(item);
      else item.sending.later(item.number, { again: 'soon' });
    }
    return waiting;
  }

  private canBeShown({ sending, message: { to, of } }: CaseItem): boolean {
    const { state } = sending.claimed;
    try {
      this.linesOf(state, to, of);
      return true;
    } catch (error) {
      noteUnreadable(this.log, state.caseId, error);
      return false;
    }
  }

  private linesOf(state: Case, personId: string, of: readonly RemindedOf[]): readonly DeadlineView[] {
    return fromCase(() => remindedOf(groundOf(this.cases.grounds, state), state, personId, of, this.clock.now()));
  }

  /**
   * What became of the one message is what became of each case's part in it; but whether that was the last try, each part's
   * own tries say. What is tried again is tried at one moment, as soon as the newest of it would be.
   */
  private async settle({ cases, wheel }: Due, brought: Brought): Promise<void> {
    const tried = [...cases.map(({ sending, number }) => sending.tried(number)), ...wheel.map((one) => one.tried)];
    const next = nextTry(brought, Math.min(...tried.map(({ inVain }) => inVain.times)), this.clock.now());
    const facts = { kind: 'reminders' };
    for (const { sending, number, message } of cases) {
      const { caseId } = sending.claimed;
      const own = this.courier.judged({ ...facts, case: caseId }, brought, sending.tried(number));
      sending.later(number, own, next);
      if ('again' in own) continue;
      if (own.state === 'failed') await this.outbox.tellHr(caseId, sending.nameOf(number), message.to);
      sending.note(number, own);
    }
    for (const item of wheel) await item.settle(this.courier.judged(facts, brought, item.tried), next);
  }

  /** What the person's book says of a case goes with it. */
  async forget(personId: string, caseId: string): Promise<void> {
    const isOf = (name: string) => name.startsWith(`${caseId}:`);
    const without = (sent: Sent): Sent => ({
      ...sent,
      messages: sent.messages.filter((name) => !isOf(name)),
      of: sent.of.filter((one) => one.caseId !== caseId),
    });
    const sent = await this.sentTo(personId);
    if (!sent.some(({ of, messages }) => messages.some(isOf) || of.some((one) => one.caseId === caseId))) return;
    await this.change(personId, (all) => all.map(without));
  }

  private enter(personId: string, sent: Sent): Promise<void> {
    return this.change(personId, (all) => kept([sent, ...all]));
  }

  private async change(personId: string, changed: (sent: readonly Sent[]) => readonly Sent[]): Promise<void> {
    await this.books.change<readonly Sent[]>(this.bookOf(personId), (sent = []) => changed(sent));
  }

  private async sentTo(personId: string): Promise<readonly Sent[]> {
    return (await this.books.read<readonly Sent[]>(this.bookOf(personId))) ?? [];
  }

  private bookOf(personId: string): Sheet {
    const id = this.keys.personKey(personId);
    return { id, owner, place: `digests ${id}` };
  }
}

/** The newest first; that one is kept however many cases are in it. */
export function kept<Digest extends { readonly of: readonly unknown[] }>(all: readonly Digest[]): readonly Digest[] {
  const cases = (count: number) => all.slice(0, count).reduce((sum, { of }) => sum + of.length, 0);
  return all.slice(0, mostKept).filter((_, place) => place === 0 || cases(place + 1) <= mostCases);
}

const placeOf = (digest: string) => `digest ${digest}`;

/** Those of the wheel, likewise. */
async function notYetTakenOf(items: readonly WheelItem[], sent: readonly Sent[]): Promise<readonly WheelItem[]> {
  const waiting: WheelItem[] = [];
  for (const item of items) {
    const answered = sent.find(({ messages }) => messages.includes(item.name));
    if (!(await item.holds())) continue;
    if (answered) await item.settle(answered.delivery);
    else waiting.push(item);
  }
  return waiting;
}
