import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import { withVersion } from '../../../case/corrections';
import type { InstanceId } from '../../../case/events';
import { everythingAsked } from '../../../case/fields';
import { quietHoursOf } from '../../../case/quiet-hours';
import { standingOf } from '../../../case/standing';
import { type Case, documentOf, type Instance, instanceOf, type WrittenDocument } from '../../../case/state';
import { mayRead, maySee } from '../../../case/who-sees-what';
import { declared, type Procedure, stepNamed } from '../../../procedure/declarations';
import type { LetterStep, Step } from '../../../procedure/steps';
import type { RecordScreen, StandingLine } from '../cards/case-screens';
import type { Recorded } from '../cards/lines';
import type { DialogScreen } from '../cards/screens';
import { documentScreen } from './document';
import { complaintInstance, downloadButton, kindOf } from './download-button';
import { instanceIn } from './find-task';
import { letterToPrint } from './letter-by-hand';
import { elementsIn, sanctionIn } from './letter-elements';
import { notReachedIn } from './not-reached';
import { invitationIn, isProposal, recordedOf } from './on-record';
import { pageOf } from './pages';
import { nameOf, partiesFor, peopleFor, wordingOf } from './parties';
import { nothingHere } from './problems';
import { receivedLate } from './received-late';
import { rectifiedIn } from './rectified';
import { reportedWords } from './reported-words';
import { lateAppeal, rightToAppealIn } from './right-to-appeal';
import { talkToIn } from './talk-to';
import { openCaseButton } from './task-lines';
import type { Turn } from './turn';

/** What is on record, for whoever may read it. */

export async function readComplaint(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const state = await trygg.views.caseFor(personId, data.caseId ?? '');
  if (!state || !maySee(state, personId, 'complaint')) return nothingHere;
  const { command, caseId = '' } = data;
  const { step, subject, round } = instanceIn(data);
  const { takenDownBy } = state;
  return {
    screen: 'complaint',
    caseNumber: state.caseId,
    ...wordingOf(state),
    received: dayOf(state.receivedAt, trygg.grounds.calendar),
    ...reportedWords(state, personId),
    isConclusion: state.way === 'falseAccusation',
    people: [
      ...complaintBy(state, personId),
      ...(takenDownBy ? [{ as: 'takenDownBy' as const, name: takenDownBy.name }] : []),
      ...peopleFor(state, personId).filter(({ as }) => ['handler', 'hrAdviser', 'leaderAbove'].includes(as)),
    ],
    ...(command ? { back: { verb: 'OpenTask', caseId, command, step, subject, round } } : {}),
    ...rectifiedIn(trygg, personId, state, 'complaint'),
    download: downloadButton(state, complaintInstance),
    openCase: openCaseButton(state.caseId),
  };
}

/** Whom it happened to and who reported it, which nobody is told who complains themselves. */
function complaintBy(state: Case, personId: string) {
  const { complainant, observer } = state;
  if (complainant.accountId === personId) return [];
  if (state.way === 'falseAccusation') return partiesFor(state, personId);
  return [
    { as: 'complainant' as const, name: complainant.name },
    ...(observer ? [{ as: 'observer' as const, name: observer.name }] : []),
  ];
}

export async function readRecord(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const state = await trygg.views.caseFor(personId, data.caseId ?? '');
  if (!state) return nothingHere;
  const { procedure } = trygg.groundOf(state);
  const instance = shownFor(procedure, state, instanceIn(data));
  const step = stepNamed(procedure, instance.step);
  // What was said in the same breath is read with what it was said with.
  if (!step || step.with || !mayRead(state, personId, instance)) return nothingHere;
  const added = rectifiedIn(trygg, personId, state, instance);
  if (step.does === 'write') {
    const document = documentScreen(trygg, personId, state, instance);
    return document ? { ...document, ...added } : nothingHere;
  }
  const seen = withVersion(state, instance, Number(data.version));
  const screen = await recordScreen(trygg, personId, seen, step, instance, Number(data.page));
  return screen ? { ...screen, ...added, ...versionsOf(trygg, state, seen, instance) } : nothingHere;
}

/** What stands at the head of minutes; of a disciplinary meeting there is more on record. */
const headOfMinutes: readonly string[] = ['heldAt', 'place', 'companion'];

/** A conversation is read with its minutes, a signature with what it was given to, a settlement with the two halves. */
export function shownFor(procedure: Procedure, state: Case, instance: InstanceId): InstanceId {
  const steps = declared(procedure, 'step');
  const step = steps.find(({ name }) => name === instance.step);
  if (step?.does === 'sign') return { ...instance, step: step.signs };
  if (step?.does === 'settle') return { ...instance, step: step.settles };
  const minutes = steps.find((writing) => writing.does === 'write' && writing.of === instance.step);
  const isWhole = step && Object.keys(everythingAsked(procedure, step)).every((field) => headOfMinutes.includes(field));
  const written = minutes && isWhole && { ...instance, step: minutes.name };
  return written && documentOf(state, written) ? written : instance;
}

async function recordScreen(
  trygg: Trygg,
  personId: string,
  state: Case,
  step: Step,
  instance: InstanceId,
  page: number,
): Promise<RecordScreen | undefined> {
  const shown = instanceOf(state, instance);
  const how = howOf(step, shown);
  const at = shown.done?.at ?? latestHalf(shown);
  if (!how || !at) return undefined;
  const { caseId } = state;
  const own = !maySee(state, personId, 'parties');
  const { reason, note } = shown.done?.answers ?? {};
  const sent = await (step.does === 'letter'
    ? letterIn(trygg, personId, state, step, instance)
    : letterToPrint(trygg, state, step, instance));
  const invitation = own ? invitationIn(trygg.groundOf(state).procedure, state, instance) : undefined;
  const wasHeld = how !== 'declined' && how !== 'lapsed';
  const recorded: readonly Recorded[] =
    sent || invitation || !wasHeld
      ? [...(sent?.elements ?? []), ...(sent?.beside ?? [])]
      : recordedOf(trygg.groundOf(state).procedure, state, step, instance);
  const by = shown.done && (step.does === 'jointly' ? undefined : signerOf(state, shown.done));
  const notReached = notReachedIn(trygg.grounds.calendar, state, shown);
  const { step: name, subject, round } = instance;
  return {
    screen: 'record',
    caseNumber: caseId,
    ...wordingOf(state),
    step: name,
    own,
    ...isProposal(trygg.groundOf(state).procedure, state, instance),
    on: dayOf(at, trygg.grounds.calendar),
    people: own || notReached ? [] : partiesFor(state, personId, subject),
    ...(notReached ? { notReached } : {}),
    ...(by && (!own || step.does !== 'reply') ? { by } : {}),
    onPaper: shown.done?.onPaper === true,
    how,
    reason: how === 'declined' ? (reason ?? '') : how === 'lapsed' ? (note ?? '') : '',
    ...(invitation ? { invitation } : {}),
    ...(sent ? sent.letter : {}),
    ...lateAppeal(trygg.groundOf(state).procedure, state, instance),
    ...receivedLate(trygg, state, step, instance),
    ...pageOf(recorded, page, { verb: 'ReadRecord', caseId, step: name, subject, round }),
    ...standingLine(trygg, state, instance),
    // What was never sent is no document.
    ...(kindOf(step) && (step.does !== 'letter' || sent) ? { download: downloadButton(state, instance) } : {}),
    openCase: openCaseButton(caseId),
  };
}

/** That a letter does not hold, in its list and where it is read. */
export function standingLine(trygg: Trygg, state: Case, instance: InstanceId): { readonly standing?: StandingLine } {
  const step = stepNamed(trygg.groundOf(state).procedure, instance.step);
  const standing = step && standingOf(state, step, instance);
  if (standing?.is !== 'replaced') return standing ? { standing: { is: standing.is } } : {};
  const { step: name, subject, round } = standing.by;
  const open = { verb: 'ReadRecord', caseId: state.caseId, step: name, subject, round };
  return { standing: { is: 'replaced', on: dayOf(standing.at, trygg.grounds.calendar), open } };
}

/** A letter as it was sent; and beside it, for those who handle the case alone, why it could not wait. */
async function letterIn(trygg: Trygg, personId: string, state: Case, step: LetterStep, instance: InstanceId) {
  const { procedure } = trygg.groundOf(state);
  const { text: letter, elements: said = {} } = documentOf(state, instance) ?? {};
  if (letter === undefined) return undefined;
  const { answers = {} } = instanceOf(state, instance).done ?? {};
  const fields = quietHoursOf(procedure, step)?.asks ?? {};
  const handles = maySee(state, personId, 'parties');
  const isForThem = handles && Object.keys(fields).some((field) => answers[field]);
  const beside: readonly Recorded[] = [
    ...(isForThem ? [{ form: 'quietHours', fields, answers }] : []),
    ...(handles && step.byHand ? [{ form: step.name, fields: step.asks, answers }] : []),
  ];
  const elements = elementsIn(procedure, step, said);
  const appeal = rightToAppealIn(trygg.groundOf(state), state, instance, trygg.now());
  const deliveredOn = answers.deliveredAt?.slice(0, 10);
  const talkTo = await talkToIn(trygg, state, step, instance);
  const byHand = step.byHand && deliveredOn ? { byHand: { deliveredOn } } : {};
  return { letter: { letter, appeal, talkTo, ...sanctionIn(said), ...byHand }, elements, beside };
}

/** As they were named when they signed it; who holds the role now may be somebody else. */
function signerOf(state: Case, { by, signer, recorder }: NonNullable<Instance['done']>): string | undefined {
  return recorder?.name ?? signer?.name ?? nameOf(state, by);
}

/** What a letter corrects; and of one that was corrected, by which. */
function versionsOf(
  { grounds: { calendar } }: Trygg,
  state: Case,
  seen: Case,
  instance: InstanceId,
): Pick<RecordScreen, 'corrects' | 'correctedBy' | 'earlier' | 'download'> {
  const [newest, shown] = [documentOf(state, instance), documentOf(seen, instance)];
  if (!newest?.earlier || !shown) return {};
  const { step, subject, round } = instance;
  const open = { verb: 'ReadRecord', caseId: state.caseId, step, subject, round };
  const line = ({ at, version }: Pick<WrittenDocument, 'at' | 'version'>) => ({
    on: dayOf(at, calendar),
    open: { ...open, version },
  });
  const { correction } = shown;
  return {
    ...(correction ? { corrects: { of: dayOf(correction.of, calendar), why: correction.why } } : {}),
    ...(shown === newest ? { earlier: newest.earlier.map(line) } : { correctedBy: line(newest) }),
    download: { ...downloadButton(state, instance), version: shown.version },
  };
}

/** A decision of two is read once both have given their half, so that each decides for themself. */
function howOf(step: Step, { done, halves, differs }: Instance): RecordScreen['how'] | undefined {
  if (done) return done.how;
  if (step.does !== 'jointly') return undefined;
  if (differs) return 'differs';
  return !step.agreeOn && halves ? 'oneHalf' : undefined;
}

function latestHalf({ halves }: Instance): string | undefined {
  return Object.values(halves ?? {})
    .map(({ at }) => at)
    .sort()
    .at(-1);
}
