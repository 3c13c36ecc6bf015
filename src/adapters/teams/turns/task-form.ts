import { randomUUID } from 'node:crypto';
import { unlessDown } from '../../../application/directory';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import { correctionOf } from '../../../case/corrections';
import type { InstanceId } from '../../../case/events';
import { askedNow, everythingAsked } from '../../../case/fields';
import { delayOwed } from '../../../case/notice';
import { quietNow } from '../../../case/quiet-hours';
import type { Refusal } from '../../../case/refusal';
import { holderOf } from '../../../case/roles';
import { type Case, documentOf, instanceOf, keyOf } from '../../../case/state';
import { maySee } from '../../../case/who-sees-what';
import type { FieldProblem } from '../../../procedure/complaint';
import { type Procedure, stepNamed } from '../../../procedure/declarations';
import type { Fields } from '../../../procedure/form-fields';
import type { Answers, LetterStep, Step } from '../../../procedure/steps';
import type { FormScreen } from '../cards/case-screens';
import type { ButtonData, Recorded } from '../cards/lines';
import type { DialogScreen } from '../cards/screens';
import { basisFor, draftBefore } from './basis';
import { documentScreen } from './document';
import type { FoundTask } from './find-task';
import { besideLetterByHand } from './letter-by-hand';
import { notReachedIn } from './not-reached';
import { halvesOf, invitationIn, saidWith } from './on-record';
import { fitsOnCard } from './pages';
import { partiesFor, wordingOf } from './parties';
import { isPrepared } from './prepare';
import { nothingHere, problemOf } from './problems';
import { shownFor } from './read';
import { receivedLate } from './received-late';
import { recordsToRectify } from './records-to-rectify';
import { lateAppeal, rightToAppealIn } from './right-to-appeal';
import { talkToIn } from './talk-to';
import { openCaseButton, openTaskButton } from './task-lines';

/** What was filled in, and what came of it. */
export interface FilledIn {
  readonly values: Answers;
  readonly problems: readonly FieldProblem[];
  /** Though no field is wrong. */
  readonly refusal?: Refusal;
  /** The directory gave no answer when it was sent. */
  readonly isDown?: true;
}

/** The form of a task, an offer or a correction; for a signature, what is to be signed. */
export async function taskScreen(
  trygg: Trygg,
  personId: string,
  found: FoundTask,
  filledIn: FilledIn,
): Promise<DialogScreen> {
  const { file, task, step, lapse } = found;
  const { state } = file;
  const { instance } = task;
  const verb = isPreviewed(step) && !lapse ? 'PreviewLetter' : 'TakeStep';
  const send = { ...openTaskButton(task), verb, once: randomUUID() };
  if (step.does === 'sign' && !lapse) {
    const { values, problems, refusal } = filledIn;
    const changed = refusal?.refused === 'changedSince';
    const signing = { send, onPaper: task.step === 'recordOnPaper', changed, problems, values };
    return documentScreen(trygg, personId, state, { ...instance, step: step.signs }, signing) ?? nothingHere;
  }
  const { procedure } = trygg.groundOf(state);
  const fields = lapse?.asks ?? askedNow(procedure, state, step, instance);
  return {
    screen: 'form',
    caseNumber: state.caseId,
    ...wordingOf(state),
    step: task.step,
    of: instance.step,
    form: lapse ? 'recordLapse' : (step.form ?? instance.step),
    rule: task.rule,
    ...(task.due ? { due: task.due, isDueByPolicy: isByPolicy(state, instance) } : {}),
    ...(task.until ? { until: { ...task.until, own: task.quiet } } : {}),
    ...(step.eachOf && step.does === 'record' ? lateAppeal(procedure, state, { ...instance, step: step.eachOf }) : {}),
    ...receivedLate(trygg, state, step, instance),
    people: partiesFor(state, personId, instance.subject),
    fields,
    leaders: 'leader' in fields ? await appointable(trygg, state, personId) : [],
    ...recordsToRectify(trygg, personId, found),
    values: Object.keys(filledIn.values).length > 0 ? filledIn.values : writtenBefore(procedure, found),
    problems: filledIn.problems,
    ...(filledIn.isDown ? { refused: 'stillHere', waitsFor: [] } : notCarriedOut(trygg, found, filledIn.refusal)),
    send,
    ...(lapse ? { askedOn: askedOn(trygg, state, found) } : { askedOn: [], ...tellsOf(trygg, found) }),
    ...known(trygg, personId, found),
    ...halvesFor(trygg, found),
    ...(await letterFor(trygg, found)),
    ...ways(trygg, personId, found),
    openCase: openCaseButton(state.caseId),
  };
}

/** What HR drew up stands in the form already, and what is handed over goes out elsewhere. */
function isPreviewed(step: Step): boolean {
  return step.does === 'letter' && !step.byHand && !step.unless;
}

/** The guidelines say themselves by when a sanction is told, and a summons when its meeting is. */
function isByPolicy({ due }: Case, instance: InstanceId): boolean {
  const period = due[keyOf(instance)]?.period;
  return period !== undefined && period !== 'sanction';
}

/** Why it was not taken; or, before anything is written, that a letter is too late to go without a word on the delay. */
function notCarriedOut(
  trygg: Trygg,
  { file: { state }, task, step, lapse }: FoundTask,
  refusal: Refusal | undefined,
): Pick<FormScreen, 'refused' | 'waitsFor'> {
  const { procedure } = trygg.groundOf(state);
  const owed = lapse ? undefined : delayOwed(procedure, state, step, task.instance, trygg.now());
  const why = refusal ?? owed;
  if (!why) return {};
  return { refused: problemOf(why), waitsFor: (why.waitsFor ?? []).map(({ step: name }) => name) };
}

/** What goes with a letter, and whether it has to wait. */
async function letterFor(
  trygg: Trygg,
  { file, task, step, lapse }: FoundTask,
): Promise<Pick<FormScreen, 'isLetter' | 'appeal' | 'talkTo' | 'quiet' | 'correction'>> {
  if (step.does !== 'letter' || lapse) return { isLetter: false };
  if (step.byHand) {
    return { isLetter: false, ...(await besideLetterByHand(trygg, file.state, step, task.instance)) };
  }
  const ground = trygg.groundOf(file.state);
  const quiet = quietNow(ground, step, trygg.now());
  // Nobody is kept from writing: whoever reads the letter is told whom they can talk to.
  const talkTo = await unlessDown(talkToIn(trygg, file.state, step, task.instance), { safety: [] });
  const correction = correctionOf(ground.procedure, file.state, step, task.instance);
  const appeal = rightToAppealIn(ground, file.state, task.instance, trygg.now(), correction !== undefined);
  const of = dayOf(documentOf(file.state, task.instance)?.at ?? trygg.now(), ground.calendar);
  return {
    isLetter: true,
    appeal,
    talkTo,
    ...(quiet ? { quiet: { ...quiet, fields: asked(step, quiet) } } : {}),
    ...(correction ? { correction: { of, fields: correction.asks } } : {}),
  };
}

/** Whoever may also send it back needs no reason for that. */
function asked({ unless }: LetterStep, { fields }: { readonly fields: Fields }): Fields {
  if (!unless) return fields;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, required: false }]));
}

/** What is corrected, minutes that are not signed yet or a letter, or drawn up anew: the form opens with what stood there. */
function writtenBefore(procedure: Procedure, { file, task, step }: FoundTask): Answers {
  const isWritten = step.does === 'write' || step.does === 'letter';
  const written = isWritten ? documentOf(file.state, task.instance) : undefined;
  if (!written) return draftBefore(procedure, file.state, step, task.instance);
  const asked = everythingAsked(procedure, step);
  return Object.fromEntries(
    Object.entries({ ...written.elements, text: written.text }).filter(([field]) => Object.hasOwn(asked, field)),
  );
}

function askedOn({ grounds }: Trygg, state: Case, { task }: FoundTask): readonly string[] {
  return (instanceOf(state, task.instance).asked ?? []).map(({ at }) => dayOf(at, grounds.calendar));
}

/** What Trygg says to the party in the same breath as the leader. */
function tellsOf(trygg: Trygg, { file, step, task }: FoundTask): Pick<FormScreen, 'tells'> {
  if (step.does !== 'tell' || !step.invitesTo || step.tells === 'both') return {};
  const naming = step.asks.naming ? { complainant: file.state.complainant.name } : {};
  return {
    tells: {
      to: step.tells,
      says: saidWith(trygg.groundOf(file.state).procedure, file.state, step, task.instance),
      ...naming,
    },
  };
}

/** What the form answers to: somebody's words, an invitation, a measure, a report of more, somebody to be reached. */
function known(
  trygg: Trygg,
  personId: string,
  { file, task, step, lapse }: FoundTask,
): Pick<FormScreen, 'words' | 'invitation' | 'basis' | 'readBasis' | 'notReached'> {
  const { state } = file;
  if (lapse) return {};
  const { procedure, calendar } = trygg.groundOf(state);
  const notReached = notReachedIn(calendar, state, instanceOf(state, task.instance));
  if (notReached) return { notReached };
  if (step.beforeComplaint) {
    const isAsked = holderOf(state, 'supporter') === personId;
    return isAsked && state.supporter ? { words: state.supporter.words } : {};
  }
  const of = { ...task.instance, step: step.eachOf ?? '' };
  const invitation = step.does === 'reply' ? invitationIn(procedure, state, of) : undefined;
  return invitation ? { invitation } : basisFor({ procedure }, state, personId, step, task.instance);
}

/**
 * The other half of an assessment. Of a decision nobody sees the other half before their own is given, so that each
 * decides for themself; whoever settles it sees both.
 */
function halvesFor(trygg: Trygg, { file, task, step, lapse }: FoundTask): Pick<FormScreen, 'halves' | 'readHalves'> {
  const name = step.does === 'settle' ? step.settles : step.name;
  const { procedure } = trygg.groundOf(file.state);
  const joint = stepNamed(procedure, name);
  if (lapse || joint?.does !== 'jointly' || (joint.agreeOn && step.does !== 'settle')) return { halves: [] };
  const instance = { ...task.instance, step: joint.name };
  const halves: readonly Recorded[] = halvesOf(procedure, file.state, joint, instance);
  const { subject, round } = instance;
  const readHalves: ButtonData = { verb: 'ReadRecord', caseId: file.state.caseId, step: joint.name, subject, round };
  return fitsOnCard(halves) ? { halves } : { halves: [], readHalves };
}

/** Where to go from the form before anything is written in it. */
function ways(
  trygg: Trygg,
  personId: string,
  { file, task, step, lapse }: FoundTask,
): Pick<FormScreen, 'readComplaint' | 'readDocument' | 'prepare'> {
  const { state } = file;
  const open = openTaskButton(task);
  const handles = maySee(state, personId, 'parties') && maySee(state, personId, 'complaint');
  return {
    ...(handles ? { readComplaint: { ...open, verb: 'ReadComplaint' } } : {}),
    ...readDocument(trygg, state, step, task.instance),
    ...(isPrepared(task.instance.step) && !lapse ? { prepare: { ...open, verb: 'Prepare' } } : {}),
  };
}

/** What is to be handed over, on paper. */
function readDocument(trygg: Trygg, state: Case, step: Step, instance: InstanceId): Pick<FormScreen, 'readDocument'> {
  const isOwed = step.does === 'record' && step.handsOver !== undefined;
  const drawnUp = step.does === 'letter' && step.byHand ? step.of : undefined;
  const of = isOwed ? step.eachOf : drawnUp;
  if (!of) return {};
  const { step: name, subject, round } = shownFor(trygg.groundOf(state).procedure, state, { ...instance, step: of });
  return { readDocument: { verb: 'ReadRecord', caseId: state.caseId, step: name, subject, round } };
}

/** Of those who may be appointed, nobody appoints themself. */
async function appointable(trygg: Trygg, state: Case, personId: string) {
  return (await trygg.steps.appointable(state))
    .filter(({ id }) => id !== personId)
    .map(({ id, name, position }) => ({ id, title: `${name}, ${position}` }));
}
