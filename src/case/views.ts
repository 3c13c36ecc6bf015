import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import { isGiven, type Role } from '../procedure/steps';
import type { InstanceId, Subject } from './events';
import type { Ground } from './ground';
import type { Notice } from './messages';
import { everyRound, isSaidAnew } from './needs';
import type { ProgressView } from './progress';
import { type Case, documentOf, type Instance, instanceOf, keyOf, rolesOf } from './state';
import { actingAs, blockedSteps, correctable, offers, openTasks, type Task } from './tasks';
import { mayRead, maySee } from './who-sees-what';

/** Which of several accused it is about; absent where there is one only, or where it is about the whole matter. */
export interface StrandView {
  readonly number: number;
  readonly of: number;
}

/** A task as its person sees it. `step` is the step's name, or `recordLapse`, or `recordOnPaper`. */
export interface TaskView {
  readonly caseId: string;
  readonly step: string;
  readonly command: string;
  readonly instance: InstanceId;
  readonly rule: string;
  /** `yyyy-mm-dd`, local. */
  readonly due?: string;
  readonly overdue: boolean;
  /** For a party, whose card says nothing of what it is about: that is read in the dialog. */
  readonly quiet: boolean;
  readonly strand?: StrandView;
}

export interface BlockedView {
  readonly step: string;
  readonly rule: string;
  readonly strand?: StrandView;
  readonly waitsFor: readonly { readonly step: string; readonly rule: string }[];
}

/** Something on record that a person may read. */
export interface RecordView {
  readonly step: string;
  readonly instance: InstanceId;
  readonly strand?: StrandView;
  readonly at: string;
}

/** What a message shows now, at the moment of its delivery. */
export type MessageView =
  | {
      readonly kind: 'task';
      readonly task: TaskView;
      /** What this task opens the way to. */
      readonly blocked: readonly BlockedView[];
      readonly askedAgain: boolean;
      readonly corrected: boolean;
    }
  | {
      readonly kind: 'taskDone';
      readonly caseId: string;
      readonly step: string;
      readonly rule: string;
      readonly at: string;
    }
  | { readonly kind: 'taskGone' }
  | { readonly kind: 'notice'; readonly notice: Notice; readonly progress: ProgressView };

export function tasksOf({ procedure }: Ground, state: Case, personId: string, now: string): readonly TaskView[] {
  return own(procedure, state, personId, openTasks(procedure, state)).map((task) => taskView(state, task, now));
}

/** What the person may do now besides. */
export function offersTo({ procedure }: Ground, state: Case, personId: string, now: string): readonly TaskView[] {
  return own(procedure, state, personId, offers(procedure, state))
    .map((task) => taskView(state, task, now))
    .map((view) => (isSaidAnew(stepNamed(procedure, view.instance.step)) ? withoutCount(view) : view));
}

/** How often the others have said something stands on nobody's button. */
function withoutCount(view: TaskView): TaskView {
  return { ...view, instance: { ...view.instance, round: 1 } };
}

export function correctionsOf({ procedure }: Ground, state: Case, personId: string, now: string): readonly TaskView[] {
  return own(procedure, state, personId, correctable(procedure, state)).map((task) => taskView(state, task, now));
}

/** A role that a person does not know of yet brings them nothing. */
function own(procedure: Procedure, state: Case, personId: string, tasks: readonly Task[]): readonly Task[] {
  return tasks.filter((task) => {
    if (task.personId !== personId) return false;
    const step = stepNamed(procedure, task.instance.step);
    return (
      task.command === 'RecordLapse' ||
      (step !== undefined && actingAs(procedure, state, personId, step, task.instance.subject).length > 0)
    );
  });
}

export function blockedFor({ procedure }: Ground, state: Case, personId: string): readonly BlockedView[] {
  return rolesOf(state, personId)
    .flatMap(({ role, strand }) => blockedSteps(procedure, state, role, strand))
    .map(({ instance, rule, waitsFor }) => ({
      step: instance.step,
      rule,
      ...strandFor(state, personId, instance.subject),
      waitsFor: distinct(waitsFor.map((gate) => ({ step: gate.instance.step, rule: gate.rule }))),
    }));
}

/** Everything on record that the person may read, in the procedure's order. */
export function recordsFor({ procedure }: Ground, state: Case, personId: string): readonly RecordView[] {
  return declared(procedure, 'step')
    .filter((step) => !step.with)
    .flatMap((step) => everyRound(state, step))
    .flatMap((instance) => {
      const { done } = instanceOf(state, instance);
      if (!done || !mayRead(state, personId, instance)) return [];
      return [{ step: instance.step, instance, at: done.at, ...strandFor(state, personId, instance.subject) }];
    });
}

/** What a task's card shows at this moment: the task, a quiet receipt, or nothing where it is not theirs. */
export function taskMessage(
  ground: Ground,
  state: Case,
  personId: string,
  task: { readonly command: string; readonly instance: InstanceId },
  now: string,
): MessageView {
  const { procedure } = ground;
  const open = own(procedure, state, personId, openTasks(procedure, state)).find(
    (t) => t.command === task.command && keyOf(t.instance) === keyOf(task.instance),
  );
  const instance = instanceOf(state, task.instance);
  if (open) {
    return {
      kind: 'task',
      task: taskView(state, open, now),
      blocked: openedBy(ground, state, personId, open),
      askedAgain: (instance.asked?.length ?? 0) > 1 && !instance.unanswered,
      corrected: (signedVersion(procedure, state, open) ?? 1) > 1,
    };
  }
  const part = ownPart(procedure, state, personId, task);
  // The signature came after all: that it fell away was never recorded.
  if (part?.step === 'recordLapse' && instance.done?.how !== 'lapsed') return { kind: 'taskGone' };
  if (!part || !maySee(state, personId, 'existence')) return { kind: 'taskGone' };
  const at = part.half?.at ?? instance.done?.at;
  // Not asked for any more, and never done: a receipt would say that it was.
  if (!at) return { kind: 'taskGone' };
  return { kind: 'taskDone', caseId: state.caseId, step: part.step, rule: part.rule, at };
}

function openedBy(ground: Ground, state: Case, personId: string, { instance }: Task): readonly BlockedView[] {
  return blockedFor(ground, state, personId).filter(({ waitsFor }) =>
    waitsFor.some((gate) => gate.step === instance.step),
  );
}

/** Which version of a document lies before whoever is to sign it. */
function signedVersion(procedure: Procedure, state: Case, { command, instance }: Task): number | undefined {
  const signing = stepNamed(procedure, instance.step);
  if (signing?.does !== 'sign' || signing.command !== command) return undefined;
  return documentOf(state, { ...instance, step: signing.signs })?.version;
}

/** The step, if one of the person's roles has it, and the half that they gave of it. */
function ownPart(
  procedure: Procedure,
  state: Case,
  personId: string,
  { command, instance }: { readonly command: string; readonly instance: InstanceId },
): { step: string; rule: string; half?: NonNullable<Instance['halves']>[Role] } | undefined {
  const [lapse] = declared(procedure, 'lapse').filter((l) => l.command === command);
  const held = rolesOf(state, personId).map(({ role }) => role);
  if (lapse) return held.includes(lapse.recordedBy) ? { step: 'recordLapse', rule: lapse.rule } : undefined;
  const step = stepNamed(procedure, instance.step);
  // What is only ever offered, or done with another step, has no card.
  if (!step || step.command !== command || step.may || step.with) return undefined;
  const [acting] = actingAs(procedure, state, personId, step, instance.subject);
  if (!acting) return undefined;
  const name = acting.onPaper ? 'recordOnPaper' : step.name;
  return { step: name, rule: step.rule, half: instanceOf(state, instance).halves?.[acting.role] };
}

function taskView(state: Case, task: Task, now: string): TaskView {
  const { command, instance, rule, due, role, onPaper, personId } = task;
  const lapsing = command === 'RecordLapse';
  const step = lapsing ? 'recordLapse' : onPaper ? 'recordOnPaper' : instance.step;
  return {
    caseId: state.caseId,
    step,
    command,
    instance,
    rule,
    ...strandFor(state, personId ?? '', instance.subject),
    ...(due && !lapsing ? { due: due.day } : {}),
    quiet: !lapsing && !onPaper && !isGiven(role),
    // Nobody is pressed to sign or to answer.
    overdue: !lapsing && !isParty(role) && due !== undefined && due.at < now,
  };
}

function isParty(role: Role): boolean {
  return role === 'complainant' || role === 'accused';
}

/** For those who have the case: that there are several is nothing that an accused is to learn from a number. */
function strandFor(state: Case, personId: string, subject: Subject): { readonly strand?: StrandView } {
  if (!maySee(state, personId, 'parties')) return {};
  const strands = Object.keys(state.strands);
  const place = strands.indexOf(subject);
  return place < 0 || strands.length < 2 ? {} : { strand: { number: place + 1, of: strands.length } };
}

function distinct<T extends { readonly step: string }>(gates: readonly T[]): readonly T[] {
  return gates.filter((gate, place) => gates.findIndex((other) => other.step === gate.step) === place);
}

/** Everybody who has something to see or to do in the case. */
export function peopleIn(state: Case): readonly string[] {
  const everybody = [
    state.complainant,
    state.observer,
    state.supporter,
    ...Object.values(state.roles),
    ...state.witnesses.map(({ person }) => person),
    ...Object.values(state.strands).map(({ accused }) => accused),
  ].flatMap((person) => person?.accountId ?? []);
  return [...new Set(everybody)].filter((id) => rolesOf(state, id).length > 0);
}
