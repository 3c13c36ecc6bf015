import type Database from 'better-sqlite3-multiple-ciphers';
import type { Store, StoredLook } from '../../application/ports';
import { inPortions } from './portions';
import type { Together } from './together';

type Looks = Pick<Store, 'insertLook' | 'lastLook' | 'looksOf' | 'lookChains'>;

export function looksIn(db: Database, together: Together): Looks {
  const insert = db.prepare<[string, number, string]>(
    'INSERT INTO looks (chain, number, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const selectLast = db
    .prepare<[string], string>('SELECT body FROM looks WHERE chain = ? ORDER BY number DESC LIMIT 1')
    .pluck();
  const selectAll = db.prepare<[string], string>('SELECT body FROM looks WHERE chain = ? ORDER BY number').pluck();
  const selectChains = db
    .prepare<[string, number], string>('SELECT DISTINCT chain FROM looks WHERE chain > ? ORDER BY chain LIMIT ?')
    .pluck();

  return {
    async insertLook(look) {
      const body = JSON.stringify(look);
      const { changes } = await together(() => insert.run(look.chain, look.number, body));
      return changes === 1 ? 'written' : 'conflict';
    },
    async lastLook(chain) {
      const body = selectLast.get(chain);
      return body === undefined ? undefined : lookIn(body);
    },
    async looksOf(chain) {
      return selectAll.all(chain).map(lookIn);
    },
    lookChains: () => inPortions((after, most) => selectChains.all(after, most)),
  };
}

function lookIn(body: string): StoredLook {
  return JSON.parse(body);
}
