import type { NoteDelivered, NoteNotReached } from '../case/commands';
import type { InstanceId } from '../case/events';
import { groundOf } from '../case/ground';
import { type MessageView, noticeMessage, taskMessage } from '../case/message-views';
import type { Message } from '../case/messages';
import { type Case, cardKey } from '../case/state';
import type { Accepted, Cases } from './cases';
import { errorName } from './error-name';
import { type Addressee, CardGone, type Manner, type Messenger, NotNow, type Shown, Undeliverable } from './messenger';
import { addresseeOf, type People } from './people';
import type { Clock, Delivery, Log, Store } from './ports';
import type { Reach } from './reach';
import type { Numbered, Sending } from './sending';
import { type Again, type Brought, type Enough, judged, type Tried } from './trying';

type ToOne = Exclude<Message, { kind: 'reminder' | 'caseToOpen' }>;

/** Which activity a card of the case became, by its name; undefined where it never was one. */
export type Cards = ReadonlyMap<string, string | 'unknown' | undefined>;

/** For three days a message is tried again, and so often at least. */
const enough: Enough = { times: 8, waited: 72 * 3600 };

type Facts = { readonly kind: string; readonly case?: string };

/** As many cards as are changed in the same days. */
const mostCards = 10_000;

/** Brings one message to one person, and says what became of it. */
export class Courier {
  /** What this process has sent, by case, version and number: the activity of each. The store has it too. */
  private readonly cards = new Map<string, string>();

  constructor(
    private readonly store: Store,
    private readonly cases: Cases,
    private readonly people: People,
    private readonly messenger: Messenger,
    private readonly whereabouts: Reach,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Reads at once what sending these needs. Answers with the cards that are to be changed, and how often the store was asked. */
  async prepare(
    { claimed: { state } }: Sending,
    messages: readonly ToOne[],
  ): Promise<{ readonly cards: Cards; readonly asked: number }> {
    const toChange = messages.flatMap((message) => (message.kind === 'cardChanged' ? message.card : []));
    const unknown = toChange.filter((card) => !this.cards.has(`${state.caseId}:${card}`));
    const [areMet, cards] = await Promise.all([
      this.people.meet(messages.map(({ to }) => to)),
      this.activitiesOf(state, unknown),
    ]);
    return { cards, asked: Number(areMet) + Number(unknown.length > 0) };
  }

  async bring(sending: Sending, { message, number }: Numbered<ToOne>, cards: Cards): Promise<Brought> {
    const { state } = sending.claimed;
    const { notAfter } = sending;
    const facts = { case: state.caseId, kind: message.kind };
    const at = this.clock.now();
    const tried = sending.tried(number);
    if (message.kind === 'cardChanged') {
      const change = (to: Addressee) => this.changeCard(state, message, to, { cards, notAfter });
      // A card that is there already needs no installation.
      return this.judged(facts, await this.trying(facts, await this.known(message.to), change), tried);
    }
    const view = this.viewOf(state, message, at);
    if (view.kind === 'taskGone' || view.kind === 'taskDone') return { at, state: 'skipped' };
    const send = (to: Addressee) => this.send(to, view, { notAfter });
    const brought = await this.trying(facts, await this.whereabouts.of(message.to), send);
    if ('activityId' in brought && brought.activityId) this.remember(sending.nameOf(number), brought.activityId);
    return this.judged(facts, brought, tried);
  }

  /** Sends what a person is to read of any number of cases. Whether that was the last try is said of each of them by itself. */
  async bringDigest(personId: string, view: Shown, notAfter: string): Promise<Brought> {
    const send = (to: Addressee) => this.send(to, view, { urgency: 'canWait', notAfter });
    return this.trying({ kind: view.kind }, await this.whereabouts.of(personId), send);
  }

  judged(facts: Facts, brought: Brought, tried: Tried): Brought {
    const ended = judged(brought, tried, this.clock.now());
    if (ended !== brought && 'state' in ended && ended.state === 'failed') this.log.error('message.failed', facts);
    return ended;
  }

  /** A card whose content is said anew elsewhere. That it could not be changed is no harm: it answers when it is looked at. */
  async retire(personId: string, { activityId }: Delivery): Promise<void> {
    const to = addresseeOf(await this.people.recently(personId), this.cases.grounds.policy);
    if (!to || !activityId) return;
    await this.messenger
      .update(to, activityId, { kind: 'remindersGone' })
      .catch(() => this.log.error('message.left', { kind: 'remindersGone' }));
  }

  /** P-1: HR is told whom a message of the case could not reach, and why. What it brought about is still to be settled. */
  async tellHr(caseId: string, once: string, personId: string): Promise<Accepted | undefined> {
    const { conversationId } = await this.people.recently(personId);
    const body = { type: 'NoteNotReached', personId, why: conversationId ? 'refused' : 'neverMet' } as const;
    return this.byTrygg(caseId, `not reached ${once}`, body);
  }

  /** P-3: the days of whom a letter reached on a later day run from then. */
  async noteDelivered(
    caseId: string,
    once: string,
    letter: InstanceId,
    deliveredAt: string,
  ): Promise<Accepted | undefined> {
    const body = { type: 'NoteDelivered', letter, deliveredAt } as const;
    return this.byTrygg(caseId, `delivered ${once}`, body);
  }

  private async byTrygg(
    caseId: string,
    id: string,
    body: NoteNotReached | NoteDelivered,
  ): Promise<Accepted | undefined> {
    const at = this.clock.now();
    const outcome = await this.cases.carryOut(caseId, async () => ({ id, by: 'trygg', at, body }));
    return 'accepted' in outcome ? outcome.accepted : undefined;
  }

  private async known(personId: string): Promise<Addressee | 'unreachable'> {
    return addresseeOf(await this.people.recently(personId), this.cases.grounds.policy) ?? 'unreachable';
  }

  private async send(to: Addressee, view: Shown, manner: Manner): Promise<Brought> {
    const { activityId } = await this.messenger.send(to, view, manner);
    return { at: this.clock.now(), state: 'sent', activityId };
  }

  private async trying(
    facts: Facts,
    found: Addressee | Again | 'unreachable',
    work: (to: Addressee) => Promise<Brought>,
  ): Promise<Brought> {
    if (found === 'unreachable') {
      this.log.error('message.unreachable', facts);
      return { at: this.clock.now(), state: 'failed' };
    }
    if ('again' in found) return found;
    try {
      const brought = await work(found);
      if ('state' in brought && brought.state === 'sent') this.log.info('message.sent', facts);
      return brought;
    } catch (error) {
      this.log.error('message.delayed', { ...facts, error: errorName(error) });
      if (error instanceof Undeliverable) return { at: this.clock.now(), state: 'refused' };
      const again = error instanceof NotNow ? error.retryAfterSeconds : 'soon';
      return error instanceof NotNow && !error.wasAsked ? { again } : { again, enough };
    }
  }

  private async changeCard(
    state: Case,
    message: Extract<Message, { kind: 'cardChanged' }>,
    to: Addressee,
    { cards, notAfter }: { cards: Cards; notAfter: string },
  ): Promise<Brought> {
    const at = this.clock.now();
    const activityId = this.cards.get(`${state.caseId}:${message.card}`) ?? cards.get(message.card);
    // The card may be in the chat already, and only its id not be known yet.
    if (activityId === 'unknown') return { again: 'soon' };
    if (!activityId) return { at, state: 'skipped' };
    const view = this.viewOf(state, message, at);
    try {
      await this.messenger.update(to, activityId, view, { notAfter });
    } catch (error) {
      if (!(error instanceof CardGone)) throw error;
      // Of several cards of one task, one says anew what all of them would.
      const isNewest = state.cards[cardKey({ ...message, personId: message.to })]?.at(-1) === message.card;
      return isNewest && view.kind !== 'taskGone' ? this.send(to, view, {}) : { at, state: 'skipped' };
    }
    return { at, state: 'sent', activityId };
  }

  private async activitiesOf({ caseId }: Case, cards: readonly string[]): Promise<Cards> {
    const versions = [...new Set(cards.map((card) => Number(card.split(':')[0])))];
    const read = versions.map(async (version) => [version, await this.store.commit(caseId, version)] as const);
    const sent = new Map(await Promise.all(read));
    return new Map(
      cards.map((card) => {
        const [version, number] = card.split(':');
        const mark = sent.get(Number(version))?.mark;
        const delivery = mark?.deliveries[number ?? ''];
        return [card, mark?.unsettled && !delivery ? 'unknown' : delivery?.activityId];
      }),
    );
  }

  private remember(card: string, activityId: string): void {
    if (this.cards.size >= mostCards) this.cards.clear();
    this.cards.set(card, activityId);
  }

  private viewOf(state: Case, message: ToOne, now: string): MessageView {
    const ground = groundOf(this.cases.grounds, state);
    return message.kind === 'notice'
      ? noticeMessage(ground, state, message, now)
      : taskMessage(ground, state, message.to, message, now);
  }
}
