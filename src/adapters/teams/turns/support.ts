import { randomUUID } from 'node:crypto';
import { DirectoryDown, unlessDown } from '../../../application/directory';
import type { Asked } from '../../../application/support';
import type { Trygg } from '../../../application/trygg';
import type { FieldProblem } from '../../../procedure/complaint';
import type { WayOn, WaysOnScreen } from '../cards/report-screens';
import type { DialogScreen } from '../cards/screens';
import { goOnReport, keepPage, nextPage, ownerOf } from './report';
import {
  firstPageOf,
  pageAfter,
  pageScreen,
  pageTurned,
  reviewScreen,
  saidOn,
  type Writer,
  wordsOn,
} from './report-pages';
import type { Turn } from './turn';

const report: WayOn = { to: 'report', open: { verb: 'Report' } };

/** Whom the employee may ask, and in which words: on the informal way, or for help with their draft. */
export async function askForSupport(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  return askScreen(trygg, turn, []);
}

/** From a page of the report: what stands there is kept first. */
export async function askForHelp(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId } = turn;
  const saved = await keepPage(trygg, turn, 'own');
  if ('screen' in saved) return saved;
  const helped = await trygg.support.helpWith(personId, saved);
  return helped ? goOnReport(trygg, turn) : askScreen(trygg, asHelp(turn), []);
}

/** The draft is closed to whoever helped, at once; the page stays where it was, with what stands on it. */
export async function endDraftHelp(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const { personId, data } = turn;
  const saved = await keepPage(trygg, turn, 'own');
  if ('screen' in saved) return saved;
  await trygg.desk.endHelp(personId, saved);
  const review = await unlessDown(trygg.reports.reviewOf(personId, saved), 'down' as const);
  const writer = await ownerOf(trygg, personId, saved);
  if (review === 'down') return nextPage(trygg, personId, saved, { page: data.from ?? '' }, writer);
  if (data.from === 'reportReview') return reviewScreen(review, [], false, writer);
  const page = pageAfter(review.saved.draft, { page: data.from ?? '' });
  return page === 'reportReview'
    ? reviewScreen(review, [], false, writer)
    : pageScreen(page, review.saved.draft, [], writer);
}

export async function previewSupport(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const asked = askedIn(turn.data);
  const problems = await trygg.support.problemsOf(turn.personId, asked);
  return problems.length > 0 ? askScreen(trygg, turn, problems) : confirmScreen(trygg, turn, []);
}

export async function sendSupport(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const asked = askedIn(turn.data);
  const outcome = await trygg.desk.ask(turn.personId, asked);
  if (!('refusal' in outcome)) {
    const { caseId: caseNumber } = outcome.state;
    return asked.way === 'helped'
      ? { screen: 'waysOn', said: 'helpAsked', caseNumber, ways: [{ to: 'goOn', open: { verb: 'GoOnReport' } }] }
      : { screen: 'waysOn', said: 'supportAsked', caseNumber, ways: [] };
  }
  const { refused, fields = [] } = outcome.refusal;
  if (refused !== 'incomplete') return { screen: 'dialogProblem', problem: 'alreadyDone', waitsFor: [] };
  const onlyWords = fields.every(({ field }) => field === 'words');
  return onlyWords ? confirmScreen(trygg, turn, fields) : askScreen(trygg, turn, fields);
}

/** Somebody who was let in opens the draft of whom they help. */
export async function helpWithDraft(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const { caseId = '' } = data;
  const helped = await trygg.support.helpedDraft(personId, caseId);
  if (!helped) return helpOver;
  const { draft } = helped.saved;
  return pageScreen(firstPageOf(draft), draft, [], { as: 'helper', caseId, owner: helped.owner });
}

/** Whether they are still let in is looked at anew with each page; where they are not, nothing is kept. */
export async function turnHelpPage(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const { caseId = '' } = data;
  await trygg.desk.saveHelped(personId, caseId, saidOn(data));
  const helped = await trygg.support.helpedDraft(personId, caseId);
  if (!helped) return { ...helpOver, typed: wordsOn(data) };
  const review = await unlessDown(trygg.reports.reviewOf(helped.ownerId, helped.saved), 'down' as const);
  const writer: Writer = { as: 'helper', caseId, owner: helped.owner };
  if (review !== 'down') return pageTurned(review, data, writer);
  const page = pageAfter(helped.saved.draft, data);
  if (page === 'reportReview') throw new DirectoryDown();
  return pageScreen(page, helped.saved.draft, [], writer);
}

/** Some ends lead on: who helps can begin at once, and who is not helped by the informal way can report. */
export function withWaysOn({ data }: Turn, end: DialogScreen): DialogScreen {
  if (end.screen !== 'dialogDone') return end;
  const { caseNumber } = end;
  const how = (['solved', 'notSolved', 'stopped'] as const).find((one) => one === data.how);
  if (end.step === 'endInformal' && how) {
    const askAnother: WayOn = { to: 'askAnother', open: { verb: 'AskForSupport' } };
    return { screen: 'waysOn', said: how, caseNumber, ways: how === 'notSolved' ? [report, askAnother] : [] };
  }
  if (end.step === 'helpWithReport' && data.way === 'yes') {
    const openDraft: WayOn = { to: 'openDraft', open: { verb: 'HelpWithDraft', caseId: caseNumber } };
    return { screen: 'waysOn', said: 'helpBegins', caseNumber, ways: [openDraft] };
  }
  return end;
}

const helpOver: WaysOnScreen = { screen: 'waysOn', said: 'helpOver', ways: [] };

async function askScreen(trygg: Trygg, turn: Turn, problems: readonly FieldProblem[]): Promise<DialogScreen> {
  const { way, supporterId: supporter, words } = askedIn(turn.data);
  const people = await trygg.support.whom(turn.personId, way);
  if (people.length === 0) return { screen: 'waysOn', said: 'nobodyToAsk', ways: [report] };
  const back = way === 'helped' ? { back: { verb: 'GoOnReport' } } : {};
  const next = { verb: 'PreviewSupport', way };
  return { screen: 'askSupport', way, people, supporter, words, problems, next, ...back };
}

async function confirmScreen(trygg: Trygg, turn: Turn, problems: readonly FieldProblem[]): Promise<DialogScreen> {
  const { way, supporterId, words, once } = askedIn(turn.data);
  const supporter = (await trygg.support.whom(turn.personId, way)).find(({ id }) => id === supporterId);
  if (!supporter) return askScreen(trygg, turn, [{ field: 'supporter', problem: 'notKnown' }]);
  const send = { verb: 'SendSupport', way, supporter: supporterId, once: once || randomUUID() };
  const back = { verb: 'AskForSupport', way, supporter: supporterId };
  return { screen: 'askSupportReview', way, supporter, words, problems, send, back };
}

function askedIn({ way, supporter = '', words = '', once = '' }: Turn['data']): Asked {
  return { way: way === 'helped' ? 'helped' : 'informal', supporterId: supporter, words, once };
}

function asHelp(turn: Turn): Turn {
  return { ...turn, data: { way: 'helped' } };
}
