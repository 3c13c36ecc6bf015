/** No message is held back longer for those who are answered meanwhile. Milliseconds. */
const longestHold = 2_000;

/** Whoever waits for an answer comes before messages out of the blue, for which nobody waits. */
export class PeopleFirst {
  private answering = 0;
  private readonly held = new Set<() => void>();

  async answer<T>(turn: () => Promise<T>): Promise<T> {
    this.answering += 1;
    try {
      return await turn();
    } finally {
      this.answering -= 1;
      if (this.answering === 0) for (const go of this.held) go();
    }
  }

  /** Ends when nobody waits for an answer, or has for too long. */
  async everybodyAnswered(longest = longestHold): Promise<void> {
    if (this.answering === 0) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.held.delete(go);
        resolve();
      };
      const timer = setTimeout(go, longest);
      this.held.add(go);
    });
  }
}
