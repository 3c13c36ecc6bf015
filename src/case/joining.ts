/** As many keys as a few hundred cases have. */
const mostRemembered = 10_000;

/** What a client sends as a part of one may be of any length. */
const longest = 200;

/**
 * Joins three parts to the key of something. The same few are asked for again and again: joined anew each time, they
 * would be the most of a look at a case.
 */
export function joining(separator: string): (first: string, second: string, third: string | number) => string {
  const known = new Map<string, Map<string, Map<string | number, string>>>();
  let remembered = 0;

  const remember = (first: string, second: string, third: string | number): string => {
    const key = [first, second, third].join(separator);
    if (key.length > longest) return key;
    if (remembered >= mostRemembered) {
      known.clear();
      remembered = 0;
    }
    remembered += 1;
    const ofFirst = known.get(first) ?? new Map<string, Map<string | number, string>>();
    const ofSecond = ofFirst.get(second) ?? new Map<string | number, string>();
    known.set(first, ofFirst.set(second, ofSecond.set(third, key)));
    return key;
  };

  return (first, second, third) => known.get(first)?.get(second)?.get(third) ?? remember(first, second, third);
}
