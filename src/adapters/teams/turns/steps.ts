import { randomUUID } from 'node:crypto';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import { barredFromHandling } from '../../../case/decide-step';
import type { Answers, InstanceId } from '../../../case/events';
import type { Refusal } from '../../../case/refusal';
import { documentOf, instanceOf, keyOf, type OpenCase, rolesOf } from '../../../case/state';
import { correctable, openTasks, rolesOfStep, type Task, unmetGates } from '../../../case/tasks';
import { maySee } from '../../../case/who-sees-what';
import { declared, type FieldProblem, type Fields, type Step } from '../../../procedure/declarations';
import type { DialogScreen, PersonLine, Problem } from '../cards/screens';
import { complaintScreen, whoHasIt } from './report';
import type { Turn } from './turn';

/** The form of a task, as its declaration asks; or why there is none now. */
export async function openTask(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const found = await find(trygg, turn);
  if ('screen' in found) return found;
  return taskScreen(trygg, turn, found.state, found.task, [], {});
}

/** What was filled in is handed to the case; whatever is refused comes back with the answers kept. */
export async function takeStep(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId, data } = turn;
  const { caseId = '', command = '', once = '' } = data;
  const answers = answersOf(data);
  const outcome = await trygg.takeStep(personId, { caseId, command, instance: instanceIn(data), once, answers });
  if (!('refusal' in outcome)) {
    const step = command === 'RecordLapse' ? 'recordLapse' : instanceIn(data).step;
    const signing = declared(trygg.ground.procedure, 'step').some((s) => s.does === 'sign' && s.name === step);
    return { screen: 'dialogDone', step, caseNumber: caseId, ...(signing ? wayOf(data) : {}) };
  }
  const { refusal } = outcome;
  if (refusal.refused === 'incomplete' || refusal.refused === 'changedSince') {
    const found = await find(trygg, turn);
    if (!('screen' in found)) {
      const screen = await taskScreen(trygg, turn, found.state, found.task, refusal.fields ?? [], data);
      if (refusal.refused === 'incomplete') return screen;
      // What they wrote stays; what they chose, they chose for another text.
      if (screen.screen === 'minutes') return { ...screen, changed: true, values: { ...screen.values, way: '' } };
    }
  }
  return refused(refusal);
}

export async function readComplaint(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const state = await trygg.caseFor(personId, data.caseId ?? '');
  if (!state || !maySee(state, personId, 'complaint')) return nothingHere;
  const { command, caseId = '' } = data;
  const { step, subject, round } = instanceIn(data);
  const back = command ? { back: { verb: 'OpenTask', caseId, command, step, subject, round } } : {};
  return { ...complaintScreen(trygg, state), ...back };
}

export async function readAssessment(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const state = await trygg.caseFor(personId, data.caseId ?? '');
  if (!state || !maySee(state, personId, 'assessment')) return nothingHere;
  const step = declared(trygg.ground.procedure, 'step').find((s) => s.does === 'jointly');
  const instance = { step: step?.name ?? '', subject: 'matter', round: 1 };
  const { halves = {} } = instanceOf(state, instance);
  return {
    screen: 'assessment',
    caseNumber: state.caseId,
    step: instance.step,
    fields: step?.asks ?? {},
    halves: (['handler', 'hrAdviser'] as const).flatMap((as) =>
      halves[as] ? [{ as, answers: halves[as].answers }] : [],
    ),
  };
}

export async function readMinutes(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const state = await trygg.caseFor(personId, data.caseId ?? '');
  if (!state || !maySee(state, personId, 'minutesOfComplainant')) return nothingHere;
  const signing = declared(trygg.ground.procedure, 'step').find((step) => step.does === 'sign');
  const instance = { step: signing?.name ?? '', subject: 'complainant', round: 1 };
  return minutesScreen(trygg, state, instance, undefined, [], {}) ?? nothingHere;
}

const nothingHere: DialogScreen = { screen: 'dialogProblem', problem: 'notYours', waitsFor: [] };

async function find(trygg: Trygg, { personId, data }: Turn): Promise<{ state: OpenCase; task: Task } | DialogScreen> {
  const state = await trygg.caseFor(personId, data.caseId ?? '');
  if (!state) return nothingHere;
  const instance = instanceIn(data);
  const { procedure } = trygg.ground;
  const task = [...openTasks(procedure, state), ...correctable(procedure, state)].find(
    (t) => t.personId === personId && t.command === data.command && keyOf(t.instance) === keyOf(instance),
  );
  if (task) return { state, task };
  const step = declared(procedure, 'step').find((s) => s.name === instance.step);
  const lapse = declared(procedure, 'lapse').find((l) => l.command === data.command);
  const roles = lapse ? [lapse.recordedBy] : step && step.command === data.command ? rolesOfStep(step) : [];
  // Of other people's tasks nothing is told, not even whether they are done.
  if (!step || !rolesOf(state, personId).some((role) => roles.includes(role))) return nothingHere;
  const waitsFor = lapse ? [] : unmetGates(procedure, state, step, instance);
  const [first] = waitsFor;
  return first
    ? refused({ refused: 'tooEarly', rule: first.rule, waitsFor: waitsFor.map((gate) => gate.instance) })
    : refused({ refused: 'alreadyDone' });
}

async function taskScreen(
  trygg: Trygg,
  turn: Turn,
  state: OpenCase,
  task: Task,
  problems: readonly FieldProblem[],
  values: Answers,
): Promise<DialogScreen> {
  const { instance, command, rule, due } = task;
  const { caseId } = state;
  const { step, subject, round } = instance;
  const send = { verb: 'TakeStep', caseId, command, step, subject, round, once: randomUUID() };
  const declaration = declared(trygg.ground.procedure, 'step').find((s) => s.name === step);
  const lapse = declared(trygg.ground.procedure, 'lapse').find((l) => l.command === command);
  if (declaration?.does === 'sign' && !lapse) {
    return minutesScreen(trygg, state, instance, send, problems, values) ?? nothingHere;
  }
  const fields: Fields = lapse?.asks ?? declaration?.asks ?? {};
  return {
    screen: 'form',
    caseNumber: caseId,
    step: lapse ? 'recordLapse' : step,
    rule,
    ...(due && !lapse ? { due: due.day } : {}),
    people: peopleOf(state),
    fields,
    leaders: 'leader' in fields ? await appointable(trygg, state, turn.personId) : [],
    values: Object.keys(values).length > 0 ? values : writtenBefore(state, instance, declaration),
    problems,
    send,
    ...(maySee(state, turn.personId, 'complaint')
      ? { readComplaint: { verb: 'ReadComplaint', caseId, command, step, subject, round } }
      : {}),
    ...otherHalf(state, turn.personId, instance),
  };
}

/** Minutes that are not signed yet can be corrected: the form opens with what stands there. */
function writtenBefore(state: OpenCase, instance: InstanceId, step: Step | undefined): Answers {
  const text = step?.does === 'write' ? documentOf(state, instance)?.text : undefined;
  return text === undefined ? {} : { text };
}

function otherHalf(state: OpenCase, personId: string, instance: InstanceId) {
  if (!maySee(state, personId, 'assessment')) return {};
  const half = Object.values(instanceOf(state, instance).halves ?? {})[0];
  if (!half) return {};
  return { otherHalf: half.answers };
}

function minutesScreen(
  trygg: Trygg,
  state: OpenCase,
  instance: InstanceId,
  send: Readonly<Record<string, string | number>> | undefined,
  problems: readonly FieldProblem[],
  values: Answers,
): DialogScreen | undefined {
  const signing = declared(trygg.ground.procedure, 'step').find((s) => s.does === 'sign' && s.name === instance.step);
  if (signing?.does !== 'sign') return undefined;
  const writing = declared(trygg.ground.procedure, 'step').find((s) => s.name === signing.signs);
  const document = documentOf(state, { ...instance, step: signing.signs });
  if (!document || writing?.does !== 'write') return undefined;
  const { done } = instanceOf(state, instance);
  const held = instanceOf(state, { ...instance, step: writing.of }).done?.answers ?? {};
  return {
    screen: 'minutes',
    caseNumber: state.caseId,
    heldAt: held.heldAt ?? '',
    place: held.place ?? '',
    companion: held.companion ?? '',
    text: document.text,
    version: document.version,
    sha256: document.sha256,
    writtenBy: state.roles.handler?.name ?? '',
    ...(done
      ? {
          signed: {
            how: done.how,
            on: dayOf(done.at, trygg.ground.calendar),
            remark: done.answers.remark || done.answers.reason || '',
          },
        }
      : {}),
    ...(send ? { sign: { ...send, sha256: document.sha256 } } : {}),
    problems,
    values,
  };
}

/** Leaders whom the case would not refuse, and who are not the one who appoints. */
async function appointable(trygg: Trygg, state: OpenCase, personId: string) {
  return (await trygg.leaders())
    .filter((leader) => leader.id !== personId && !barredFromHandling(trygg.ground.procedure, state, leader))
    .map(({ id, name, position }) => ({ id, title: `${name}, ${position}` }));
}

function peopleOf(state: OpenCase): PersonLine[] {
  return [
    { as: 'complainant', name: state.complainant.name },
    ...Object.values(state.strands).map(({ accused }) => ({ as: 'accused' as const, name: accused.name })),
    ...whoHasIt(state),
  ];
}

function refused(refusal: Refusal): DialogScreen {
  const problem: Record<Refusal['refused'], Problem> = {
    notYours: 'notYours',
    barred: 'barred',
    tooEarly: 'tooEarly',
    alreadyDone: 'alreadyDone',
    incomplete: 'notUnderstood',
    changedSince: 'changedSince',
    noReceiver: 'noReceiver',
    unknownCommand: 'notUnderstood',
  };
  return {
    screen: 'dialogProblem',
    problem: problem[refusal.refused],
    ...(refusal.rule ? { rule: refusal.rule } : {}),
    waitsFor: (refusal.waitsFor ?? []).map(({ step }) => step),
  };
}

function instanceIn(data: Turn['data']): InstanceId {
  return { step: data.step ?? '', subject: data.subject ?? '', round: Number(data.round) };
}

/** A field of date and time comes as two inputs and is one answer. */
function answersOf(data: Turn['data']): Answers {
  const dated = Object.keys(data).flatMap((key) => /^(\w+)\.date$/.exec(key)?.[1] ?? []);
  const joined = dated.map((field): [string, string] => {
    const [date, time] = [data[`${field}.date`] ?? '', data[`${field}.time`] ?? ''];
    return [field, date === '' && time === '' ? '' : `${date}T${time}`];
  });
  return { ...data, ...Object.fromEntries(joined) };
}

/** The receipt of a signature says which way was chosen. */
function wayOf({ way }: Turn['data']): { way?: 'sign' | 'signWithRemark' | 'decline' } {
  return way === 'sign' || way === 'signWithRemark' || way === 'decline' ? { way } : {};
}
