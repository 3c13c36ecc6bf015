import type { Keys, StoredCommit, StoredLook } from './ports';

/**
 * The record's chains: each entry carries a keyed hash over what is stored of it and the hash of the one before, empty for
 * the first. The key lies with the wrapped keys: whoever holds the store alone can't make an entry, or move one. Only
 * ciphertext is covered, so that what was forgotten still verifies.
 */

export function macOfCommit(keys: Keys, commit: Omit<StoredCommit, 'mac'>, previous: string): string {
  const { caseId, version, at, commandId, parts } = commit;
  const boxes = parts.map(({ strand, box }) => [strand, box]);
  return keys.mac(JSON.stringify([previous, caseId, version, at, commandId, boxes]));
}

/** Where the content of a look is sealed: it can be opened nowhere else. */
export function placeOfLook(chain: string, number: number): string {
  return `look ${chain}:${number}`;
}

/** The entry that comes after that one in its chain, sealed with the owner's key. */
export async function lookAfter(
  keys: Keys,
  before: Pick<StoredLook, 'number' | 'mac'>,
  {
    chain,
    owner,
    at,
    text,
  }: { readonly chain: string; readonly owner: string; readonly at: string; readonly text: string },
): Promise<StoredLook> {
  const number = before.number + 1;
  const content = await keys.seal(owner, 'common', placeOfLook(chain, number), text);
  const look = { chain, number, at, content };
  return { ...look, mac: macOfLook(keys, look, before.mac) };
}

/** Begins with a word that is no hash: the two kinds of entries can't stand in for one another. */
export function macOfLook(keys: Keys, look: Omit<StoredLook, 'mac'>, previous: string): string {
  const { chain, number, at, content } = look;
  return keys.mac(JSON.stringify(['look', previous, chain, number, at, content.strand, content.box]));
}
