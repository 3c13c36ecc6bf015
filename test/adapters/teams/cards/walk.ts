export type Json = { readonly [key: string]: unknown };

/** Every object of a card, the card first. */
export function* objectsIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsIn(item);
  } else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    for (const inner of Object.values(value)) yield* objectsIn(inner);
  }
}

export function ofType(card: unknown, ...types: readonly string[]): Json[] {
  return [...objectsIn(card)].filter(({ type }) => typeof type === 'string' && types.includes(type));
}

/** Choices have no type, and nothing but these. */
export function isChoice(object: Json): boolean {
  return Object.keys(object).sort().join() === 'title,value';
}

/** Where a person's text may stand as it is: in a TextRun, as the value of an input, and in what is told of a button. */
export function isForWritten({ type }: Json, property: string): boolean {
  if (property === 'tooltip') return String(type).startsWith('Action.');
  return property === 'text' ? type === 'TextRun' : property === 'value' && String(type).startsWith('Input.');
}
