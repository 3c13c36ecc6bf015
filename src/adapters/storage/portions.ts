const atATime = 500;

/** Ids in their order, in portions: an open cursor would keep everything else on the connection waiting. */
export async function* inPortions(next: (after: string, most: number) => readonly string[]): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const ids = next(after, atATime);
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
