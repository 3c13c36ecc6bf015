import { macOfCommit, macOfLook } from './chain';
import type { Anchor, ChainEnd, Keys, Store } from './ports';

/** What is wrong with one entry of the record. It names a case by its number, and no person. */
export interface Flaw {
  readonly of: ChainEnd['of'];
  readonly chain: string;
  readonly number: number;
  /**
   * `changed`: it is not what was written there, or not after the entry before it. `misplaced`: it is another chain's, or
   * another place's. `missing`: there are entries after it, or the anchor had it. `replaced`: it is another entry than the
   * one that the anchor had.
   */
  readonly is: 'changed' | 'misplaced' | 'missing' | 'replaced';
}

export interface Verified {
  readonly chains: number;
  readonly entries: number;
  readonly anchored: number;
  readonly flaws: readonly Flaw[];
}

interface Entry {
  readonly chain: string;
  readonly number: number;
  readonly mac: string;
  /** As it should be after an entry with that hash. */
  macAfter(previous: string): string;
}

/**
 * Reads the whole record and names every entry that was changed, taken away, moved or rolled back. Needs no content: what
 * was forgotten verifies all the same. Only entries that came after the newest anchored one of their chain could have
 * been cut off unnoticed.
 */
export async function verify(store: Store, keys: Keys, anchor: Anchor): Promise<Verified> {
  // What is anchored is in the store already: read first, it can't be ahead of what is read afterwards.
  const ends: ChainEnd[] = [];
  for await (const end of anchor.kept()) ends.push(end);
  const flaws: Flaw[] = [];
  const found = new Map<string, string>();
  let chains = 0;
  for await (const { of, chain, entries } of chainsIn(store, keys)) {
    chains += 1;
    flaws.push(...flawsIn(of, chain, entries));
    for (const { number, mac } of entries) found.set(keyOf({ of, chain, number }), mac);
  }
  for (const end of ends) {
    const mac = found.get(keyOf(end));
    if (mac !== end.mac) flaws.push({ ...placeOf(end), is: mac === undefined ? 'missing' : 'replaced' });
  }
  return { chains, entries: found.size, anchored: ends.length, flaws: distinct(flaws) };
}

async function* chainsIn(store: Store, keys: Keys) {
  for await (const chain of store.caseIds()) {
    const commits = await store.commitsOf(chain);
    const entries = commits.map(({ commit }): Entry => {
      const { caseId, version: number, mac } = commit;
      return { chain: caseId, number, mac, macAfter: (previous) => macOfCommit(keys, commit, previous) };
    });
    yield { of: 'commits' as const, chain, entries };
  }
  for await (const chain of store.lookChains()) {
    const entries = (await store.looksOf(chain)).map((look): Entry => {
      return { ...look, macAfter: (previous) => macOfLook(keys, look, previous) };
    });
    yield { of: 'looks' as const, chain, entries };
  }
}

/** Entries in the places in which they lie; each is checked against the one whose number comes before its own. */
function flawsIn(of: ChainEnd['of'], chain: string, entries: readonly Entry[]): readonly Flaw[] {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const inOrder = entries.map(({ number }) => number).sort((one, other) => one - other);
  const flaws: Flaw[] = [];
  for (let number = 1; number < (inOrder.at(-1) ?? 0); number += 1) {
    if (!byNumber.has(number)) flaws.push({ of, chain, number, is: 'missing' });
  }
  entries.forEach((entry, place) => {
    const { number } = entry;
    const previous = number === 1 ? '' : byNumber.get(number - 1)?.mac;
    if (entry.chain !== chain || number !== inOrder[place]) flaws.push({ of, chain, number, is: 'misplaced' });
    // After a gap nothing can be said of what followed it.
    else if (previous !== undefined && entry.macAfter(previous) !== entry.mac) {
      flaws.push({ of, chain, number, is: 'changed' });
    }
  });
  return flaws;
}

function keyOf({ of, chain, number }: Pick<ChainEnd, 'of' | 'chain' | 'number'>): string {
  return `${of} ${chain} ${number}`;
}

function placeOf({ of, chain, number }: ChainEnd): Pick<ChainEnd, 'of' | 'chain' | 'number'> {
  return { of, chain, number };
}

/** An entry that was anchored twice is missing once. */
function distinct(flaws: readonly Flaw[]): readonly Flaw[] {
  return [...new Map(flaws.map((flaw) => [`${keyOf(flaw)} ${flaw.is}`, flaw])).values()];
}
