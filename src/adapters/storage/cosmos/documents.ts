import type { DocumentKind, Store } from '../../../application/ports';
import { encoded } from './ids';
import type { Items } from './items';

type Documents = Pick<Store, 'document' | 'putDocument' | 'deleteDocument'>;

interface DocumentItem {
  readonly body: string;
}

export function documentsIn(items: Items): Documents {
  return {
    async document(kind, id) {
      const found = await items.read<DocumentItem>(placeOf(kind, id));
      return found && { id, body: found.body, etag: found._etag };
    },
    async putDocument(kind, id, body, etag) {
      const item = { ...placeOf(kind, id), kind, name: id, body };
      if (etag === undefined) return items.create(item);
      return etag === 'any' ? items.put(item) : items.replace(item, etag);
    },
    deleteDocument: (kind, id, etag) => items.remove(placeOf(kind, id), etag),
  };
}

function placeOf(kind: DocumentKind, id: string) {
  const place = encoded(`${kind}:${id}`);
  return { id: place, pk: place };
}
