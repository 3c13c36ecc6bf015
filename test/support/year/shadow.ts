import { openCommit } from '../../../src/application/codec';
import type { Keys, Store, StoredCommit } from '../../../src/application/ports';
import { foldCommit } from '../../../src/case/commit';
import type { CaseEvent } from '../../../src/case/events';
import { absent, type Case, type CaseState, keyOf } from '../../../src/case/state';
import { openTasks, type Task } from '../../../src/case/tasks';
import { procedure } from '../../../src/procedure/procedure';
import { nameOf, type Pressed, pressedTasks } from './promised';

/** One case as its commits tell it, and since when each of its tasks is its person's. */
export class Followed {
  state: CaseState = absent;
  tasks: readonly Task[] = [];
  private mac = '';
  private readonly since = new Map<string, string>();
  private pressedNow: readonly Pressed[] | undefined;

  constructor(
    /** In the order in which they began. */
    readonly number: number,
    private readonly keys: Keys,
  ) {}

  get open(): Case {
    if (this.state.phase === 'absent') throw new Error('no case was opened');
    return this.state;
  }

  get pressed(): readonly Pressed[] {
    this.pressedNow ??= pressedTasks(this.open, (task) => this.since.get(nameOf(task)) ?? '');
    return this.pressedNow;
  }

  isOpen(name: string): boolean {
    return this.since.has(name);
  }

  /** Answers with what the commit says, and the tasks that came with it. */
  async follow(stored: StoredCommit): Promise<{ events: readonly CaseEvent[]; came: readonly Task[] }> {
    const commit = await openCommit(this.keys, stored, this.mac);
    this.state = foldCommit(this.state, commit);
    this.mac = stored.mac;
    const { events } = commit;
    const isOnlyReminding = events.every(({ type }) => type === 'Reminded' || type === 'ReminderWanted');
    return { events, came: isOnlyReminding ? [] : this.lookAgain(events, stored.at) };
  }

  private lookAgain(events: readonly CaseEvent[], at: string): readonly Task[] {
    this.pressedNow = undefined;
    this.tasks = openTasks(procedure, this.open);
    const askedAgain = events.flatMap((event) => (event.type === 'SignatureAsked' ? [keyOf(event.instance)] : []));
    const names = this.tasks.map(nameOf);
    for (const name of this.since.keys()) if (!names.includes(name)) this.since.delete(name);
    const came = this.tasks.filter(
      (task) => !this.since.has(nameOf(task)) || askedAgain.includes(keyOf(task.instance)),
    );
    for (const task of came) this.since.set(nameOf(task), at);
    return came;
  }
}

/** A store that tells of each commit that it took. */
export function watched(store: Store, taken: (commit: StoredCommit) => void): Store {
  return {
    ...store,
    async insertCommit(commit, mark) {
      const inserted = await store.insertCommit(commit, mark);
      if (inserted !== 'conflict') taken(commit);
      return inserted;
    },
  };
}
