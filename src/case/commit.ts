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
  const folded = commit.events.reduce(evolve, state);
  if (folded.phase !== 'absent') folded.commands[commit.commandId] = true;
  return foldMessages(folded, commit);
}

/** Remembers which cards a commit sends for which tasks, and since when they are open. */
export function foldMessages(state: CaseState, { version, events, messages }: CaseCommit): CaseState {
  const [first] = events;
  if (state.phase === 'absent' || !first) return state;
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
