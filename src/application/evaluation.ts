import { foldCommit } from '../case/commit';
import type { CaseEvent, Due, InstanceId } from '../case/events';
import { type Ground, type Grounds, groundAt, groundOf } from '../case/ground';
import type { Message } from '../case/messages';
import { everyRound, isNeeded, isOffered } from '../case/needs';
import { hourFrom, remindersDue } from '../case/reminders';
import { absent, type Case, type CaseState, instanceOf, keyOf } from '../case/state';
import { everyInstance, openTasks, rolesOfStep, unmetGates } from '../case/tasks';
import { declared, stepNamed } from '../procedure/declarations';
import type { Step } from '../procedure/steps';
import { started } from '../wheel/dues';
import { fold } from '../wheel/state';
import { endsInErasure, openCommit } from './codec';
import { type NextDuty, nextDuties } from './evaluation-wheel';
import type { Clock, CommitWithMark, Keys, Store } from './ports';
import type { WheelBooks } from './wheel-books';

/**
 * What no user of Trygg may see: a case from outside, with everybody in it. It is for whoever evaluates the product on
 * sample data, and only the workbench makes one. It reads and never writes, and holds no word of what people wrote.
 */

export interface EvaluatedStep extends InstanceId {
  readonly rule: string;
  /** `offered` is what may be done and nobody presses for; it waits for the steps of `waitsFor`, or for its day. */
  readonly stands: 'done' | 'open' | 'waits' | 'offered';
  readonly roles: readonly string[];
  /** Done: `done`, `declined` or `lapsed`, by whom and when. */
  readonly how?: string;
  readonly by?: string;
  readonly at?: string;
  /** Open: the accounts of those who have the task. */
  readonly with?: readonly string[];
  readonly waitsFor?: readonly { readonly step: string; readonly rule: string }[];
}

export interface EvaluatedEvent {
  readonly at: string;
  readonly by: string;
  readonly type: string;
  readonly strand: string;
  readonly rule?: string;
  /** The steps that it is about, by name. */
  readonly steps: readonly string[];
  readonly role?: string;
}

export interface EvaluatedDue extends InstanceId {
  readonly day: string;
  readonly at: string;
  readonly rule: string;
  /** `met` and `late`: done by then, or after it. `gone`: not asked for any more. */
  readonly stands: 'met' | 'late' | 'ahead' | 'overdue' | 'gone';
}

export interface EvaluatedMessage {
  readonly to: string;
  readonly kind: string;
  /** What it is about, by technical names: a notice, or the steps of tasks. */
  readonly about: readonly string[];
  /** `waiting`, or what the outbox recorded. */
  readonly stands: string;
  /** When it was sent or given up; of one that waits, since when it does. */
  readonly at: string;
  /** How often it was tried; more than once, and the platform may have taken it before. */
  readonly tries: number;
  /** How often the sending of its commit was begun: what a process left behind is begun once more. */
  readonly begun: number;
}

export interface EvaluatedCase {
  readonly caseId: string;
  readonly closed: boolean;
  readonly receivedAt: string;
  readonly strands: readonly string[];
  readonly way: readonly EvaluatedStep[];
  readonly events: readonly EvaluatedEvent[];
  readonly dues: readonly EvaluatedDue[];
  readonly outbox: readonly EvaluatedMessage[];
}

export interface NextDeadline {
  readonly caseId: string;
  readonly at: string;
  /** The step that is due then, or that somebody is reminded of; absent for what else Trygg does by itself. */
  readonly step?: string;
  readonly reminds?: true;
}

const endOfTime = '9999-12-31T23:59:59.999Z';
const mostDueCases = 1000;

export class Evaluation {
  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly wheel: Pick<WheelBooks, 'standing'>,
    private readonly grounds: Grounds,
    private readonly clock: Clock,
  ) {}

  /** Every case, the newest first. */
  async cases(): Promise<readonly Pick<EvaluatedCase, 'caseId' | 'closed' | 'receivedAt'>[]> {
    const found: Case[] = [];
    for await (const caseId of this.store.caseIds()) found.push(...present((await this.read(caseId)).state));
    return found
      .sort((one, other) => other.receivedAt.localeCompare(one.receivedAt))
      .map((state) => ({ caseId: state.caseId, closed: state.phase === 'closed', receivedAt: state.receivedAt }));
  }

  /** Undefined where there is no such case. */
  async file(caseId: string): Promise<EvaluatedCase | undefined> {
    const { state, events, outbox } = await this.read(caseId);
    if (state.phase === 'absent') return undefined;
    return {
      caseId,
      closed: state.phase === 'closed',
      receivedAt: state.receivedAt,
      strands: Object.keys(state.strands),
      way: wayOf(groundOf(this.grounds, state), state),
      events,
      dues: duesOf(groundOf(this.grounds, state), state, this.clock.now()),
      outbox,
    };
  }

  /** The next moment at which something is due in any case, or in the yearly wheel: somebody's to do, or Trygg's own. */
  async nextDeadline(): Promise<NextDeadline | NextDuty | undefined> {
    const now = this.clock.now();
    const moments: (NextDeadline | NextDuty)[] = [];
    for await (const caseId of this.store.caseIds()) {
      for (const state of present((await this.read(caseId)).state))
        moments.push(...tasksDue(groundOf(this.grounds, state), state));
    }
    for (const { caseId, nextDue } of await this.store.dueCases(endOfTime, mostDueCases)) {
      if (nextDue > now) moments.push({ caseId, at: nextDue, ...(await this.stepDueAt(caseId, nextDue)) });
    }
    moments.push(...(await this.duties(now)));
    return moments.filter(({ at }) => at > now).sort((one, other) => one.at.localeCompare(other.at))[0];
  }

  private async duties(now: string): Promise<readonly NextDuty[]> {
    const ground = groundAt(this.grounds, now);
    const { wheel, startedAt } = await this.wheel.standing();
    // Its first days are written down with the first sweep of a morning.
    const begun = wheel.startedAt === undefined ? fold(wheel, [started(ground, startedAt)]) : wheel;
    return nextDuties(ground, begun, now);
  }

  private async stepDueAt(caseId: string, at: string): Promise<Pick<NextDeadline, 'step' | 'reminds'>> {
    const [state] = present((await this.read(caseId)).state);
    if (!state) return {};
    const ground = groundOf(this.grounds, state);
    const [reminder] = remindersDue(ground, state, at) ?? [];
    if (reminder) return { step: reminder.task.instance.step, reminds: true };
    const isSaid = (due: EvaluatedDue) =>
      due.stands !== 'met' && due.stands !== 'gone' && hourFrom(ground, due.at) === at;
    const due = duesOf(ground, state, this.clock.now()).find(isSaid);
    return due ? { step: due.step } : {};
  }

  /** From the commits alone, so that it shows the truth also where a head is behind. */
  private async read(caseId: string) {
    let state: CaseState = absent;
    let mac = '';
    const events: EvaluatedEvent[] = [];
    const outbox: EvaluatedMessage[] = [];
    const commits = await this.store.commitsOf(caseId);
    if (endsInErasure(this.keys, caseId, commits, mac)) return { state, events, outbox };
    for (const stored of commits) {
      const commit = await openCommit(this.keys, stored.commit, mac);
      state = foldCommit(state, commit);
      mac = stored.commit.mac;
      events.push(...commit.events.map(eventLine));
      outbox.push(...commit.messages.map((message, number) => messageLine(stored, message, number)));
    }
    return { state, events, outbox };
  }
}

function aboutOf(message: Message): readonly string[] {
  if ('notice' in message) return [message.notice];
  if ('instance' in message) return [message.instance.step];
  return 'of' in message ? namesIn(message.of) : [];
}

function present(state: CaseState): readonly Case[] {
  return state.phase === 'absent' ? [] : [state];
}

function tasksDue({ procedure }: Ground, state: Case): readonly NextDeadline[] {
  return openTasks(procedure, state).flatMap(({ due, instance }) =>
    due ? [{ caseId: state.caseId, at: due.at, step: instance.step }] : [],
  );
}

/** Every pass through every step that was taken or is asked for, in the procedure's order. */
function wayOf(ground: Ground, state: Case): readonly EvaluatedStep[] {
  const asked = everyInstance(ground.procedure, state);
  return declared(ground.procedure, 'step').flatMap((step) => {
    const taken = everyRound(state, step);
    const left = asked.filter((one) => one.step === step && !taken.some((done) => keyOf(done) === keyOf(one.instance)));
    return [...taken, ...left.map(({ instance }) => instance)].map((instance) =>
      standing(ground, state, step, instance),
    );
  });
}

function standing({ procedure }: Ground, state: Case, step: Step, instance: InstanceId): EvaluatedStep {
  const line = { ...instance, rule: step.rule, roles: rolesOfStep(step) };
  const { done } = instanceOf(state, instance);
  if (done) return { ...line, stands: 'done', how: done.how, by: done.by, at: done.at };
  const tasks = openTasks(procedure, state).filter((task) => keyOf(task.instance) === keyOf(instance));
  if (tasks.length > 0) return { ...line, stands: 'open', with: tasks.flatMap(({ personId }) => personId ?? []) };
  if (isOffered(state, step, instance)) return { ...line, stands: 'offered' };
  const together = stepNamed(procedure, [step.with ?? []].flat()[0] ?? '');
  const gates = unmetGates(procedure, state, step, instance).map((gate) => ({
    step: gate.instance.step,
    rule: gate.rule,
  }));
  return { ...line, stands: 'waits', waitsFor: together ? [{ step: together.name, rule: together.rule }] : gates };
}

function duesOf({ procedure }: Ground, state: Case, now: string): readonly EvaluatedDue[] {
  const passes = [state, ...Object.values(state.strands)].flatMap((part) => Object.values(part.instances));
  const asked = passes.flatMap((pass) => (pass.asked ?? []).map(({ until }) => until));
  // What was promised for a signature stands in both places.
  const promised = new Map(
    [...Object.values(state.due), ...asked].map((due: Due) => [`${keyOf(due.instance)} ${due.at}`, due]),
  );
  return [...promised.values()]
    .map(({ instance, day, at, rule }) => ({ ...instance, day, at, rule, stands: dueStands(instance, at) }))
    .sort((one, other) => one.at.localeCompare(other.at));

  function dueStands(instance: InstanceId, at: string): EvaluatedDue['stands'] {
    const { done } = instanceOf(state, instance);
    const step = stepNamed(procedure, instance.step);
    if (done) return done.at <= at ? 'met' : 'late';
    if (!step || !isNeeded(procedure, state, step, instance)) return 'gone';
    return at < now ? 'overdue' : 'ahead';
  }
}

function eventLine(event: CaseEvent): EvaluatedEvent {
  return {
    at: event.at,
    by: event.by,
    type: event.type,
    strand: event.strand,
    ...('rule' in event ? { rule: event.rule } : {}),
    steps: stepsOf(event),
    ...('role' in event ? { role: event.role } : {}),
  };
}

function stepsOf(event: CaseEvent): readonly string[] {
  if ('instance' in event) return [event.instance.step];
  if (event.type === 'Reminded') return namesIn(event.reminders);
  return event.type === 'ReminderWanted' ? namesIn(event.tasks) : [];
}

function namesIn(tasks: readonly { readonly instance: InstanceId }[]): readonly string[] {
  return [...new Set(tasks.map(({ instance }) => instance.step))];
}

/** A kind of message that came later has at least its name, and who it goes to. */
function messageLine({ commit, mark }: CommitWithMark, message: Message, number: number): EvaluatedMessage {
  const { kind, to } = message;
  const delivery = mark.deliveries[number];
  const inVain = mark.inVain?.[number]?.times ?? 0;
  return {
    ...{ kind, to, about: aboutOf(message) },
    stands: delivery?.state ?? 'waiting',
    at: delivery?.at ?? commit.at,
    tries: inVain + (delivery?.state === 'sent' ? 1 : 0),
    begun: mark.attempts,
  };
}
