import type {
  AskSupportReviewScreen,
  AskSupportScreen,
  ReportStepScreen,
  Said,
  WayOn,
} from '../../../../src/adapters/teams/cards/report-screens';
import type { DialogScreen } from '../../../../src/adapters/teams/cards/screens';
import { pagesOf } from '../../../../src/adapters/teams/turns/report-pages';
import type { ReportDraft } from '../../../../src/application/drafts';
import type { MayBeAsked } from '../../../../src/application/support';
import type { FieldProblem } from '../../../../src/procedure/complaint';
import {
  blankDraft,
  hostile,
  hostileDraft,
  hostileName,
  longAccount,
  receivers,
  twentyNames,
  usualDraft,
} from './sample-people';

const caseNumber = '2026-0007';
const remove = { verb: 'RemoveReport' };
const back = { verb: 'TurnPage', direction: 'back' };

const fieldsOfReport = [
  'affected',
  'complainant',
  'accused',
  'what',
  'date',
  'time',
  'whenInWords',
  'place',
  'witnesses',
  'injury',
  'reporter.name',
  'reporter.position',
  'reporter.birthDate',
  'reporter.unit',
];
const wrong = (problem: FieldProblem['problem'], ...fields: string[]) => fields.map((field) => ({ field, problem }));

const everyReportProblem: readonly FieldProblem[] = [
  ...wrong('missing', 'accused', 'what', 'affected', 'complainant'),
  ...wrong('tooLong', ...fieldsOfReport.filter((field) => !/date|time/i.test(field))),
  ...wrong('notADate', 'date', 'time', 'reporter.birthDate'),
  ...wrong('inTheFuture', 'date'),
  ...wrong('tooLongAgo', 'reporter.birthDate'),
  ...wrong('yourself', 'accused', 'affected', 'complainant'),
  ...wrong('alreadyNamed', 'affected', 'complainant'),
  ...wrong('wouldBeLost', 'affected', 'complainant'),
  ...wrong('notKnown', 'witnesses'),
];

function report(
  draft: ReportDraft,
  problems: readonly FieldProblem[] = [],
  more: Partial<ReportStepScreen> = {},
): DialogScreen[] {
  const pages = pagesOf(draft);
  return pages.map((screen, index) => ({
    screen,
    draft,
    problems,
    step: index + 1,
    of: pages.length + 1,
    next: { verb: 'TurnPage', from: screen },
    ...(index > 0 ? { back } : {}),
    remove,
    ...more,
  }));
}

const observed: ReportDraft = { ...usualDraft, as: 'observer', personName: 'Mina Eksempel' };
const oral: ReportDraft = { ...usualDraft, as: 'oral', personName: 'Sara Lind', name: 'Sara Lind' };

const ask = { verb: 'AskForHelp' };
const end = { verb: 'EndDraftHelp' };
const helping = { stage: 'helping', name: hostileName, end } as const;

const mayBeAsked: readonly MayBeAsked[] = [
  { id: '1', name: 'Tom Eksempel', position: 'Tekniker', unit: 'Drift', as: ['union'] },
  { id: '2', name: hostileName, position: hostile, unit: 'Drift', as: ['leader', 'union'] },
  { id: '3', name: 'Henrik Dal', position: 'HR-rådgiver', unit: 'HR', as: ['hr'] },
  { id: '4', name: 'Ane Vern', position: 'Konsulent', unit: 'Kundeservice', as: ['safety'] },
];
const asking: AskSupportScreen = {
  screen: 'askSupport',
  way: 'informal',
  people: mayBeAsked,
  supporter: '',
  words: '',
  problems: [],
  next: { verb: 'PreviewSupport' },
};
const askingProblems = [
  ...wrong('missing', 'supporter', 'words'),
  ...wrong('notKnown', 'supporter'),
  ...wrong('tooLong', 'words'),
];
const asked: AskSupportReviewScreen = {
  screen: 'askSupportReview',
  way: 'informal',
  supporter: { id: '1', name: 'Tom Eksempel', position: 'Tekniker', unit: 'Drift', as: ['union'] },
  words: 'Kan vi snakke sammen på torsdag?',
  problems: [],
  send: { verb: 'SendSupport' },
  back: { verb: 'AskForSupport' },
};

const said: Readonly<Record<Said, readonly WayOn['to'][]>> = {
  supportAsked: [],
  helpAsked: ['goOn'],
  helpBegins: ['openDraft'],
  helpOver: [],
  nobodyToAsk: ['report'],
  notForYou: ['report'],
  solved: [],
  notSolved: ['report', 'askAnother'],
  stopped: [],
};

type Review = Extract<DialogScreen, { screen: 'reportReview' }>;
const review: Review = {
  screen: 'reportReview',
  draft: usualDraft,
  accused: ['Ola Hansen', 'Tor Eksempel'],
  witnesses: ['Ane Vitne'],
  receivers,
  hrAppoints: false,
  mayChooseHr: false,
  problems: [],
  receiversChanged: false,
  send: { verb: 'SendReport', receivers: '1,2' },
  back,
  remove,
};

/** Dialogs, by role and name. */
export const dialogSamples: Readonly<Record<string, DialogScreen>> = {
  ...Object.fromEntries(
    (['own', 'oral'] as const).flatMap((kind) =>
      (['own', 'oral'] as const).map((wanted) => [
        `report resume ${kind}, wanted ${wanted}`,
        {
          screen: 'reportResume',
          savedOn: '2026-01-05',
          kind,
          wanted,
          talkLeftOut: kind === 'own' && wanted === 'own',
          goOn: { verb: 'GoOnReport' },
          remove,
        } as const,
      ]),
    ),
  ),
  ...named('observer', report(observed)),
  ...named('leader oral', report(oral)),
  ...named('leader oral, mistakes', report(oral, everyReportProblem)),
  ...named('employee, help offered', report(usualDraft, [], { help: { stage: 'none', ask } }).slice(0, 1)),
  ...named('employee, help asked for', report(usualDraft, [], { help: { ...helping, stage: 'asked' } }).slice(0, 1)),
  ...named('employee, helped', report(usualDraft, [], { help: helping })),
  ...named('helper', report(usualDraft, [], { helped: hostileName, remove: undefined })),
  'observer review': { ...review, draft: observed, affected: 'Mina Eksempel', help: { stage: 'none', ask } },
  'observer review, choice': {
    ...review,
    draft: observed,
    affected: hostileName,
    hrAppoints: true,
    mayChooseHr: true,
  },
  'leader oral review': { ...review, draft: oral, affected: 'Sara Lind' },
  'leader oral review, mistakes': { ...review, draft: oral, affected: '', problems: everyReportProblem },
  'employee review, helped': { ...review, help: helping },
  'helper review': { ...review, send: undefined, remove: undefined, helped: 'Sara Lind' },
  'observer sent': { screen: 'reportSent', as: 'observer', caseNumber, hrAppoints: false },
  'leader oral sent': { screen: 'reportSent', as: 'oral', caseNumber, hrAppoints: false },
  'leader oral sent, on paper': { screen: 'reportSent', as: 'oral', caseNumber, hrAppoints: true, onPaper: true },
  'employee asks for support': asking,
  'employee asks for support, mistakes': {
    ...asking,
    supporter: '2',
    words: hostile,
    problems: askingProblems,
  },
  'employee asks for support, many': {
    ...asking,
    people: twentyNames.map((name, id) => ({ id: String(id), name, position: 'Leder', unit: 'Drift', as: ['leader'] })),
  },
  'employee asks for help, mistakes': {
    ...asking,
    way: 'helped',
    problems: [...askingProblems, ...wrong('alreadyNamed', 'supporter')],
    back: { verb: 'GoOnReport' },
  },
  'employee confirms support': asked,
  'employee confirms help': {
    ...asked,
    way: 'helped',
    supporter: { id: '2', name: hostileName, position: hostile, unit: 'Drift', as: ['safety', 'union'] },
    words: hostile,
    problems: wrong('tooLong', 'words'),
  },
  ...Object.fromEntries(
    Object.entries(said).map(([what, ways]) => [
      `ways on ${what}`,
      {
        screen: 'waysOn',
        said: what as Said,
        ...(what === 'notForYou' ? {} : { caseNumber }),
        ...(what === 'helpOver' ? { typed: [hostile] } : {}),
        ways: ways.map((to) => ({ to, open: { verb: 'Report' } })),
      } satisfies DialogScreen,
    ]),
  ),
  ...named('employee', report(usualDraft)),
  ...named('employee empty', report(blankDraft)),
  ...named('employee hostile', report(hostileDraft, everyReportProblem)),
  ...named('employee long', report({ ...usualDraft, what: longAccount.arabic, injury: longAccount.plain })),
  'employee review': review,
  'employee review, choice': {
    ...review,
    hrAppoints: true,
    mayChooseHr: true,
    receiversChanged: true,
    receivers: receivers.slice(1),
    draft: { ...usualDraft, to: 'hr' },
  },
  'employee review, almost empty': {
    ...review,
    draft: blankDraft,
    accused: [],
    witnesses: [],
    problems: wrong('missing', 'accused', 'what'),
  },
  'employee review, hostile': {
    ...review,
    draft: hostileDraft,
    accused: twentyNames,
    witnesses: twentyNames,
    receivers: receivers.map((one) => ({ ...one, name: hostileName, position: hostile })),
    mayChooseHr: true,
    problems: everyReportProblem,
  },
  ...Object.fromEntries(
    Object.entries(longAccount).map(([name, what]) => [
      `employee review, long, ${name}`,
      { ...review, draft: { ...usualDraft, what }, accused: twentyNames, witnesses: twentyNames },
    ]),
  ),
  'employee sent': {
    screen: 'reportSent',
    as: 'self',
    caseNumber,
    acknowledgedBy: '2026-01-08',
    conversationBy: '2026-01-19',
    hrAppoints: false,
  },
  'employee sent, HR appoints': {
    screen: 'reportSent',
    as: 'self',
    caseNumber,
    acknowledgedBy: '2026-01-08',
    conversationBy: '2026-01-19',
    hrAppoints: true,
  },
  'employee sent, a page left open': {
    screen: 'reportSent',
    as: 'self',
    caseNumber,
    hrAppoints: false,
    typed: [hostile, longAccount.plain],
  },
  'employee sent, no promises': { screen: 'reportSent', as: 'self', caseNumber, hrAppoints: false },
};

function named(prefix: string, screens: readonly DialogScreen[]): Record<string, DialogScreen> {
  return Object.fromEntries(screens.map((screen) => [`${prefix} ${screen.screen}`, screen]));
}
