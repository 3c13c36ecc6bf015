import { NotNow, type Urgency } from '../../../application/messenger';
import { Conversations } from './conversations';
import { halfOfThePlatforms, type PaceLimits } from './limits';
import { Windows } from './windows';

/** How fast the platform is spoken to. What `begin` and `place` give back is called when the platform has answered. */
export interface Pace {
  /** Counts what is said in a turn and is never held back: people set that pace, and a late reply misses its turn. */
  begin(conversationId: string): () => void;
  /**
   * Waits until one more message out of the blue may go.
   *
   * @throws NotNow where that would be too long
   */
  place(conversationId: string, urgency: Urgency): Promise<() => void>;
  /** The platform asks that nothing be sent there for so many seconds. */
  pause(conversationId: string, seconds: number): void;
}

/** For a channel without limits, and for clocks on which months pass in seconds. */
export const unhurried: Pace = { begin: () => () => {}, place: async () => () => {}, pause: () => {} };

/** Milliseconds, from any beginning, that never go back. `after` answers with what calls it off. */
export interface Ticking {
  now(): number;
  after(milliseconds: number, then: () => void): () => void;
}

const realTime: Ticking = {
  now: () => performance.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, Math.ceil(milliseconds));
    return () => clearTimeout(timer);
  },
};

interface Waiting {
  readonly conversationId: string;
  readonly until: number;
  go(ended: () => void): void;
  refuse(error: NotNow): void;
}

/** That a pause was meant for everybody is a guess, and is not made for longer. Milliseconds. */
const longestForAll = 3_600_000;

/** Nobody waits longer; the outbox, which forgets nothing, takes it up again. Milliseconds. */
export const longestWait = 5_000;

/** Keeps every window of the limits. First come, first served, but whatever is urgent before everything else. */
export function createPace(limits: PaceLimits = halfOfThePlatforms, clock: Ticking = realTime): Pace {
  const app = new Windows([{ most: limits.perSecond, within: 1_000 }]);
  const conversations = new Conversations(limits.conversation);
  const waiting = { now: new Set<Waiting>(), canWait: new Set<Waiting>() };
  let paused = { conversationId: '', until: 0 };
  let sleep = () => {};

  const begin = (id: string) => {
    app.begin();
    conversations.touched(id, clock.now()).begin();
    return () => {
      app.end(clock.now());
      conversations.touched(id, clock.now()).end(clock.now());
    };
  };

  const line = () => [...waiting.now, ...waiting.canWait];
  const leave = (one: Waiting) => waiting.now.delete(one) || waiting.canWait.delete(one);
  const refusal = (from: number, until: number) => new NotNow(Math.max(1, Math.ceil((until - from) / 1000)), false);

  const serve = () => {
    const now = clock.now();
    for (const one of line()) {
      const free = Math.max(app.freeAt(now), conversations.freeAt(one.conversationId, now));
      if (free <= now && leave(one)) one.go(begin(one.conversationId));
      else if (free > one.until && leave(one)) one.refuse(refusal(now, free));
    }
    sleep();
    const next = line().map((one) => Math.max(app.freeAt(now), conversations.freeAt(one.conversationId, now)));
    sleep = next.length > 0 ? clock.after(Math.min(...next) - now, serve) : () => {};
  };

  return {
    begin,
    async place(conversationId, urgency) {
      const now = clock.now();
      const before = urgency === 'now' ? [...waiting.now] : line();
      const here = before.filter((one) => one.conversationId === conversationId).length;
      // Who waits for their own conversation is in nobody else's way.
      const everywhere = before.filter((one) => conversations.freeAt(one.conversationId, now) <= now).length;
      const free = Math.max(app.freeAt(now, everywhere), conversations.freeAt(conversationId, now, here));
      if (free - now > longestWait) throw refusal(now, free);
      return new Promise((go, refuse) => {
        waiting[urgency].add({ conversationId, until: now + longestWait, go, refuse });
        serve();
      });
    },
    pause(conversationId, seconds) {
      const now = clock.now();
      const until = now + seconds * 1000;
      const forAll = Math.min(until, now + longestForAll);
      // The platform does not say whose limit was met. Two conversations at once mean that it was everybody's.
      if (paused.until > now && paused.conversationId !== conversationId) app.pause(forAll);
      paused = { conversationId, until: forAll };
      conversations.touched(conversationId, now).pause(until);
      serve();
    },
  };
}
