import type { Review } from '../../../application/retention';
import type { Entry } from '../../../application/retention-book';
import type { Running } from '../../../application/retention-look';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import type { RetainedLine, RetentionReviewScreen, RetentionScreen } from '../cards/retention-screens';
import type { DialogScreen } from '../cards/screens';
import { nothingHere, refusedScreen } from './problems';
import type { Turn } from './turn';

/** How long closed cases are kept: what HR finds, and what HR decides. */

const listed = { verb: 'Retention' };

export async function listRetention(trygg: Trygg, { personId }: Turn): Promise<RetentionScreen | typeof nothingHere> {
  const overview = await trygg.retention.overview(personId);
  if (!overview) return nothingHere;
  const { calendar } = trygg.grounds;
  return {
    screen: 'retention',
    lines: [...overview.entries.map(entryLine), ...overview.running.map(runningLine)],
    erased: overview.erased.map(({ caseId, outcomes, receivedOn, closedOn, erasedAt }) => ({
      caseNumber: caseId,
      outcomes,
      receivedOn,
      closedOn,
      erasedOn: dayOf(erasedAt, calendar),
    })),
    unset: overview.unset,
  };
}

function entryLine({ caseId, outcomes, closedOn, stands }: Entry): RetainedLine {
  const line = { caseNumber: caseId, outcomes, closedOn };
  const open = { verb: 'ReviewRetention', caseId };
  if (stands.is === 'erasing') return { ...line, stands: { is: 'erasing' } };
  if (stands.is === 'overdue') return { ...line, stands: { is: 'overdue' }, open };
  return { ...line, stands: stands.until ? { is: 'keptUntil', day: stands.until } : { is: 'held' }, open };
}

function runningLine({ caseId, rest }: Running): RetainedLine {
  const { outcomes, closedOn, until } = rest;
  return {
    caseNumber: caseId,
    outcomes,
    closedOn,
    stands: until ? { is: 'runsUntil', day: until.day } : { is: 'noTime' },
    open: { verb: 'ReviewRetention', caseId },
  };
}

export async function reviewRetention(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const review = await trygg.retention.review(personId, data.caseId ?? '');
  return review ? reviewScreen(trygg, review, { values: {}, problems: [] }) : nothingHere;
}

export async function decideRetention(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const { caseId = '', seen = '' } = data;
  const decided = await trygg.retention.decide(personId, caseId, { answers: data, seen });
  if (typeof decided === 'string') return { screen: 'retentionDone', caseNumber: caseId, way: decided, back: listed };
  const review = decided.refused === 'incomplete' ? await trygg.retention.review(personId, caseId) : undefined;
  if (!review) return refusedScreen(decided);
  return reviewScreen(trygg, review, { values: data, problems: decided.fields ?? [] });
}

function reviewScreen(
  trygg: Trygg,
  { caseId, rest, reason, fields, seen }: Review,
  filled: Pick<RetentionReviewScreen, 'values' | 'problems'>,
): RetentionReviewScreen {
  const { outcomes, receivedOn, closedOn, until, originals } = rest;
  return {
    screen: 'retentionReview',
    caseNumber: caseId,
    outcomes,
    receivedOn,
    closedOn,
    ...(until ? { until: { day: until.day, isOver: until.at < trygg.now() } } : {}),
    originals,
    ...(reason ? { reason } : {}),
    fields,
    ...filled,
    send: { verb: 'DecideRetention', caseId, seen },
    back: listed,
  };
}
