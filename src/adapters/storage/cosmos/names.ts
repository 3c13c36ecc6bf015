import type { Items } from './items';

/** As many documents are asked for at a time. */
const portion = 1_000;

/** What the documents of a container name at that path, each once: one partition has one name. */
export async function* namesIn(items: Items, path: string): AsyncGenerator<string> {
  const query = `SELECT c.pk, ${path} AS name FROM c WHERE c.pk > @after ORDER BY c.pk`;
  for (let after = ''; ; ) {
    const found = await items.all<{ pk: string; name: string }>({ query, values: { after }, limit: portion });
    yield* new Map(found.map(({ pk, name }) => [pk, name])).values();
    const last = found.at(-1);
    if (!last || found.length < portion) return;
    after = last.pk;
  }
}
