import type { CaseEvent } from './events';
import { evolve } from './evolve';
import type { Message } from './messages';
import { type CaseState, cardKey } from './state';

/** What one command brought about: its events and the messages that follow, stored as one. */
export interface CaseCommit {
  readonly version: number;
  readonly commandId: string;
  readonly events: readonly CaseEvent[];
  readonly messages: readonly Message[];
}

/** Folds a commit into the state, in place. */
export function foldCommit(state: CaseState, commit: CaseCommit): CaseState {
  return remember(commit.events.reduce(evolve, state), commit);
}

/**
 * Remembers, in place, what a commit is besides its events: which command was carried out, which cards it sends for which
 * tasks, and since when they are open.
 */
export function remember(state: CaseState, { version, commandId, events, messages }: CaseCommit): CaseState {
  if (state.phase === 'absent') return state;
  state.commands[commandId] = true;
  const [first] = events;
  if (!first) return state;
  messages.forEach((message, number) => {
    if (message.kind !== 'task') return;
    const key = cardKey({ ...message, personId: message.to });
    state.since[key] = first.at;
    const card = `${version}:${number}`;
    const before = state.cards[key];
    if (before) before.push(card);
    else state.cards[key] = [card];
  });
  return state;
}
