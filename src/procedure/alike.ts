/**
 * Things of one kind with the same names in the same order, also of what one does not say: to read through things of
 * eighty forms takes several times as long.
 */
export function alike<One extends object>(all: readonly One[]): readonly One[] {
  const names = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return all.map((one) => Object.fromEntries(names.map((name) => [name, one[name as keyof One]])) as One);
}
