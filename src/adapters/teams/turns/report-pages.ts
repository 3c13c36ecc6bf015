import { type DraftKind, kindOf, type ReportDraft } from '../../../application/drafts';
import type { Review } from '../../../application/reports';
import type { Help } from '../../../application/support';
import type { FieldProblem } from '../../../procedure/complaint';
import type { ButtonData } from '../cards/lines';
import type { HelpLine, ReportPage, ReportReviewScreen, ReportStepScreen, Writing } from '../cards/report-screens';
import { reportPages } from '../cards/report-screens';
import type { Turn } from './turn';

/**
 * Who writes: the owner, to whom everything is open; or whoever was let in to help, by the case of the help. `caseId` is
 * the owner's draft, by the case that it will be; `begins` names the one that a page begins, where nothing is stored yet.
 */
export type Writer =
  | (Owner & { readonly caseId: string; readonly help?: Help })
  | (Owner & { readonly begins: string })
  | { readonly as: 'helper'; readonly caseId: string; readonly owner: string };

interface Owner {
  readonly as: 'owner';
  readonly kind: DraftKind;
}

const askedAt: Readonly<Record<ReportPage, readonly string[]>> = {
  reportWho: ['accused'],
  reportAffected: ['affected', 'complainant'],
  reportWhat: ['what'],
  reportWhen: ['date', 'time', 'whenInWords', 'place'],
  reportMore: ['witnesses', 'injury'],
  reportYou: ['reporter.name', 'reporter.position', 'reporter.birthDate', 'reporter.unit'],
};

const inputsAt: Readonly<Record<ReportPage, readonly (keyof ReportDraft)[]>> = {
  reportWho: ['accusedIds', 'accusedNames'],
  reportAffected: ['personId', 'personName'],
  reportWhat: ['what'],
  reportWhen: ['date', 'time', 'whenInWords', 'place'],
  reportMore: ['witnessIds', 'witnessNames', 'injury'],
  reportYou: ['name', 'position', 'birthDate', 'unit'],
};

/** What a page says: a client leaves out what was emptied, and so does not say that it is empty now. */
export function saidOn(data: Turn['data']): Turn['data'] {
  const page = reportPages.find((one) => one === data.from);
  return page ? { ...Object.fromEntries(inputsAt[page].map((field) => [field, ''])), ...data } : data;
}

/** The words on a page, for whoever can't have them kept. Whom they chose from the directory is no word. */
export function wordsOn(data: Turn['data']): readonly string[] {
  const page = reportPages.find((one) => one === data.from);
  const fields = page ? inputsAt[page].filter((field) => !/Ids?$/.test(field)) : [];
  return fields.map((field) => data[field] ?? '').filter((said) => said.trim() !== '');
}

/** The pages in their order: whoever takes a complaint down begins with who complains. */
export function pagesOf(draft: ReportDraft): readonly ReportPage[] {
  if (kindOf(draft) === 'oral') return ['reportAffected', 'reportWho', ...reportPages.slice(2)];
  return reportPages.filter((page) => page !== 'reportAffected' || draft.as === 'observer');
}

export function firstPageOf(draft: ReportDraft): ReportPage {
  return pagesOf(draft)[0] ?? 'reportWho';
}

/** Where Next and Back lead from the page that was sent; what the draft says counts, not what the button said. */
export function pageAfter(draft: ReportDraft, { from, page, direction }: Turn['data']): ReportPage | 'reportReview' {
  const pages = pagesOf(draft);
  if (from === 'reportReview') return pages.at(-1) ?? 'reportWho';
  const names: readonly string[] = pages;
  const place = names.indexOf(from ?? '');
  if (place < 0) return pages.find((one) => one === page) ?? 'reportReview';
  const target = direction === 'back' ? Math.max(0, place - 1) : place + 1;
  return pages[target] ?? 'reportReview';
}

/** Where a page leads: back to itself while something on it is wrong, unless the writer goes back. */
export function pageTurned(review: Review, data: Turn['data'], writer: Writer): ReportStepScreen | ReportReviewScreen {
  const { draft } = review.saved;
  const wrong = data.direction === 'back' ? [] : problemsAt(data.from, review);
  const target = pageAfter(draft, wrong.length > 0 ? { page: data.from ?? '' } : data);
  return target === 'reportReview'
    ? reviewScreen(review, review.problems, false, writer)
    : pageScreen(target, draft, wrong, writer);
}

function problemsAt(page: string | undefined, { problems }: Review): readonly FieldProblem[] {
  const known = reportPages.find((one) => one === page);
  return known ? problems.filter(({ field }) => askedAt[known].includes(field)) : [];
}

/** Where nothing is stored yet, there is nothing to delete. */
export function pageScreen(
  page: ReportPage,
  draft: ReportDraft,
  problems: readonly FieldProblem[],
  writer: Writer,
): ReportStepScreen {
  const pages = pagesOf(draft);
  const place = Math.max(0, pages.indexOf(page));
  const before = pages[place - 1];
  return {
    screen: page,
    draft,
    problems,
    step: place + 1,
    of: pages.length + 1,
    next: turning(writer, page, pages[place + 1] ?? 'reportReview'),
    ...(before ? { back: { ...turning(writer, page, before), direction: 'back' } } : {}),
    ...(writer.as === 'owner' && 'caseId' in writer ? { remove: removing(writer.kind, writer.caseId) } : {}),
    ...writing(writer, page, place === 0),
  };
}

export function reviewScreen(
  review: Review,
  problems: readonly FieldProblem[],
  receiversChanged: boolean,
  writer: Writer,
): ReportReviewScreen {
  const { saved, complaint, receivers, mayChooseHr, affected } = review;
  const chosen = (['handler', 'hrAdviser'] as const).flatMap((as) => {
    const person = receivers[as]?.person;
    return person ? [{ id: person.id, name: person.name, position: person.position, as }] : [];
  });
  const last = pagesOf(saved.draft).at(-1) ?? 'reportYou';
  const send = {
    verb: 'SendReport',
    kind: kindOf(saved.draft),
    caseId: saved.caseId,
    revision: saved.revision,
    receivers: chosen.map(({ id }) => id).join(','),
  };
  return {
    screen: 'reportReview',
    draft: saved.draft,
    accused: complaint.accused.map(({ name }) => name),
    witnesses: complaint.witnesses.map(({ name }) => name),
    ...(affected ? { affected: affected.name } : {}),
    receivers: chosen.map(({ name, position, as }) => ({ name, position, as })),
    hrAppoints: receivers.handler === undefined,
    mayChooseHr: mayChooseHr && writer.as === 'owner',
    problems,
    receiversChanged,
    back: { ...turning(writer, 'reportReview', last), direction: 'back' },
    ...(writer.as === 'owner' ? { send, remove: removing(writer.kind, saved.caseId) } : {}),
    ...writing(writer, 'reportReview', true),
  };
}

export function removing(kind: DraftKind, caseId: string): ButtonData {
  return { verb: 'RemoveReport', kind, caseId };
}

function turning(writer: Writer, from: string, page: string): ButtonData {
  return writer.as === 'owner'
    ? { verb: 'TurnPage', ...draftOf(writer), from, page }
    : { verb: 'TurnHelpPage', caseId: writer.caseId, from, page };
}

/** Which draft a page is of: it is kept in that one and no other. */
function draftOf(writer: Extract<Writer, Owner>): Omit<ButtonData, 'verb'> {
  const { kind } = writer;
  return 'caseId' in writer ? { kind, caseId: writer.caseId } : { kind, begins: writer.begins };
}

/** Help is offered on the first page and at the end; that somebody is let in is said on every page. */
function writing(writer: Writer, from: string, offered: boolean): Writing {
  if (writer.as === 'helper') return { helped: writer.owner };
  const help = helpLine(writer, from);
  return help && (offered || help.stage === 'helping') ? { help } : {};
}

function helpLine(writer: Extract<Writer, Owner>, from: string): HelpLine | undefined {
  if (writer.kind === 'oral') return undefined;
  const help = 'caseId' in writer ? writer.help : undefined;
  if (!help) return { stage: 'none', ask: { verb: 'AskForHelp', ...draftOf(writer), from } };
  return { stage: help.stage, name: help.name, end: { verb: 'EndDraftHelp', ...draftOf(writer), from } };
}
