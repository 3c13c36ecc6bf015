import type { CaseFileScreen, CaseTask, RecordScreen } from '../../../../src/adapters/teams/cards/case-screens';
import type { DialogScreen } from '../../../../src/adapters/teams/cards/screens';
import { languageFiles } from '../../../../src/language/texts';
import {
  caseNumber,
  fieldsOf,
  handling,
  notReached,
  openCase,
  openTask,
  parties,
  quiet,
  recordedBy,
  rightToAppeal,
  steps,
  talkTo,
  whom,
} from './sample-case';
import { everyStep } from './sample-chat';
import { blankDraft, hostile, hostileDraft, hostileName, longAccount, twentyNames, usualDraft } from './sample-people';

const { titles, own } = languageFiles.nb.screens.record;
const back = { ...openTask, step: 'assessComplaint' };

const task = (step: string, more: Partial<CaseTask['task']> = {}, about?: string): CaseTask => ({
  task: {
    caseNumber,
    step,
    rule: everyStep[step] ?? 'P-2',
    overdue: false,
    quiet: false,
    open: { ...openTask, step },
    ...more,
  },
  ...(about === undefined ? {} : { about }),
});

const line = (step: string, about?: string) => ({
  step,
  on: '2026-01-14',
  open: { verb: 'ReadRecord', caseId: caseNumber, step },
  ...(about === undefined ? {} : { about }),
});

function followedBy(party: 'complainant' | 'accused'): readonly string[] {
  return steps.filter((step) => step.followedBy?.includes(party)).map(({ name }) => name);
}

const emptyFile: CaseFileScreen = {
  screen: 'caseFile',
  caseNumber,
  received: '2026-01-05',
  roles: [],
  people: [],
  done: [],
  tasks: [],
  corrections: [],
  offers: [],
  records: [],
  notReached: [],
  supporterNotReached: false,
  own: true,
  blocked: [],
};

const files: Readonly<Record<string, CaseFileScreen>> = {
  'case file, leader': {
    ...emptyFile,
    roles: ['handler'],
    own: false,
    people: [...parties, { as: 'accused', name: 'Tor Eksempel' }, ...handling],
    tasks: [
      task('holdConversationWithAccused', { due: '2026-01-26', overdue: true }, 'Ola Hansen'),
      task('recordOnPaper', { open: { ...openTask, step: 'signMinutesOfAccused' } }, 'Tor Eksempel'),
    ],
    corrections: [
      task('writeMinutesOfAccused', {}, 'Tor Eksempel'),
      { ...task('tellComplainantOutcome'), isLetter: true },
    ],
    offers: [
      task('callAccused', { open: { ...openTask, step: 'callAccused', round: 2 } }, 'Ola Hansen'),
      task('takeDownRectification', { open: { ...openTask, step: 'askToRectifyAsAccused' } }, 'Tor Eksempel'),
      ...['hearWitness', 'visitPlace', 'addMaterial', 'takeMeasure', 'nameAccused', 'stepDown'].map((step) =>
        task(step),
      ),
    ],
    records: [
      line('complaint'),
      line('assessComplaint'),
      line('writeMinutesOfComplainant'),
      line('considerProtection'),
      line('callAccused', 'Ola Hansen'),
      line('callAccused', 'Tor Eksempel'),
      line('writeMinutesOfAccused', 'Tor Eksempel'),
      line('hearWitness', 'Ane Vitne'),
    ],
    notReached,
    blocked: [
      {
        step: 'writeInvestigationNote',
        rule: '3.1.2-21',
        waitsFor: [
          { step: 'signMinutesOfComplainant', rule: '3.1.2-13' },
          { step: 'signMinutesOfAccused', rule: '3.1.2-18' },
        ],
      },
      { step: 'considerSupport', rule: '4-1', waitsFor: [], awaits: 'appeals' },
      { step: 'closeAfterDiscipline', rule: 'F-1', waitsFor: [{ step: 'considerSupport', rule: 'F-2' }] },
    ],
  },
  'case file, HR': {
    ...emptyFile,
    roles: ['hrAdviser'],
    own: false,
    people: [
      ...parties,
      { as: 'observer', name: 'Ida Ser' },
      ...handling,
      { as: 'leaderAbove', name: 'Per Over' },
      { as: 'appointingAuthority', name: 'Siri Styrer' },
    ],
    tasks: [
      task('reachPerson', {}, 'Ola Hansen'),
      task('recordLapse', { open: { ...openTask, step: 'holdConversationWithAccused' } }),
    ],
    notReached: notReached.slice(0, 1),
    records: Object.keys(titles).map((step) => line(step)),
    offers: steps.filter(({ may }) => may).map(({ name }) => task(name)),
  },
  'case file, HR, after a false accusation': {
    ...emptyFile,
    roles: ['hrAdviser'],
    own: false,
    cameOf: 'T-7KQ2-9F4M',
    wording: 'falseAccusation',
    people: [{ as: 'wronged', name: 'Ola Hansen' }, { as: 'accuser', name: 'Sara Lind' }, ...handling],
    records: [
      line('concludeFalse'),
      { ...line('sendSummons'), standing: { is: 'sentBack' } },
      { ...line('sendSummons'), standing: { is: 'moved' } },
      { ...line('sendSummons'), standing: { is: 'replaced', on: '2026-01-28', open: { verb: 'ReadRecord' } } },
      line('sendSummons'),
    ],
  },
  'case file, extreme': {
    ...emptyFile,
    roles: ['handler'],
    own: false,
    people: twentyNames.map((name) => ({ as: 'accused', name })),
    tasks: twentyNames.map((name) => task('writeMinutesOfAccused', { due: '2026-01-26', overdue: true }, name)),
    offers: [task('stepDown')],
    records: twentyNames.map((name) => line('callAccused', name)),
    notReached: twentyNames.map((name) => ({ as: 'witness', name, since: '2026-01-12', why: 'refused' })),
  },
  'case file, complainant': {
    ...emptyFile,
    roles: ['complainant'],
    people: handling,
    way: { verb: 'ShowWay', caseId: caseNumber },
    as: 'complainant',
    next: { step: 'holdConversationWithAccused', due: '2026-01-26', overdue: false },
    records: ['complaint', 'tellComplainantOfCompanion', 'writeMinutesOfComplainant'].map((step) => line(step)),
    offers: [task('reportMore'), task('withdraw')],
  },
  'case file, complainant, overdue': {
    ...emptyFile,
    roles: ['complainant'],
    people: handling,
    as: 'complainant',
    next: { step: 'acknowledgeReceipt', due: '2026-01-08', overdue: true },
    records: [line('complaint')],
  },
  'case file, complainant, closed': {
    ...emptyFile,
    roles: ['complainant'],
    closedOn: '2026-03-02',
    as: 'complainant',
    done: followedBy('complainant'),
    people: handling,
    records: Object.keys(own).map((step) => line(step)),
    offers: [task('appeal', { quiet: true, until: { day: '2026-01-28', isOver: false } }), task('reportMore')],
  },
  'case file, accused, too late to appeal': {
    ...emptyFile,
    roles: ['accused'],
    as: 'accused',
    people: handling,
    offers: [task('appeal', { quiet: true, until: { day: '2026-01-28', isOver: true } })],
  },
  'case file, accused': {
    ...emptyFile,
    roles: ['accused'],
    people: [{ as: 'complainant', name: 'Sara Lind' }, ...handling],
    tasks: [task('answerInvitationOfAccused')],
    records: [line('callAccused')],
  },
  'case file, accused, waiting': {
    ...emptyFile,
    roles: ['accused'],
    people: handling,
    as: 'accused',
    next: { step: 'decideCase', overdue: false },
    records: ['callAccused', 'answerInvitationOfAccused', 'writeMinutesOfAccused'].map((step) => line(step)),
  },
  'case file, accused, closed': {
    ...emptyFile,
    roles: ['accused'],
    closedOn: '2026-03-02',
    as: 'accused',
    done: followedBy('accused'),
  },
  'case file, complainant, nothing to wait for': { ...emptyFile, roles: ['complainant'], as: 'complainant' },
  'case file, observer': {
    ...emptyFile,
    roles: ['observer'],
    records: [line('complaint')],
    offers: [task('reportMore')],
  },
  'case file, witness': {
    ...emptyFile,
    roles: ['witness'],
    records: [line('hearWitness')],
    offers: [task('reportMore')],
  },
  'case file, supporter': {
    ...emptyFile,
    roles: ['supporter'],
    people: [{ as: 'employee', name: hostileName }],
    words: hostile,
    tasks: [task('answerSupport')],
  },
  'case file, employee': {
    ...emptyFile,
    roles: ['employee'],
    people: [{ as: 'supporter', name: 'Tor Tillit' }],
    words: 'Kan vi snakke sammen denne uka?',
    as: 'complainant',
    next: { step: 'answerSupport', overdue: false },
    offers: [task('endInformal')],
  },
  'case file, employee, not reached': {
    ...emptyFile,
    roles: ['employee'],
    people: [{ as: 'supporter', name: 'Tor Tillit' }],
    words: 'Kan vi snakke sammen denne uka?',
    as: 'complainant',
    next: { step: 'answerSupport', overdue: false },
    supporterNotReached: true,
    offers: [task('endInformal')],
    waysOn: [
      { to: 'askAnother', open: { verb: 'AskForSupport' } },
      { to: 'report', open: { verb: 'Report' } },
    ],
  },
};

const usualRecord: RecordScreen = {
  screen: 'record',
  caseNumber,
  step: 'considerProtection',
  own: false,
  on: '2026-01-14',
  people: parties,
  by: 'Maja Berg',
  onPaper: false,
  how: 'done',
  reason: '',
  recorded: [],
  page: { number: 1, of: 1 },
  openCase,
};

export const record = (step: string, more: Partial<RecordScreen> = {}): RecordScreen => ({
  ...usualRecord,
  step,
  recorded: [recordedBy(step)],
  ...more,
});

const letter = 'Vi har undersøkt det du meldte.\n\nVi fant at det ikke er grunnlag for disiplinære tiltak.';
const forThem = { own: true, people: [], recorded: [] } as const;
const called = {
  says: ['investigation', 'discipline', 'companion', 'data'],
  meetAt: '2026-01-22T10:00',
  place: 'Møterom 2',
  about: 'Tonen på mandagsmøtene.',
} as const;
const read = Object.keys(titles).filter((step) => step !== 'complaint' && fieldsOf(step) && !isDocument(step));

function isDocument(name: string): boolean {
  return steps.some((step) => step.name === name && (step.does === 'write' || step.does === 'letter'));
}

const halves = [
  { ...recordedBy('decideCase', 'Begge har fortalt det samme.', { grounds: 'yes' }), as: 'handler' },
  { ...recordedBy('decideCase', hostile, { grounds: 'doubt' }), as: 'hrAdviser' },
] as const;

const statement = { on: '2026-01-20', own: false, text: 'Det var i august.', open: openCase };
const saidToBeWrong = { statements: [statement, { ...statement, on: '2026-01-22', text: hostile }] };

const records: Readonly<Record<string, DialogScreen>> = {
  ...Object.fromEntries(read.map((step) => [`record ${step}`, record(step)])),
  'record, said to be wrong': record('considerProtection', { rectified: saidToBeWrong }),
  'record own, said to be wrong': record('appeal', {
    own: true,
    people: [],
    rectified: { statements: [{ ...statement, own: true }], ask: openCase },
  }),
  'record, about something else': record('askToRectify', {
    recorded: [recordedBy('askToRectify', hostile, { about: 'other' })],
  }),
  'record, hostile': record('hearWitness', {
    people: parties.map(({ as }) => ({ as, name: hostileName })),
    by: hostileName,
    recorded: [recordedBy('hearWitness', hostile, { witness: hostileName, place: hostile, noMinutes: '' })],
  }),
  'record reachPerson, whom': record('reachPerson', { people: [], ...whom(1) }),
  'record reachPerson, no part any more': record('reachPerson', { people: [], ...whom(2) }),
  'record, long': record('writeInvestigationNote', {
    recorded: [recordedBy('writeInvestigationNote', '', { about: longAccount.thai })],
    page: { number: 1, of: 2 },
    following: { verb: 'ReadRecord', page: 2 },
  }),
  'record, second page': record('writeInvestigationNote', {
    page: { number: 2, of: 2 },
    previous: { verb: 'ReadRecord', page: 1 },
  }),
  'record, nothing said': record('withdraw', { recorded: [{ ...recordedBy('withdraw', ''), answers: {} }] }),
  'record, decision settled': record('decideCase', {
    recorded: [...halves, { ...recordedBy('settleDecision', 'Det som taler imot, veier mest.'), as: 'leaderAbove' }],
  }),
  'record, halves differ': record('decideCase', { how: 'differs', recorded: halves }),
  'record, one half': record('assessComplaint', {
    how: 'oneHalf',
    recorded: [{ ...recordedBy('assessComplaint'), as: 'hrAdviser' }],
  }),
  'record, conversation declined': record('holdConversationWithAccused', {
    how: 'declined',
    reason: hostile,
    recorded: [],
    onPaper: true,
  }),
  'record, conversation lapsed': record('holdConversationWithAccused', {
    how: 'lapsed',
    reason: 'Ringte to ganger uten svar.',
    recorded: [],
  }),
  'record, letter': record('tellComplainantOutcome', { recorded: [], letter: longAccount.thai, appeal: rightToAppeal }),
  'record own, letter where the decision counts': record('tellComplainantOutcome', {
    ...forThem,
    letter,
    appeal: { ...rightToAppeal, accepted: rightToAppeal.byGuidelines, from: 'decision' },
  }),
  'record own, letter of which word came later': record('tellComplainantOutcome', {
    ...forThem,
    letter,
    appeal: { ...rightToAppeal, accepted: '2026-02-02', deliveredOn: '2026-01-19' },
  }),
  'record own, letter that corrects another': record('tellComplainantOutcome', {
    ...forThem,
    letter,
    appeal: rightToAppeal,
    talkTo,
    corrects: { of: '2026-01-12', why: 'Datoen var feil.' },
    earlier: [{ on: '2026-01-12', open: openCase }],
  }),
  'record own, letter that was corrected': record('tellComplainantOutcome', {
    ...forThem,
    letter,
    appeal: rightToAppeal,
    correctedBy: { on: '2026-01-14', open: openCase },
  }),
  'record own, letter about an appeal': record('tellAccusedOfAppeal', { ...forThem, letter, appeal: 'elsewhere' }),
  'record appeal, late': record('appeal', { late: '2026-01-28' }),
  'record own, late appeal': record('appeal', { own: true, people: [], late: '2026-01-28' }),
  'record, letter that could not wait': record('tellAccusedOutcome', {
    letter,
    talkTo,
    recorded: [{ form: 'quietHours', fields: quiet.fields, answers: { whyNow: hostile } }],
  }),
  'record own, letter': record('tellComplainantOutcome', { ...forThem, letter, appeal: rightToAppeal, talkTo }),
  'record own, letter to accused': record('tellAccusedOutcome', {
    ...forThem,
    letter: hostile,
    talkTo: { hrAdviser: hostileName, safety: twentyNames },
  }),
  'record own, letter without names': record('tellComplainantOutcome', { ...forThem, letter, talkTo: { safety: [] } }),
  'record own, call with name': record('callAccused', {
    ...forThem,
    invitation: { ...called, naming: { complainant: 'Sara Lind' } },
  }),
  'record own, call without name': record('callAccused', {
    ...forThem,
    invitation: { ...called, naming: 'later', about: hostile },
  }),
  'record own, invitation': record('tellComplainantOfCompanion', {
    ...forThem,
    invitation: { says: ['companion'], meetAt: '2026-01-14T13:00', place: hostile, about: '' },
  }),
  'record own, no time yet': record('tellComplainantOfCompanion', {
    ...forThem,
    invitation: { says: ['companion'], meetAt: '', place: '', about: '' },
  }),
  complaint: {
    screen: 'complaint',
    caseNumber,
    received: '2026-01-05',
    draft: usualDraft,
    accused: ['Ola Hansen', 'Tor Eksempel'],
    witnesses: [],
    people: [{ as: 'complainant', name: 'Sara Lind' }, { as: 'takenDownBy', name: hostileName }, ...handling],
    back,
    openCase,
  },
  'complaint, concluded by another case': {
    screen: 'complaint',
    caseNumber,
    received: '2026-01-05',
    isConclusion: true,
    wording: 'falseAccusation',
    draft: { ...blankDraft, what: 'Meldingene var skrevet av henne selv. Det sa hun til to kolleger.' },
    accused: [],
    witnesses: [],
    people: [{ as: 'wronged', name: 'Ola Hansen' }, { as: 'accuser', name: 'Sara Lind' }, ...handling],
    openCase,
  },
  'complaint, hostile': {
    screen: 'complaint',
    caseNumber,
    received: '2026-01-05',
    draft: { ...hostileDraft, what: longAccount.thai },
    accused: twentyNames,
    witnesses: twentyNames,
    people: [],
    openCase,
  },
  ...Object.fromEntries(
    ['holdConversationWithComplainant', 'holdConversationWithAccused', 'hearWitness'].map((step) => [
      `preparation ${step}`,
      { screen: 'preparation', caseNumber, step, people: parties, back: { ...openTask, step } } satisfies DialogScreen,
    ]),
  ),
};

/** What is read in a case, by whom. */
export const recordSamples: Readonly<Record<string, DialogScreen>> = { ...files, ...records };
