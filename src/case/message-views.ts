import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import type { Role, Step, Way } from '../procedure/steps';
import type { InstanceId } from './events';
import type { Ground } from './ground';
import type { Message } from './messages';
import { isOfferedBefore } from './needs';
import { type ProgressView, progressOf } from './progress';
import { rolesOf } from './roles';
import { type Case, documentOf, type Instance, instanceOf, keyOf } from './state';
import { actingAs, openTasks, type Task } from './tasks';
import { type BlockedView, blockedFor, onPaperKey, ownAmong, type TaskView, taskView } from './views';
import type { Notice } from './who-is-told';
import { maySee } from './who-sees-what';

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
      readonly way: Way;
    }
  | { readonly kind: 'taskGone' }
  | { readonly kind: 'notice'; readonly notice: Notice; readonly progress: ProgressView; readonly way: Way }
  /** A digest after which another one came. */
  | { readonly kind: 'remindersGone' };

/** What somebody is told of now: nothing more once they have no part in the case, but for the end of what they had. */
export function noticeMessage(
  ground: Ground,
  state: Case,
  { to, notice, strand }: Extract<Message, { kind: 'notice' }>,
  now: string,
): MessageView {
  const isTheirEnd = state.supporter?.accountId === to;
  if (!isTheirEnd && !maySee(state, to, 'existence')) return { kind: 'taskGone' };
  const progress = progressOf(ground, state, to, now, strand === 'common' ? undefined : strand);
  return { kind: 'notice', notice, progress, way: state.way };
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
  const open = ownAmong(procedure, state, personId, openTasks(procedure, state)).find(
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
  return { kind: 'taskDone', caseId: state.caseId, step: part.step, rule: part.rule, at, way: state.way };
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
  if (!step || step.command !== command || isOnlyOffered(step) || step.with) return undefined;
  const [acting] = actingAs(procedure, state, personId, step, instance.subject);
  if (!acting) return undefined;
  const name = acting.onPaper ? onPaperKey(step.name) : step.name;
  return { step: name, rule: step.rule, half: instanceOf(state, instance).halves?.[acting.role] };
}

function isOnlyOffered(step: Step): boolean {
  return step.may === true && !isOfferedBefore(step) && !(step.does === 'record' && step.insteadOf);
}
