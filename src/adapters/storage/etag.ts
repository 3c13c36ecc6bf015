import { randomUUID } from 'node:crypto';

/** Random rather than counted: a document that was deleted and made anew must not match an etag of the old one. */
export const newEtag = (): string => randomUUID();
