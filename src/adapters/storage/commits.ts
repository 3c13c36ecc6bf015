import type Database from 'better-sqlite3-multiple-ciphers';
import type { CommitWithMark, Store } from '../../application/ports';
import { newEtag } from './etag';
import { inPortions } from './portions';
import type { Together } from './together';

type CommitRow = { body: string; mark: string; etag: string };

const fromRow = ({ body, mark, etag }: CommitRow): CommitWithMark => ({
  commit: JSON.parse(body),
  mark: JSON.parse(mark),
  etag,
});

type Commits = Pick<Store, 'insertCommit' | 'commitsOf' | 'commit' | 'updateMark' | 'unsettled' | 'caseIds'>;

export function commitsIn(db: Database, together: Together): Commits {
  const insert = db.prepare<[string, number, string, string, number, string, string, string]>(
    `INSERT INTO commits (case_id, version, at, body, unsettled, claimed_until, mark, etag)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const selectFrom = db.prepare<[string, number], CommitRow>(
    'SELECT body, mark, etag FROM commits WHERE case_id = ? AND version >= ? ORDER BY version',
  );
  const selectOne = db.prepare<[string, number], CommitRow>(
    'SELECT body, mark, etag FROM commits WHERE case_id = ? AND version = ?',
  );
  const update = db.prepare<[number, string, string, string, string, number, string]>(
    `UPDATE commits SET unsettled = ?, claimed_until = ?, mark = ?, etag = ?
     WHERE case_id = ? AND version = ? AND etag = ?`,
  );
  const selectUnsettled = db.prepare<[string, number], CommitRow>(
    `SELECT body, mark, etag FROM commits WHERE unsettled = 1 AND claimed_until <= ?
     ORDER BY at, case_id, version LIMIT ?`,
  );
  const selectUrgent = db.prepare<[string, number], CommitRow>(
    `SELECT body, mark, etag FROM commits WHERE unsettled = 1 AND claimed_until <= ? AND mark ->> 'canWait' IS NULL
     ORDER BY at, case_id, version LIMIT ?`,
  );
  const selectCaseIds = db
    .prepare<[string, number], string>(
      'SELECT DISTINCT case_id FROM commits WHERE case_id > ? ORDER BY case_id LIMIT ?',
    )
    .pluck();

  return {
    async insertCommit(commit, mark) {
      const etag = newEtag();
      const { caseId, version, at } = commit;
      const { unsettled, claimedUntil } = mark;
      const [body, changing] = [JSON.stringify(commit), JSON.stringify(mark)];
      const { changes } = await together(() =>
        insert.run(caseId, version, at, body, Number(unsettled), claimedUntil, changing, etag),
      );
      return changes === 1 ? { etag } : 'conflict';
    },
    async commitsOf(caseId, fromVersion = 1) {
      return selectFrom.all(caseId, fromVersion).map(fromRow);
    },
    async commit(caseId, version) {
      const row = selectOne.get(caseId, version);
      return row && fromRow(row);
    },
    async updateMark(caseId, version, mark, etag) {
      const next = newEtag();
      const changed = JSON.stringify(mark);
      const { unsettled, claimedUntil } = mark;
      const { changes } = await together(() =>
        update.run(Number(unsettled), claimedUntil, changed, next, caseId, version, etag),
      );
      return changes === 1 ? { etag: next } : 'conflict';
    },
    async unsettled(now, limit, which) {
      return (which ? selectUrgent : selectUnsettled).all(now, limit).map(fromRow);
    },
    caseIds: () => inPortions((after, most) => selectCaseIds.all(after, most)),
  };
}
