/** Where a document is: its id and its partition, both encoded. */
export interface Place {
  readonly id: string;
  readonly pk: string;
}

/** Cosmos DB takes no more in one request. */
const most = 100;

interface Asked<T> {
  readonly place: Place;
  readonly found: Promise<T>;
  answer(found: Promise<T>): void;
}

/** What is asked for in the same moment is asked for with one request, and twice the same only once. */
export function readTogether<T>(
  readAll: (places: readonly Place[]) => Promise<readonly T[]>,
): (place: Place) => Promise<T> {
  let waiting = new Map<string, Asked<T>>();

  const ask = () => {
    const all = [...waiting.values()];
    waiting = new Map();
    for (let from = 0; from < all.length; from += most) {
      const group = all.slice(from, from + most);
      const found = readAll(group.map(({ place }) => place));
      group.forEach(({ answer }, index) => {
        answer(found.then((each) => each[index] as T));
      });
    }
  };

  return (place) => {
    const name = JSON.stringify([place.pk, place.id]);
    const same = waiting.get(name);
    if (same) return same.found;
    let answer: Asked<T>['answer'] = () => {};
    const found = new Promise<T>((resolve) => {
      answer = resolve;
    });
    if (waiting.size === 0) setImmediate(ask);
    waiting.set(name, { place, found, answer });
    return found;
  };
}
