import type { CommitWithMark, OutboxMark, Store, StoredCommit } from '../../../application/ports';
import { encoded } from './ids';
import type { Found, Items } from './items';
import { namesIn } from './names';

type Commits = Pick<Store, 'insertCommit' | 'commitsOf' | 'commit' | 'updateMark' | 'unsettled' | 'caseIds'>;

interface CommitItem {
  readonly commit: StoredCommit;
  readonly mark: OutboxMark;
}

const fields = 'c.commit, c.mark, c._etag';

const placeOf = (caseId: string, version: number) => ({
  id: `${encoded(caseId)}:${version}`,
  pk: encoded(caseId),
});

/** Copies of what is searched by. */
const searchable = ({ unsettled, claimedUntil }: OutboxMark) => ({ unsettled: Number(unsettled), until: claimedUntil });

const fromItem = ({ commit, mark, _etag: etag }: Found<CommitItem>): CommitWithMark => ({ commit, mark, etag });

export function commitsIn(items: Items): Commits {
  return {
    insertCommit(commit, mark) {
      const { caseId, version, at } = commit;
      const place = placeOf(caseId, version);
      return items.create({ ...place, version, since: `${at} ${place.id}`, ...searchable(mark), commit, mark });
    },
    async commitsOf(caseId, fromVersion = 1) {
      // Almost always nothing has come since: one read tells so, at a third of what a query costs.
      if (fromVersion > 1 && !(await items.read(placeOf(caseId, fromVersion)))) return [];
      const pk = encoded(caseId);
      const query = `SELECT ${fields} FROM c WHERE c.pk = @pk AND c.version >= @from`;
      const found = await items.all<Found<CommitItem>>({ query, values: { pk, from: fromVersion }, pk });
      return found.map(fromItem).sort((one, other) => one.commit.version - other.commit.version);
    },
    async commit(caseId, version) {
      const found = await items.read<CommitItem>(placeOf(caseId, version));
      return found && fromItem(found);
    },
    updateMark(caseId, version, mark, etag) {
      return items.patch(placeOf(caseId, version), { mark, ...searchable(mark) }, etag);
    },
    async unsettled(now, limit, which) {
      const those = `c.unsettled = 1 AND c.until <= @now${which ? ' AND NOT IS_DEFINED(c.mark.canWait)' : ''}`;
      // Both in the order, so that the index of the two is used: it leads to what is unsettled and to nothing else.
      const query = `SELECT ${fields} FROM c WHERE ${those} ORDER BY c.unsettled, c.since`;
      return (await items.all<Found<CommitItem>>({ query, values: { now }, limit })).map(fromItem);
    },
    caseIds: () => namesIn(items, 'c.commit.caseId'),
  };
}
