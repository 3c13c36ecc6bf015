import type Database from 'better-sqlite3-multiple-ciphers';
import type { ListingStore } from '../../application/move';
import type { DocumentKind, StoredDocument } from '../../application/ports';
import { emptyLog } from './database';
import { newEtag } from './etag';
import type { Together } from './together';

type Documents = Pick<ListingStore, 'document' | 'putDocument' | 'deleteDocument' | 'documentIds'>;

export function documentsIn(db: Database, together: Together): Documents {
  const select = db.prepare<[string, string], StoredDocument>(
    'SELECT id, body, etag FROM documents WHERE kind = ? AND id = ?',
  );
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT INTO documents (kind, id, body, etag) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = db.prepare<[string, string, string, string, string]>(
    'UPDATE documents SET body = ?, etag = ? WHERE kind = ? AND id = ? AND etag = ?',
  );
  const upsert = db.prepare<[string, string, string, string]>(
    `INSERT INTO documents (kind, id, body, etag) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, etag = excluded.etag`,
  );
  const remove = db.prepare<[string, string, string | null]>(
    'DELETE FROM documents WHERE kind = ? AND id = ? AND etag = coalesce(?, etag)',
  );

  const list = db.prepare<[], { kind: DocumentKind; id: string }>('SELECT kind, id FROM documents ORDER BY kind, id');

  return {
    documentIds: () => list.all(),
    async document(kind, id) {
      return select.get(kind, id);
    },
    async putDocument(kind, id, body, etag) {
      const next = newEtag();
      const put = () => {
        if (etag === undefined) return insert.run(kind, id, body, next);
        if (etag === 'any') return upsert.run(kind, id, body, next);
        return update.run(body, next, kind, id, etag);
      };
      const { changes } = await together(put);
      return changes === 1 ? { etag: next } : 'conflict';
    },
    async deleteDocument(kind, id, etag) {
      // What the log still holds where it can't be emptied now is ciphertext whose key goes too.
      const { changes } = await together(() => remove.run(kind, id, etag ?? null));
      if (changes > 0) emptyLog(db);
    },
  };
}
