import { WrittenByNewer } from '../procedure/written-by-newer';
import type { DueDay, DutyDone, RecordedEvent, WheelEvent } from './events';

/** A day to keep, and since when it is known. */
export interface Promised extends DueDay {
  readonly since: string;
}

/** One round in which every leader is asked. */
export interface Round {
  readonly number: number;
  readonly openedAt: string;
  readonly due: Promised;
  readonly leaders: readonly string[];
  /** Those of them who have done it. */
  readonly done: readonly string[];
}

export interface Entry {
  /** From 1, in the order of recording. */
  readonly number: number;
  readonly event: RecordedEvent;
}

/** The wheel as it stands: folded from its events, and nothing else. */
export interface Wheel {
  /** Everything that was recorded, the first first. */
  readonly entries: readonly Entry[];
  /** By duty: the day of the next time; of leaders, the one of the next round. */
  readonly next: Readonly<Record<string, Promised>>;
  /** By duty: the round that was opened last. */
  readonly rounds: Readonly<Record<string, Round>>;
  /** By duty: the signals on which nobody has decided yet. */
  readonly signals: Readonly<Record<string, readonly Promised[]>>;
  readonly startedAt?: string;
  /** When people were reminded, the last time last. */
  readonly reminded: readonly string[];
}

export const unstarted: Wheel = { entries: [], next: {}, rounds: {}, signals: {}, reminded: [] };

export function fold(wheel: Wheel, events: readonly WheelEvent[]): Wheel {
  return events.reduce(evolve, wheel);
}

function evolve(wheel: Wheel, event: WheelEvent): Wheel {
  switch (event.type) {
    case 'WheelStarted': {
      const first = Object.entries(event.first).map(([duty, due]) => [duty, { ...due, since: event.at }]);
      return { ...wheel, startedAt: event.at, next: { ...Object.fromEntries(first), ...wheel.next } };
    }
    case 'RoundOpened': {
      const { duty, round: number, due, leaders, next, at } = event;
      const round: Round = {
        number,
        openedAt: at,
        due: { ...due, since: wheel.next[duty]?.since ?? at },
        leaders,
        done: [],
      };
      return {
        ...promised(wheel, duty, next, at),
        rounds: { ...wheel.rounds, [duty]: { ...round, done: doneAhead(wheel, duty, number) } },
      };
    }
    case 'Reminded':
      return { ...wheel, reminded: [...wheel.reminded, event.at] };
    default:
      return recorded({ ...wheel, entries: [...wheel.entries, { number: wheel.entries.length + 1, event }] }, event);
  }
}

function recorded(wheel: Wheel, event: RecordedEvent): Wheel {
  switch (event.type) {
    case 'DutyDone': {
      const after = { ...wheel, signals: { ...wheel.signals, [event.act]: [] } };
      return event.next ? promised(after, event.act, event.next, event.at) : inRound(after, event);
    }
    case 'SignalNoted': {
      const noted = [...(wheel.signals[event.of] ?? []), { ...event.due, since: event.at }];
      return { ...wheel, signals: { ...wheel.signals, [event.of]: noted } };
    }
    case 'DateSet':
      return promised(wheel, event.of, event.next, event.at);
    default:
      throw new WrittenByNewer();
  }
}

function inRound(wheel: Wheel, event: DutyDone): Wheel {
  const { act, round } = event;
  const open = wheel.rounds[act];
  const leader = whoDid(event);
  if (!open || open.number !== round || open.done.includes(leader)) return wheel;
  return { ...wheel, rounds: { ...wheel.rounds, [act]: { ...open, done: [...open.done, leader] } } };
}

/** The leader whose duty it was, whoever recorded it. */
export function whoDid({ by, leaderId }: DutyDone): string {
  return leaderId ?? by;
}

/** Whoever did it before the round was opened is not asked again in it. */
function doneAhead({ entries }: Wheel, duty: string, round: number): readonly string[] {
  const ahead = entries.flatMap(({ event }) =>
    event.type === 'DutyDone' && event.act === duty && event.round === round ? [whoDid(event)] : [],
  );
  return [...new Set(ahead)];
}

function promised(wheel: Wheel, duty: string, next: DueDay, since: string): Wheel {
  return { ...wheel, next: { ...wheel.next, [duty]: { ...next, since } } };
}
