import { stepNamed } from '../procedure/declarations';
import type { CaseEvent, InstanceId, RemindedAs } from './events';
import type { Ground } from './ground';
import { type Case, cardKey, keyOf } from './state';
import { openTasks, type Task } from './tasks';
import { notices, type Told } from './who-is-told';

export type Message =
  | { readonly kind: 'task'; readonly to: string; readonly command: string; readonly instance: InstanceId }
  /** A card that was sent before shows something else now. `card` is the id of its message, `version:number`. */
  | {
      readonly kind: 'cardChanged';
      readonly to: string;
      readonly card: string;
      readonly command: string;
      readonly instance: InstanceId;
    }
  /** A case of its own that is to begin now, by what was concluded here (3.2.6-1). */
  | { readonly kind: 'caseToOpen'; readonly to: ''; readonly instance: InstanceId }
  | Told
  /** What somebody is reminded of in this case. All of one person's at one moment go out as one digest. */
  | { readonly kind: 'reminder'; readonly to: string; readonly of: readonly RemindedOf[]; readonly strand: 'common' };

/** A task that somebody is reminded of, and as what. */
export interface RemindedOf {
  readonly as: RemindedAs;
  readonly command: string;
  readonly instance: InstanceId;
}

/**
 * What follows from a commit: a card for each task that came to somebody, the old card changed for each that went
 * away, and a word to whom it concerns. `before` is what was open before the events were folded into `state`.
 */
export function messagesAfter(
  ground: Ground,
  before: readonly Task[],
  state: Case,
  events: readonly CaseEvent[],
): readonly Message[] {
  const after = openTasks(ground.procedure, state);
  const came = tasksThatCame(before, after, events);
  const went = before.filter((task) => !holds(after, task));
  return [
    ...notices(ground, state, events, came),
    ...casesToOpen(ground, events),
    ...reminders(events),
    ...came.flatMap((task): Message[] =>
      task.personId ? [{ kind: 'task', to: task.personId, command: task.command, instance: task.instance }] : [],
    ),
    ...went.flatMap((task): Message[] =>
      (state.cards[cardKey(task)] ?? []).map((card) => ({
        kind: 'cardChanged',
        to: task.personId ?? '',
        card,
        command: task.command,
        instance: task.instance,
      })),
    ),
  ];
}

/** What is new to its person, or was laid before them once more. */
export function tasksThatCame(
  before: readonly Task[],
  after: readonly Task[],
  events: readonly CaseEvent[],
): readonly Task[] {
  const askedAgain = events.flatMap((event) => (event.type === 'SignatureAsked' ? [keyOf(event.instance)] : []));
  return after.filter((task) => !holds(before, task) || askedAgain.includes(keyOf(task.instance)));
}

function casesToOpen({ procedure }: Ground, events: readonly CaseEvent[]): Message[] {
  return events.flatMap((event): Message[] => {
    if (event.type !== 'StepDone') return [];
    const step = stepNamed(procedure, event.instance.step);
    const opens = step?.does === 'jointly' && step.opensCase?.(event.answers) === true;
    return opens ? [{ kind: 'caseToOpen', to: '', instance: event.instance }] : [];
  });
}

function reminders(events: readonly CaseEvent[]): Message[] {
  const all = events.flatMap((event) => (event.type === 'Reminded' ? event.reminders : []));
  return [...new Set(all.flatMap(({ to }) => to ?? []))].map((to) => ({
    kind: 'reminder',
    to,
    of: all.filter((one) => one.to === to).map(({ as, command, instance }) => ({ as, command, instance })),
    strand: 'common',
  }));
}

function holds(tasks: readonly Task[], task: Task): boolean {
  return tasks.some((other) => cardKey(other) === cardKey(task));
}
