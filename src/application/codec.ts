import type { CaseCommit } from '../case/commit';
import { type CaseEvent, keyStrandOf } from '../case/events';
import type { Message } from '../case/messages';
import type { Case, CaseState } from '../case/state';
import { macOfCommit } from './chain';
import { type CommitWithMark, type Keys, type Sealed, type StoredCommit, type StoredHead, Unreadable } from './ports';

/** Each strand's part is sealed with its own key, so that one strand can be forgotten without the others. */

/**
 * Raised with each change of how events fold, since an earlier version that runs beside this one folds by its own: its
 * snapshots can't be opened here, nor ours there, and are made anew from the commits.
 */
export const snapshotFormat = 4;

interface NumberedPart {
  readonly events: readonly { readonly number: number; readonly event: CaseEvent }[];
  readonly messages: readonly { readonly number: number; readonly message: Message }[];
}

/** Seals a commit and chains it to the one before. `previous` is that one's mac, empty for the first. */
export async function sealCommit(
  keys: Keys,
  caseId: string,
  commit: CaseCommit,
  at: string,
  previous: string,
): Promise<StoredCommit> {
  const events = commit.events.map((event, number) => ({ number, event, strand: event.strand }));
  const messages = commit.messages.map((message, number) => ({ number, message, strand: strandOf(message) }));
  const strands = [...new Set([...events, ...messages].map(({ strand }) => strand))].sort();
  const parts = await Promise.all(
    strands.map((strand) => {
      const part: NumberedPart = {
        events: events.filter((e) => e.strand === strand).map(({ number, event }) => ({ number, event })),
        messages: messages.filter((m) => m.strand === strand).map(({ number, message }) => ({ number, message })),
      };
      return keys.seal(caseId, strand, commitPlace(caseId, commit.version), JSON.stringify(part));
    }),
  );
  const stored = { caseId, version: commit.version, at, commandId: commit.commandId, parts };
  return { ...stored, mac: macOfCommit(keys, stored, previous) };
}

/** The command of the commit that ends a case whose content is erased: nobody can write behind it. */
const erasing = 'erased';

/** Without content and without a person: what remains of an erased case in its record. */
export function lastCommit(keys: Keys, caseId: string, version: number, at: string, previous: string): StoredCommit {
  const stored = { caseId, version, at, commandId: erasing, parts: [] };
  return { ...stored, mac: macOfCommit(keys, stored, previous) };
}

/** @throws Unreadable where somebody who has no keys wrote it, or put it elsewhere */
export function endsInErasure(
  keys: Keys,
  caseId: string,
  commits: readonly CommitWithMark[],
  previous: string,
): boolean {
  const last = commits.at(-1)?.commit;
  if (last?.commandId !== erasing || last.parts.length > 0) return false;
  const isNext = macOfCommit(keys, last, commits.at(-2)?.commit.mac ?? previous) === last.mac;
  if (isNext && last.caseId === caseId) return true;
  throw new Unreadable('the end of an erased case does not follow the commit before');
}

/** @throws Unreadable where the commit is not the one that followed `previous`, or its key is gone. */
export async function openCommit(keys: Keys, stored: StoredCommit, previous: string): Promise<CaseCommit> {
  if (macOfCommit(keys, stored, previous) !== stored.mac)
    throw new Unreadable('a commit does not follow the one before');
  const parts = await Promise.all(
    stored.parts.map(async (sealed): Promise<NumberedPart> => {
      return JSON.parse(await keys.open(stored.caseId, commitPlace(stored.caseId, stored.version), sealed));
    }),
  );
  return {
    version: stored.version,
    commandId: stored.commandId,
    events: inOrder(parts.flatMap((part) => part.events)).map(({ event }) => event),
    messages: inOrder(parts.flatMap((part) => part.messages)).map(({ message }) => message),
  };
}

/** The snapshot of a head, sealed strand by strand and bound to the commit that it was taken after. */
export async function sealState(keys: Keys, state: Case, version: number, mac: string): Promise<Sealed[]> {
  const { strands, ...common } = state;
  const parts = Object.entries({ common, ...strands });
  return Promise.all(
    parts.map(([strand, part]) =>
      keys.seal(state.caseId, strand, headPlace(state.caseId, version, mac), JSON.stringify(part)),
    ),
  );
}

/** @throws Unreadable */
export async function openState(keys: Keys, head: StoredHead): Promise<CaseState> {
  const place = headPlace(head.caseId, head.version, head.mac);
  const parts = await Promise.all(
    head.snapshot.map(async (sealed) => [sealed.strand, JSON.parse(await keys.open(head.caseId, place, sealed))]),
  );
  const { common, ...strands } = Object.fromEntries(parts);
  return { ...common, strands };
}

function strandOf(message: Message): string {
  return 'instance' in message ? keyStrandOf(message.instance.subject) : message.strand;
}

function commitPlace(caseId: string, version: number): string {
  return `commit ${caseId}:${version}`;
}

function headPlace(caseId: string, version: number, mac: string): string {
  return `head ${snapshotFormat} ${caseId}:${version} ${mac}`;
}

function inOrder<T extends { readonly number: number }>(numbered: readonly T[]): readonly T[] {
  return [...numbered].sort((one, other) => one.number - other.number);
}
