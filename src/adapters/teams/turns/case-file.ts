import type { CaseFile } from '../../../application/case-views';
import type { Trygg } from '../../../application/trygg';
import { asKnownTo } from '../../../case/as-known';
import { dayOf } from '../../../case/calendar';
import type { InstanceId } from '../../../case/events';
import { type Case, documentOf, instanceOf, isBeforeComplaint, keyOf } from '../../../case/state';
import type { BlockedView, RecordView, TaskView } from '../../../case/views';
import { hasWay } from '../../../case/way';
import { maySee } from '../../../case/who-sees-what';
import { stepNamed } from '../../../procedure/declarations';
import type { CaseFileScreen, CaseTask, RecordLine } from '../cards/case-screens';
import type { DialogScreen } from '../cards/screens';
import { sanctionIn } from './letter-elements';
import { allNotReached, isSupporterNotReached, nameNotReached } from './not-reached';
import { isProposal } from './on-record';
import { aboutFor, peopleFor, wordingOf } from './parties';
import { nothingHere } from './problems';
import { shownFor, standingLine } from './read';
import { isOfferedElsewhere } from './rectified';
import { blockedLine, taskLine } from './task-lines';
import type { Turn } from './turn';
import { waysOnFrom } from './ways-in';

/** One case as this person sees it. */
export async function openCase(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const file = await trygg.views.caseFile(personId, data.caseId ?? '');
  return file ? caseFileScreen(trygg, personId, file) : nothingHere;
}

function caseFileScreen(trygg: Trygg, personId: string, file: CaseFile): CaseFileScreen {
  const { state, progress, tasks, offers, corrections } = file;
  const { calendar } = trygg.grounds;
  const { as, next } = progress;
  const lines = (views: readonly TaskView[]) => views.map((view) => caseTask(file, personId, view));
  const isBefore = isBeforeComplaint(state);
  const supporterNotReached = isBefore && as !== undefined && isSupporterNotReached(state);
  const roles = [...new Set(file.roles.map(({ role }) => role))];
  return {
    screen: 'caseFile',
    caseNumber: state.caseId,
    ...wordingOf(state),
    received: dayOf(state.receivedAt, calendar),
    ...(state.cameOf && maySee(state, personId, 'falseAccusation') ? { cameOf: state.cameOf } : {}),
    ...(progress.closedAt ? { closedOn: dayOf(progress.closedAt, calendar) } : {}),
    roles: roles.map((role) => (isBefore && role === 'complainant' ? 'employee' : role)),
    people: peopleFor(asKnownTo(trygg.groundOf(state).procedure, state, personId), personId),
    ...(state.supporter && maySee(state, personId, 'support') && isBefore ? { words: state.supporter.words } : {}),
    ...(as ? { as } : {}),
    ...(as && next ? { next } : {}),
    supporterNotReached,
    done: as ? progress.done : [],
    tasks: lines(tasks),
    corrections: corrections.map((view) => ({
      ...caseTask(file, personId, view),
      isLetter: stepNamed(trygg.groundOf(state).procedure, view.instance.step)?.does === 'letter',
    })),
    offers: lines(offers.filter((view) => !isOfferedElsewhere(trygg, state, view))),
    records: recordLines(trygg, personId, file),
    notReached: allNotReached(calendar, state, personId),
    waysOn: waysOnFrom(file),
    ...(hasWay(state, personId) ? { way: { verb: 'ShowWay', caseId: state.caseId } } : {}),
    own: !maySee(state, personId, 'parties'),
    blocked: distinct(file.blocked),
  };
}

function caseTask({ state }: CaseFile, personId: string, view: TaskView): CaseTask {
  return {
    task: taskLine(view),
    ...(notReachedBy(state, view.instance) ?? aboutFor(state, personId, view.instance.subject)),
  };
}

/** Whom it is about to reach. */
function notReachedBy(state: Case, instance: InstanceId): { readonly about: string } | undefined {
  const { notReached } = instanceOf(state, instance);
  const about = notReached && nameNotReached(state, notReached);
  return about === undefined ? undefined : { about };
}

/** What it began with first, a complaint or what another case concluded; and what several steps recorded together as one. */
export function recordLines(
  trygg: Trygg,
  personId: string,
  { state, records }: Pick<CaseFile, 'state' | 'records'>,
): readonly RecordLine[] {
  const { caseId } = state;
  const { calendar } = trygg.grounds;
  const began = state.way === 'falseAccusation' ? 'concludeFalse' : 'complaint';
  const received: RecordLine[] =
    maySee(state, personId, 'complaint') && !isBeforeComplaint(state)
      ? [{ step: began, on: dayOf(state.receivedAt, calendar), open: { verb: 'ReadComplaint', caseId } }]
      : [];
  const shown = records
    .map((record) => ({ record, instance: shownFor(trygg.groundOf(state).procedure, state, record.instance) }))
    .filter(({ record, instance }) => keyOf(record.instance) === keyOf(instance))
    .map(({ record, instance }): RecordLine => {
      const { step, subject, round } = instance;
      return {
        step,
        on: dayOf(record.at, calendar),
        ...aboutRecord(personId, { state }, record),
        ...standingLine(trygg, state, instance),
        ...isProposal(trygg.groundOf(state).procedure, state, instance),
        ...sanctionIn(documentOf(state, instance)?.elements),
        open: { verb: 'ReadRecord', caseId, step, subject, round },
      };
    });
  return [...received, ...shown];
}

/** Whom a hearing or a measure is about, or a message did not reach, as against which strand. */
function aboutRecord(personId: string, { state }: Pick<CaseFile, 'state'>, { instance }: RecordView) {
  const { witness, whom } = instanceOf(state, instance).done?.answers ?? {};
  const name = witness ?? whom ?? notReachedBy(state, instance)?.about;
  const handles = maySee(state, personId, 'parties');
  return name !== undefined && handles ? { about: name } : aboutFor(state, personId, instance.subject);
}

/** What waits in each of several strands waits for the same. */
function distinct(blocked: readonly BlockedView[]) {
  const lines = blocked.map(({ strand: _, ...view }) => blockedLine(view));
  const words = lines.map((one) => JSON.stringify(one));
  return lines.filter((_, place) => words.indexOf(words[place] ?? '') === place);
}
