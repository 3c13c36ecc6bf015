import type { DueCase, Store, StoredHead } from '../../../application/ports';
import { encoded } from './ids';
import type { Items } from './items';

type Heads = Pick<
  Store,
  'head' | 'headFor' | 'writeHead' | 'rewriteHead' | 'deleteHead' | 'headsOf' | 'dueCases' | 'lateCases'
>;

interface HeadItem {
  readonly head: StoredHead;
}

/** As many cases are worked on in the same minutes. */
const mostRemembered = 1_000;

const placeOf = (caseId: string) => ({ id: encoded(caseId), pk: encoded(caseId) });

/** A moment and a case as one text, which sorts by both. */
const inOrder = (moment: string | undefined, caseId: string) => (moment ? `${moment} ${encoded(caseId)}` : null);

const itemOf = (head: StoredHead) => {
  const { caseId, nextDue, firstDeadline } = head;
  return { ...placeOf(caseId), due: inOrder(nextDue, caseId), late: inOrder(firstDeadline, caseId), head };
};

export function headsIn(items: Items): Heads {
  /** What was read or written here last. A head is written over without being read first as long as it is still that one. */
  const known = new Map<string, { readonly version: number; readonly etag: string }>();
  const remember = (caseId: string, version: number, etag: string) => {
    if (known.size >= mostRemembered) known.clear();
    known.set(caseId, { version, etag });
  };

  const read = async (caseId: string): Promise<StoredHead | undefined> => {
    const found = await items.read<HeadItem>(placeOf(caseId));
    if (found) remember(caseId, found.head.version, found._etag);
    return found?.head;
  };

  const write = async (head: StoredHead): Promise<'written' | 'older'> => {
    const { caseId, version } = head;
    const item = itemOf(head);
    let present = version === 1 ? undefined : known.get(caseId);
    for (;;) {
      const isBefore = present === undefined || present.version < version;
      if (!isBefore) return 'older';
      const written = present ? await items.replace(item, present.etag) : await items.create(item);
      if (written !== 'conflict') {
        remember(caseId, version, written.etag);
        return 'written';
      }
      known.delete(caseId);
      await read(caseId);
      present = known.get(caseId);
    }
  };

  const heads = async (query: string, values: Readonly<Record<string, string>>, limit?: number) => {
    const found = await items.all<HeadItem>({ query, values, ...(limit === undefined ? {} : { limit }) });
    return found.map(({ head }) => head);
  };

  return {
    head: read,
    async headFor(caseId, personKey) {
      const head = await read(caseId);
      if (!head) return undefined;
      return { version: head.version, ...(head.personKeys.includes(personKey) ? { head } : {}) };
    },
    writeHead: write,
    async rewriteHead(head) {
      for (;;) {
        const present = await items.read<HeadItem>(placeOf(head.caseId));
        if (present?.head.version !== head.version) return 'changed';
        const written = await items.replace(itemOf(head), present._etag);
        if (written === 'conflict') continue;
        remember(head.caseId, head.version, written.etag);
        return 'written';
      }
    },
    async deleteHead(caseId) {
      known.delete(caseId);
      await items.remove(placeOf(caseId));
    },
    async headsOf(personKey) {
      const query = 'SELECT c.head FROM c WHERE ARRAY_CONTAINS(c.head.personKeys, @person)';
      const found = await heads(query, { person: personKey });
      return [...found].sort((one, other) => (one.caseId < other.caseId ? -1 : 1));
    },
    async dueCases(now, limit, after) {
      // Up to every case of that moment: a space stands between the two, and `!` comes right after it.
      const query =
        'SELECT c.head.caseId, c.head.nextDue FROM c WHERE c.due > @after AND c.due < @until ORDER BY c.due';
      const values = { after: after ? (inOrder(after.nextDue, after.caseId) ?? '') : '', until: `${now}!` };
      return items.all<DueCase>({ query, values, limit });
    },
    lateCases(now, limit, after) {
      const query = 'SELECT c.head FROM c WHERE c.late > @after AND c.late < @until ORDER BY c.late';
      const values = { after: after ? (inOrder(after.firstDeadline, after.caseId) ?? '') : '', until: now };
      return heads(query, values, limit);
    },
  };
}
