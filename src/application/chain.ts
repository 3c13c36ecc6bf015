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

/** Begins with a word that is no hash: the two kinds of entries can't stand in for one another. */
export function macOfLook(keys: Keys, look: Omit<StoredLook, 'mac'>, previous: string): string {
  const { chain, number, at, content } = look;
  return keys.mac(JSON.stringify(['look', previous, chain, number, at, content.strand, content.box]));
}
