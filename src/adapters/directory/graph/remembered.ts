export interface Ages {
  /** So long an answer counts as new. Milliseconds. */
  readonly fresh: number;
  /** So long it counts where there is no other to be had. */
  readonly usable: number;
  readonly entries: number;
}

/** Milliseconds that somebody waits for a newer answer while there is an older one that counts. */
const patience = 1_000;

/**
 * Answers for a while without asking again, and for a longer while where asking fails. Never more entries than told: the
 * one that was wanted least recently goes first. Who asks for the same at once asks once.
 */
export class Remembered<T> {
  private readonly known = new Map<string, { readonly value: T; readonly at: number }>();
  private readonly underWay = new Map<string, Promise<T>>();

  constructor(
    private readonly ask: (key: string) => Promise<T>,
    private readonly ages: Ages,
    private readonly now: () => number,
  ) {}

  async get(key: string): Promise<T> {
    const known = this.known.get(key);
    const age = known ? this.now() - known.at : Number.POSITIVE_INFINITY;
    if (known && age >= 0 && age < this.ages.fresh) {
      this.keep(key, known);
      return known.value;
    }
    const asked = this.asked(key);
    if (!known || age >= this.ages.usable) return asked;
    const { value } = known;
    return firstOf(
      asked.catch(() => value),
      value,
    );
  }

  private asked(key: string): Promise<T> {
    const before = this.underWay.get(key);
    if (before) return before;
    const asked = this.ask(key)
      .then((value) => {
        this.keep(key, { value, at: this.now() });
        return value;
      })
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, asked);
    return asked;
  }

  private keep(key: string, entry: { readonly value: T; readonly at: number }): void {
    this.known.delete(key);
    this.known.set(key, entry);
    const [oldest] = this.known.keys();
    if (this.known.size > this.ages.entries && oldest !== undefined) this.known.delete(oldest);
  }
}

async function firstOf<T>(asked: Promise<T>, known: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, patience, known);
  });
  return Promise.race([asked, waited]).finally(() => clearTimeout(timer));
}
