import type { Store, StoredLook } from '../../../application/ports';
import { encoded } from './ids';
import type { Items } from './items';
import { namesIn } from './names';

type Looks = Pick<Store, 'insertLook' | 'lastLook' | 'looksOf' | 'lookChains'>;

interface LookItem {
  readonly look: StoredLook;
}

export function looksIn(items: Items): Looks {
  return {
    async insertLook(look) {
      const { chain, number } = look;
      const pk = encoded(chain);
      const written = await items.create({ id: `${pk}:${number}`, pk, number, look });
      return written === 'conflict' ? 'conflict' : 'written';
    },
    async lastLook(chain) {
      const pk = encoded(chain);
      const query = 'SELECT c.look FROM c WHERE c.pk = @pk ORDER BY c.number DESC';
      const [last] = await items.all<LookItem>({ query, values: { pk }, pk, limit: 1 });
      return last?.look;
    },
    async looksOf(chain) {
      const pk = encoded(chain);
      const found = await items.all<LookItem>({ query: 'SELECT c.look FROM c WHERE c.pk = @pk', values: { pk }, pk });
      return found.map(({ look }) => look).sort((one, other) => one.number - other.number);
    },
    lookChains: () => namesIn(items, 'c.look.chain'),
  };
}
