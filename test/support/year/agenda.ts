/** What is to happen, in the order of its hour; at the same hour, in the order in which it was planned. */
export class Agenda {
  private readonly planned: { readonly at: string; readonly run: () => Promise<void> }[] = [];

  add(at: string, run: () => Promise<void>): void {
    let [low, high] = [0, this.planned.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      // The next one stands last.
      if ((this.planned[middle]?.at ?? '') > at) low = middle + 1;
      else high = middle;
    }
    this.planned.splice(low, 0, { at, run });
  }

  next() {
    return this.planned.pop();
  }
}
