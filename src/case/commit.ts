import type { CaseEvent } from './events';
import { evolve } from './evolve';
import { cardKey, type Message } from './messages';
import type { CaseState } from './state';

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
  if (folded.phase === 'absent') return folded;
  folded.commands[commit.commandId] = true;
  commit.messages.forEach((message, number) => {
    if (message.kind !== 'task') return;
    const key = cardKey({ ...message, personId: message.to });
    folded.cards[key] = [...(folded.cards[key] ?? []), `${commit.version}:${number}`];
  });
  return folded;
}
