import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import { onceOf } from '../procedure/once-of';
import type { Role, RuleNumber, Step } from '../procedure/steps';
import { lettersToCorrect } from './corrections';
import type { Due, InstanceId, Subject } from './events';
import { gatesOf, instancesOf, isMet, isNeeded, isOffered, isPassed } from './needs';
import { personIn, rolesOf } from './roles';
import { type Case, type Instance, instanceOf, keyOf } from './state';
import { awaitedUnder, hasItsDay, lettersToCome, unfulfilled, type Waiting } from './waiting';
import { once } from './worked-out';

/** Something that one person can do now. */
export interface Task {
  readonly instance: InstanceId;
  readonly command: string;
  readonly rule: RuleNumber;
  readonly role: Role;
  /** Undefined where nobody with an account holds the role. */
  readonly personId?: string;
  /** Recorded for a party without an account. */
  readonly onPaper?: true;
  readonly due?: Due;
}

/** Something that a role will be asked for, and what it waits for. */
export interface Blocked {
  readonly instance: InstanceId;
  readonly rule: RuleNumber;
  readonly role: Role;
  readonly waitsFor: readonly Waiting[];
  /** Where it waits for no other step: the rule under which it waits all the same. */
  readonly awaits?: RuleNumber;
}

/** The gates before a step that are not met: of the guidelines' order first, then of policy. */
export function unmetGates(procedure: Procedure, state: Case, step: Step, { subject }: InstanceId): readonly Waiting[] {
  return gatesBefore(procedure, step).flatMap(({ gate, rule }) =>
    gatesOf(state, gate, subject)
      .filter((instance) => !isMet(procedure, state, gate, instance))
      .map((instance) => ({ instance, rule })),
  );
}

interface GateBefore {
  readonly gate: Step;
  readonly rule: RuleNumber;
}

const gatesBefore = onceOf((procedure: Procedure, step: Step): readonly GateBefore[] => {
  const policies = declared(procedure, 'gate').filter((gate) => gate.step === step.name);
  return [
    ...policies.flatMap(({ after, rule }) => {
      const gate = stepNamed(procedure, after);
      return gate ? [{ gate, rule }] : [];
    }),
    ...declared(procedure, 'step')
      .filter((gate) => step.after.includes(gate.name) || holdsUp(gate, step))
      .map((gate) => ({ gate, rule: gate.rule })),
  ];
});

/** While it is to be decided whether a case is set aside, only what goes on throughout goes on. */
function holdsUp(gate: Step, step: Step): boolean {
  const goesOn = step.stage === 'throughout' || step.stage === 'always' || step.does === 'sign';
  return gate.does === 'jointly' && gate.setsAside !== undefined && !goesOn;
}

/** What is to be done now. */
export const openTasks = once((procedure, state): readonly Task[] => [
  ...takable(procedure, state).filter((task) => !task.offered),
  ...lapses(procedure, state),
]);

/** What may be done now, and nobody presses for. */
export function offers(procedure: Procedure, state: Case): readonly Task[] {
  return takable(procedure, state).filter((task) => task.offered);
}

const takable = once((procedure, state): readonly (Task & { readonly offered: boolean })[] =>
  everyInstance(procedure, state, ({ step, standing }) => !step.with && !standing.done)
    .filter(({ step, instance }) => isOpen(procedure, state, step, instance))
    .flatMap(({ step, instance }) =>
      rolesLeft(procedure, state, step, instance).flatMap((role) =>
        taskOf(procedure, state, step.command, step.rule, role, instance).map((task) => ({
          ...task,
          offered: isOffered(state, step, instance) || (step.does === 'reply' && task.onPaper === true),
        })),
      ),
    ),
);

/** Its gates met, its conditions fulfilled, and its day come. */
function isOpen(procedure: Procedure, state: Case, step: Step, instance: InstanceId): boolean {
  const { subject } = instance;
  return (
    gatesBefore(procedure, step).every(({ gate }) => isPassed(procedure, state, gate, subject)) &&
    unfulfilled(procedure, state, step, instance) === undefined &&
    hasItsDay(procedure, state, step, instance)
  );
}

/** Documents that their writer may still correct: until the signature is given, declined or has fallen away. */
export function correctable(procedure: Procedure, state: Case): readonly Task[] {
  const isDone = ({ standing }: Pass) => standing.done !== undefined;
  return everyInstance(procedure, state, isDone).flatMap(({ step, instance }) => {
    const open =
      step.does === 'write' &&
      step.document === 'minutes' &&
      !signedOff(procedure, state, step, instance) &&
      unmetGates(procedure, state, step, instance).length === 0;
    return open ? taskOf(procedure, state, step.command, step.rule, step.by, instance) : [];
  });
}

/** Letters that were sent, for whoever may send a correction. */
export function correctableLetters(procedure: Procedure, state: Case): readonly Task[] {
  return lettersToCorrect(procedure, state).flatMap(({ step, instance }) =>
    taskOf(procedure, state, step.command, step.rule, step.by, instance),
  );
}

/** Whether the signature to what a writing step wrote has been given, declined or has fallen away. */
export function signedOff(procedure: Procedure, state: Case, writing: Step, instance: InstanceId): boolean {
  return declared(procedure, 'step').some(
    (signing) =>
      signing.does === 'sign' &&
      signing.signs === writing.name &&
      instanceOf(state, { ...instance, step: signing.name }).done !== undefined,
  );
}

/** What a role will be asked for later, each step once for every strand. */
export function blockedSteps(procedure: Procedure, state: Case, role: Role, strand?: Subject): readonly Blocked[] {
  const isAhead = ({ step, instance, standing }: Pass) =>
    !step.with &&
    rolesOfStep(step).includes(role) &&
    (role !== 'accused' || instance.subject === strand) &&
    !isOffered(state, step, instance) &&
    !standing.done;
  return everyInstance(procedure, state, isAhead)
    .map(({ step, instance }) => {
      const waitsFor = unmetGates(procedure, state, step, instance);
      const awaits = waitsFor.length > 0 ? undefined : awaitedUnder(procedure, state, step, instance);
      return { instance, rule: step.rule, role, waitsFor, ...(awaits ? { awaits } : {}) };
    })
    .filter(({ waitsFor, awaits }) => waitsFor.length > 0 || awaits !== undefined);
}

/** Nothing is left that the case asks for; that somebody outside it was not told of its lateness keeps no case open. */
export function isFinished(procedure: Procedure, state: Case): boolean {
  const isLeft = ({ step, instance, standing }: Pass) =>
    !step.with && !isOffered(state, step, instance) && !standing.done && standing.notReached?.outside === undefined;
  return everyInstance(procedure, state, isLeft).length === 0;
}

/** What the case asks for, of what is wanted: that is looked at first, since what a case asks for takes longer to tell. */
export function everyInstance(
  procedure: Procedure,
  state: Case,
  isWanted: (pass: Pass) => boolean = () => true,
): readonly Pass[] {
  return everyPass(procedure, state).filter((pass) => {
    if (!isWanted(pass)) return false;
    pass.isNeeded ??= isNeeded(procedure, state, pass.step, pass.instance);
    return pass.isNeeded;
  });
}

export interface Pass {
  readonly step: Step;
  readonly instance: InstanceId;
  /** Where it stands. */
  readonly standing: Instance;
  /** Undefined until somebody asks. */
  isNeeded: boolean | undefined;
}

const everyPass = once((procedure, state): readonly Pass[] => {
  const passes: Pass[] = [];
  for (const step of declared(procedure, 'step'))
    for (const instance of instancesOf(state, step))
      passes.push({ step, instance, standing: instanceOf(state, instance), isNeeded: undefined });
  return passes;
});

export function rolesOfStep(step: Step): readonly Role[] {
  return typeof step.by === 'string' ? [step.by] : step.by;
}

function rolesLeft(procedure: Procedure, state: Case, step: Step, instance: InstanceId): readonly Role[] {
  return rolesOfStep(step).filter(
    (role) =>
      !instanceOf(state, instance).halves?.[role] &&
      lettersToCome(procedure, state, step, instance, [{ role }]).length === 0,
  );
}

/** P-2: a signature or a conversation that was waited for as long as is owed, and to whom it falls to record that. */
function lapses(procedure: Procedure, state: Case): readonly Task[] {
  const isUnanswered = ({ step, standing: { done, unanswered } }: Pass) =>
    mayLapse(step) && unanswered === true && !done;
  return declared(procedure, 'lapse').flatMap((lapse) =>
    everyInstance(procedure, state, isUnanswered).flatMap(({ instance }) =>
      taskOf(procedure, state, lapse.command, lapse.rule, lapse.recordedBy, instance),
    ),
  );
}

/** A gate that waits for another person. */
export function mayLapse(step: Step): boolean {
  return step.does === 'sign' || (step.does === 'record' && step.waitsFor !== undefined);
}

function taskOf(
  procedure: Procedure,
  state: Case,
  command: string,
  rule: RuleNumber,
  role: Role,
  instance: InstanceId,
): Task[] {
  const due = state.due[keyOf(instance)];
  const task = { instance, command, rule, role, ...(due ? { due } : {}) };
  return carriersOf(procedure, state, role, instance).map((carrier) => ({ ...task, ...carrier }));
}

/**
 * Who acts in a role: each of several witnesses; or, for a party without an account, whoever records what they said or
 * signed on paper (1.1-1), and so of some steps for one with an account too.
 */
export function carriersOf(
  procedure: Procedure,
  state: Case,
  role: Role,
  { step: name, subject }: Pick<InstanceId, 'step' | 'subject'>,
): readonly { readonly personId?: string; readonly onPaper?: true }[] {
  if (role === 'witness') return witnessIds(state).map((personId) => ({ personId }));
  const person = personIn(state, role, subject);
  const recorder = recorderOf(procedure, state, name);
  if (person?.accountId) {
    const elsewhere =
      recorder?.isAlways && recorder.personId ? [{ personId: recorder.personId, onPaper: true as const }] : [];
    return [{ personId: person.accountId }, ...elsewhere];
  }
  if (role === 'observer' || role === 'supporter') return [];
  if (!person || !recorder || (role !== 'complainant' && role !== 'accused')) return [{}];
  return [{ ...(recorder.personId ? { personId: recorder.personId } : {}), onPaper: true }];
}

/** Who records what somebody said or signed on paper; of some steps whether they have an account or not. */
function recorderOf(procedure: Procedure, state: Case, name: string) {
  const step = stepNamed(procedure, name);
  const own = step?.does === 'record' ? step.takenDownBy : undefined;
  const as = own ?? declared(procedure, 'onPaper')[0]?.recordedBy;
  return as && { personId: state.roles[as]?.accountId, isAlways: own !== undefined };
}

function witnessIds(state: Case): readonly string[] {
  return [...new Set(state.witnesses.flatMap(({ person }) => person.accountId ?? []))];
}

/** The roles in which a person may take a step for this subject, and whether for somebody without an account. */
export function actingAs(
  procedure: Procedure,
  state: Case,
  personId: string,
  step: Step,
  subject: Subject,
): readonly { readonly role: Role; readonly onPaper?: true }[] {
  const held = rolesOf(state, personId);
  return rolesOfStep(step).flatMap((role) =>
    carriersOf(procedure, state, role, { step: step.name, subject })
      .filter((carrier) => carrier.personId === personId)
      .filter(({ onPaper }) => onPaper || held.some((own) => own.role === role && (own.strand ?? subject) === subject))
      .map(({ onPaper }) => ({ role, ...(onPaper ? { onPaper } : {}) })),
  );
}
