import type { DialogScreen } from '../../../../src/adapters/teams/cards/screens';
import type { ReportDraft } from '../../../../src/application/drafts';
import { declared, type FieldProblem, type Fields } from '../../../../src/procedure/declarations';
import { procedure } from '../../../../src/procedure/procedure';
import { everyProblem, everyStep } from './sample-chat';
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
const people = [
  { as: 'complainant', name: 'Sara Lind' },
  { as: 'accused', name: 'Ola Hansen' },
  { as: 'accused', name: 'Tor Eksempel' },
  { as: 'handler', name: 'Maja Berg' },
  { as: 'hrAdviser', name: 'Henrik Dal' },
] as const;

const reportSteps = ['reportWho', 'reportWhat', 'reportWhen', 'reportMore', 'reportYou'] as const;

const fieldsOfReport = [
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
  ...wrong('missing', 'accused', 'what'),
  ...wrong('tooLong', ...fieldsOfReport.filter((field) => !/date|time/i.test(field))),
  ...wrong('notADate', 'date', 'time', 'reporter.birthDate'),
  ...wrong('inTheFuture', 'date'),
  ...wrong('tooLongAgo', 'reporter.birthDate'),
  ...wrong('yourself', 'accused'),
  ...wrong('notKnown', 'witnesses'),
];

function report(draft: ReportDraft, problems: readonly FieldProblem[] = []): DialogScreen[] {
  return reportSteps.map((screen, index) => ({
    screen,
    draft,
    problems,
    step: index + 1,
    of: reportSteps.length + 1,
    next: { verb: 'TurnPage', from: screen },
    ...(index > 0 ? { back } : {}),
    remove,
  }));
}

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

type Form = Extract<DialogScreen, { screen: 'form' }>;
const asks = (step: string): Fields =>
  step === 'recordLapse'
    ? (declared(procedure, 'lapse')[0]?.asks ?? {})
    : (declared(procedure, 'step').find(({ name }) => name === step)?.asks ?? {});

function form(step: string, more: Partial<Form> = {}): Form {
  return {
    screen: 'form',
    caseNumber,
    step,
    rule: everyStep[step] ?? '',
    due: '2026-01-12',
    people,
    fields: asks(step),
    leaders: [
      { id: '1', title: 'Maja Berg, avdelingsleder' },
      { id: '2', title: hostileName },
    ],
    values: {},
    problems: [],
    send: { verb: 'TakeStep', caseId: caseNumber, step, once: 'o' },
    readComplaint: { verb: 'ReadComplaint', caseId: caseNumber },
    ...more,
  };
}

type Minutes = Extract<DialogScreen, { screen: 'minutes' }>;
const minutes: Minutes = {
  screen: 'minutes',
  caseNumber,
  heldAt: '2026-01-14T13:00',
  place: 'Møterom 2',
  companion: 'Ane Vitne, tillitsvalgt',
  text:
    'Sara fortalte om mandagsmøtene siden oktober.\nHun opplever det som ydmykende.\n\n' +
    'Hun ønsker at møtene får en annen leder, og at det blir snakket om tonen på avdelingen.',
  version: 1,
  sha256: 'a'.repeat(64),
  writtenBy: 'Maja Berg',
  problems: [],
  values: {},
};
const sign = { verb: 'TakeStep', caseId: caseNumber };

/** Dialogs, by role and name. */
export const dialogSamples: Readonly<Record<string, DialogScreen>> = {
  'employee report resume': { screen: 'reportResume', savedOn: '2026-01-05', goOn: { verb: 'GoOnReport' }, remove },
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
    caseNumber,
    acknowledgedBy: '2026-01-08',
    conversationBy: '2026-01-19',
    hrAppoints: false,
  },
  'employee sent, HR appoints': {
    screen: 'reportSent',
    caseNumber,
    acknowledgedBy: '2026-01-08',
    conversationBy: '2026-01-19',
    hrAppoints: true,
  },
  'employee sent, no promises': { screen: 'reportSent', caseNumber, hrAppoints: false },
  ...Object.fromEntries(
    Object.keys(everyStep)
      .filter((step) => step !== 'signMinutesOfComplainant')
      .map((step) => [`form ${step}`, form(step)]),
  ),
  'leader assessment, the other half given': form('assessComplaint', {
    otherHalf: { felt: 'bullying', improper: 'unclear', reasons: hostile },
    values: { felt: 'both', reasons: hostile },
    problems: wrong('missing', 'improper'),
  }),
  'leader conversation, mistakes': form('holdConversationWithComplainant', {
    values: { 'heldAt.date': '2030-01-01', 'heldAt.time': 'x', place: hostile, companion: hostileName },
    problems: [
      ...wrong('missing', 'place'),
      ...wrong('tooLong', 'companion'),
      ...wrong('notADate', 'heldAt'),
      ...wrong('inTheFuture', 'heldAt'),
      ...wrong('tooLongAgo', 'heldAt'),
    ],
  }),
  'leader minutes, long': form('writeMinutesOfComplainant', {
    people: twentyNames.map((name) => ({ as: 'accused', name })),
    values: { text: longAccount.arabic },
    problems: wrong('tooLong', 'text'),
  }),
  'HR appoint, mistakes': form('appointHandler', {
    problems: [...wrong('notKnown', 'leader'), ...wrong('notAChoice', 'leader')],
  }),
  complaint: {
    screen: 'complaint',
    caseNumber,
    received: '2026-01-05',
    draft: usualDraft,
    accused: review.accused,
    witnesses: [],
    people: [
      { as: 'handler', name: 'Maja Berg' },
      { as: 'hrAdviser', name: hostileName },
    ],
    back: { verb: 'OpenTask', caseId: caseNumber },
  },
  assessment: {
    screen: 'assessment',
    caseNumber,
    step: 'assessComplaint',
    fields: asks('assessComplaint'),
    halves: [
      { as: 'handler', answers: { felt: 'both', improper: 'yes', reasons: hostile } },
      { as: 'hrAdviser', answers: { felt: 'neither', improper: 'unclear', reasons: longAccount.arabic } },
    ],
  },
  'complaint, hostile': {
    screen: 'complaint',
    caseNumber,
    received: '2026-01-05',
    draft: { ...hostileDraft, what: longAccount.thai },
    accused: twentyNames,
    witnesses: twentyNames,
    people: [],
  },
  'complainant minutes to sign': { ...minutes, sign },
  'complainant minutes to sign, changed since': { ...minutes, sign, changed: true },
  'complainant minutes to sign, mistakes': {
    ...minutes,
    sign,
    companion: '',
    values: { way: 'decline', remark: hostile, reason: '' },
    problems: [
      ...wrong('wouldBeLost', 'remark'),
      ...wrong('missing', 'remark', 'reason'),
      ...wrong('tooLong', 'remark', 'reason'),
      ...wrong('notAChoice', 'way'),
    ],
  },
  'minutes, signed': { ...minutes, signed: { how: 'done', on: '2026-01-20', remark: '' } },
  'minutes, signed with remark': {
    ...minutes,
    text: hostile,
    place: hostile,
    companion: hostileName,
    writtenBy: hostileName,
    version: 3,
    signed: { how: 'done', on: '2026-01-20', remark: hostile },
  },
  'minutes, declined': { ...minutes, signed: { how: 'declined', on: '2026-01-20', remark: 'Det ble ikke sagt slik.' } },
  'minutes, lapsed': { ...minutes, text: longAccount.plain, signed: { how: 'lapsed', on: '2026-01-28', remark: '' } },
  ...Object.fromEntries(
    Object.keys(everyStep).map((step) => [`done ${step}`, { screen: 'dialogDone', step, caseNumber } as const]),
  ),
  ...Object.fromEntries(
    (['sign', 'signWithRemark', 'decline'] as const).map((way) => [
      `complainant done ${way}`,
      { screen: 'dialogDone', step: 'signMinutesOfComplainant', caseNumber, way } as const,
    ]),
  ),
  ...Object.fromEntries(
    everyProblem.map((problem) => [
      `dialog problem ${problem}`,
      { screen: 'dialogProblem', problem, waitsFor: [] } satisfies DialogScreen,
    ]),
  ),
  'dialog problem too early': {
    screen: 'dialogProblem',
    problem: 'tooEarly',
    rule: '3.1.2-9',
    waitsFor: Object.keys(everyStep),
  },
  'dialog problem, rule of the flow chart': {
    screen: 'dialogProblem',
    problem: 'tooEarly',
    rule: 'F-1',
    waitsFor: ['recordLapse'],
  },
};

function named(prefix: string, screens: readonly DialogScreen[]): Record<string, DialogScreen> {
  return Object.fromEntries(screens.map((screen) => [`${prefix} ${screen.screen}`, screen]));
}
