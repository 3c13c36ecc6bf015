import type { Anchor, ChainEnd, DocumentKind, KeyStore, KeyWrapper, Store, WrappedKey } from './ports';

/** A store that can name its documents, as one that is moved away from must. */
export interface ListingStore extends Store {
  documentIds(): Iterable<{ readonly kind: DocumentKind; readonly id: string }>;
}

export interface MovedFrom {
  readonly store: ListingStore;
  readonly keyStore: KeyStore;
  readonly wrapper: KeyWrapper;
  readonly anchor: Anchor;
}

export interface MovedTo {
  readonly store: Store;
  readonly keyStore: KeyStore;
  /** It may be another one: then the data keys are wrapped anew. */
  readonly wrapper: KeyWrapper;
  /** Where the record is anchored from then on, if not where it was. */
  readonly anchor?: Anchor;
}

export interface Moved {
  readonly keys: number;
  readonly commits: number;
  readonly looks: number;
  readonly documents: number;
  readonly anchored: number;
}

/** As many keys are asked for at a time, and as many ends of the record kept. */
const page = 500;

/** Owns the keys of the whole installation. */
const system = 'system';

const installation = ['setting', 'installation'] as const;

/** Stands where the installation's own mark will: Trygg does not start on such a store. */
const unfinished = 'moving';

/** What was found there is not what was moved. */
export class NotTheSame extends Error {
  override readonly name = 'NotTheSame';
}

/**
 * Copies everything, compares it, and only then lets Trygg start there. What is there already is not written again, so it
 * may be stopped at any moment and begun anew. Nothing else may write to either store meanwhile.
 *
 * @param whole whether the record is whole where it was moved to
 * @throws NotTheSame
 */
export async function moveEverything(from: MovedFrom, to: MovedTo, whole: () => Promise<boolean>): Promise<Moved> {
  const mark = (await from.store.document(...installation))?.body;
  if (mark === undefined) throw new Error('There is nothing to move: Trygg has never been started on these data.');
  const found = await to.store.document(...installation);
  if (found?.body === mark) throw new Error('The data were moved already. Nothing was done.');
  if (found && found.body !== unfinished) throw new NotTheSame('Another installation keeps its cases there.');
  const { etag } = found ?? written(await to.store.putDocument(...installation, unfinished));
  const moved = {
    keys: await moveKeys(from, to),
    commits: await moveCommits(from.store, to.store),
    looks: await moveLooks(from.store, to.store),
    documents: await moveDocuments(from.store, to.store),
  };
  if (!(await whole()))
    throw new NotTheSame('The record is not whole where it was moved to: npm run verify names what is wrong.');
  const anchored = to.anchor ? await moveAnchor(from.anchor, to.anchor) : 0;
  written(await to.store.putDocument(...installation, mark, etag));
  return { ...moved, anchored };
}

/** How far the record had come: or what came before the move could be cut off after it, and nobody would see. */
async function moveAnchor(from: Anchor, to: Anchor): Promise<number> {
  const nameOf = ({ of, chain, number, mac }: ChainEnd) => JSON.stringify([of, chain, number, mac]);
  const there = await endsIn(to, nameOf);
  const missing = [...(await endsIn(from, nameOf))].filter(([name]) => !there.has(name)).map(([, end]) => end);
  for (let first = 0; first < missing.length; first += page) {
    await Promise.all(missing.slice(first, first + page).map((end) => to.keep(end)));
  }
  return missing.length;
}

async function endsIn(anchor: Anchor, nameOf: (end: ChainEnd) => string): Promise<ReadonlyMap<string, ChainEnd>> {
  const ends = new Map<string, ChainEnd>();
  for await (const end of anchor.kept()) ends.set(nameOf(end), end);
  return ends;
}

/** Those of the installation first: whoever started Trygg there meanwhile would make others. */
async function moveKeys(from: MovedFrom, to: MovedTo): Promise<number> {
  const ofInstallation = Object.entries(await from.keyStore.wrappedKeys(system));
  for (const [strand, wrapped] of ofInstallation) {
    await moveKey({ owner: system, strand, wrapped }, from.wrapper, to);
  }
  let count = 0;
  for (let after: WrappedKey | undefined, more = true; more; ) {
    const found: readonly WrappedKey[] = await from.keyStore.listKeys(page, after);
    for (const key of found) await moveKey(key, from.wrapper, to);
    count += found.length;
    after = found.at(-1);
    more = found.length === page;
  }
  return count;
}

async function moveKey({ owner, strand, wrapped }: WrappedKey, unwrapper: KeyWrapper, to: MovedTo): Promise<void> {
  const key = await unwrapper.unwrap(wrapped);
  const there = await to.keyStore.wrappedKeys(owner);
  const kept = Object.hasOwn(there, strand)
    ? there
    : await to.keyStore.addKeys(owner, Object.fromEntries([[strand, await to.wrapper.wrap(key)]]));
  const present = kept === 'retired' ? undefined : kept[strand];
  if (present === undefined || !(await to.wrapper.unwrap(present)).equals(key)) {
    throw new NotTheSame(`The key ${owner}/${strand} is another one where it was moved to.`);
  }
}

/** The commits of one case after the other, with the marks that they have by now, and the head that follows from them. */
async function moveCommits(from: ListingStore, to: Store): Promise<number> {
  let count = 0;
  for await (const caseId of from.caseIds()) {
    const there = new Map((await to.commitsOf(caseId)).map((found) => [found.commit.version, found]));
    const commits = await from.commitsOf(caseId);
    for (const { commit, mark } of commits) {
      const { version } = commit;
      const found = there.get(version);
      if (!found) await to.insertCommit(commit, mark);
      else if (!same(found.mark, mark)) await to.updateMark(caseId, version, mark, found.etag);
    }
    const head = await from.head(caseId);
    if (head) await to.writeHead(head);
    const moved = (await to.commitsOf(caseId)).map(({ commit, mark }) => ({ commit, mark }));
    compare(
      `case ${caseId}`,
      moved,
      commits.map(({ commit, mark }) => ({ commit, mark })),
    );
    compare(`the head of ${caseId}`, await to.head(caseId), head);
    count += commits.length;
  }
  return count;
}

async function moveLooks(from: ListingStore, to: Store): Promise<number> {
  let count = 0;
  for await (const chain of from.lookChains()) {
    const looks = await from.looksOf(chain);
    const there = new Set((await to.looksOf(chain)).map(({ number }) => number));
    for (const look of looks) if (!there.has(look.number)) await to.insertLook(look);
    compare(`the looks at ${chain}`, await to.looksOf(chain), looks);
    count += looks.length;
  }
  return count;
}

/** All but duties that a process has for a minute, and the mark that comes last. */
async function moveDocuments(from: ListingStore, to: Store): Promise<number> {
  let count = 0;
  for (const { kind, id } of from.documentIds()) {
    if (kind === 'lease' || (kind === installation[0] && id === installation[1])) continue;
    const body = (await from.document(kind, id))?.body ?? '';
    if ((await to.document(kind, id))?.body !== body) await to.putDocument(kind, id, body, 'any');
    compare(`${kind} ${id}`, (await to.document(kind, id))?.body, body);
    count += 1;
  }
  return count;
}

function compare(what: string, there: unknown, here: unknown): void {
  if (!same(there, here)) throw new NotTheSame(`What was moved is not the same there: ${what}.`);
}

/** As JSON, the order of an object's fields aside: a store may give them back in another. */
function same(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

function written(answer: { readonly etag: string } | 'conflict'): { readonly etag: string } {
  if (answer === 'conflict') throw new Error('Something else writes to the store that is moved to. Stop it first.');
  return answer;
}
