import { createHash } from 'node:crypto';

/** Cosmos DB takes 1,023 bytes; what is put behind an id (a version) has its room too. */
const longest = 900;

/**
 * An id without the characters that Cosmos DB forbids (`/ \ ? #`), in ASCII throughout, so that order and length are the
 * same everywhere. One that is too long becomes its hash, which nothing else becomes: people's clients may send anything.
 */
export function encoded(id: string): string {
  const safe = id.replace(/[^A-Za-z0-9_:-]/g, (unit) => `=${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (safe === '') return '=';
  return safe.length > longest ? `==${createHash('sha256').update(safe).digest('hex')}` : safe;
}
