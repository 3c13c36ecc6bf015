import type { PaceLimits } from '../../../../src/adapters/teams/platform/limits';
import { createPace, type Ticking } from '../../../../src/adapters/teams/platform/pace';
import { NotNow, type Urgency } from '../../../../src/application/messenger';

/** A clock that moves when it is told to, and does on the way what was to be done then. */
export class FakeTime implements Ticking {
  private time = 0;
  private readonly timers = new Map<symbol, { at: number; then: () => void }>();
  wakings = 0;

  now(): number {
    return this.time;
  }
  after(milliseconds: number, then: () => void): () => void {
    const id = Symbol();
    this.timers.set(id, { at: this.time + milliseconds, then });
    return () => this.timers.delete(id);
  }
  async moveTo(time: number): Promise<void> {
    await settled();
    for (;;) {
      const [next] = [...this.timers].filter(([, { at }]) => at <= time).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      this.timers.delete(next[0]);
      this.time = Math.max(this.time, next[1].at);
      this.wakings += 1;
      next[1].then();
      await settled();
    }
    this.time = time;
    await settled();
  }
}

/** Lets everything go on that waits for nothing but its turn. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
}

export interface Arrival {
  readonly at: number;
  readonly conversation: string;
  readonly how: Urgency | 'reply';
  /** How long the platform takes to answer, and after which part of that it counts the request. */
  readonly takes: number;
  readonly countedAfter: number;
}

export interface Begun extends Arrival {
  readonly number: number;
  readonly begun: number;
  readonly counted: number;
}

export interface Refusal extends Arrival {
  readonly number: number;
  readonly refused: number;
  readonly seconds: number;
}

/** Sends everything as it arrives, at the pace of the limits, to a platform that takes its time. */
export async function sendAll(limits: PaceLimits, arrivals: readonly Arrival[]) {
  const time = new FakeTime();
  const pace = createPace(limits, time);
  const begun: Begun[] = [];
  const refused: Refusal[] = [];
  const begin = (arrival: Arrival, number: number, ended: () => void) => {
    const now = time.now();
    begun.push({ ...arrival, number, begun: now, counted: now + arrival.takes * arrival.countedAfter });
    time.after(arrival.takes, ended);
  };
  for (const [number, arrival] of [...arrivals].sort((a, b) => a.at - b.at).entries()) {
    await time.moveTo(arrival.at);
    const { conversation, how } = arrival;
    if (how === 'reply') begin(arrival, number, pace.begin(conversation));
    else {
      pace.place(conversation, how).then(
        (ended) => begin(arrival, number, ended),
        (error: unknown) => {
          if (!(error instanceof NotNow)) throw error;
          refused.push({ ...arrival, number, refused: time.now(), seconds: error.retryAfterSeconds });
        },
      );
    }
  }
  await time.moveTo(time.now() + 60_000);
  return { begun, refused, wakings: time.wakings };
}
