import type { CaseEvent } from '../case/events';
import type { Message } from '../case/messages';
import type { Case } from '../case/state';
import { longestRequestSeconds } from './messenger';
import { secondsAfter } from './moments';
import type { Clock, Delivery, OutboxMark, Store } from './ports';
import { type Brought, type Next, neverTried, nextTry, oneMore, type Tried } from './trying';

/** How long a claim on sending holds; longer than any request to the platform may take. */
export const claimSeconds = 60;

/** Who has the claim on what waits. */
export const nobody = '';

/** Reminders go out together with those of other cases; whatever else there is, somebody waits for. */
export function canWait(left: readonly Message[]): Pick<OutboxMark, 'canWait'> {
  return left.length > 0 && left.every(({ kind }) => kind === 'reminder') ? { canWait: true } : {};
}

export interface Claimed {
  readonly caseId: string;
  readonly version: number;
  /** Of the commit, in the record's chain. */
  readonly mac: string;
  readonly state: Case;
  readonly events: readonly CaseEvent[];
  readonly messages: readonly Message[];
  readonly mark: OutboxMark;
  /** Of the mark. */
  readonly etag: string;
}

/** A message of a commit, and its number there. */
export interface Numbered<M extends Message = Message> {
  readonly number: number;
  readonly message: M;
}

/** A commit whose messages this process is sending: keeps the claim on it, and writes down what became of each. */
export class Sending {
  /** As it is stored. */
  private mark: OutboxMark;
  private etag: string;
  /** What became of them; ahead of what is stored. */
  private deliveries: OutboxMark['deliveries'];
  /** What was tried in vain, likewise. */
  private inVain: NonNullable<OutboxMark['inVain']>;
  private writing: Promise<unknown> = Promise.resolve();
  private lost = false;
  /** When what is left besides the messages is tried again. */
  private owed: string | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    readonly claimed: Claimed,
  ) {
    this.mark = claimed.mark;
    this.etag = claimed.etag;
    this.deliveries = claimed.mark.deliveries;
    this.inVain = claimed.mark.inVain ?? {};
  }

  /** What is not settled yet. */
  left(): readonly Numbered[] {
    return this.claimed.messages
      .map((message, number) => ({ message, number }))
      .filter(({ number }) => !isFinal(this.deliveries[number]));
  }

  /** Under which a message is known wherever it stands beside those of other commits. */
  nameOf(number: number): string {
    const { caseId, version } = this.claimed;
    return `${caseId}:${version}:${number}`;
  }

  /** What became of it so far. */
  tried(number: number): Tried {
    return { before: this.deliveries[number], inVain: this.inVain[number] ?? neverTried };
  }

  /** What the platform took, and when. */
  taken(): readonly (Numbered & { readonly at: string })[] {
    return this.claimed.messages.flatMap((message, number) => {
      const { state, at = '' } = this.deliveries[number] ?? {};
      return state === 'sent' ? [{ message, number, at }] : [];
    });
  }

  /** Each message waits for its own time: what one person's chat asked for keeps nobody else waiting. */
  isDue(number: number): boolean {
    return this.tried(number).inVain.until <= this.clock.now();
  }

  /**
   * Whether the claim outlasts so many requests, renewed where it would not. `false` where somebody else has taken over, after
   * this process was held up for longer than its claim: then it sends nothing more.
   */
  holds(requests = 1): Promise<boolean> {
    return this.inTurn(async () => {
      const now = this.clock.now();
      if (secondsAfter(now, requests * longestRequestSeconds) <= this.mark.claimedUntil) return !this.lost;
      return this.write({ claimedUntil: secondsAfter(now, claimSeconds) });
    });
  }

  /** The last moment at which a request may begin that is answered while the claim lasts. */
  get notAfter(): string {
    return secondsAfter(this.mark.claimedUntil, -longestRequestSeconds);
  }

  /** Stored with the next `save`, or with the end. */
  note(number: number, delivery: Delivery): void {
    this.deliveries = { ...this.deliveries, [number]: delivery };
  }

  /** Writes down what was noted: what was answered and is not stored would be sent again after a crash. */
  async save(): Promise<void> {
    await this.inTurn(async () => this.deliveries === this.mark.deliveries || this.write({}));
  }

  /** It is to be tried again, at a moment that may be the same for several. */
  later(number: number, brought: Brought, at?: Next): void {
    const { inVain } = this.tried(number);
    const next = at ?? nextTry(brought, inVain.times, this.clock.now());
    if (next) this.inVain = { ...this.inVain, [number]: oneMore(inVain, brought, next) };
  }

  /** Its reminders wait for that very moment, to go out together with what comes then. */
  remindAt(moment: string): void {
    for (const { message, number } of this.left()) if (message.kind === 'reminder') this.waitUntil(number, moment);
  }

  /** Not before that moment, though nothing was tried in vain. */
  waitUntil(number: number, moment: string): void {
    const { inVain } = this.tried(number);
    const until = inVain.until > moment ? inVain.until : moment;
    this.inVain = { ...this.inVain, [number]: { ...inVain, until } };
  }

  /** Something besides the messages is left to do: it is tried again soon. */
  owe(): void {
    this.owed = nextTry({ again: 'soon' }, this.mark.attempts - 1, this.clock.now())?.until;
  }

  /** What could not be sent now is found again by the sweep, as soon as the first of it is to be tried. */
  async finish(): Promise<void> {
    const now = this.clock.now();
    const times = this.left().map(({ number }) => this.inVain[number]?.until ?? now);
    const [next] = (this.owed === undefined ? times : [...times, this.owed]).sort();
    const waiting = { unsettled: true, claimedBy: nobody, claimedUntil: next ?? '', inVain: this.inVain };
    await this.inTurn(() => this.write(next === undefined ? { unsettled: false } : waiting));
  }

  /** Each write needs the etag of the one before. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.writing.then(work);
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private async write(change: Partial<OutboxMark>): Promise<boolean> {
    if (this.lost) return false;
    const left = this.left().map(({ message }) => message);
    const mark = { ...this.mark, ...canWait(left), deliveries: this.deliveries, ...change };
    const { caseId, version } = this.claimed;
    const written = await this.store.updateMark(caseId, version, mark, this.etag);
    if (written === 'conflict') {
      this.lost = true;
      return false;
    }
    this.mark = mark;
    this.etag = written.etag;
    return true;
  }
}

export function isFinal(delivery: Delivery | undefined): boolean {
  return delivery !== undefined && delivery.state !== 'refused';
}
