import type { KeyStore, WrappedKey } from '../../../application/ports';
import { type CosmosAccount, openAccount } from './account';
import { encoded } from './ids';
import type { Found } from './items';
import { layouts } from './layout';
import type { Place } from './read-together';

/**
 * All keys of an owner are one document, so that they come and go in one write. A key is written as `unsure` first, and
 * nobody uses it before the writer has looked once more whether its wrapping key has been retired meanwhile: retiring says
 * so first, and looks for keys afterwards. One of the two always sees the other.
 */
interface OwnerItem {
  readonly owner: string;
  readonly keys: readonly { readonly strand: string; readonly wrapped: string; readonly unsure?: true }[];
}

type Owner = OwnerItem & Place & { readonly wrappers: readonly string[] };

const placeOf = (id: string): Place => ({ id: encoded(id), pk: encoded(id) });

const wrapperOf = (wrapped: string) => wrapped.split('.', 1)[0] ?? '';

const itemOf = (owner: string, keys: OwnerItem['keys']): Owner => ({
  ...placeOf(owner),
  owner,
  keys,
  wrappers: [...new Set(keys.map(({ wrapped }) => wrapperOf(wrapped)))],
});

type OwnerKey = OwnerItem['keys'][number];

const asSure = ({ strand, wrapped }: OwnerKey): OwnerKey => ({ strand, wrapped });

const sureOf = (keys: readonly OwnerKey[]) =>
  Object.fromEntries(keys.filter(({ unsure }) => !unsure).map(({ strand, wrapped }) => [strand, wrapped]));

/** Others can be quicker this often. */
const tries = 100;

export async function openCosmosKeyStore(at: CosmosAccount): Promise<KeyStore> {
  const account = await openAccount(at, layouts().keys);
  const [keys, retired] = [account.items('keys'), account.items('retired')];
  const find = (owner: string) => keys.read<OwnerItem>(placeOf(owner));

  const isRetired = async (wrapped: readonly string[]) => {
    const wrappers = [...new Set(wrapped.map(wrapperOf))];
    const found = await Promise.all(wrappers.map((id) => retired.read(placeOf(id))));
    return found.some((one) => one !== undefined);
  };

  /** Makes what is unsure usable, or takes it out where its wrapping key is no longer in use. */
  const settle = async ({
    owner,
    keys: present,
    _etag,
  }: Found<OwnerItem>): Promise<'sure' | 'retired' | 'conflict'> => {
    const [sure, unsure] = [present.filter((key) => !key.unsure), present.filter((key) => key.unsure)];
    if (await isRetired(unsure.map(({ wrapped }) => wrapped))) {
      if (sure.length === 0) await keys.remove(placeOf(owner), _etag);
      else await keys.replace(itemOf(owner, sure), _etag);
      return 'retired';
    }
    return (await keys.replace(itemOf(owner, present.map(asSure)), _etag)) === 'conflict' ? 'conflict' : 'sure';
  };

  return {
    async wrappedKeys(owner) {
      return sureOf((await find(owner))?.keys ?? []);
    },
    async addKeys(owner, wrapped) {
      const given = Object.entries(wrapped).map(([strand, key]) => ({ strand, wrapped: key, unsure: true as const }));
      // Whoever adds keys has mostly just seen that there are none.
      let found = given.length === 0 ? await find(owner) : undefined;
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const present = found?.keys ?? [];
        const missing = given.filter(({ strand }) => !present.some((key) => key.strand === strand));
        if (found?.keys.some(({ unsure }) => unsure)) {
          // Whoever wrote it may be gone: what they began is ended for them.
          await settle(found);
        } else if (missing.length === 0) {
          return sureOf(present);
        } else {
          const item = itemOf(owner, [...present, ...missing]);
          const written = found ? await keys.replace(item, found._etag) : await keys.create(item);
          const settled = written === 'conflict' ? 'conflict' : await settle({ ...item, _etag: written.etag });
          if (settled === 'retired') return 'retired';
          if (settled === 'sure') return sureOf(item.keys.map(asSure));
        }
        found = await find(owner);
      }
      throw new Error('the keys were changed by others again and again');
    },
    async listKeys(limit, after) {
      const query = 'SELECT c.owner, c.keys FROM c WHERE c.pk >= @from ORDER BY c.pk';
      const values = { from: after ? encoded(after.owner) : '' };
      // Each owner has a key at least, but for the one after whose last key it goes on.
      const found = await keys.all<OwnerItem>({ query, values, limit: limit + 1 });
      return found
        .flatMap(({ owner, keys: of }) =>
          [...of].sort(byStrand).map(({ strand, wrapped }) => ({ owner, strand, wrapped })),
        )
        .filter(({ owner, strand }) => owner !== after?.owner || strand > after.strand)
        .slice(0, limit);
    },
    async replaceKey({ owner, strand, wrapped: before }: WrappedKey, wrapped) {
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const found = await find(owner);
        if (!found?.keys.some((key) => key.strand === strand && key.wrapped === before)) return 'conflict';
        const changed = found.keys.map((key) => (key.strand === strand ? { ...key, wrapped } : key));
        if ((await keys.replace(itemOf(owner, changed), found._etag)) !== 'conflict') return 'replaced';
      }
      throw new Error('the keys were changed by others again and again');
    },
    async retire(wrapperId) {
      const was = await retired.read(placeOf(wrapperId));
      const { etag } = await retired.put(placeOf(wrapperId));
      const query = 'SELECT c.id FROM c WHERE ARRAY_CONTAINS(c.wrappers, @wrapper)';
      if ((await keys.all({ query, values: { wrapper: wrapperId }, limit: 1 })).length === 0) return 'retired';
      if (!was) await retired.remove(placeOf(wrapperId), etag);
      return 'inUse';
    },
    async destroyKeys(owner) {
      await keys.remove(placeOf(owner));
    },
    async check() {
      await keys.read({ id: 'check', pk: 'check' });
    },
    close: account.close,
  };
}

function byStrand(one: { readonly strand: string }, other: { readonly strand: string }): number {
  return one.strand < other.strand ? -1 : 1;
}
