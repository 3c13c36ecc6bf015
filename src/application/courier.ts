import { groundOf } from '../case/ground';
import { type MessageView, noticeMessage, taskMessage } from '../case/message-views';
import type { Message } from '../case/messages';
import type { Case } from '../case/state';
import type { Accepted, Cases } from './cases';
import { type Addressee, CardGone, type Manner, type Messenger, NotNow, type Shown, Undeliverable } from './messenger';
import { addresseeOf, type People } from './people';
import type { Clock, Delivery, Log, Store } from './ports';
import type { Reach } from './reach';
import { isOver, type Numbered, refusedPauseSeconds, type Sending } from './sending';

/** What became of a message; or that it is to be tried again, after so many seconds where the platform said how long. */
export type Brought = Delivery | { readonly again: number | 'soon' };

type ToOne = Exclude<Message, { kind: 'reminder' | 'caseToOpen' }>;

/** Which activity a card of the case became, by its name; undefined where it never was one. */
export type Cards = ReadonlyMap<string, string | 'unknown' | undefined>;
type Reached = { readonly to: Addressee } | { readonly not: Brought };

/** For so long a message is tried again, and so often: it may be days before Trygg runs again and tries at all. Hours. */
const givenUpAfter = 72;
const fewestTries = 8;

/** When it was first to be sent; how often it was tried, this time included, where that matters. */
interface Tried {
  readonly since: string;
  readonly times?: number;
}

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
    const { state, at: since } = sending.claimed;
    const tried = { since, times: sending.tries };
    const before = sending.delivery(number);
    const { notAfter } = sending;
    const facts = { case: state.caseId, kind: message.kind };
    const at = this.clock.now();
    if (message.kind === 'cardChanged') {
      const reached = await this.reach(message.to, facts);
      if ('not' in reached) return reached.not;
      return this.trying(facts, tried, before, () => this.changeCard(state, message, reached.to, { cards, notAfter }));
    }
    const view = this.viewOf(state, message, at);
    if (view.kind === 'taskGone' || view.kind === 'taskDone') return { at, state: 'skipped' };
    const reached = await this.reach(message.to, facts, tried);
    if ('not' in reached) return reached.not;
    const brought = await this.trying(facts, tried, before, () => this.send(reached.to, view, { notAfter }));
    if ('activityId' in brought && brought.activityId)
      this.remember(`${state.caseId}:${sending.claimed.version}:${number}`, brought.activityId);
    return brought;
  }

  /** Sends what a person is to read of any number of cases. `since`: when it was first to be sent. */
  async bringDigest(
    personId: string,
    view: Shown,
    { since, before, notAfter }: { since: string; before: Delivery | undefined; notAfter: string },
  ): Promise<Brought> {
    const facts = { kind: view.kind };
    const reached = await this.reach(personId, facts, { since });
    if ('not' in reached) return reached.not;
    return this.trying(facts, { since }, before, () => this.send(reached.to, view, { urgency: 'canWait', notAfter }));
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
    const at = this.clock.now();
    const outcome = await this.cases.carryOut(caseId, async () => ({
      id: `not reached ${once}`,
      by: 'trygg',
      at,
      body,
    }));
    return 'accepted' in outcome ? outcome.accepted : undefined;
  }

  /** A card that is there already needs no installation: `tried` is left out for it. */
  private async reach(personId: string, facts: { kind: string; case?: string }, tried?: Tried): Promise<Reached> {
    const { since, times = fewestTries } = tried ?? {};
    const found = since ? await this.whereabouts.of(personId, { since, times }) : await this.known(personId);
    if (found === 'unreachable') {
      this.log.error('message.unreachable', facts);
      return { not: { at: this.clock.now(), state: 'failed' } };
    }
    return 'again' in found ? { not: found } : { to: found };
  }

  private async known(personId: string): Promise<Addressee | 'unreachable'> {
    return addresseeOf(await this.people.recently(personId), this.cases.grounds.policy) ?? 'unreachable';
  }

  private async send(to: Addressee, view: Shown, manner: Manner): Promise<Brought> {
    const { activityId } = await this.messenger.send(to, view, manner);
    return { at: this.clock.now(), state: 'sent', activityId };
  }

  private async trying(
    facts: { kind: string; case?: string },
    { since, times = fewestTries }: Tried,
    before: Delivery | undefined,
    work: () => Promise<Brought>,
  ): Promise<Brought> {
    try {
      const brought = await work();
      if ('state' in brought && brought.state === 'sent') this.log.info('message.sent', facts);
      return brought;
    } catch (error) {
      const at = this.clock.now();
      const final = error instanceof Undeliverable;
      const named = { ...facts, error: error instanceof Error ? error.name : 'unknown' };
      const isLongEnough = isOver(since, givenUpAfter * 3600, at) && times >= fewestTries;
      if (isLongEnough || (final && before?.state === 'refused')) {
        this.log.error('message.failed', named);
        return { at, state: 'failed' };
      }
      this.log.error('message.delayed', named);
      if (final) return { at, state: 'refused' };
      return { again: error instanceof NotNow ? error.retryAfterSeconds : 'soon' };
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
      return view.kind === 'taskGone' ? { at, state: 'skipped' } : this.send(to, view, {});
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

/** After how many seconds what was brought is to be tried again; undefined where it is not. */
export function pauseAfter(brought: Brought): number | 'soon' | undefined {
  if ('again' in brought) return brought.again;
  return brought.state === 'refused' ? refusedPauseSeconds : undefined;
}
