import { draftFields, type ReportDraft } from '../../../application/drafts';
import type { Review } from '../../../application/reports';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import type { OpenCase } from '../../../case/state';
import type { FieldProblem } from '../../../procedure/declarations';
import type { DialogScreen, PersonLine } from '../cards/screens';
import type { Turn } from './turn';

/** The steps of the report, in their order, with the fields that each asks for. */
const steps = ['reportWho', 'reportWhat', 'reportWhen', 'reportMore', 'reportYou'] as const;
type ReportStep = (typeof steps)[number];

const askedAt: Readonly<Record<ReportStep, readonly string[]>> = {
  reportWho: ['accused'],
  reportWhat: ['what'],
  reportWhen: ['date', 'time', 'whenInWords', 'place'],
  reportMore: ['witnesses', 'injury'],
  reportYou: ['reporter.name', 'reporter.position', 'reporter.birthDate', 'reporter.unit'],
};

const remove = { verb: 'RemoveReport' };

/** The dialog opens: with the draft that was left, if there is one. */
export async function openReport(trygg: Trygg, { personId }: Turn): Promise<DialogScreen> {
  const saved = await trygg.reports.draft(personId);
  if (!saved) return firstPage(await trygg.drafts.blank(personId));
  const savedOn = dayOf(saved.savedAt, trygg.ground.calendar);
  return { screen: 'reportResume', savedOn, goOn: { verb: 'GoOnReport' }, remove };
}

export async function goOnReport(trygg: Trygg, { personId }: Turn): Promise<DialogScreen> {
  const saved = await trygg.reports.draft(personId);
  return saved ? stepScreen('reportWho', saved.draft, []) : firstPage(await trygg.drafts.blank(personId));
}

/** Next and Back both keep what was written before they move. */
export async function turnPage(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const saved = await trygg.drafts.save(personId, data);
  const review = await trygg.reports.review(personId);
  if (!review) return stepScreen('reportWho', saved.draft, []);
  const from = steps.find((step) => step === data.from);
  if (from && data.direction !== 'back') {
    const wrong = problemsAt(from, review);
    if (wrong.length > 0) return stepScreen(from, saved.draft, wrong);
  }
  const target = steps.find((step) => step === data.page);
  return target ? stepScreen(target, saved.draft, []) : reviewScreen(review, review.problems, false);
}

export async function sendReport(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const before = await trygg.reports.review(personId);
  if (before?.mayChooseHr && data.to !== undefined && data.to !== before.saved.draft.to) {
    // Another choice has other receivers: they are seen before anything is sent.
    await trygg.drafts.save(personId, { to: data.to });
    const review = await trygg.reports.review(personId);
    if (review) return reviewScreen(review, [], true);
  }
  const receivers = (data.receivers ?? '').split(',').filter(Boolean);
  const outcome = await trygg.sendReport(personId, { revision: data.revision ?? '', receivers });
  if (!outcome) return sentBefore(trygg, personId, data.caseId ?? '');
  if (!('refusal' in outcome)) return sentScreen(outcome.state);
  if (outcome.refusal.refused === 'noReceiver') return { screen: 'dialogProblem', problem: 'noReceiver', waitsFor: [] };
  const review = await trygg.reports.review(personId);
  if (!review) return sentBefore(trygg, personId, data.caseId ?? '');
  return reviewScreen(review, outcome.refusal.fields ?? [], outcome.refusal.refused === 'changedSince');
}

/** The second click of two gets the receipt too. */
async function sentBefore(trygg: Trygg, personId: string, caseId: string): Promise<DialogScreen> {
  const state = await trygg.caseFor(personId, caseId);
  return state?.complainant.accountId === personId
    ? sentScreen(state)
    : { screen: 'dialogProblem', problem: 'alreadyDone', waitsFor: [] };
}

export async function removeReport(trygg: Trygg, { personId }: Turn): Promise<DialogScreen> {
  await trygg.drafts.remove(personId);
  return { screen: 'dialogProblem', problem: 'draftDeleted', waitsFor: [] };
}

function stepScreen(
  step: ReportStep,
  draft: ReportDraft,
  problems: readonly FieldProblem[],
): Extract<DialogScreen, { screen: ReportStep }> {
  const place = steps.indexOf(step);
  const back = steps[place - 1];
  return {
    screen: step,
    draft,
    problems,
    step: place + 1,
    of: steps.length + 1,
    next: { verb: 'TurnPage', from: step, page: steps[place + 1] ?? 'reportReview' },
    ...(back ? { back: { verb: 'TurnPage', from: step, page: back, direction: 'back' } } : {}),
    remove,
  };
}

/** Where nothing is saved yet, there is nothing to delete. */
function firstPage(draft: ReportDraft): DialogScreen {
  return { ...stepScreen('reportWho', draft, []), remove: undefined };
}

function problemsAt(step: ReportStep, { problems }: Review): readonly FieldProblem[] {
  return problems.filter(({ field }) => askedAt[step].includes(field));
}

function reviewScreen(review: Review, problems: readonly FieldProblem[], receiversChanged: boolean): DialogScreen {
  const { saved, complaint, receivers, mayChooseHr } = review;
  const chosen = (['handler', 'hrAdviser'] as const).flatMap((as) => {
    const person = receivers[as]?.person;
    return person ? [{ id: person.id, name: person.name, position: person.position, as }] : [];
  });
  return {
    screen: 'reportReview',
    draft: saved.draft,
    accused: complaint.accused.map(({ name }) => name),
    witnesses: complaint.witnesses.map(({ name }) => name),
    receivers: chosen.map(({ name, position, as }) => ({ name, position, as })),
    hrAppoints: receivers.handler === undefined,
    mayChooseHr,
    problems,
    receiversChanged,
    send: {
      verb: 'SendReport',
      caseId: saved.caseId,
      revision: saved.revision,
      receivers: chosen.map(({ id }) => id).join(','),
    },
    back: { verb: 'TurnPage', from: 'reportReview', page: 'reportYou', direction: 'back' },
    remove,
  };
}

function sentScreen(state: OpenCase): DialogScreen {
  const dueOf = (step: string) => Object.values(state.due).find((due) => due.instance.step === step)?.day;
  const acknowledgedBy = dueOf(state.roles.handler ? 'acknowledgeReceipt' : 'appointHandler');
  const conversationBy = dueOf('holdConversationWithComplainant');
  return {
    screen: 'reportSent',
    caseNumber: state.caseId,
    hrAppoints: !state.roles.handler,
    ...(acknowledgedBy ? { acknowledgedBy } : {}),
    ...(conversationBy ? { conversationBy } : {}),
  };
}

/** A complaint as it was sent, read by somebody who may. */
export function complaintScreen(trygg: Trygg, state: OpenCase): Extract<DialogScreen, { screen: 'complaint' }> {
  const { complaint } = state;
  const empty = Object.fromEntries(draftFields.map((field) => [field, ''])) as Record<keyof ReportDraft, string>;
  return {
    screen: 'complaint',
    caseNumber: state.caseId,
    received: dayOf(state.receivedAt, trygg.ground.calendar),
    draft: {
      ...empty,
      what: complaint.what,
      date: complaint.date,
      time: complaint.time,
      whenInWords: complaint.whenInWords,
      place: complaint.place,
      injury: complaint.injury,
      ...complaint.reporter,
    },
    accused: Object.values(state.strands).map(({ accused }) => accused.name),
    witnesses: complaint.witnesses.map(({ name }) => name),
    people: whoHasIt(state),
  };
}

/** Those who have the case, by name. */
export function whoHasIt(state: OpenCase): PersonLine[] {
  return (['handler', 'hrAdviser'] as const).flatMap((as) => {
    const name = state.roles[as]?.name;
    return name ? [{ as, name }] : [];
  });
}
