import type { DocumentScreen, FormScreen } from '../../../../src/adapters/teams/cards/case-screens';
import type { LetterPreviewScreen } from '../../../../src/adapters/teams/cards/letter-screens';
import type { DialogScreen } from '../../../../src/adapters/teams/cards/screens';
import { languageFiles } from '../../../../src/language/texts';
import type { FieldProblem } from '../../../../src/procedure/complaint';
import { declared } from '../../../../src/procedure/declarations';
import { procedure } from '../../../../src/procedure/procedure';
import {
  caseNumber,
  fieldsOf,
  handling,
  openCase,
  openTask,
  parties,
  quiet,
  recordedBy,
  rightIn,
  rightToAppeal,
  steps,
  talkTo,
  whom,
} from './sample-case';
import { everyProblem, everyStep } from './sample-chat';
import { hostile, hostileName, longAccount, twentyNames, usualDraft } from './sample-people';

const wrong = (problem: FieldProblem['problem'], ...fields: string[]) => fields.map((field) => ({ field, problem }));

/** Those that somebody takes by themselves: not said or written in the same breath as something else. */
const taken = Object.keys(everyStep).filter(
  (name) => name !== 'takeDownComplaint' && !steps.some((step) => step.name === name && step.with),
);

/** Under which name its fields are asked for. */
const formOf = (name: string) => steps.find((step) => step.name === name)?.form ?? name;
const doing = (name: string) => steps.find((step) => step.name === name)?.does;

const records = ['complaint', 'writeMinutesOfComplainant', 'tellComplainantOutcome'].map((step) => {
  return { key: step, step, on: '2026-01-14', own: true };
});

/** Whoever records it has texts of their own, and the form of whom it is. */
const isForAnother = (step: string) => ['recordOnPaper', 'takeDownRectification'].includes(step);

export function form(step: string, more: Partial<FormScreen> = {}): FormScreen {
  const of = more.of ?? step;
  return {
    screen: 'form',
    caseNumber,
    step,
    of,
    form: formOf(isForAnother(step) ? of : step),
    rule: everyStep[step] ?? '',
    due: '2026-01-12',
    isDueByPolicy: true,
    people: [...parties, ...handling],
    fields: fieldsOf(isForAnother(step) ? of : step),
    leaders: [
      { id: '1', title: 'Maja Berg, avdelingsleder' },
      { id: '2', title: hostileName },
    ],
    values: {},
    problems: [],
    send: { verb: doing(step) === 'letter' ? 'PreviewLetter' : 'TakeStep', caseId: caseNumber, step, once: 'o' },
    askedOn: [],
    halves: [],
    isLetter: doing(step) === 'letter',
    ...(doing(step) === 'letter' ? { talkTo, appeal: rightIn(step) } : {}),
    readComplaint: { verb: 'ReadComplaint', caseId: caseNumber },
    openCase,
    ...more,
  };
}

type Written = Readonly<Record<string, { readonly problems?: object } | string>>;

/** Everything that can be wrong with a form's fields, as far as it has words of its own. */
function everyMistake(step: string): readonly FieldProblem[] {
  const texts = (languageFiles.nb.fields as Readonly<Record<string, Written>>)[formOf(step)] ?? {};
  return Object.keys(fieldsOf(step)).flatMap((field) => {
    const own = texts[field];
    const problems = typeof own === 'object' ? Object.keys(own.problems ?? {}) : [];
    return ['missing', ...problems].flatMap((problem) => wrong(problem as FieldProblem['problem'], field));
  });
}

const [correctionAsks] = declared(procedure, 'letterCorrection');
const ofAccused = ['investigation', 'discipline', 'companion'] as const;
const called = {
  says: ofAccused,
  meetAt: '2026-01-22T10:00',
  place: 'Møterom 2',
  about: 'Tonen på mandagsmøtene.',
} as const;
const halves = [
  { ...recordedBy('decideCase', 'Begge har fortalt det samme.', { grounds: 'yes' }), as: 'handler' },
  { ...recordedBy('decideCase', hostile, { grounds: 'doubt' }), as: 'hrAdviser' },
] as const;
const forParty = { people: handling, readComplaint: undefined, due: undefined };

const forms: Readonly<Record<string, DialogScreen>> = {
  ...Object.fromEntries(
    taken
      .filter((step) => doing(step) !== 'sign' && !isForAnother(step))
      .flatMap((step) => [
        [`form ${step}`, form(step)],
        [`form ${step}, mistakes`, form(step, { problems: everyMistake(step) })],
      ]),
  ),
  'form, every mistake': form('callAccused', {
    tells: { to: 'accused', says: ofAccused, complainant: hostileName },
    values: { about: hostile, 'meetAt.date': '2020-01-01', 'meetAt.time': 'x', place: hostile, naming: 'postponed' },
    problems: [
      ...wrong('notADate', 'meetAt'),
      ...wrong('inThePast', 'meetAt'),
      ...wrong('noticeTooShort', 'meetAt'),
      ...wrong('anotherDay', 'meetAt'),
      ...wrong('namesSomebody', 'about'),
      ...wrong('inTheFuture', 'meetAt'),
      ...wrong('tooLongAgo', 'meetAt'),
      ...wrong('tooSoon', 'meetAt'),
      ...wrong('tooLong', 'about'),
      ...wrong('notAChoice', 'naming'),
      ...wrong('yourself', 'place'),
      ...wrong('wouldBeLost', 'place'),
    ],
  }),
  'form callAccused, as the leader sees it': form('callAccused', {
    tells: { to: 'accused', says: ofAccused, complainant: hostileName },
  }),
  'form tellComplainantOfCompanion, as the leader sees it': form('tellComplainantOfCompanion', {
    tells: { to: 'complainant', says: ['companion'] },
  }),
  'form nameAccused, named twice': form('nameAccused', {
    values: { personId: '7b1f8a52-0b7e-4a0c-9a63-2f4d1d1b0a11', person: hostileName },
    problems: [...wrong('alreadyNamed', 'person'), ...wrong('notKnown', 'person')],
  }),
  'form hearWitness, prepared': form('hearWitness', { prepare: { ...openTask, verb: 'Prepare' } }),
  'form assessComplaint, the other half given': form('assessComplaint', {
    halves: [{ ...recordedBy('assessComplaint', hostile), as: 'hrAdviser' }],
    values: { felt: 'both', reasons: hostile },
    problems: wrong('missing', 'improper'),
  }),
  'form tellAccusedOutcome, before days off': form('tellAccusedOutcome', { quiet }),
  'form tellAccusedOutcome, not before days off': form('tellAccusedOutcome', {
    quiet,
    refused: 'beforeDaysOff',
    values: { text: hostile },
  }),
  'form tellAccusedOutcome, too long a reason': form('tellAccusedOutcome', {
    quiet,
    values: { text: hostile, whyNow: hostile },
    problems: wrong('tooLong', 'whyNow'),
  }),
  'form settleDecision, both halves': form('settleDecision', { halves }),
  'form settleDecision, long halves': form('settleDecision', { readHalves: { verb: 'ReadRecord' } }),
  'form followUpReport, what was reported': form('followUpReport', { basis: [recordedBy('reportMore', hostile)] }),
  'form reviewMeasure, the measure': form('reviewMeasure', { basis: [recordedBy('takeMeasure')] }),
  'form answerInvitationOfAccused, named': form('answerInvitationOfAccused', {
    ...forParty,
    invitation: { ...called, naming: { complainant: 'Sara Lind' } },
  }),
  'form answerInvitationOfAccused, not named': form('answerInvitationOfAccused', {
    ...forParty,
    invitation: { ...called, naming: 'later', about: hostile },
    values: { way: 'declines', words: hostile },
    problems: wrong('missing', 'words'),
  }),
  'form answerInvitationOfComplainant, invited': form('answerInvitationOfComplainant', {
    ...forParty,
    invitation: { says: ['companion'], meetAt: '2026-01-14T13:00', place: 'Møterom 2', about: '' },
  }),
  'form answerSupport, asked': form('answerSupport', {
    ...forParty,
    people: [{ as: 'employee', name: hostileName }],
    words: hostile,
  }),
  'form tellComplainantOutcome, a correction': form('tellComplainantOutcome', {
    correction: { of: '2026-01-14', fields: correctionAsks?.asks ?? {} },
    values: { text: 'Vi har undersøkt det du meldte.' },
    problems: wrong('missing', 'whyCorrected'),
  }),
  'form handOverOutcomeToAccused, with its letter': form('handOverOutcomeToAccused', {
    readDocument: { verb: 'ReadRecord', caseId: caseNumber },
  }),
  'form reportMore, preset': form('reportMore', { ...forParty, values: { kind: 'retaliation' } }),
  'form recordLapse, asked': form('recordLapse', {
    of: 'holdConversationWithAccused',
    askedOn: ['2026-01-05', '2026-01-14'],
  }),
  'form askToRectifyAsComplainant, what is on record': form('askToRectifyAsComplainant', {
    ...forParty,
    records,
    values: { about: 'complaint', what: hostile },
    problems: wrong('missing', 'about'),
  }),
  'form takeDownRectification, for another': form('takeDownRectification', {
    of: 'askToRectifyAsAccused',
    rule: 'P-16',
    records: records.map((one) => ({ ...one, own: false })),
  }),
  'form recordOnPaper, invitation': form('recordOnPaper', {
    of: 'answerInvitationOfAccused',
    invitation: { ...called, naming: { complainant: 'Sara Lind' } },
  }),
  'form reachPerson, whom': form('reachPerson', { ...whom(0) }),
  'form reachPerson, outside the case': form('reachPerson', {
    notReached: { as: 'outside', name: 'Ola Hansen', since: '2026-01-12', why: 'neverMet' },
  }),
  'form reachPerson, refused messages': form('reachPerson', {
    notReached: { as: 'complainant', name: hostileName, since: '2026-01-12', why: 'refused' },
    values: { way: 'nobodyThere', note: hostile },
  }),
  'form reachAdviser, whom': form('reachAdviser', {
    notReached: { as: 'hrAdviser', name: 'Henrik Dal', since: '2026-01-12', why: 'refused' },
  }),
  'form appeal, in time': form('appeal', { ...forParty, until: { day: '2026-01-28', isOver: false, own: true } }),
  'form appeal, for another': form('appeal', { until: { day: '2026-01-28', isOver: false, own: false } }),
  'form appeal, too late': form('appeal', { ...forParty, until: { day: '2026-01-28', isOver: true, own: true } }),
  'form decideAppeal, late': form('decideAppeal', { basis: [recordedBy('appeal')], late: '2026-01-28' }),
  'form appointHandler, refused': form('appointHandler', { refused: 'barred', values: { leader: '1' } }),
  'form writeMinutesOfComplainant, long': form('writeMinutesOfComplainant', {
    people: twentyNames.map((name) => ({ as: 'accused', name })),
    values: { text: longAccount.arabic },
    problems: wrong('tooLong', 'text'),
  }),
};

const minutes: DocumentScreen = {
  screen: 'document',
  caseNumber,
  step: 'writeMinutesOfComplainant',
  own: true,
  people: [],
  head: { heldAt: '2026-01-14T13:00', place: 'Møterom 2', companion: 'Ane Vitne, tillitsvalgt' },
  text:
    'Sara fortalte om mandagsmøtene siden oktober.\nHun opplever det som ydmykende.\n\n' +
    'Hun ønsker at møtene får en annen leder, og at det blir snakket om tonen på avdelingen.',
  version: 1,
  sha256: 'a'.repeat(64),
  writtenBy: 'Maja Berg',
  onPaper: false,
  changed: false,
  problems: [],
  values: {},
  openCase,
};
const sign = { verb: 'TakeStep', caseId: caseNumber };
const signedOn = { on: '2026-01-20', remark: '', onPaper: false } as const;

const preview: LetterPreviewScreen = {
  screen: 'letterPreview',
  caseNumber,
  step: 'tellComplainantOutcome',
  to: { as: 'complainant', name: 'Sara Lind' },
  onPaper: false,
  letter: 'Vi har undersøkt det du meldte.\n\nVi fant at det ikke er grunnlag for disiplinære tiltak.',
  elements: [],
  appeal: rightToAppeal,
  talkTo,
  send: { verb: 'TakeStep', caseId: caseNumber },
  back: { verb: 'EditLetter', caseId: caseNumber },
};
const { letter: _letter, ...tooLong } = preview;
const download = { verb: 'Download', caseId: caseNumber };

const documents: Readonly<Record<string, DialogScreen>> = {
  ...Object.fromEntries(
    steps.flatMap(({ does, name }) =>
      does === 'letter' ? [[`letter preview ${name}`, { ...preview, step: name, appeal: rightIn(name) }]] : [],
    ),
  ),
  'letter preview, after an appeal, on paper': {
    ...preview,
    step: 'tellAccusedOfAppeal',
    to: { as: 'accused', name: hostileName },
    onPaper: true,
    letter: hostile,
    appeal: 'elsewhere',
    talkTo: { safety: [] },
  },
  'letter preview, too long': tooLong,
  'letter preview, a correction': { ...preview, corrects: { of: '2026-01-14', why: hostile } },
  'minutes to sign': { ...minutes, sign, download },
  'minutes of accused to sign': { ...minutes, step: 'writeMinutesOfAccused', sign },
  'minutes to sign, changed since': { ...minutes, sign, changed: true },
  'minutes to sign on paper': { ...minutes, own: false, people: parties, sign, onPaper: true },
  'minutes to sign, mistakes': {
    ...minutes,
    sign,
    head: { heldAt: '2026-01-14T13:00', place: 'Møterom 2', companion: '' },
    values: { way: 'decline', remark: hostile, reason: '' },
    problems: [
      ...wrong('wouldBeLost', 'remark'),
      ...wrong('missing', 'remark', 'reason'),
      ...wrong('tooLong', 'remark', 'reason'),
      ...wrong('notAChoice', 'way'),
    ],
  },
  'minutes, signed': { ...minutes, own: false, people: parties, signed: { ...signedOn, how: 'done' } },
  'minutes, signed with remark': {
    ...minutes,
    text: hostile,
    head: { heldAt: '2026-01-14T13:00', place: hostile, companion: hostileName },
    writtenBy: hostileName,
    version: 3,
    signed: { ...signedOn, how: 'done', remark: hostile, onPaper: true, isOfAnother: true },
  },
  'minutes, declined': { ...minutes, signed: { ...signedOn, how: 'declined', remark: 'Det ble ikke sagt slik.' } },
  'minutes, lapsed': {
    ...minutes,
    text: longAccount.plain,
    signed: { ...signedOn, how: 'lapsed', remark: 'Ringte to ganger uten svar.' },
  },
  'oral note to sign': {
    ...minutes,
    step: 'takeDownComplaint',
    head: undefined,
    text: '',
    complaint: { draft: usualDraft, accused: ['Ola Hansen'], witnesses: [hostileName] },
    sign,
  },
};

const ends: Readonly<Record<string, DialogScreen>> = {
  ...Object.fromEntries(
    taken.map((step) => [`done ${step}`, { screen: 'dialogDone', step, caseNumber, openCase } as const]),
  ),
  ...Object.fromEntries(
    ['signMinutesOfComplainant', 'signMinutesOfAccused', 'signMinutesOfMeeting', 'signOralNote'].flatMap((step) =>
      (['sign', 'signWithRemark', 'decline'] as const).map((way) => [
        `done ${step} ${way}`,
        { screen: 'dialogDone', step, caseNumber, way, openCase } as const,
      ]),
    ),
  ),
  ...Object.fromEntries(
    (['comes', 'otherTime', 'declines'] as const).map((way) => [
      `done invitation ${way}`,
      { screen: 'dialogDone', step: 'answerInvitationOfAccused', caseNumber, way, openCase } as const,
    ]),
  ),
  'done takeDownRectification': { screen: 'dialogDone', step: 'takeDownRectification', caseNumber, openCase },
  'done stepDown, out of the case': { screen: 'dialogDone', step: 'stepDown', caseNumber },
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
    openCase,
  },
  'dialog problem, rule of the flow chart': {
    screen: 'dialogProblem',
    problem: 'tooEarly',
    rule: 'F-1',
    waitsFor: ['recordLapse'],
  },
  'dialog problem, what was typed': {
    screen: 'dialogProblem',
    problem: 'unavailable',
    waitsFor: [],
    typed: [
      'Han ler av meg hver dag.\n\nIngen sier noe. **x** {{DATE(2026-01-01T00:00:00Z)}} [y](z)',
      'På lageret, ved døra',
    ],
  },
  'dialog problem, words kept': {
    screen: 'dialogProblem',
    problem: 'alreadyDone',
    waitsFor: [],
    written: recordedBy('writeInvestigationNote', hostile),
    openCase,
  },
};

/** What is done in a case, and how it ends. */
export const formSamples: Readonly<Record<string, DialogScreen>> = { ...forms, ...documents, ...ends };
