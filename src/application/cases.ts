import type { Command } from '../case/commands';
import { type CaseCommit, remember } from '../case/commit';
import { decide, type Happened, outcomeOf } from '../case/decide';
import type { CaseEvent } from '../case/events';
import { type Grounds, groundAt, groundOf } from '../case/ground';
import { type Message, messagesAfter } from '../case/messages';
import { isRefusal, type Refusal } from '../case/refusal';
import type { Case, CaseState } from '../case/state';
import { openTasks } from '../case/tasks';
import { type Affected, affectedKey } from './affected';
import { lastCommit, openCommit, sealCommit } from './codec';
import { Heads, type LineOf, type Listed } from './heads';
import { catchUp, type Loaded, nothing, opened } from './loaded';
import { secondsAfter } from './moments';
import type { Keys, Log, OutboxMark, Store, StoredHead } from './ports';
import { canWait, claimSeconds } from './sending';

/** A commit just stored, whose head is still to be written and whose messages are still to be sent. */
export interface Accepted {
  readonly caseId: string;
  readonly version: number;
  readonly mac: string;
  readonly state: Case;
  readonly commit: CaseCommit;
  readonly mark: OutboxMark;
  /** Of the mark. */
  readonly etag: string;
}

export type Outcome =
  | { readonly accepted: Accepted; readonly state: Case }
  /** The command had been carried out already, and nothing was done now. */
  | { readonly repeated: true; readonly state: Case }
  | { readonly refusal: Refusal; readonly state: CaseState };

/** Another writer can win a race this often before a command gives up: far more than people can press. */
const tries = 20;

/** So many cases are opened at a time. */
const portion = 200;

export class Cases {
  private readonly heads: Heads;

  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    readonly grounds: Grounds,
    /** Names this process in claims. */
    private readonly instance: string,
    log: Log,
  ) {
    this.heads = new Heads(store, keys, grounds, log);
  }

  /**
   * The case as of its newest commit. Every commit read is checked against the record's chain.
   *
   * @throws Unreadable
   */
  async load(caseId: string): Promise<Loaded> {
    return this.catchUp(await this.heads.load(caseId), caseId);
  }

  /**
   * The case for somebody who may be no part of it: for them there is none, and it takes the same time as where there is
   * none, since nothing of it is opened. Whoever had a part once has known of it, and may take longer to be refused.
   *
   * @throws Unreadable
   */
  async loadFor(personId: string, caseId: string): Promise<Loaded> {
    const known = await this.fromHeadFor(personId, caseId);
    return known === nothing ? nothing : this.catchUp(known, caseId);
  }

  /**
   * Begins a case. The same command sent again finds the case that it began.
   */
  begin(caseId: string, command: Command): Promise<Outcome> {
    return this.decideOn(caseId, nothing, async () => command);
  }

  /**
   * Decides on the head, which may be behind: then the insert meets a conflict, and the decision is made again on the
   * newest state. Two requests to the store where nobody else writes. `ask` makes the command for the case as it stands.
   */
  async carryOut(caseId: string, ask: (state: Case) => Promise<Command>): Promise<Outcome> {
    return this.carryOutFrom(await this.heads.load(caseId), caseId, ask);
  }

  /** What a person asks for, who may be no part of the case. */
  async carryOutFor(personId: string, caseId: string, ask: (state: Case) => Promise<Command>): Promise<Outcome> {
    return this.carryOutFrom(await this.fromHeadFor(personId, caseId), caseId, ask);
  }

  private carryOutFrom(from: Loaded, caseId: string, ask: (state: Case) => Promise<Command>): Promise<Outcome> {
    return this.decideOn(caseId, from, async (state) => (state.phase === 'absent' ? undefined : ask(state)));
  }

  /** Why a command would be refused now; undefined where it would not be. Nothing is done. */
  async wouldRefuse(
    personId: string,
    caseId: string,
    ask: (state: Case) => Promise<Command>,
  ): Promise<Refusal | undefined> {
    const { state } = await this.loadFor(personId, caseId);
    if (state.phase === 'absent') return { refused: 'notYours' };
    const decision = decide(groundOf(this.grounds, state), state, await ask(state));
    return isRefusal(decision) ? decision : undefined;
  }

  private async decideOn(
    caseId: string,
    from: Loaded,
    ask: (state: CaseState) => Promise<Command | undefined>,
  ): Promise<Outcome> {
    let loaded = from;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const command = await ask(loaded.state);
      if (!command) return { refusal: { refused: 'notYours' }, state: loaded.state };
      const before = loaded.state;
      const ground = before.phase === 'absent' ? groundAt(this.grounds, command.at) : groundOf(this.grounds, before);
      const outcome = outcomeOf(ground, before, command);
      if (isRefusal(outcome) || outcome.events.length === 0) {
        // A head that is behind must not refuse what the newest state would allow.
        const newest = await this.catchUp(loaded, caseId);
        if (newest.version === loaded.version) return withoutEvents(outcome, loaded.state);
        loaded = newest;
        continue;
      }
      const { events } = outcome;
      const state = opened(outcome.after);
      await this.createKeys(caseId, events);
      const version = loaded.version + 1;
      const open = before.phase === 'absent' ? [] : openTasks(ground.procedure, before);
      const messages = messagesAfter(ground, open, state, events);
      const commit: CaseCommit = { version, commandId: command.id, events, messages };
      remember(state, commit);
      const stored = await sealCommit(this.keys, caseId, commit, command.at, loaded.mac);
      const mark = this.firstMark(command.at, messages);
      const inserted = await this.store.insertCommit(stored, mark);
      if (inserted !== 'conflict') {
        return { accepted: { caseId, version, mac: stored.mac, state, commit, mark, etag: inserted.etag }, state };
      }
      loaded = await this.catchUp(loaded, caseId);
    }
    throw new Error('the case was changed by others again and again');
  }

  /** Writes the head, unless a newer one is there. */
  writeHead(state: Case, version: number, mac: string): Promise<void> {
    return this.heads.write({ state, version, mac });
  }

  /**
   * Ends the case for good, unless something has happened in it since that version. Its keys, and what was derived from
   * it, are the caller's to destroy.
   */
  async end(caseId: string, version: number, at: string): Promise<'ended' | 'changed'> {
    const { state, ...newest } = await this.load(caseId);
    if (newest.version > 0 && state.phase === 'absent') return 'ended';
    if (newest.version !== version) return 'changed';
    const last = lastCommit(this.keys, caseId, version + 1, at, newest.mac);
    const mark = { unsettled: false, claimedBy: '', claimedUntil: at, attempts: 0, deliveries: {} };
    if ((await this.store.insertCommit(last, mark)) !== 'conflict') return 'ended';
    return this.end(caseId, version, at);
  }

  /** A commit as it was written, for a second try at sending its messages. */
  async commitOf(caseId: string, version: number): Promise<CaseCommit> {
    const commits = await this.store.commitsOf(caseId, Math.max(1, version - 1));
    const previous = version === 1 ? '' : commits[0]?.commit.mac;
    const wanted = commits.find(({ commit }) => commit.version === version);
    if (!wanted || previous === undefined) throw new Error('the commit is not in the store');
    return openCommit(this.keys, wanted.commit, previous);
  }

  /** The cases in which a person has something to see or to do: all of them, or none where one can't be read. */
  async casesOf(personId: string): Promise<readonly Case[]> {
    return this.heads.states(await this.headsOf(personId));
  }

  /** A line for each of them. `lineOf` asks no service: where it fails, that case is left out and counted. */
  async list<T>(personId: string, lineOf: LineOf<T>): Promise<Listed<T>> {
    return this.heads.list(await this.headsOf(personId), lineOf);
  }

  /** The reported cases of what happened to these people; of whom the directory does not know, by the unit that was named. */
  async casesAbout(people: readonly Affected[]): Promise<readonly Case[]> {
    const keys = [...people, ...people.map(({ unit }) => ({ unit }))].map((one) => affectedKey(one));
    const heads = await Promise.all([...new Set(keys)].map((key) => this.store.headsOf(this.keys.personKey(key))));
    return this.heads.states([...new Map(heads.flat().map((head) => [head.caseId, head])).values()]);
  }

  /** Likewise of the cases in which a deadline has passed, the longest overdue first: all of them, a portion at a time. */
  async *lateAt<T>(now: string, lineOf: LineOf<T>): AsyncGenerator<T> {
    for (let after: StoredHead | undefined, more = true; more; ) {
      const heads: readonly StoredHead[] = await this.store.lateCases(now, portion, after);
      yield* (await this.heads.list(heads, lineOf)).lines;
      after = heads.at(-1);
      more = heads.length === portion;
    }
  }

  /** When the case is due next, by what holds now. */
  reckonAnew(caseId: string): Promise<void> {
    return this.heads.reckonAnew(caseId);
  }

  /** Heads and what is derived from them, made anew from the commits. Returns how many cases there are. */
  rebuildHeads(): Promise<number> {
    return this.heads.rebuildAll();
  }

  private headsOf(personId: string): Promise<StoredHead[]> {
    return this.store.headsOf(this.keys.personKey(personId));
  }

  private async fromHeadFor(personId: string, caseId: string): Promise<Loaded> {
    const found = await this.store.headFor(caseId, this.keys.personKey(personId));
    if (found?.head) return this.heads.open(found.head);
    // A head that is behind may not know them yet.
    const newer = await this.store.commitsOf(caseId, (found?.version ?? 0) + 1);
    return newer.length === 0 ? nothing : this.load(caseId);
  }

  private catchUp(loaded: Loaded, caseId: string): Promise<Loaded> {
    return catchUp(this.store, this.keys, loaded, caseId);
  }

  /** Each strand has a key of its own, from the moment that it begins. */
  private async createKeys(caseId: string, events: readonly CaseEvent[]): Promise<void> {
    const begun = events.some(({ type }) => type === 'ComplaintReceived' || type === 'SupportAsked');
    const strands = events.flatMap(({ type, strand }) => (type === 'AccusedNamed' ? [strand] : []));
    if (begun || strands.length > 0) await this.keys.create(caseId, [...(begun ? ['common'] : []), ...strands]);
  }

  private firstMark(at: string, messages: readonly Message[]): OutboxMark {
    return {
      ...canWait(messages),
      unsettled: true,
      claimedBy: this.instance,
      claimedUntil: secondsAfter(at, claimSeconds),
      attempts: 1,
      deliveries: {},
    };
  }
}

function withoutEvents(outcome: Refusal | Happened, state: CaseState): Outcome {
  return isRefusal(outcome) ? { refusal: outcome, state } : { repeated: true, state: opened(state) };
}
