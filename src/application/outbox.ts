import type { Message } from '../case/messages';
import type { OpenCase } from '../case/state';
import { type MessageView, progressOf, taskMessage } from '../case/views';
import { type Accepted, type Cases, claimFrom, claimSeconds } from './cases';
import { type KnownPerson, languageOf, type People } from './people';
import type { Clock, Delivery, Log, OutboxMark, Store } from './ports';

/** Brings messages to people. Throws {@link Undeliverable} where trying again is of no use, anything else otherwise. */
export interface Messenger {
  send(to: Addressee, view: MessageView): Promise<{ activityId: string }>;
  update(to: Addressee, activityId: string, view: MessageView): Promise<void>;
}

export interface Addressee {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly language: 'nb' | 'en';
}

export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

/** After the answer, at most this many writes record what was delivered, however many messages there were. */
const recordings = 3;
const mostAttempts = 12;
const longestPauseSeconds = 3600;

/** Writes the head and sends what waits. What a crash interrupts is found again as unsettled. */
export class Outbox {
  constructor(
    private readonly store: Store,
    private readonly cases: Cases,
    private readonly people: People,
    private readonly messenger: Messenger,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly instance: string,
  ) {}

  /** Straight after the commit, by the process that wrote it and holds its claim. */
  async settle({ caseId, version, mac, state, commit, mark, etag }: Accepted): Promise<void> {
    await this.cases.writeHead(caseId, state, version, mac);
    await this.send({ caseId, version, state, messages: commit.messages, mark, etag });
  }

  /** What an earlier process left behind: claimed anew, once its claim has run out. Returns how many were found. */
  async recover(limit = 50): Promise<number> {
    const left = await this.store.unsettled(this.clock.now(), limit);
    for (const { commit, mark, etag } of left) {
      const attempts = mark.attempts + 1;
      const pause = Math.min(claimSeconds * 2 ** (attempts - 2), longestPauseSeconds);
      const claimedUntil = claimFrom(this.clock.now(), pause);
      const claimed: OutboxMark = { ...mark, attempts, claimedBy: this.instance, claimedUntil };
      const taken = await this.store.updateMark(commit.caseId, commit.version, claimed, etag);
      if (taken === 'conflict') continue;
      this.log.info('outbox.retried', { case: commit.caseId, version: commit.version, attempts });
      const { state, version, mac } = await this.cases.load(commit.caseId);
      if (state.phase === 'absent') continue;
      await this.cases.writeHead(commit.caseId, state, version, mac);
      const messages = await this.cases.messagesOf(commit.caseId, commit.version);
      const { caseId } = commit;
      await this.send({ caseId, version: commit.version, state, messages, mark: claimed, etag: taken.etag });
    }
    return left.length;
  }

  private async send(waiting: {
    readonly caseId: string;
    readonly version: number;
    readonly state: OpenCase;
    readonly messages: readonly Message[];
    readonly mark: OutboxMark;
    readonly etag: string;
  }): Promise<void> {
    const { caseId, version, state, messages } = waiting;
    let { mark, etag } = waiting;
    const left = messages
      .map((message, number) => ({ message, number }))
      .filter(({ number }) => !mark.deliveries[number]);
    const batch = Math.max(1, Math.ceil(left.length / recordings));
    let unsent = false;
    for (let start = 0; start === 0 || start < left.length; start += batch) {
      for (const { message, number } of left.slice(start, start + batch)) {
        const delivery = await this.deliver(caseId, state, message, mark.attempts);
        if (delivery) mark = { ...mark, deliveries: { ...mark.deliveries, [number]: delivery } };
        else unsent = true;
      }
      const last = start + batch >= left.length;
      const written = await this.store.updateMark(caseId, version, { ...mark, unsettled: !last || unsent }, etag);
      // Somebody else has taken it over, after this process was held up for longer than its claim.
      if (written === 'conflict') return;
      etag = written.etag;
    }
  }

  /** What became of it; undefined where it is to be tried again. */
  private async deliver(
    caseId: string,
    state: OpenCase,
    message: Message,
    attempts: number,
  ): Promise<Delivery | undefined> {
    const at = this.clock.now();
    const facts = { case: caseId, kind: message.kind };
    const to = addressee(await this.people.get(message.to));
    if (!to) {
      this.log.error('message.unreachable', facts);
      return { at, state: 'failed' };
    }
    try {
      if (message.kind === 'cardChanged') return await this.changeCard(caseId, state, message, to, at);
      const view = viewOf(this.cases, state, message, at);
      if (view.kind === 'taskGone' || view.kind === 'taskDone') return { at, state: 'skipped' };
      const { activityId } = await this.messenger.send(to, view);
      this.log.info('message.sent', facts);
      return { at, state: 'sent', conversationId: to.conversationId, activityId };
    } catch (error) {
      const final = error instanceof Undeliverable || attempts >= mostAttempts;
      this.log.error(final ? 'message.failed' : 'message.delayed', facts);
      return final ? { at, state: 'failed' } : undefined;
    }
  }

  private async changeCard(
    caseId: string,
    state: OpenCase,
    message: Extract<Message, { kind: 'cardChanged' }>,
    to: Addressee,
    at: string,
  ): Promise<Delivery> {
    const [version, number] = message.card.split(':');
    const sent = await this.store.commit(caseId, Number(version));
    const activityId = sent?.mark.deliveries[number ?? '']?.activityId;
    if (!activityId) return { at, state: 'skipped' };
    await this.messenger.update(to, activityId, viewOf(this.cases, state, message, at));
    return { at, state: 'sent', conversationId: to.conversationId, activityId };
  }
}

function viewOf(cases: Cases, state: OpenCase, message: Message, now: string): MessageView {
  if (message.kind === 'notice') {
    return { kind: 'notice', notice: message.notice, progress: progressOf(cases.ground, state) };
  }
  return taskMessage(cases.ground, state, message.to, message, now);
}

function addressee(person: KnownPerson): Addressee | undefined {
  const { conversationId, serviceUrl } = person;
  return conversationId && serviceUrl ? { conversationId, serviceUrl, language: languageOf(person) } : undefined;
}
