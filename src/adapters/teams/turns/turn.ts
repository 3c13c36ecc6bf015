import type { Language } from '../cards/screens';

/** Who is talking, from the verified activity, and what came with it. */
export interface Turn {
  readonly personId: string;
  readonly language: Language;
  /** What the card or the form sent: the client's word, worth no more than that. Only texts are taken from it. */
  readonly data: Readonly<Record<string, string>>;
}

/** The texts of a card's data; numbers become texts, and anything else is left behind. */
export function textsOf(data: unknown): Readonly<Record<string, string>> {
  if (typeof data !== 'object' || data === null) return {};
  const texts = Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(texts.map(([key, value]) => [key, String(value)]));
}
