import { randomUUID } from 'node:crypto';
import { unlessDown } from '../../../application/directory';
import { type DraftKind, isOfAnother, kindOf, type NamedDraft, type SavedDraft } from '../../../application/drafts';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import type { Case } from '../../../case/state';
import type { DialogScreen } from '../cards/screens';
import {
  firstPageOf,
  pageAfter,
  pageScreen,
  pageTurned,
  removing,
  reviewScreen,
  saidOn,
  type Writer,
  wordsOn,
} from './report-pages';
import { type TalkTaken, talkIn, wordsFrom } from './talk-report';
import type { Turn } from './turn';
import { mayTakeDown } from './ways-in';

/** The dialog opens: with the draft that was left, if there is one, and otherwise with what was chosen in a talk. */
export async function openReport(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const saved = await trygg.reports.draft(personId);
  const taken = talkIn(data);
  if (saved) return resumeScreen(trygg, saved, 'own', taken);
  const blank = await trygg.drafts.blank(personId);
  const draft = data.as === 'observer' ? { ...blank, as: 'observer' } : blank;
  const first = pageScreen(firstPageOf(draft), draft, [], { as: 'owner', kind: 'own', begins: randomUUID() });
  // Nothing is stored before the first Next: until then the talk stays where it was, on the card.
  return { ...first, next: { ...first.next, ...taken } };
}

/** A leader or HR takes down what somebody told them (3.1.2-7). */
export async function openOralReport(trygg: Trygg, { personId }: Turn): Promise<DialogScreen> {
  if (!(await mayTakeDown(trygg, personId))) return notForYou;
  const saved = await trygg.reports.draft(personId);
  if (saved) return resumeScreen(trygg, saved, 'oral');
  const draft = await trygg.drafts.blank(personId, 'oral');
  return pageScreen(firstPageOf(draft), draft, [], { as: 'owner', kind: 'oral', begins: randomUUID() });
}

export async function goOnReport(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const saved = await trygg.reports.draft(turn.personId);
  if (!saved) return openReport(trygg, turn);
  if (!(await mayWrite(trygg, turn.personId, kindOf(saved.draft)))) return notForYou;
  return pageScreen(firstPageOf(saved.draft), saved.draft, [], await ownerOf(trygg, turn.personId, saved));
}

/** Next and Back both keep what was written before they move. */
export async function turnPage(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId, data } = turn;
  const kind = kindIn(data);
  if (!(await mayWrite(trygg, personId, kind))) return notForYou;
  const saved = await keepPage(trygg, turn, kind);
  if ('screen' in saved) return saved;
  const writer = await ownerOf(trygg, personId, saved);
  const review = await unlessDown(trygg.reports.reviewOf(personId, saved), 'down' as const);
  return review === 'down' ? nextPage(trygg, personId, saved, data, writer) : pageTurned(review, data, writer);
}

/** What stands on a page is kept in the draft that it is of, and in no other; or the screen that says why it is not. */
export async function keepPage(trygg: Trygg, turn: Turn, kind: DraftKind): Promise<SavedDraft | DialogScreen> {
  const { personId, data } = turn;
  const before = await trygg.reports.draft(personId);
  const named = draftNamed(trygg, turn);
  const isSent = named?.mayBegin && !before && (await sentAs(trygg, personId, named.caseId));
  if (named && (isSent || isOfAnother(named, before))) return notKept(trygg, turn);
  // Words from a talk begin a report, once: what is written already stays as it is.
  const first = before ? {} : { what: wordsFrom(data, turn.language) };
  const saved = await trygg.desk.save(personId, { ...first, ...saidOn(data) }, kind, named);
  if (saved) return saved;
  return named ? notKept(trygg, turn) : otherKind(trygg, personId, kind);
}

/** Undefined on a card from before pages named their draft: it is of whichever there is. */
function draftNamed(trygg: Trygg, { personId, data: { caseId, begins } }: Turn): NamedDraft | undefined {
  if (caseId !== undefined) return { caseId };
  return begins === undefined ? undefined : trygg.drafts.begunBy(personId, begins);
}

/** It was sent since, or deleted, and perhaps another one begun: what stands on the page stays on the screen alone. */
async function notKept(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const typed = wordsOn(turn.data);
  const sent = await sentAs(trygg, turn.personId, draftNamed(trygg, turn)?.caseId ?? '');
  return sent ? sentScreen(sent, typed) : { screen: 'dialogProblem', problem: 'changedSince', waitsFor: [], typed };
}

/** Nobody can say now who would receive it. Writing goes on up to there, and what was written is kept. */
export async function nextPage(
  trygg: Trygg,
  personId: string,
  { draft }: SavedDraft,
  data: Turn['data'],
  writer: Writer,
): Promise<DialogScreen> {
  const page = pageAfter(draft, data);
  if (page === 'reportReview') return mustWait(trygg, personId);
  return pageScreen(page, draft, [], writer);
}

/** What they wrote is kept; once somebody can say who receives it, they are told. */
async function mustWait(trygg: Trygg, personId: string): Promise<DialogScreen> {
  await trygg.reports.waiting.note(personId);
  return { screen: 'dialogProblem', problem: 'draftWaits', waitsFor: [] };
}

export async function sendReport(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const sent = await unlessDown(sending(trygg, turn), 'down' as const);
  return sent === 'down' ? mustWait(trygg, turn.personId) : sent;
}

async function sending(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId, data } = turn;
  const named = draftNamed(trygg, turn);
  const kind = kindIn(data);
  if (!(await mayWrite(trygg, personId, kind))) return notForYou;
  const before = await trygg.reports.reviewToSend(personId);
  if (before && named && isOfAnother(named, before.saved)) return notKept(trygg, turn);
  if (before && kindOf(before.saved.draft) !== kind) return otherKind(trygg, personId, kind);
  if (before?.mayChooseHr && data.to !== undefined && data.to !== before.saved.draft.to) {
    // Another choice has other receivers: they are seen before anything is sent.
    await trygg.desk.save(personId, { to: data.to }, kind, before.saved);
    const review = await trygg.reports.review(personId);
    if (review) return reviewScreen(review, [], true, await ownerOf(trygg, personId, review.saved));
  }
  const receivers = (data.receivers ?? '').split(',').filter(Boolean);
  const seen = { kind, revision: data.revision ?? '', receivers };
  const outcome = await trygg.desk.send(personId, seen, before);
  if (!outcome) return sentBefore(trygg, personId, data.caseId ?? '');
  if (!('refusal' in outcome)) return sentScreen(outcome.state);
  const { refused, fields = [] } = outcome.refusal;
  if (refused === 'noReceiver') return { screen: 'dialogProblem', problem: 'noReceiver', waitsFor: [] };
  const review = await trygg.reports.review(personId);
  if (!review) return sentBefore(trygg, personId, data.caseId ?? '');
  return reviewScreen(review, fields, refused === 'changedSince', await ownerOf(trygg, personId, review.saved));
}

/** The second click of two gets the receipt too. */
async function sentBefore(trygg: Trygg, personId: string, caseId: string): Promise<DialogScreen> {
  const sent = await sentAs(trygg, personId, caseId);
  return sent ? sentScreen(sent) : { screen: 'dialogProblem', problem: 'alreadyDone', waitsFor: [] };
}

/** The case that this person's report became. */
async function sentAs(trygg: Trygg, personId: string, caseId: string): Promise<Case | undefined> {
  const state = await trygg.views.caseFor(personId, caseId);
  const sender = state && (state.observer ?? state.takenDownBy ?? state.complainant);
  return sender?.accountId === personId && Object.keys(state?.strands ?? {}).length > 0 ? state : undefined;
}

/** A button that was made for one report never deletes another. */
export async function removeReport(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId, data } = turn;
  const saved = await trygg.reports.draft(personId);
  const named = draftNamed(trygg, turn);
  const isAnother = named !== undefined && isOfAnother(named, saved);
  const sent = isAnother ? await sentAs(trygg, personId, data.caseId ?? '') : undefined;
  if (sent) return sentScreen(sent);
  const isOtherKind = saved && data.kind !== undefined && kindIn(data) !== kindOf(saved.draft);
  if (saved && (isAnother || isOtherKind)) return resumeScreen(trygg, saved, kindIn(data));
  if (saved) await trygg.desk.remove(personId, saved);
  return { screen: 'dialogProblem', problem: 'draftDeleted', waitsFor: [] };
}

export function kindIn({ kind }: Turn['data']): DraftKind {
  return kind === 'oral' ? 'oral' : 'own';
}

/** The owner at their draft, with whoever helps them. */
export async function ownerOf(trygg: Trygg, personId: string, saved: SavedDraft): Promise<Writer> {
  const help = await trygg.support.helpWith(personId, saved);
  return { as: 'owner', kind: kindOf(saved.draft), caseId: saved.caseId, ...(help ? { help } : {}) };
}

/** Two reports are never mixed: the other one is finished or deleted first. */
export async function otherKind(trygg: Trygg, personId: string, wanted: DraftKind): Promise<DialogScreen> {
  const saved = await trygg.reports.draft(personId);
  return saved
    ? resumeScreen(trygg, saved, wanted)
    : { screen: 'dialogProblem', problem: 'changedSince', waitsFor: [] };
}

const notForYou: DialogScreen = {
  screen: 'waysOn',
  said: 'notForYou',
  ways: [{ to: 'report', open: { verb: 'Report', as: 'observer' } }],
};

async function mayWrite(trygg: Trygg, personId: string, kind: DraftKind): Promise<boolean> {
  return kind === 'own' || mayTakeDown(trygg, personId);
}

function resumeScreen(
  trygg: Trygg,
  { caseId, draft, savedAt }: SavedDraft,
  wanted: DraftKind,
  taken: TalkTaken | undefined = undefined,
): DialogScreen {
  const kind = kindOf(draft);
  const savedOn = dayOf(savedAt, trygg.grounds.calendar);
  const goOn = { verb: 'GoOnReport' };
  const talkLeftOut = taken !== undefined;
  return { screen: 'reportResume', savedOn, kind, wanted, talkLeftOut, goOn, remove: removing(kind, caseId) };
}

/** `typed`: on a page that was open still, and may be new. */
function sentScreen(state: Case, typed: readonly string[] = []): DialogScreen {
  const { way, complainant, roles } = state;
  const dueOf = (step: string) => Object.values(state.due).find((due) => due.instance.step === step)?.day;
  const acknowledgedBy = dueOf(roles.handler ? 'acknowledgeReceipt' : 'appointHandler');
  const conversationBy = dueOf('holdConversationWithComplainant');
  const as = way === 'observed' ? 'observer' : way === 'oral' ? 'oral' : 'self';
  return {
    screen: 'reportSent',
    as,
    caseNumber: state.caseId,
    hrAppoints: !roles.handler,
    ...(as === 'self' && acknowledgedBy ? { acknowledgedBy } : {}),
    ...(as === 'self' && conversationBy ? { conversationBy } : {}),
    ...(as === 'oral' ? { onPaper: complainant.accountId === undefined } : {}),
    typed,
  };
}
