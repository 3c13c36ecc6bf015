import { unlessDown } from '../../../application/directory';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import { correctionOf } from '../../../case/corrections';
import { elementsOfLetter } from '../../../case/elements';
import type { InstanceId } from '../../../case/events';
import { personIn } from '../../../case/roles';
import { type Case, documentOf } from '../../../case/state';
import type { Step } from '../../../procedure/steps';
import type { DialogScreen } from '../cards/screens';
import { findTask } from './find-task';
import { elementsIn, sanctionIn } from './letter-elements';
import { wordingOf } from './parties';
import { rightToAppealIn } from './right-to-appeal';
import { answersOf, notTaken, stepIn, stillHere } from './steps';
import { talkToIn } from './talk-to';
import { taskScreen } from './task-form';
import { openTaskButton } from './task-lines';
import type { Turn } from './turn';

/** The letter stands on the card twice, to be read and to be sent: a longer one is read in its form. Bytes. */
const longestShown = 40_000;

/** A letter as its reader will see it, before it goes out; what keeps it from that is named here already. */
export async function previewLetter(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const shown = await unlessDown(preview(trygg, turn), 'down' as const);
  return shown === 'down' ? stillHere(trygg, turn) : shown;
}

async function preview(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId, data } = turn;
  const refusal = await trygg.steps.wouldRefuse(personId, stepIn(data));
  if (refusal) return notTaken(trygg, turn, refusal);
  const found = await findTask(trygg, turn);
  if ('screen' in found) return found;
  const { file, task, step } = found;
  if (step.does !== 'letter') return taskScreen(trygg, personId, found, { values: data, problems: [] });
  const { state } = file;
  const answers = answersOf(data);
  const { text: letter = '' } = answers;
  const { procedure } = trygg.groundOf(state);
  const said = elementsOfLetter(procedure, state, step, task.instance, answers);
  const elements = elementsIn(procedure, step, said);
  const to = personIn(state, step.to, task.instance.subject);
  return {
    screen: 'letterPreview',
    caseNumber: state.caseId,
    ...wordingOf(state),
    step: step.name,
    to: { as: step.to, name: to?.name ?? '' },
    onPaper: to?.accountId === undefined,
    ...(Buffer.byteLength(letter + JSON.stringify(elements)) <= longestShown ? { letter } : {}),
    ...sanctionIn(said),
    elements,
    ...correctsIn(trygg, state, step, task.instance, data),
    appeal: rightToAppealIn(trygg.groundOf(state), state, task.instance, trygg.now(), true),
    talkTo: await talkToIn(trygg, state, step, task.instance),
    send: { ...data, verb: 'TakeStep' },
    back: { ...data, ...openTaskButton(task), verb: 'EditLetter' },
  };
}

function correctsIn(trygg: Trygg, state: Case, step: Step, instance: InstanceId, { whyCorrected = '' }: Turn['data']) {
  const { procedure, calendar } = trygg.groundOf(state);
  const before = documentOf(state, instance);
  if (!before || !correctionOf(procedure, state, step, instance)) return {};
  return { corrects: { of: dayOf(before.at, calendar), why: whyCorrected.trim() } };
}

/** Back in the form, with everything that was written. */
export async function editLetter(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const found = await findTask(trygg, turn);
  if ('screen' in found) return found;
  return taskScreen(trygg, turn.personId, found, { values: turn.data, problems: [] });
}
