import type { DocumentScreen, RecordScreen } from '../../../../src/adapters/teams/cards/case-screens';
import type { Document, Folder, Signature } from '../../../../src/adapters/teams/cards/download-model';
import type { FileKind } from '../../../../src/adapters/teams/cards/download-screens';
import type { ChatScreen, DialogScreen } from '../../../../src/adapters/teams/cards/screens';
import { caseNumber, handling, openCase, parties, recordedBy, rightToAppeal, talkTo } from './sample-case';
import { lettersOfDiscipline, onceHandedOver } from './sample-discipline';
import { blankDraft, hostile, hostileDraft, hostileName, longAccount, twentyNames, usualDraft } from './sample-people';

const asked = { caseId: caseNumber, step: 'writeMinutesOfComplainant', subject: 'complainant', round: 1 };

export const fileKinds: readonly FileKind[] = [
  'complaint',
  'minutes',
  'oralNote',
  'letter',
  'closingNote',
  'personnelFile',
  'access',
];

export const downloadAnswers: Readonly<Record<string, ChatScreen>> = Object.fromEntries(
  (['declined', 'failed', 'gone'] as const).map((what) => [`download ${what}`, { screen: 'download', what }]),
);

const sha256 = 'a'.repeat(64);
const at = '2026-01-07T13:05';
const instant = '2026-01-07T12:05:00.000Z';

const written: Signature = { how: 'written', name: 'Maja Berg', as: 'handler', at, sha256 };
const signed: Signature = { how: 'signed', name: 'Sara Lind', as: 'complainant', at, sha256, words: hostile };

const minutes: DocumentScreen = {
  screen: 'document',
  caseNumber,
  step: 'writeMinutesOfComplainant',
  own: false,
  people: parties,
  head: { heldAt: '2026-01-07T10:00', place: 'Møterom 2', companion: '' },
  text: 'Sara fortalte fritt.\n\nHun gråt.',
  version: 1,
  sha256,
  writtenBy: 'Maja Berg',
  onPaper: false,
  changed: false,
  problems: [],
  values: {},
  openCase,
};

const { head: _, ...withoutHead } = minutes;

const record: RecordScreen = {
  screen: 'record',
  caseNumber,
  step: 'tellComplainantOutcome',
  own: true,
  on: '2026-01-14',
  people: [],
  by: 'Maja Berg',
  onPaper: false,
  how: 'done',
  reason: '',
  recorded: [],
  page: { number: 1, of: 1 },
  openCase,
};

const dismissalByHand = {
  letter: '',
  sanction: 'dismissalWithNotice',
  recorded: lettersOfDiscipline.dismissal,
  appeal: rightToAppeal,
  talkTo,
  byHand: { deliveredOn: '2026-01-29' },
} as const;

/** Every kind of document, with every kind of signature. */
export const documents: Readonly<Record<string, Document>> = {
  complaint: {
    kind: 'complaint',
    screen: {
      screen: 'complaint',
      caseNumber,
      received: '2026-01-05',
      draft: usualDraft,
      accused: ['Ola Hansen', 'Tor Eksempel'],
      witnesses: ['Ane Vitne'],
      people: [{ as: 'complainant', name: 'Sara Lind' }, ...handling],
      rectified: { statements: [{ on: '2026-01-20', own: false, text: 'Det var i august.', open: openCase }] },
      openCase,
    },
    signatures: [
      { how: 'signed', name: 'Sara Lind', as: 'complainant', at, sha256 },
      { how: 'received', name: 'Maja Berg', as: 'handler', at, sha256 },
      { how: 'received', name: 'Henrik Dal', as: 'hrAdviser', at, sha256 },
    ],
    at: instant,
  },
  'complaint, concluded by another case': {
    kind: 'complaint',
    screen: {
      screen: 'complaint',
      caseNumber,
      received: '2026-01-05',
      isConclusion: true,
      wording: 'falseAccusation',
      draft: { ...blankDraft, what: 'Meldingene var skrevet av henne selv.' },
      accused: [],
      witnesses: [],
      people: [{ as: 'wronged', name: 'Ola Hansen' }, { as: 'accuser', name: 'Sara Lind' }, ...handling],
      openCase,
    },
    signatures: [],
    at: instant,
  },
  'summons, replaced': {
    kind: 'letter',
    screen: {
      ...record,
      step: 'sendSummons',
      letter: 'Du kalles inn til en samtale.',
      appeal: 'nothing',
      talkTo,
      standing: { is: 'replaced', on: '2026-01-28', open: { verb: 'ReadRecord' } },
    },
    signatures: [{ how: 'sent', name: 'Maja Berg', as: 'handler', at, sha256 }],
    party: { as: 'accused', name: 'Ola Hansen' },
    at: instant,
  },
  'appeal decision': {
    kind: 'letter',
    screen: {
      ...record,
      step: 'tellAccusedOfAppeal',
      letter:
        'Anken er behandlet. Beslutningen av 14. januar blir stående.\n\nVi har lest alt du skrev, og hørt begge på nytt.',
      appeal: 'elsewhere',
      talkTo,
    },
    signatures: [{ how: 'sent', name: 'Per Solberg', as: 'leaderAbove', at, sha256 }],
    party: { as: 'accused', name: 'Ola Hansen' },
    at: instant,
  },
  'complaint, hostile': {
    kind: 'complaint',
    screen: {
      screen: 'complaint',
      caseNumber,
      received: '2026-01-05',
      draft: { ...hostileDraft, as: 'observer', what: longAccount.arabic },
      accused: twentyNames,
      witnesses: [hostileName],
      people: [{ as: 'observer', name: hostileName }],
      openCase,
    },
    signatures: [{ how: 'signed', name: hostileName, as: 'observer', at }],
    at: instant,
  },
  minutes: { kind: 'minutes', screen: minutes, signatures: [written, signed], party: parties[0], at: instant },
  'minutes, corrected, declined': {
    kind: 'minutes',
    screen: { ...minutes, version: 2, text: longAccount.plain },
    signatures: [
      written,
      {
        ...signed,
        how: 'declined',
        isOfAnother: true,
        onPaper: true,
        recorder: { name: 'Maja Berg', as: 'handler' },
      },
    ],
    at: instant,
  },
  'minutes, lapsed': {
    kind: 'minutes',
    screen: { ...minutes, step: 'writeMinutesOfAccused', own: true },
    signatures: [
      written,
      { how: 'lapsed', name: 'Ola Hansen', as: 'accused', at, words: 'Ringte.', askedAt: [at, at] },
    ],
    at: instant,
  },
  'oral note': {
    kind: 'oralNote',
    screen: {
      ...withoutHead,
      step: 'takeDownComplaint',
      text: '',
      complaint: { draft: { ...usualDraft, as: 'oral', personName: 'Sara Lind' }, accused: ['Ola'], witnesses: [] },
    },
    signatures: [
      { ...written, as: 'takenDownBy' },
      { how: 'missing', name: 'Sara Lind', as: 'complainant', askedAt: [] },
    ],
    at: instant,
  },
  letter: {
    kind: 'letter',
    screen: { ...record, letter: 'Vi har undersøkt det du meldte.\n\nVi fant ikke grunnlag.', talkTo },
    signatures: [{ how: 'sent', name: 'Per Over', as: 'leaderAbove', at, sha256 }],
    party: parties[0],
    at: instant,
  },
  'letter, a correction': {
    kind: 'letter',
    screen: {
      ...record,
      letter: 'Vi har undersøkt det du meldte, og rettet datoen.',
      talkTo,
      corrects: { of: '2026-01-12', why: 'Datoen var feil.' },
    },
    signatures: [{ how: 'sent', name: 'Per Over', as: 'leaderAbove', at, sha256 }],
    party: parties[0],
    at: instant,
  },
  'letter, corrected': {
    kind: 'letter',
    screen: {
      ...record,
      letter: 'Vi har undersøkt det du meldte.',
      talkTo,
      correctedBy: { on: '2026-01-14', open: openCase },
    },
    signatures: [{ how: 'sent', name: 'Per Over', as: 'leaderAbove', at, sha256 }],
    party: parties[0],
    at: instant,
  },
  'sanction letter': {
    kind: 'letter',
    screen: {
      ...record,
      step: 'sendSanctionLetter',
      letter: '',
      sanction: 'writtenWarning',
      recorded: lettersOfDiscipline.sanction,
      appeal: rightToAppeal,
      talkTo,
    },
    signatures: [{ how: 'sent', name: 'Maja Berg', as: 'handler', at, sha256 }],
    party: parties[1],
    at: instant,
  },
  'delay notice': {
    kind: 'letter',
    screen: {
      ...record,
      step: 'tellOfDelay',
      letter: 'Vi må snakke med én til. Det er ingenting du trenger å gjøre.',
      recorded: lettersOfDiscipline.delay,
      appeal: 'nothing',
      talkTo,
    },
    signatures: [{ how: 'sent', name: 'Maja Berg', as: 'handler', at, sha256 }],
    party: parties[1],
    at: instant,
  },
  'letter that the decision takes longer': {
    kind: 'letter',
    screen: {
      ...record,
      step: 'tellAccusedOfWait',
      letter: 'Vi må snakke med to til. Det er ingenting du trenger å gjøre.',
      recorded: lettersOfDiscipline.wait,
      appeal: 'nothing',
      talkTo,
    },
    signatures: [{ how: 'sent', name: 'Maja Berg', as: 'handler', at, sha256 }],
    party: parties[1],
    at: instant,
  },
  'dismissal to print': {
    kind: 'letter',
    screen: {
      ...record,
      ...dismissalByHand,
      step: 'prepareDismissal',
      byHand: 'toPrint',
      appeal: onceHandedOver,
    },
    signatures: [],
    party: parties[1],
    at: instant,
  },
  ...Object.fromEntries(
    (['handedOver', 'registered'] as const).map((how): [string, Document] => [
      `dismissal, ${how}`,
      {
        kind: 'letter',
        screen: { ...record, ...dismissalByHand, step: 'handOverDismissal' },
        signatures: [{ how, name: 'Maja Berg', as: 'handler', at: '2026-01-29T11:00', sha256 }],
        party: parties[1],
        at: instant,
      },
    ]),
  ),
  'letter without text': {
    kind: 'letter',
    screen: { ...record, step: 'sendSanctionLetter', letter: '', talkTo, by: 'Siri Styrer' },
    signatures: [{ how: 'sent', name: 'Siri Styrer', as: 'appointingAuthority', at, sha256 }],
    party: parties[1],
    at: instant,
  },
  'closing note': {
    kind: 'closingNote',
    screen: { ...record, own: false, people: parties, step: 'closeWithNote', recorded: [recordedBy('closeWithNote')] },
    signatures: [{ how: 'recorded', name: 'Maja Berg', as: 'handler', at }],
    at: instant,
  },
};

const copies = [
  { how: 'inTrygg', on: '2026-01-08' },
  { how: 'inPerson', on: '2026-01-09' },
  { how: 'byPost', on: '2026-01-10' },
  { how: 'owed' },
] as const;
const filed = (['done', 'declined', 'lapsed', 'sent'] as const).map((how, place) => ({
  caseNumber,
  step: how === 'sent' ? 'tellComplainantOutcome' : 'writeMinutesOfComplainant',
  on: '2026-01-08',
  how,
  copy: copies[place] ?? { how: 'owed' as const },
}));

/** A person's file with everything that can lie in one. */
export const folder: Folder = {
  kind: 'personnelFile',
  caseNumber,
  name: 'Sara Lind',
  documents: filed.flatMap((line) => {
    const document = documents[line.how === 'sent' ? 'letter' : 'minutes'];
    return document ? [{ line, document }] : [];
  }),
  at: instant,
};

const accessLines = [
  { caseNumber, step: 'complaint', on: '2026-01-05' },
  { caseNumber, step: 'writeMinutesOfComplainant', on: '2026-01-07' },
  { caseNumber, step: 'tellComplainantOutcome', on: '2026-01-20' },
] as const;

/** All that concerns one person, for HR to hand over. */
export const accessFolder: Folder = {
  kind: 'access',
  caseNumber,
  name: 'Sara Lind',
  documents: (['complaint', 'minutes', 'letter'] as const).flatMap((name, place) => {
    const [document, line] = [documents[name], accessLines[place]];
    return document && line ? [{ line, document }] : [];
  }),
  at: instant,
};

const openAccess = { verb: 'AccessOf', caseId: caseNumber, subject: 'complainant' };
const access: Readonly<Record<string, DialogScreen>> = {
  'access, none': { screen: 'access', people: [] },
  access: {
    screen: 'access',
    people: [
      { name: 'Ola Hansen', count: 1, open: openAccess },
      { name: hostileName, count: 2, open: openAccess },
    ],
  },
  'access of one': {
    screen: 'accessOf',
    name: hostileName,
    cases: [
      { caseNumber, roles: ['complainant', 'witness'], lines: accessLines, takeDown: { verb: 'OpenTask' } },
      { caseNumber, roles: ['accused'], lines: [] },
      { caseNumber, roles: ['observer', 'supporter'], lines: accessLines.slice(0, 1) },
    ],
    download: { verb: 'Download', ...asked, step: 'access' },
    back: { verb: 'Access' },
  },
};

const openFile = { verb: 'PersonnelFile', caseId: caseNumber, subject: 'complainant' };
const personnelFiles: Readonly<Record<string, DialogScreen>> = {
  'personnel files': {
    screen: 'personnelFiles',
    files: [
      { name: 'Ola Hansen', count: 1, open: openFile },
      { name: 'Sara Lind', count: 4, open: openFile },
      { name: hostileName, count: 2, open: openFile },
    ],
  },
  'personnel files, none': { screen: 'personnelFiles', files: [] },
  'personnel file': {
    screen: 'personnelFile',
    name: 'Sara Lind',
    documents: filed.map((line) => ({ ...line, open: openFile })),
    download: { verb: 'Download', ...asked, step: 'personnelFile' },
    back: { verb: 'PersonnelFiles' },
  },
};

export const downloadDialogs: Readonly<Record<string, DialogScreen>> = {
  ...personnelFiles,
  ...access,
  'download warning': {
    screen: 'downloadWarning',
    caseNumber,
    send: { verb: 'SendFile', ...asked },
    back: { verb: 'ReadRecord', ...asked },
  },
  'download offered': {
    screen: 'downloadOffered',
    caseNumber,
    offer: { kind: 'minutes', caseNumber, mark: '3f2a', size: 30_000, context: asked },
  },
  ...Object.fromEntries(
    ['complaint', 'minutes', 'letter', 'closing note'].flatMap((name) => {
      const screen = documents[name]?.screen;
      return screen ? [[`${name}, to download`, { ...screen, download: { verb: 'Download', ...asked } }]] : [];
    }),
  ),
};
