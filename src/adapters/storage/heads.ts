import type Database from 'better-sqlite3-multiple-ciphers';
import type { DueCase, Store, StoredHead } from '../../application/ports';
import type { Together } from './together';

type Heads = Pick<
  Store,
  'head' | 'headFor' | 'writeHead' | 'rewriteHead' | 'deleteHead' | 'headsOf' | 'dueCases' | 'lateCases'
>;

export function headsIn(db: Database, together: Together): Heads {
  const select = db.prepare<[string], string>('SELECT body FROM heads WHERE case_id = ?').pluck();
  const selectFor = db.prepare<[string, string], { version: number; body: string | null }>(
    `SELECT version, CASE WHEN EXISTS (SELECT 1 FROM head_persons WHERE person_key = ? AND case_id = heads.case_id)
       THEN body END AS body
     FROM heads WHERE case_id = ?`,
  );
  const upsert = db.prepare<[string, number, string | null, string | null, string]>(
    `INSERT INTO heads (case_id, version, next_due, first_deadline, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET version = excluded.version, next_due = excluded.next_due,
       first_deadline = excluded.first_deadline, body = excluded.body
     WHERE excluded.version > heads.version`,
  );
  const update = db.prepare<[string | null, string | null, string, string, number]>(
    'UPDATE heads SET next_due = ?, first_deadline = ?, body = ? WHERE case_id = ? AND version = ?',
  );
  const removeHead = db.prepare<[string]>('DELETE FROM heads WHERE case_id = ?');
  const removePersons = db.prepare<[string]>('DELETE FROM head_persons WHERE case_id = ?');
  const insertPerson = db.prepare<[string, string]>(
    'INSERT INTO head_persons (person_key, case_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const selectOfPerson = db
    .prepare<[string], string>(
      'SELECT body FROM head_persons JOIN heads USING (case_id) WHERE person_key = ? ORDER BY case_id',
    )
    .pluck();
  const selectDue = db.prepare<[string, string, string, number], DueCase>(
    `SELECT case_id AS caseId, next_due AS nextDue FROM heads WHERE next_due <= ? AND (next_due, case_id) > (?, ?)
     ORDER BY next_due, case_id LIMIT ?`,
  );
  const selectLate = db
    .prepare<[string, string, string, number], string>(
      `SELECT body FROM heads WHERE first_deadline < ? AND (first_deadline, case_id) > (?, ?)
       ORDER BY first_deadline, case_id LIMIT ?`,
    )
    .pluck();

  const put = (head: StoredHead) => {
    const { changes } = upsert.run(
      head.caseId,
      head.version,
      head.nextDue ?? null,
      head.firstDeadline ?? null,
      JSON.stringify(head),
    );
    if (changes === 0) return 'older' as const;
    return withPersons(head);
  };
  const withPersons = ({ caseId, personKeys }: StoredHead) => {
    removePersons.run(caseId);
    for (const personKey of personKeys) insertPerson.run(personKey, caseId);
    return 'written' as const;
  };
  const write = db.transaction(put);
  const rewrite = db.transaction((head: StoredHead) => {
    const { caseId, version, nextDue = null, firstDeadline = null } = head;
    const { changes } = update.run(nextDue, firstDeadline, JSON.stringify(head), caseId, version);
    return changes === 0 ? ('changed' as const) : withPersons(head);
  });
  const remove = db.transaction((caseId: string) => {
    removeHead.run(caseId);
    removePersons.run(caseId);
  });
  const parse = (body: string): StoredHead => JSON.parse(body);

  return {
    async head(caseId) {
      const body = select.get(caseId);
      return body === undefined ? undefined : parse(body);
    },
    async headFor(caseId, personKey) {
      const row = selectFor.get(personKey, caseId);
      return row && { version: row.version, ...(row.body === null ? {} : { head: parse(row.body) }) };
    },
    async writeHead(head) {
      return together(() => write(head));
    },
    async rewriteHead(head) {
      return together(() => rewrite(head));
    },
    async deleteHead(caseId) {
      await together(() => remove(caseId));
    },
    async headsOf(personKey) {
      return selectOfPerson.all(personKey).map(parse);
    },
    async dueCases(now, limit, after) {
      return selectDue.all(now, after?.nextDue ?? '', after?.caseId ?? '', limit);
    },
    async lateCases(now, limit, after) {
      return selectLate.all(now, after?.firstDeadline ?? '', after?.caseId ?? '', limit).map(parse);
    },
  };
}
