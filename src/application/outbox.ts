import type { Message } from '../case/messages';
import { progressOf } from '../case/progress';
import type { Case } from '../case/state';
import { type MessageView, taskMessage } from '../case/views';
import { type Accepted, type Cases, claimFrom, claimSeconds } from './cases';
import type { Drafts } from './drafts';
import { type Addressee, longestRequestSeconds, type Messenger, Undeliverable } from './messenger';
import { type KnownPerson, languageOf, type People } from './people';
import type { Clock, CommitWithMark, Delivery, Log, OutboxMark, Store } from './ports';

const mostAttempts = 12;
const longestPauseSeconds = 3600;

/** Writes the head, takes away the draft of a report that was sent, and sends what waits. What a crash interrupts is found again as unsettled. */
export class Outbox {
  /** The commits that this process is sending, as `case:version`. */
  private readonly underWay = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly cases: Cases,
    private readonly people: People,
    private readonly drafts: Drafts,
    private readonly messenger: Messenger,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly instance: string,
  ) {}

  /** Straight after the commit, by the process that wrote it and holds its claim. */
  async settle({ caseId, version, mac, state, commit, mark, etag }: Accepted): Promise<void> {
    await this.once(caseId, version, async () => {
      await this.cases.writeHead(caseId, state, version, mac);
      await this.send({ caseId, version, state, messages: commit.messages, mark, etag });
    });
  }

  /**
   * What an earlier process left behind: claimed anew, once its claim has run out. One that fails does not keep the
   * others waiting. Returns how many were found.
   */
  async recover(limit = 50): Promise<number> {
    const left = await this.store.unsettled(this.clock.now(), limit);
    for (const found of left) {
      const { caseId, version } = found.commit;
      await this.once(caseId, version, () => this.takeUp(found)).catch(() =>
        this.log.error('outbox.interrupted', { case: caseId, version }),
      );
    }
    return left.length;
  }

  private async takeUp({ commit, mark, etag }: CommitWithMark): Promise<void> {
    const { caseId, version } = commit;
    const attempts = mark.attempts + 1;
    const pause = Math.min(claimSeconds * 2 ** (attempts - 2), longestPauseSeconds);
    const claimedUntil = claimFrom(this.clock.now(), pause);
    const claimed: OutboxMark = { ...mark, attempts, claimedBy: this.instance, claimedUntil };
    const taken = await this.store.updateMark(caseId, version, claimed, etag);
    if (taken === 'conflict') return;
    this.log.info('outbox.retried', { case: caseId, version, attempts });
    const newest = await this.cases.load(caseId);
    const { state } = newest;
    if (state.phase === 'absent') return;
    await this.cases.writeHead(caseId, state, newest.version, newest.mac);
    const messages = await this.cases.messagesOf(caseId, version);
    await this.send({ caseId, version, state, messages, mark: claimed, etag: taken.etag });
  }

  /** A clock that jumps ahead ends a claim, and yet whoever holds it here is still sending. */
  private async once(caseId: string, version: number, work: () => Promise<void>): Promise<void> {
    const id = `${caseId}:${version}`;
    if (this.underWay.has(id)) return;
    this.underWay.add(id);
    await work().finally(() => this.underWay.delete(id));
  }

  private async send(waiting: {
    readonly caseId: string;
    readonly version: number;
    readonly state: Case;
    readonly messages: readonly Message[];
    readonly mark: OutboxMark;
    readonly etag: string;
  }): Promise<void> {
    const { caseId, version, state, messages } = waiting;
    let { mark, etag } = waiting;
    const record = async (change: Partial<OutboxMark>): Promise<boolean> => {
      mark = { ...mark, ...change };
      const written = await this.store.updateMark(caseId, version, mark, etag);
      if (written === 'conflict') return false;
      etag = written.etag;
      return true;
    };
    const draftGone = version > 1 || (await this.removeDraft(state));
    const left = messages
      .map((message, number) => ({ message, number }))
      .filter(({ number }) => !mark.deliveries[number]);
    let { deliveries } = mark;
    // Where recording fails, somebody else has taken it over, after this process was held up for longer than its claim.
    for (const [place, { message, number }] of left.entries()) {
      const now = this.clock.now();
      if (claimFrom(now, longestRequestSeconds) > mark.claimedUntil) {
        if (!(await record({ deliveries, claimedUntil: claimFrom(now, claimSeconds) }))) return;
      }
      const delivery = await this.deliver(caseId, state, message, mark.attempts);
      if (delivery) deliveries = { ...deliveries, [number]: delivery };
      // Each at once, since one that was answered and not recorded would be sent again after a crash.
      if (place + 1 < left.length && !(await record({ deliveries }))) return;
    }
    await record({ deliveries, unsettled: !draftGone || messages.some((_, number) => !deliveries[number]) });
  }

  /** That of the report which became the case; another one that the person began since then stays. */
  private async removeDraft({ caseId, complainant, observer, takenDownBy }: Case): Promise<boolean> {
    const { accountId } = observer ?? takenDownBy ?? complainant;
    try {
      if (accountId && (await this.drafts.read(accountId))?.caseId === caseId) await this.drafts.remove(accountId);
      return true;
    } catch {
      this.log.error('draft.left', { case: caseId });
      return false;
    }
  }

  /** What became of it; undefined where it is to be tried again. */
  private async deliver(
    caseId: string,
    state: Case,
    message: Message,
    attempts: number,
  ): Promise<Delivery | undefined> {
    const at = this.clock.now();
    const facts = { case: caseId, kind: message.kind };
    try {
      const to = addressee(await this.people.get(message.to));
      if (!to) {
        this.log.error('message.unreachable', facts);
        return { at, state: 'failed' };
      }
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
    state: Case,
    message: Extract<Message, { kind: 'cardChanged' }>,
    to: Addressee,
    at: string,
  ): Promise<Delivery | undefined> {
    const [version, number] = message.card.split(':');
    const sent = await this.store.commit(caseId, Number(version));
    const delivery = sent?.mark.deliveries[number ?? ''];
    // The card may be in the chat already, and only its id not be known yet.
    if (sent?.mark.unsettled && !delivery) return undefined;
    const activityId = delivery?.activityId;
    if (!activityId) return { at, state: 'skipped' };
    await this.messenger.update(to, activityId, viewOf(this.cases, state, message, at));
    return { at, state: 'sent', conversationId: to.conversationId, activityId };
  }
}

function viewOf(cases: Cases, state: Case, message: Message, now: string): MessageView {
  if (message.kind === 'notice') {
    return { kind: 'notice', notice: message.notice, progress: progressOf(cases.ground, state, message.to, now) };
  }
  return taskMessage(cases.ground, state, message.to, message, now);
}

function addressee(person: KnownPerson): Addressee | undefined {
  const { conversationId, serviceUrl } = person;
  return conversationId && serviceUrl ? { conversationId, serviceUrl, language: languageOf(person) } : undefined;
}
