import { randomUUID } from 'node:crypto';
import type { Container, PatchOperation, SqlParameter } from '@azure/cosmos';
import { codeOf, type Patience, persist } from './persistence';
import { type Place, readTogether } from './read-together';

export type Item = Place & object;
type Marked = Item & { readonly write: string };
export type Found<T> = T & { readonly _etag: string };
export type Written = { readonly etag: string } | 'conflict';

export interface Question {
  readonly query: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Only documents of this partition. The query has to name it as well: `c.pk = @pk`. */
  readonly pk?: string;
  readonly limit?: number;
}

/** What Cosmos DB takes in one document; its own fields are in it. */
const mostBytes = 2_000_000;

/** As many documents are asked for at a time. */
const page = 1_000;

const [ok, notFound, conflict, stale, tooLarge, tooMuch] = [200, 404, 409, 412, 413, 429];

/**
 * One container. A write that was not answered is tried again, and recognised where it had been carried out after all:
 * each carries a random mark.
 */
export class Items {
  private readonly together = readTogether((places) => this.readAll(places));

  constructor(
    private readonly container: Container,
    private readonly patience: Patience,
    private readonly isClosed: () => boolean,
  ) {}

  async read<T>(place: Place): Promise<Found<T> | undefined> {
    return (await this.together(place)) as Found<T> | undefined;
  }

  /** `conflict` where there is one already. */
  create<I extends Item>(item: I): Promise<Written> {
    return this.write(item, (marked) => this.container.items.create(marked));
  }

  /** `conflict` where it is no longer the one of that etag. */
  replace<I extends Item>(item: I, etag: string): Promise<Written> {
    return this.write(item, (marked) => this.container.item(item.id, item.pk).replace(marked, only(etag)));
  }

  async put<I extends Item>(item: I): Promise<{ readonly etag: string }> {
    const written = await this.write(item, (marked) => this.container.items.upsert(marked));
    if (written === 'conflict') throw new Error('the store refused a write that nothing stands against');
    return written;
  }

  /** Sets these fields, without the rest being sent: `conflict` as with `replace`. */
  patch(place: Place, fields: Readonly<Record<string, unknown>>, etag: string): Promise<Written> {
    return this.write({ ...fields, ...place }, ({ id, pk, ...marked }) => {
      const operations = Object.entries(marked).map(
        ([field, value]): PatchOperation => ({ op: 'set', path: `/${field}`, value }),
      );
      return this.container.item(id, pk).patch(operations, only(etag));
    });
  }

  /** Also fine where there is none, or where it is no longer the one of that etag. */
  async remove({ id, pk }: Place, etag?: string): Promise<void> {
    const options = etag === undefined ? {} : only(etag);
    await this.persist(() => this.container.item(id, pk).delete(options)).catch(noneWhere(notFound, stale));
  }

  async all<T>({ query, values = {}, pk, limit = Number.POSITIVE_INFINITY }: Question): Promise<T[]> {
    const parameters: SqlParameter[] = Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value }));
    const options = { maxItemCount: Math.min(limit, page), ...(pk === undefined ? {} : { partitionKey: pk }) };
    return this.persist(async () => {
      const found: T[] = [];
      const asked = this.container.items.query<T>({ query, parameters }, options);
      while (asked.hasMoreResults() && found.length < limit) found.push(...((await asked.fetchNext()).resources ?? []));
      return found.slice(0, limit);
    });
  }

  private async readAll(places: readonly Place[]): Promise<readonly unknown[]> {
    const [only, ...others] = places;
    if (!only || others.length === 0) return Promise.all(places.map((place) => this.readAlone(place)));
    const operations = places.map(({ id, pk }) => ({ operationType: 'Read' as const, id, partitionKey: pk }));
    const ask = () => this.container.items.bulk(operations).catch(asItWas);
    // Too much for one answer, or just now, which the client waits for only where one is read by itself.
    const answers = await this.persist(ask).catch(noneWhere(tooLarge, tooMuch));
    return Promise.all(
      places.map((place, index) => {
        const { statusCode, resourceBody } = (Array.isArray(answers) ? answers[index] : undefined) ?? {};
        if (statusCode === notFound) return undefined;
        return statusCode === ok ? resourceBody : this.readAlone(place);
      }),
    );
  }

  private async readAlone({ id, pk }: Place): Promise<unknown> {
    const { resource } = await this.persist(() => this.container.item(id, pk).read()).catch(noneWhere(notFound));
    return resource;
  }

  private async write(item: Item, send: (marked: Marked) => Promise<{ readonly etag: string }>): Promise<Written> {
    const marked = { ...item, write: randomUUID() };
    if (Buffer.byteLength(JSON.stringify(marked)) > mostBytes) throw new TooLarge(item.id);
    return this.persist(async (isUnsure) => {
      try {
        const { etag } = await send(marked);
        return { etag };
      } catch (error) {
        const code = codeOf(error);
        if (code === tooLarge) throw new TooLarge(item.id);
        if (code !== conflict && code !== stale && code !== notFound) throw error;
        return isUnsure ? this.ownOf(marked) : 'conflict';
      }
    });
  }

  /** The write that was not answered may be what stands there now. */
  private async ownOf({ id, pk, write }: Marked): Promise<Written> {
    const { resource } = await this.container.item(id, pk).read<{ write: string; _etag: string }>();
    return resource?.write === write ? { etag: resource._etag } : 'conflict';
  }

  private persist<T>(attempt: (isUnsure: boolean) => Promise<T>): Promise<T> {
    if (this.isClosed()) throw new Error('The store was closed');
    return persist(this.patience, attempt);
  }
}

/** More than one document holds. What it is part of has grown beyond what Trygg is made for. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  constructor(id: string) {
    super(`${id} is larger than the 2 MB that Cosmos DB keeps in one document`);
  }
}

const only = (etag: string) => ({ accessCondition: { type: 'IfMatch', condition: etag } });

/** The client puts what failed into an error of its own, which has no code. */
function asItWas(error: { readonly cause?: unknown }): never {
  throw error.cause ?? error;
}

/** Nothing, where the answer had one of these codes. */
export const noneWhere =
  (...codes: readonly number[]) =>
  (error: unknown): { resource?: undefined } => {
    if (codes.some((code) => code === codeOf(error))) return {};
    throw error;
  };
