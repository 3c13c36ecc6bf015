import { DateTime } from 'luxon';
import type { Command, Surroundings, TakeStep } from '../../../src/case/commands';
import { type CaseCommit, foldCommit, remember } from '../../../src/case/commit';
import { decide } from '../../../src/case/decide';
import { nextDue } from '../../../src/case/decide-due';
import type { CaseEvent } from '../../../src/case/events';
import type { Decision, Ground, Grounds } from '../../../src/case/ground';
import { messagesAfter } from '../../../src/case/messages';
import { isRefusal } from '../../../src/case/refusal';
import { hourFrom } from '../../../src/case/reminders';
import { absent, type Case, type CaseState } from '../../../src/case/state';
import { openTasks, type Task } from '../../../src/case/tasks';
import { defaultPolicy } from '../../../src/procedure/policy';
import { procedure } from '../../../src/procedure/procedure';
import type { Answers } from '../../../src/procedure/steps';
import { holidays } from '../../support/story';
import { zone } from './answers';
import { holdsAfter, must } from './holds';
import type { World } from './world';

export const grounds: Grounds = {
  versions: [procedure],
  policy: defaultPolicy,
  calendar: { timeZone: zone, holidays },
};
export const ground: Ground = { ...grounds, procedure };

type Doable = Pick<TakeStep, 'command' | 'instance'>;

export interface Asked {
  readonly command: Command;
  readonly decision: Decision;
}

/** One case in an organisation, with everything that was ever asked of it. What must always hold is checked at once. */
export class Model {
  state: CaseState = absent;
  now = '2026-01-05T08:00:00.000Z';
  readonly asked: Asked[] = [];
  readonly commits: CaseCommit[] = [];
  readonly events: CaseEvent[] = [];
  /** What is open now, and for whom. */
  tasks: readonly Task[] = [];
  private count = 0;
  /** The state as it was when something last happened: nothing else may change it. */
  private written = JSON.stringify(absent);

  constructor(
    readonly world: World,
    readonly caseId: string,
  ) {}

  get open(): Case {
    if (this.state.phase === 'absent') throw new Error('no case was opened');
    return this.state;
  }

  get isOpen(): boolean {
    return this.state.phase === 'open';
  }

  around(): Surroundings {
    const holders = this.state.phase === 'absent' ? [] : Object.values(this.state.roles);
    return this.world.around(holders.flatMap((holder) => holder?.accountId ?? []));
  }

  /** Local times that there are twice are left out: nobody could say which of them is meant. */
  wait(hours: number): void {
    let at = DateTime.fromISO(this.now, { zone }).plus({ hours });
    while (at.getPossibleOffsets().length > 1) at = at.plus({ hours: 1 });
    this.now = at.toUTC().toISO() ?? this.now;
    this.sweep();
  }

  /** What Trygg does by itself, when it said that it would. */
  private sweep(): void {
    const due = nextDue(ground, this.state);
    if (!due) return;
    must(hourFrom(ground, due) === due, `something is due at ${due}, when nobody is at work`);
    if (due > this.now || hourFrom(ground, this.now) > this.now) return;
    this.passes(`due ${due} ${this.now}`);
    const next = nextDue(ground, this.state);
    must(!next || next > this.now, `what was due at ${next} was not done`);
  }

  /** Trygg looks whether everybody is still there. */
  checkPeople(): void {
    this.passes(`people ${this.now} ${this.asked.length}`);
  }

  private passes(id: string): void {
    this.give({ id, by: 'trygg', at: this.now, body: { type: 'RunDue', around: this.around() } });
  }

  /** Sent again later, it is carried out, if at all, among those who are there by then. */
  again(command: Command): Command {
    const { body } = command;
    switch (body.type) {
      case 'TakeStep': {
        const named = body.named.map((one) => this.world.person(one.id) ?? one);
        return { ...command, at: this.now, body: { ...body, named, around: this.around() } };
      }
      case 'RunDue':
      case 'LookAtPeople':
        return { ...command, at: this.now, body: { ...body, around: this.around() } };
      default:
        return { ...command, at: this.now };
    }
  }

  taking(by: string, { command, instance }: Doable, answers: Answers): Command<TakeStep> {
    const ids = Object.entries(answers).flatMap(([field, id]) =>
      field === 'leader' || field.endsWith('Id') ? [id] : [],
    );
    const named = ids.flatMap((id) => this.world.person(id) ?? []);
    const body: TakeStep = { type: 'TakeStep', command, instance, answers, named, around: this.around() };
    return { id: this.nextId(), by, at: this.now, body };
  }

  nextId(): string {
    this.count += 1;
    return `command ${this.count}`;
  }

  /** @throws where something does not hold that always must. */
  give(command: Command): Decision {
    const decision = decide(ground, this.state, command);
    if (JSON.stringify(this.state) !== this.written) throw new Error('looking or deciding changed the case');
    this.asked.push({ command, decision });
    if (isRefusal(decision) || decision.length === 0) return decision;
    this.fold(command, decision);
    return decision;
  }

  private fold(command: Command, events: readonly CaseEvent[]): void {
    const before: CaseState = JSON.parse(this.written);
    const draft: CaseCommit = { version: this.commits.length + 1, commandId: command.id, events, messages: [] };
    const state = foldCommit(this.state, draft);
    if (state.phase === 'absent') throw new Error('a commit opens a case');
    const commit = { ...draft, messages: messagesAfter(ground, this.tasks, state, events) };
    this.state = remember(state, commit);
    this.written = JSON.stringify(this.state);
    this.commits.push(commit);
    this.events.push(...events);
    this.tasks = openTasks(procedure, this.open);
    const { world, open, now, events: all } = this;
    holdsAfter({ ground, world, before, state: open, commit, events: all, now }, this.tasks);
  }
}
