/**
 * What the application needs from the world. Each port has one contract suite in test/contracts that every adapter
 * passes. Instants are ISO 8601 in UTC with milliseconds (`2026-01-05T08:00:00.000Z`), so that they sort as text.
 */

/** Content after encryption, base64. Only {@link Keys} makes it and reads it. */
export interface Sealed {
  /** Which data key of the owner: `common`, or the strand. */
  readonly strand: string;
  readonly box: string;
}

/** What became of one message of a commit. */
export interface Delivery {
  readonly at: string;
  /**
   * `sent`, `skipped` and `failed` are final; of what failed HR is told. `refused`: the platform called it final once,
   * and as it has done so without reason, it is tried once more.
   */
  readonly state: 'sent' | 'skipped' | 'failed' | 'refused';
  /** Leads nowhere without the chat, which is known of each person and of no case. */
  readonly activityId?: string;
}

/** The one part of a commit that changes after it was stored. It holds nothing confidential and no person. */
export interface OutboxMark {
  readonly unsettled: boolean;
  /** While this lies ahead, whoever holds the claim is sending. */
  readonly claimedUntil: string;
  /** Empty where nobody is: it waits. */
  readonly claimedBy: string;
  /** How many times sending was begun: more than one means that a message may have been repeated. */
  readonly attempts: number;
  /** Nothing is left but reminders, which go out together with others: nobody waits for it. */
  readonly canWait?: true;
  /** By the message's number within the commit. */
  readonly deliveries: Readonly<Record<string, Delivery>>;
  /** Likewise, of those that are still to be sent. */
  readonly inVain?: Readonly<Record<string, InVain>>;
}

/** How often a message was tried without success, and for how many seconds it waited for the next try. */
export interface InVain {
  readonly times: number;
  readonly waited: number;
  /** Not to be tried before. */
  readonly until: string;
}

/** The events of one command and the messages that follow from them: written once, as one document. */
export interface StoredCommit {
  readonly caseId: string;
  /** 1 for the first. `caseId:version` is the document's id, which makes a second writer fail. */
  readonly version: number;
  readonly at: string;
  /** The command's own id: a command that comes again is recognised by it. */
  readonly commandId: string;
  readonly parts: readonly Sealed[];
  /** Keyed hash over everything above and the hash before it, in base64. Covers ciphertext only. */
  readonly mac: string;
}

export interface CommitWithMark {
  readonly commit: StoredCommit;
  readonly mark: OutboxMark;
  /** Opaque; changes with each change of the mark. */
  readonly etag: string;
}

/** Derived from the commits, and can be rebuilt from them: never the truth. */
export interface StoredHead {
  readonly caseId: string;
  readonly version: number;
  readonly mac: string;
  readonly snapshot: readonly Sealed[];
  /** Keyed hashes of the persons who have something to see or to do in the case. */
  readonly personKeys: readonly string[];
  /** The next moment at which the case has something to do by itself. */
  readonly nextDue?: string;
  /** The last moment of the first deadline that somebody is pressed to keep: before `now`, the case is late. */
  readonly firstDeadline?: string;
}

/** One look at what a case holds, after encryption; or one that was refused. */
export interface StoredLook {
  /** The case; or `refused`, whatever case was asked for. */
  readonly chain: string;
  /** 1 for the first of the chain. `chain:number` is its id, which makes a second writer fail. */
  readonly number: number;
  readonly at: string;
  readonly content: Sealed;
  /** As that of a commit, over the looks of this chain. */
  readonly mac: string;
}

export interface StoredDocument {
  readonly id: string;
  readonly body: string;
  readonly etag: string;
}

export type DocumentKind = 'draft' | 'person' | 'setting' | 'digest' | 'lease' | 'wheel' | 'retention' | 'call';

/** A case that is due, and a place in the list of them. */
export interface DueCase {
  readonly caseId: string;
  readonly nextDue: string;
}

/** A case that is late, and a place in the list of them. */
export type LateCase = Pick<StoredHead, 'caseId' | 'firstDeadline'>;

export interface Store {
  /** How often it is asked at most after a command, where each request has its price; undefined where it has none. */
  readonly mostAsked?: number;
  /** `conflict` where the case has a commit of that version already; nothing is changed then. */
  insertCommit(commit: StoredCommit, mark: OutboxMark): Promise<{ etag: string } | 'conflict'>;
  /** In order of version, from `fromVersion` (1 if not given). */
  commitsOf(caseId: string, fromVersion?: number): Promise<CommitWithMark[]>;
  commit(caseId: string, version: number): Promise<CommitWithMark | undefined>;
  /** Writes the mark if it still has that etag, and answers with the new etag; `conflict` otherwise. */
  updateMark(caseId: string, version: number, mark: OutboxMark, etag: string): Promise<{ etag: string } | 'conflict'>;
  /** Unsettled commits whose claim has run out at `now`, oldest first; all, or only those that can't wait. */
  unsettled(now: string, limit: number, which?: 'urgent'): Promise<CommitWithMark[]>;

  head(caseId: string): Promise<StoredHead | undefined>;
  /** The head for somebody: of a case whose head does not name them nothing is read but its version. */
  headFor(
    caseId: string,
    personKey: string,
  ): Promise<{ readonly version: number; readonly head?: StoredHead } | undefined>;
  /** `older` where a head of a higher or the same version is there already; nothing is changed then. */
  writeHead(head: StoredHead): Promise<'written' | 'older'>;
  /** In place of one of the same version. `changed` where there is none of it, or no more; nothing is changed then. */
  rewriteHead(head: StoredHead): Promise<'written' | 'changed'>;
  /** Also fine where there is none: the next head is then written whatever its version. */
  deleteHead(caseId: string): Promise<void>;
  headsOf(personKey: string): Promise<StoredHead[]>;
  /** Cases with something due at `now` or before, the earliest first, from the one after `after` on. */
  dueCases(now: string, limit: number, after?: DueCase): Promise<DueCase[]>;
  /** The heads of cases that are late at `now`, the longest overdue first, from the one after `after` on. */
  lateCases(now: string, limit: number, after?: LateCase): Promise<StoredHead[]>;
  /** Every case that has a commit, in no particular order: for rebuilding heads. */
  caseIds(): AsyncIterable<string>;

  /** `conflict` where the chain has a look of that number already; nothing is changed then. */
  insertLook(look: StoredLook): Promise<'written' | 'conflict'>;
  lastLook(chain: string): Promise<StoredLook | undefined>;
  /** In order of their numbers. */
  looksOf(chain: string): Promise<StoredLook[]>;
  /** Every chain that has a look, in no particular order. */
  lookChains(): AsyncIterable<string>;

  document(kind: DocumentKind, id: string): Promise<StoredDocument | undefined>;
  /**
   * Without `etag` the document must be new, with `etag` it must be unchanged since it was read; `conflict` otherwise.
   * `any` writes whatever is there.
   */
  putDocument(
    kind: DocumentKind,
    id: string,
    body: string,
    etag?: string | 'any',
  ): Promise<{ etag: string } | 'conflict'>;
  /** Also fine where there is none, or, with `etag`, where it is another one. */
  deleteDocument(kind: DocumentKind, id: string, etag?: string): Promise<void>;

  /**
   * Takes what was deleted or replaced out of every byte that the store keeps beside its content. `busy` where somebody
   * else kept it from doing so just now.
   */
  clean(): Promise<'clean' | 'busy'>;
  /** Throws where the store can't be reached or read. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** How far a chain of the record had come: the hash of its newest entry covers all before it. */
export interface ChainEnd {
  readonly of: 'commits' | 'looks';
  readonly chain: string;
  readonly number: number;
  readonly mac: string;
}

/** Remembers how far the record had come, where whoever holds the store can't change it. It is only ever added to. */
export interface Anchor {
  /** Kept once this has answered. */
  keep(end: ChainEnd): Promise<void>;
  /** All that was ever kept. */
  kept(): AsyncIterable<ChainEnd>;
}

/** One data key as the key store has it: `<id of the wrapping key>.<box>`. */
export interface WrappedKey {
  readonly owner: string;
  readonly strand: string;
  readonly wrapped: string;
}

/** Wrapped data keys, in a store of their own: destroying one there is what erasing means. */
export interface KeyStore {
  wrappedKeys(owner: string): Promise<Readonly<Record<string, string>>>;
  /**
   * Keeps a strand's key that is there already, and answers with all of the owner's keys. `retired` where one of those
   * given was wrapped with a key that is no longer in use: nothing is changed then, and it has to be wrapped anew.
   */
  addKeys(
    owner: string,
    wrapped: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>> | 'retired'>;
  /** By owner and strand, from the one after `after` on. */
  listKeys(limit: number, after?: WrappedKey): Promise<WrappedKey[]>;
  /** `conflict` where it is no longer that one: a key that was destroyed never comes back. */
  replaceKey(present: WrappedKey, wrapped: string): Promise<'replaced' | 'conflict'>;
  /**
   * From now on no key is taken that was wrapped with that one. `inUse` where one is still there, and nothing is
   * changed. What was replaced or destroyed before is then in no byte of the key store either.
   */
  retire(wrapperId: string): Promise<'retired' | 'inUse'>;
  destroyKeys(owner: string): Promise<void>;
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Holds the wrapping key, which neither store holds. */
export interface KeyWrapper {
  /** Its public part is enough to wrap: that a data key was wrapped says nothing about who made it. */
  readonly anybodyCanWrap?: true;
  /** With the newest wrapping key; `anew` where the one that was taken for the newest is no longer in use. */
  wrap(key: Buffer, anew?: 'anew'): Promise<string>;
  /** @throws Unreadable, and Unreachable */
  unwrap(wrapped: string): Promise<Buffer>;
}

/** A wrapper whose key can be another one. Every process that has it open goes on with the newest. */
export interface RotatingWrapper extends KeyWrapper {
  wrapperIds(): Promise<{ readonly newest: string; readonly older: readonly string[] }>;
  /** Makes a wrapping key, or says who has to. The one before it unwraps until it is dropped. */
  renew(): Promise<void>;
  /** For good: only once the key store has retired it. */
  drop(wrapperId: string): Promise<void>;
}

/** The content can't be read: its key was destroyed, or the content is not what was sealed there. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

export interface Keys {
  /** Makes a data key for each strand that has none. The owner is a case, a draft, or `people`. */
  create(owner: string, strands: readonly string[]): Promise<void>;
  /** `bound` says where the content belongs (case, version, kind); it can be opened only there. */
  seal(owner: string, strand: string, bound: string, content: string): Promise<Sealed>;
  /** @throws Unreadable */
  open(owner: string, bound: string, sealed: Sealed): Promise<string>;
  destroy(owner: string): Promise<void>;
  /** A keyed hash, so that a stolen store does not tell who is a party. */
  personKey(personId: string): string;
  /** The record's keyed hash. */
  mac(text: string): string;
}

export interface Clock {
  now(): string;
}

/** Structured, and without content or names: ids, rule numbers and timings only. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
}
