import { declared } from '../procedure/declarations';
import type { InstanceId } from './events';
import type { Ground } from './ground';
import type { Notice } from './messages';
import { documentOf, type Instance, instanceOf, keyOf, type OpenCase, rolesOf } from './state';
import { blockedSteps, correctable, isNeeded, openTasks, rolesOfStep, subjectsOf, type Task } from './tasks';
import { maySee } from './who-sees-what';

/** A task as its person sees it. `step` is the step's name, or `recordLapse`. */
export interface TaskView {
  readonly caseId: string;
  readonly step: string;
  readonly command: string;
  readonly instance: InstanceId;
  readonly rule: string;
  /** `yyyy-mm-dd`, local. */
  readonly due?: string;
  readonly overdue: boolean;
}

export interface BlockedView {
  readonly step: string;
  readonly rule: string;
  readonly waitsFor: readonly { readonly step: string; readonly rule: string }[];
}

/** A case as a party follows it. */
export interface ProgressView {
  readonly caseId: string;
  readonly receivedAt: string;
  readonly done: readonly string[];
  readonly next?: { readonly step: string; readonly due?: string; readonly overdue: boolean };
}

/** What a message shows now, at the moment of its delivery. */
export type MessageView =
  | {
      readonly kind: 'task';
      readonly task: TaskView;
      readonly blocked: readonly BlockedView[];
      readonly askedAgain: boolean;
      readonly corrected: boolean;
    }
  | {
      readonly kind: 'taskDone';
      readonly caseId: string;
      readonly step: string;
      readonly rule: string;
      readonly at?: string;
    }
  | { readonly kind: 'taskGone' }
  | { readonly kind: 'notice'; readonly notice: Notice; readonly progress: ProgressView };

export function tasksOf({ procedure }: Ground, state: OpenCase, personId: string, now: string): readonly TaskView[] {
  return openTasks(procedure, state)
    .filter((task) => task.personId === personId)
    .map((task) => taskView(state, task, now));
}

export function correctionsOf(
  { procedure }: Ground,
  state: OpenCase,
  personId: string,
  now: string,
): readonly TaskView[] {
  return correctable(procedure, state)
    .filter((task) => task.personId === personId)
    .map((task) => taskView(state, task, now));
}

export function blockedFor({ procedure }: Ground, state: OpenCase, personId: string): readonly BlockedView[] {
  return rolesOf(state, personId)
    .flatMap((role) => blockedSteps(procedure, state, role))
    .map(({ instance, rule, waitsFor }) => ({
      step: instance.step,
      rule,
      waitsFor: waitsFor.map((gate) => ({ step: gate.instance.step, rule: gate.rule })),
    }));
}

/** Whether both halves of the assessment are given, and the person may read them. */
export function isAssessed({ procedure }: Ground, state: OpenCase, personId: string): boolean {
  const given = declared(procedure, 'step').some(
    (step) => step.does === 'jointly' && instanceOf(state, { step: step.name, subject: 'matter', round: 1 }).done,
  );
  return given && maySee(state, personId, 'assessment');
}

/** Whether there are minutes that the person may read. */
export function hasMinutes(state: OpenCase, personId: string): boolean {
  return Object.keys(state.documents).length > 0 && maySee(state, personId, 'minutesOfComplainant');
}

/** Nothing is left of what the procedure declares: the guidelines go on from there. */
export function carriedToTheEnd({ procedure }: Ground, state: OpenCase): boolean {
  return openTasks(procedure, state).length === 0;
}

/** Steps about the whole matter of which the complainant may know. */
const openToComplainant: readonly string[] = ['AppointHandler', 'AcknowledgeReceipt'];

/** The steps whose being over or to come the complainant may know of: who has the case first, then in order. */
export function progressOf({ procedure }: Ground, state: OpenCase, now: string): ProgressView {
  const concerning = declared(procedure, 'step')
    .filter((step) => step.for === 'complainant' || openToComplainant.includes(step.command))
    .filter((step) => isNeeded(state, step) || instanceOf(state, { step: step.name, subject: 'matter', round: 1 }).done)
    .sort((one, other) => Number(other.does === 'appoint') - Number(one.does === 'appoint'))
    .flatMap((step) => subjectsOf(state, step).map((subject) => ({ step: step.name, subject, round: 1 })));
  const done = concerning.filter((instance) => instanceOf(state, instance).done);
  const next = concerning.find((instance) => !instanceOf(state, instance).done);
  const due = next && state.due[keyOf(next)];
  return {
    caseId: state.caseId,
    receivedAt: state.receivedAt,
    done: done.map((instance) => instance.step),
    ...(next ? { next: { step: next.step, due: due?.day, overdue: due !== undefined && due.at < now } } : {}),
  };
}

/** What a task's card shows at this moment: the task, a quiet receipt, or nothing where it is not theirs. */
export function taskMessage(
  ground: Ground,
  state: OpenCase,
  personId: string,
  task: { readonly command: string; readonly instance: InstanceId },
  now: string,
): MessageView {
  const open = openTasks(ground.procedure, state).find(
    (t) => t.personId === personId && t.command === task.command && keyOf(t.instance) === keyOf(task.instance),
  );
  const instance = instanceOf(state, task.instance);
  if (open) {
    return {
      kind: 'task',
      task: taskView(state, open, now),
      blocked: blockedFor(ground, state, personId),
      askedAgain: (instance.asked?.length ?? 0) > 1 && !instance.unanswered,
      corrected: (signedVersion(ground, state, open) ?? 1) > 1,
    };
  }
  const own = ownPart(ground, state, personId, task);
  // The signature came after all: that it fell away was never recorded.
  if (own?.step === 'recordLapse' && instance.done?.how !== 'lapsed') return { kind: 'taskGone' };
  if (!own || !maySee(state, personId, 'existence')) return { kind: 'taskGone' };
  const at = own.half?.at ?? instance.done?.at;
  return { kind: 'taskDone', caseId: state.caseId, step: own.step, rule: own.rule, ...(at ? { at } : {}) };
}

/** Which version of a document lies before whoever is to sign it. */
function signedVersion({ procedure }: Ground, state: OpenCase, { command, instance }: Task): number | undefined {
  const signing = declared(procedure, 'step').find((step) => step.name === instance.step && step.command === command);
  return signing?.does === 'sign' ? documentOf(state, { ...instance, step: signing.signs })?.version : undefined;
}

/** The step, if one of the person's roles has it, and the half that they gave of it. */
function ownPart(
  { procedure }: Ground,
  state: OpenCase,
  personId: string,
  { command, instance }: { readonly command: string; readonly instance: InstanceId },
):
  | { step: string; rule: string; half?: NonNullable<Instance['halves']>[keyof NonNullable<Instance['halves']>] }
  | undefined {
  const roles = rolesOf(state, personId);
  const [lapse] = declared(procedure, 'lapse').filter((l) => l.command === command && roles.includes(l.recordedBy));
  if (lapse) return { step: 'recordLapse', rule: lapse.rule };
  const step = declared(procedure, 'step').find((s) => s.name === instance.step && s.command === command);
  const role = step && rolesOfStep(step).find((r) => roles.includes(r));
  if (!step || !role) return undefined;
  return { step: step.name, rule: step.rule, half: instanceOf(state, instance).halves?.[role] };
}

function taskView(state: OpenCase, task: Task, now: string): TaskView {
  const { command, instance, rule, due } = task;
  const step = command === 'RecordLapse' ? 'recordLapse' : instance.step;
  const lapsing = step === 'recordLapse';
  return {
    caseId: state.caseId,
    step,
    command,
    instance,
    rule,
    ...(due && !lapsing ? { due: due.day } : {}),
    // Nobody is pressed to sign.
    overdue: !lapsing && task.role !== 'complainant' && due !== undefined && due.at < now,
  };
}
