import type { StepTaken } from '../../../application/case-steps';
import { DirectoryDown, unlessDown } from '../../../application/directory';
import type { Trygg } from '../../../application/trygg';
import { everythingAsked } from '../../../case/fields';
import { groundAt } from '../../../case/ground';
import { finishedRounds, isSaidAnew } from '../../../case/needs';
import { isReceipt } from '../../../case/notice';
import type { Refusal } from '../../../case/refusal';
import { type Case, instanceOf } from '../../../case/state';
import { onPaperKey } from '../../../case/views';
import { maySee } from '../../../case/who-sees-what';
import { declared, stepNamed } from '../../../procedure/declarations';
import type { Fields } from '../../../procedure/form-fields';
import type { Answers, Step } from '../../../procedure/steps';
import type { CaseScreen } from '../cards/case-screens';
import type { Recorded } from '../cards/lines';
import type { DialogScreen } from '../cards/screens';
import { type FoundTask, findTask, instanceIn } from './find-task';
import { wordingOf } from './parties';
import { refusedScreen } from './problems';
import { taskScreen } from './task-form';
import { openCaseButton } from './task-lines';
import type { Turn } from './turn';

/** The form of a task, as its declaration asks; or why there is none now. */
export async function openTask(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const found = await findTask(trygg, turn);
  if ('screen' in found) return found;
  return taskScreen(trygg, turn.personId, found, { values: chosenBefore(found, turn.data), problems: [] });
}

/** A button may have said already which of the choices it is about. */
function chosenBefore({ step }: FoundTask, data: Turn['data']): Answers {
  return Object.fromEntries(
    Object.entries(step.asks).flatMap(([name, field]): [string, string][] => {
      const chosen = data[name];
      const isChosen = field.kind === 'choice' || field.kind === 'record';
      return isChosen && chosen !== undefined ? [[name, chosen]] : [];
    }),
  );
}

/** What was filled in is handed to the case; whatever is refused comes back with the answers kept. */
export async function takeStep(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId, data } = turn;
  const outcome = await unlessDown(trygg.steps.take(personId, stepIn(data)), 'down' as const);
  if (outcome === 'down') return stillHere(trygg, turn);
  return 'refusal' in outcome ? notTaken(trygg, turn, outcome.refusal) : taken(trygg, turn, outcome.state);
}

/** Nobody can say now who works where. The form stays as it was filled in, and can be sent again. */
export async function stillHere(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const found = await findTask(trygg, turn);
  if ('screen' in found || found.step.does === 'sign') throw new DirectoryDown();
  return taskScreen(trygg, turn.personId, found, { values: turn.data, problems: [], isDown: true });
}

/** A form as it was filled in. */
export function stepIn(data: Turn['data']): StepTaken {
  const { caseId = '', command = '', once = '' } = data;
  return { caseId, command, instance: instanceIn(data), once, answers: answersOf(data) };
}

function taken(trygg: Trygg, { personId, data }: Turn, state: Case): DialogScreen {
  const instance = instanceIn(data);
  const { procedure } = trygg.groundOf(state);
  const step = stepNamed(procedure, instance.step);
  const isLapse = declared(procedure, 'lapse').some(({ command }) => command === data.command);
  const round = isSaidAnew(step) ? finishedRounds(state, instance.step, instance.subject) : instance.round;
  const isOnPaper = instanceOf(state, { ...instance, round }).done?.onPaper === true;
  const isTooLate = step !== undefined && isReceipt(step) && instanceOf(state, instance).late !== undefined;
  const isVisible = maySee(state, personId, 'existence');
  return {
    screen: 'dialogDone',
    step: isLapse ? 'recordLapse' : isOnPaper ? onPaperKey(instance.step) : instance.step,
    caseNumber: state.caseId,
    ...wordingOf(state),
    ...(step && !isLapse && !isOnPaper ? (isTooLate ? { way: 'late' } : wayOf(step, data)) : {}),
    ...(isVisible ? { openCase: openCaseButton(state.caseId) } : {}),
  };
}

/** The form once more, as long as there is one; otherwise at least the words that were in it. */
export async function notTaken(trygg: Trygg, turn: Turn, refusal: Refusal): Promise<DialogScreen> {
  const found = await findTask(trygg, turn);
  const { personId, data } = turn;
  if ('screen' in found) {
    const { awaits, openCase, wording } = found;
    return refusedScreen(refusal, {
      ...writtenIn(trygg, data),
      ...(awaits && refusal.refused === 'tooEarly' ? { awaits } : {}),
      ...(openCase ? { openCase } : {}),
      ...(wording ? { wording } : {}),
    });
  }
  const isIncomplete = refusal.refused === 'incomplete';
  return taskScreen(trygg, personId, found, {
    // What they wrote stays; what they chose, they chose for another text.
    values: refusal.refused === 'changedSince' ? { ...data, way: '' } : data,
    problems: refusal.fields ?? [],
    ...(isIncomplete ? {} : { refusal }),
  });
}

/** What somebody may add to a signature, or to its absence. */
const besideSignature: Fields = {
  remark: { kind: 'longText', required: false, longest: 0 },
  reason: { kind: 'longText', required: false, longest: 0 },
};

/** Of whatever case it is: what they wrote is named as the forms of today name it. */
function writtenIn(trygg: Trygg, data: Turn['data']): { readonly written?: Recorded } {
  const { procedure } = groundAt(trygg.grounds, trygg.now());
  const step = stepNamed(procedure, instanceIn(data).step);
  const lapse = declared(procedure, 'lapse').find(({ command }) => command === data.command);
  if (!step) return {};
  const isSigning = step.does === 'sign' && !lapse;
  const asked = Object.entries(isSigning ? besideSignature : (lapse?.asks ?? everythingAsked(procedure, step)));
  const texts = asked.filter(([name, { kind }]) => kind === 'longText' && (data[name] ?? '').trim() !== '');
  if (texts.length === 0) return {};
  const form = isSigning ? 'signature' : lapse ? 'recordLapse' : (step.form ?? step.name);
  return { written: { form, fields: Object.fromEntries(texts), answers: data } };
}

/** A field of date and time comes as two inputs and is one answer. */
export function answersOf(data: Turn['data']): Answers {
  const dated = Object.keys(data).flatMap((key) => /^(\w+)\.(?:date|time)$/.exec(key)?.[1] ?? []);
  const joined = dated.map((field): [string, string] => {
    const [date, time] = [data[`${field}.date`] ?? '', data[`${field}.time`] ?? ''];
    return [field, date === '' && time === '' ? '' : `${date}T${time}`];
  });
  return { ...data, ...Object.fromEntries(joined) };
}

type Way = NonNullable<Extract<CaseScreen, { screen: 'dialogDone' }>['way']>;

/** The receipt of a signature, or of the answer to an invitation, says which way was chosen. */
function wayOf({ does }: Step, { way }: Turn['data']): { readonly way?: Way } {
  const ways: readonly Way[] =
    does === 'sign'
      ? ['sign', 'signWithRemark', 'decline']
      : does === 'reply'
        ? ['comes', 'otherTime', 'declines']
        : [];
  const chosen = ways.find((one) => one === way);
  return chosen ? { way: chosen } : {};
}
