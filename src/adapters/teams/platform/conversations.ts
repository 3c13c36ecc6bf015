import type { Limit } from './limits';
import { Windows } from './windows';

/** The windows of each conversation, for as long as they say anything. */
export class Conversations {
  /** The one touched longest ago stands first. */
  private readonly known = new Map<string, Windows>();

  constructor(private readonly limits: readonly Limit[]) {}

  get size(): number {
    return this.known.size;
  }

  freeAt(id: string, now: number, others = 0): number {
    return this.known.get(id)?.freeAt(now, others) ?? now;
  }

  /** Forgets, on the way, those in which nothing counts any more. */
  touched(id: string, now: number): Windows {
    for (const [oldest, windows] of this.known) {
      if (!windows.isIdle(now)) break;
      this.known.delete(oldest);
    }
    const windows = this.known.get(id) ?? new Windows(this.limits);
    this.known.delete(id);
    this.known.set(id, windows);
    return windows;
  }
}
