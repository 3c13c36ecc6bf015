import { declared, type Procedure, type Role, type RuleNumber, type Step } from '../procedure/declarations';
import type { Due, InstanceId, Subject } from './events';
import { holderOf, instanceOf, keyOf, type OpenCase } from './state';

/** Something that one person can do now. */
export interface Task {
  readonly instance: InstanceId;
  readonly command: string;
  readonly rule: RuleNumber;
  readonly role: Role;
  /** Undefined where nobody with an account holds the role. */
  readonly personId?: string;
  readonly due?: Due;
}

/** Something that a role will be asked for, and what it waits for. */
export interface Blocked {
  readonly instance: InstanceId;
  readonly rule: RuleNumber;
  readonly role: Role;
  readonly waitsFor: readonly { readonly instance: InstanceId; readonly rule: RuleNumber }[];
}

export function subjectsOf(state: OpenCase, step: Step): readonly Subject[] {
  return step.for === 'eachAccused' ? Object.keys(state.strands) : [step.for];
}

/** A gate stands in the same strand where it has one, else where the whole case has it. */
function gateInstance(gate: Step, instance: InstanceId): InstanceId {
  const subject = gate.for === 'eachAccused' ? instance.subject : gate.for;
  return { step: gate.name, subject, round: instance.round };
}

/** The gates before a step that are not met: those that the procedure has, done, declined or lapsed. */
export function unmetGates(
  procedure: Procedure,
  state: OpenCase,
  step: Step,
  instance: InstanceId,
): readonly { readonly instance: InstanceId; readonly rule: RuleNumber }[] {
  return declared(procedure, 'step')
    .filter((gate) => step.after.includes(gate.name))
    .map((gate) => ({ instance: gateInstance(gate, instance), rule: gate.rule }))
    .filter((gate) => !instanceOf(state, gate.instance).done);
}

/** Whether a case of this kind needs the step at all: a handler is appointed only where there is none. */
export function isNeeded(state: OpenCase, step: Step): boolean {
  return step.does !== 'appoint' || !state.roles.handler;
}

export function openTasks(procedure: Procedure, state: OpenCase): readonly Task[] {
  const steps = everyInstance(procedure, state)
    .filter(
      ({ step, instance }) =>
        !instanceOf(state, instance).done && unmetGates(procedure, state, step, instance).length === 0,
    )
    .flatMap(({ step, instance }) =>
      rolesLeft(state, step, instance).map((role) => taskOf(state, step.command, step.rule, role, instance)),
    );
  return [...steps, ...lapses(procedure, state)];
}

/** Documents that their writer may still correct: until the signature is given, declined or has fallen away. */
export function correctable(procedure: Procedure, state: OpenCase): readonly Task[] {
  return everyInstance(procedure, state).flatMap(({ step, instance }) => {
    const open =
      step.does === 'write' && instanceOf(state, instance).done && !signedOff(procedure, state, step, instance);
    return open ? [taskOf(state, step.command, step.rule, step.by, instance)] : [];
  });
}

/** Whether the signature to what a writing step wrote has been given, declined or has fallen away. */
export function signedOff(procedure: Procedure, state: OpenCase, writing: Step, instance: InstanceId): boolean {
  return declared(procedure, 'step').some(
    (signing) =>
      signing.does === 'sign' &&
      signing.signs === writing.name &&
      instanceOf(state, { ...instance, step: signing.name }).done !== undefined,
  );
}

export function blockedSteps(procedure: Procedure, state: OpenCase, role: Role): readonly Blocked[] {
  return everyInstance(procedure, state)
    .filter(({ step, instance }) => !instanceOf(state, instance).done && rolesOfStep(step).includes(role))
    .map(({ step, instance }) => ({
      instance,
      rule: step.rule,
      role,
      waitsFor: unmetGates(procedure, state, step, instance),
    }))
    .filter((blocked) => blocked.waitsFor.length > 0);
}

function everyInstance(procedure: Procedure, state: OpenCase): { step: Step; instance: InstanceId }[] {
  return declared(procedure, 'step')
    .filter((step) => isNeeded(state, step))
    .flatMap((step) =>
      subjectsOf(state, step).map((subject) => ({ step, instance: { step: step.name, subject, round: 1 } })),
    );
}

export function rolesOfStep(step: Step): readonly Role[] {
  return step.does === 'jointly' ? step.by : [step.by];
}

function rolesLeft(state: OpenCase, step: Step, instance: InstanceId): readonly Role[] {
  return rolesOfStep(step).filter((role) => !instanceOf(state, instance).halves?.[role]);
}

/** P-2: a signature that was asked for as often as is owed, and to whom it falls to record that. */
function lapses(procedure: Procedure, state: OpenCase): readonly Task[] {
  return declared(procedure, 'lapse').flatMap((lapse) =>
    everyInstance(procedure, state)
      .filter(({ step, instance }) => {
        const { done, unanswered } = instanceOf(state, instance);
        return step.does === 'sign' && unanswered && !done;
      })
      .map(({ instance }) => taskOf(state, lapse.command, lapse.rule, lapse.recordedBy, instance)),
  );
}

function taskOf(state: OpenCase, command: string, rule: RuleNumber, role: Role, instance: InstanceId): Task {
  return { instance, command, rule, role, personId: holderOf(state, role), due: state.due[keyOf(instance)] };
}
