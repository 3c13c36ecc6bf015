import type { CaseFile } from '../../../application/case-views';
import type { Trygg } from '../../../application/trygg';
import type { InstanceId } from '../../../case/events';
import { instancesOf, isNeeded, passMeant } from '../../../case/needs';
import { rolesOf } from '../../../case/roles';
import { instanceOf, keyOf } from '../../../case/state';
import { actingAs, unmetGates } from '../../../case/tasks';
import type { TaskView } from '../../../case/views';
import { lettersToCome } from '../../../case/waiting';
import { declared, type Lapse, stepNamed } from '../../../procedure/declarations';
import type { Step } from '../../../procedure/steps';
import { wordingOf } from './parties';
import { awaitedBy, nothingHere, type ProblemScreen, refusedScreen } from './problems';
import { openCaseButton } from './task-lines';
import type { Turn } from './turn';

/** What somebody can do now, with the declaration that asks for it. */
export interface FoundTask {
  readonly file: CaseFile;
  readonly task: TaskView;
  readonly step: Step;
  /** It falls away (P-2). */
  readonly lapse?: Lapse;
}

/** The task, the offer or the correction that a button names; or why there is none of it now. */
export async function findTask(trygg: Trygg, { personId, data }: Turn): Promise<FoundTask | ProblemScreen> {
  const file = await trygg.views.caseFile(personId, data.caseId ?? '');
  if (!file) return nothingHere;
  const instance = instanceIn(data);
  const { procedure } = trygg.groundOf(file.state);
  const step = stepNamed(procedure, instance.step);
  const lapse = declared(procedure, 'lapse').find(({ command }) => command === data.command);
  const meant = (pass: InstanceId) => keyOf(passMeant(procedure, file.state, pass));
  const task = [...file.tasks, ...file.offers, ...file.corrections].find(
    (one) => one.command === data.command && meant(one.instance) === meant(instance),
  );
  if (!step) return nothingHere;
  return task
    ? { file, task, step, ...(lapse ? { lapse } : {}) }
    : notNow(trygg, file, step, lapse, { personId, data });
}

/** Of other people's tasks nothing is told, not even whether they are done. */
function notNow(
  trygg: Trygg,
  { state }: CaseFile,
  step: Step,
  lapse: Lapse | undefined,
  { personId, data }: Pick<Turn, 'personId' | 'data'>,
): ProblemScreen {
  const { procedure } = trygg.groundOf(state);
  const instance = instanceIn(data);
  const of = { openCase: openCaseButton(state.caseId), ...wordingOf(state) };
  const isTheirs = lapse
    ? rolesOf(state, personId).some(({ role }) => role === lapse.recordedBy)
    : step.command === data.command && actingAs(procedure, state, personId, step, instance.subject).length > 0;
  const isThere = instancesOf(state, step).some((one) => keyOf(one) === keyOf(instance));
  if (!isTheirs || !isThere) return nothingHere;
  const acting = actingAs(procedure, state, personId, step, instance.subject);
  const waitsFor = lapse
    ? []
    : [...unmetGates(procedure, state, step, instance), ...lettersToCome(procedure, state, step, instance, acting)];
  const [first] = waitsFor;
  if (first) {
    const gates = waitsFor.map((gate) => gate.instance);
    return refusedScreen({ refused: 'tooEarly', rule: first.rule, waitsFor: gates }, of);
  }
  const { done } = instanceOf(state, instance);
  const isAhead = !lapse && !done && isNeeded(procedure, state, step, instance);
  const awaits = isAhead ? awaitedBy(procedure, state, step, instance) : undefined;
  return awaits
    ? refusedScreen({ refused: 'tooEarly', rule: step.rule }, { ...of, awaits })
    : refusedScreen({ refused: done ? 'alreadyDone' : 'notAskedFor' }, of);
}

export function instanceIn(data: Turn['data']): InstanceId {
  return { step: data.step ?? '', subject: data.subject ?? '', round: Number(data.round) };
}
