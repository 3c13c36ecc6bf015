import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import { isGiven, type Role, type Way } from '../procedure/steps';
import { appealDaysOf } from './appeal-days';
import { asKnownTo } from './as-known';
import type { InstanceId, Subject } from './events';
import type { Ground } from './ground';
import { everyRound, isSaidAnew } from './needs';
import { rolesOf } from './roles';
import { type Case, instanceOf } from './state';
import { actingAs, blockedSteps, correctable, correctableLetters, offers, openTasks, type Task } from './tasks';
import { mayRead, strandsSeenBy } from './who-sees-what';

/** Which of several accused it is about; absent where there is one only, or where it is about the whole matter. */
export interface StrandView {
  readonly number: number;
  readonly of: number;
}

/** A task as its person sees it. `step` is the texts' key, as {@link textKeyOf} has it. */
export interface TaskView {
  readonly caseId: string;
  readonly step: string;
  readonly command: string;
  readonly instance: InstanceId;
  readonly rule: string;
  /** `yyyy-mm-dd`, local. */
  readonly due?: string;
  readonly overdue: boolean;
  /** Of a right that ends: its last day, `yyyy-mm-dd`, local. */
  readonly until?: { readonly day: string; readonly isOver: boolean };
  /** For a party, whose card says nothing of what it is about: that is read in the dialog. */
  readonly quiet: boolean;
  readonly strand?: StrandView;
  readonly way: Way;
}

export interface BlockedView {
  readonly step: string;
  readonly rule: string;
  readonly strand?: StrandView;
  readonly waitsFor: readonly { readonly step: string; readonly rule: string }[];
  /** Where it waits for no other step: the rule under which it waits all the same. */
  readonly awaits?: string;
}

/** Something on record that a person may read. */
export interface RecordView {
  readonly step: string;
  readonly instance: InstanceId;
  readonly strand?: StrandView;
  readonly at: string;
}

export function tasksOf({ procedure }: Ground, state: Case, personId: string, now: string): readonly TaskView[] {
  return ownAmong(procedure, state, personId, openTasks(procedure, state)).map((task) => taskView(state, task, now));
}

/** What the person may do now besides. */
export function offersTo({ procedure }: Ground, state: Case, personId: string, now: string): readonly TaskView[] {
  return ownAmong(procedure, state, personId, offers(procedure, asKnownTo(procedure, state, personId)))
    .map((task) => ({ ...taskView(state, task, now), ...rightUntil(procedure, state, task, now) }))
    .map((view) => (isSaidAnew(stepNamed(procedure, view.instance.step)) ? withoutCount(view) : view));
}

/** Until when the party may appeal of whom the task is. */
function rightUntil(procedure: Procedure, state: Case, { instance, role }: Task, now: string): Pick<TaskView, 'until'> {
  const isAppeal = declared(procedure, 'appealPeriod').some(({ of }) => of === instance.step);
  const days = isAppeal ? appealDaysOf(procedure, state, role, instance.subject) : undefined;
  return days ? { until: { day: days.accepted.day, isOver: days.accepted.at < now } } : {};
}

/** How often the others have said something stands on nobody's button. */
function withoutCount(view: TaskView): TaskView {
  return { ...view, instance: { ...view.instance, round: 1 } };
}

export function correctionsOf({ procedure }: Ground, state: Case, personId: string, now: string): readonly TaskView[] {
  const all = [...correctable(procedure, state), ...correctableLetters(procedure, state)];
  return ownAmong(procedure, state, personId, all).map((task) => taskView(state, task, now));
}

/** Those of the person's; a role that they do not know of yet brings them nothing. */
export function ownAmong(procedure: Procedure, state: Case, personId: string, tasks: readonly Task[]): readonly Task[] {
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
  const known = asKnownTo(procedure, state, personId);
  return rolesOf(state, personId)
    .flatMap(({ role, strand }) => blockedSteps(procedure, known, role, strand))
    .map(({ instance, rule, waitsFor, awaits }) => ({
      step: instance.step,
      rule,
      ...strandFor(state, personId, instance.subject),
      waitsFor: distinct(waitsFor.map((gate) => ({ step: gate.instance.step, rule: gate.rule }))),
      ...(awaits ? { awaits } : {}),
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

export function taskView(state: Case, task: Task, now: string): TaskView {
  const { command, instance, rule, due, role, onPaper, personId } = task;
  const lapsing = command === 'RecordLapse';
  return {
    caseId: state.caseId,
    step: textKeyOf(task),
    command,
    instance,
    rule,
    ...strandFor(state, personId ?? '', instance.subject),
    ...(due && !lapsing ? { due: due.day } : {}),
    quiet: !lapsing && !onPaper && !isGiven(role),
    way: state.way,
    // Nobody is pressed to sign or to answer.
    overdue: !lapsing && !isParty(role) && due !== undefined && due.at < now,
  };
}

/** The step's name, or `recordLapse`, or what it is called to take it down for somebody else. */
export function textKeyOf({ command, onPaper, instance }: Task): string {
  if (command === 'RecordLapse') return 'recordLapse';
  return onPaper ? onPaperKey(instance.step) : instance.step;
}

/** Under which it stands in the texts that HR takes down what somebody wants rectified. */
export const takingDown = 'takeDownRectification';

/** What a party without an account answers comes back on paper; what they ask for of themselves is taken down. */
export function onPaperKey(step: string): string {
  return step.startsWith('askToRectify') ? takingDown : 'recordOnPaper';
}

function isParty(role: Role): boolean {
  return role === 'complainant' || role === 'accused';
}

/** For those who have the case: that there are several is nothing that an accused is to learn from a number. */
function strandFor(state: Case, personId: string, subject: Subject): { readonly strand?: StrandView } {
  const strands = strandsSeenBy(state, personId);
  const place = strands.indexOf(subject);
  return place < 0 || strands.length < 2 ? {} : { strand: { number: place + 1, of: strands.length } };
}

function distinct<T extends { readonly step: string }>(gates: readonly T[]): readonly T[] {
  return gates.filter((gate, place) => gates.findIndex((other) => other.step === gate.step) === place);
}

/** Everybody who has something to see or to do in the case, or had: what they pressed once can be pressed again. */
export function peopleIn(state: Case): readonly string[] {
  const left = [...state.steppedDown, state.supporter?.accountId ?? []].flat();
  const everybody = [
    state.complainant,
    state.observer,
    state.supporter,
    ...Object.values(state.roles),
    ...state.witnesses.map(({ person }) => person),
    ...Object.values(state.strands).map(({ accused }) => accused),
  ].flatMap((person) => person?.accountId ?? []);
  return [...new Set([...everybody.filter((id) => rolesOf(state, id).length > 0), ...left])];
}
