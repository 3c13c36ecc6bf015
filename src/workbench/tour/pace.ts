import { setTimeout as sleep } from 'node:timers/promises';

/** Waits that can be paused, made faster, skipped and given up. */
export function createPace(onChange: () => void) {
  let paused = false;
  let speed = 1;
  let skipping = false;
  let stopped = false;
  let woken = new AbortController();

  function change(what: () => void): void {
    what();
    woken.abort();
    woken = new AbortController();
    onChange();
  }

  return {
    get paused() {
      return paused;
    },
    get speed() {
      return speed;
    },
    get stopped() {
      return stopped;
    },
    pause: () => change(() => (paused = true)),
    resume: () => change(() => (paused = false)),
    setSpeed: (next: number) => change(() => (speed = next)),
    /** Without a wait until `endSkip`. */
    skip: () => change(() => (skipping = true)),
    endSkip: () => {
      skipping = false;
    },
    stop: () => change(() => (stopped = true)),

    /** Milliseconds at the first speed. */
    async rest(ms: number): Promise<void> {
      for (let left = ms; left > 0 && !skipping && !stopped; ) {
        const begun = Date.now();
        const at = speed;
        const counts = !paused;
        await sleep(paused ? longest : left / at, undefined, { signal: woken.signal }).catch(() => undefined);
        if (counts) left -= Math.max(1, Date.now() - begun) * at;
      }
    },
  };
}

/** Any wait is ended by the next change; this one has no other end. */
const longest = 2 ** 31 - 1;

export type Pace = ReturnType<typeof createPace>;
