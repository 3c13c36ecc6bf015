import type { Role } from '../procedure/declarations';
import type { CaseEvent, InstanceId } from './events';
import type { Ground } from './ground';
import { holderOf, keyOf, type OpenCase } from './state';
import { openTasks, type Task } from './tasks';

/** A party or role holder is told that something happened. What it says is read in the chat, without content. */
export type Notice =
  | 'ComplaintReceived'
  | 'ReceiptAcknowledged'
  | 'HandlerAppointed'
  | 'ToldOfCompanion'
  | 'DocumentFiled'
  | 'MinutesAnswered';

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
  | { readonly kind: 'notice'; readonly to: string; readonly notice: Notice };

/** Who is told of an event, by the name that the procedure gives it, and in which words. */
const told: Readonly<Record<string, Partial<Record<Role, Notice>>>> = {
  ComplaintReceived: { complainant: 'ComplaintReceived' },
  ReceiptAcknowledged: { complainant: 'ReceiptAcknowledged' },
  HandlerAppointed: { complainant: 'HandlerAppointed' },
  ToldOfCompanion: { complainant: 'ToldOfCompanion' },
  DocumentFiled: { complainant: 'DocumentFiled', handler: 'MinutesAnswered', hrAdviser: 'MinutesAnswered' },
};

/**
 * What follows from a commit: a card for each task that came to somebody, the old card changed for each that went
 * away, and a word to whom it concerns. `before` is what was open before the events were folded into `state`.
 */
export function messagesAfter(
  ground: Ground,
  before: readonly Task[],
  state: OpenCase,
  events: readonly CaseEvent[],
): readonly Message[] {
  const after = openTasks(ground.procedure, state);
  const askedAgain = events.flatMap((event) => (event.type === 'SignatureAsked' ? [keyOf(event.instance)] : []));
  const came = after.filter((task) => !holds(before, task) || askedAgain.includes(keyOf(task.instance)));
  const went = before.filter((task) => !holds(after, task));
  return [
    ...notices(state, events),
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

function notices(state: OpenCase, events: readonly CaseEvent[]): Message[] {
  const names = new Set(events.map((event) => ('what' in event ? event.what : event.type)));
  return [...names].flatMap((name) =>
    Object.entries(told[name] ?? {}).flatMap(([role, notice]): Message[] => {
      const to = holderOf(state, role as Role);
      return to ? [{ kind: 'notice', to, notice }] : [];
    }),
  );
}

/** Where a task's cards are remembered. */
export function cardKey(task: {
  readonly personId?: string;
  readonly command: string;
  readonly instance: InstanceId;
}): string {
  return `${task.personId}|${task.command}|${keyOf(task.instance)}`;
}

function holds(tasks: readonly Task[], task: Task): boolean {
  return tasks.some((other) => cardKey(other) === cardKey(task));
}
