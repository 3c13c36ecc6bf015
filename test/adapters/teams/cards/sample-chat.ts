import { noDoors } from '../../../../src/adapters/teams/cards/chat-screens';
import type { BlockedLine, ChatScreen, MyCase } from '../../../../src/adapters/teams/cards/screens';
import { guidelinesContents, passageScreen, sectionContents } from '../../../../src/adapters/teams/turns/guidelines';
import type { Notice } from '../../../../src/case/who-is-told';
import { readLibrary } from '../../../../src/guidelines/read-library';
import { languageFiles } from '../../../../src/language/texts';
import { declared } from '../../../../src/procedure/declarations';
import { defaultPolicy } from '../../../../src/procedure/policy';
import { procedure } from '../../../../src/procedure/procedure';
import { findSamples } from './sample-find';
import { caseNumber, ownTask as own, reminderSamples, task } from './sample-reminders';

const due = '2026-01-08';

const blocked: readonly BlockedLine[] = [
  {
    step: 'assessComplaint',
    rule: '3.1.2-10',
    waitsFor: [
      { step: 'acknowledgeReceipt', rule: '3.1.2-9' },
      { step: 'signReceipt', rule: '3.1.2-6' },
    ],
  },
  {
    step: 'holdConversationWithComplainant',
    rule: '3.1.2-12',
    waitsFor: [
      { step: 'tellComplainantOfCompanion', rule: '3.1.2-11' },
      { step: 'appointHandler', rule: 'P-8' },
    ],
  },
  {
    step: 'writeMinutesOfComplainant',
    rule: '3.1.2-13',
    waitsFor: [{ step: 'holdConversationWithComplainant', rule: '3.1.2-12' }],
  },
];

const open = { verb: 'OpenCase', caseId: caseNumber };
const library = readLibrary();
const leaderDoors = { ...noDoors, hasTasks: true, takesDown: true, leads: true };

/** Cards for the chat, by role and name. */
export function chatSamples(language: 'nb' | 'en'): Readonly<Record<string, ChatScreen>> {
  const reader = { personId: '', language, data: {} };
  const read = (id: string, route = '') =>
    passageScreen(library, { ...reader, data: { passage: id, route } }, defaultPolicy);
  return {
    'employee welcome': { screen: 'welcome', ...noDoors },
    'leader welcome': { screen: 'welcome', ...leaderDoors },
    'employee home': { screen: 'home', ...noDoors },
    'home with a logo': {
      screen: 'home',
      ...noDoors,
      logo: {
        url: 'https://trygg.trolldalen.example/logo?v=0a1b2c3d4e5f',
        alt: 'Trolldalen Energi',
        width: 400,
        height: 80,
      },
    },
    'leader home': { screen: 'home', ...leaderDoors },
    'data protection home': { screen: 'home', ...noDoors, protectsData: true },
    'safety representative home': { screen: 'home', ...noDoors, watchesOver: true },
    'HR home': { screen: 'home', ...leaderDoors, oversees: true, keepsWheel: true },
    'employee help': { screen: 'help' },
    'who can read what': { screen: 'whoReads' },
    'can be sent now': { screen: 'canBeSent' },
    ...findSamples(language),
    'employee language': { screen: 'language', now: language },
    'employee guidelines': guidelinesContents(library, reader),
    'employee all sections': sectionContents(library, reader),
    'employee chapter in short': read('chapter-3-in-short'),
    'employee passage': read('what-is-bullying', 'definitions'),
    'employee first of a section': read('an-informal-talk'),
    'employee what the law says': read('what-the-act-protects-against'),
    'employee passage of policy': read('right-not-to-sign', 'my-rights'),
    'employee passage of changed policy': passageScreen(
      library,
      { ...reader, data: { passage: 'deadlines-of-the-organisation' } },
      { ...defaultPolicy, appealFrom: 'decision' },
    ),
    'complainant my cases, none': { screen: 'myCases', draftFrom: '2026-01-04', cases: [] },
    'complainant my cases': {
      screen: 'myCases',
      cases: [
        myCase({
          done: ['acknowledgeReceipt', 'tellComplainantOfCompanion'],
          next: { step: 'holdConversationWithComplainant', due: '2026-01-19', overdue: true },
        }),
        myCase({
          done: followedBy('complainant'),
          next: { step: 'signMinutesOfComplainant', overdue: false },
          tasks: [task('signMinutesOfComplainant', '3.1.2-13')],
        }),
        myCase({ next: { step: 'acknowledgeReceipt', due, overdue: false } }),
        myCase({ done: ['signMinutesOfComplainant'], closed: true, appealUntil: '2026-01-28' }),
      ],
    },
    'accused my cases': {
      screen: 'myCases',
      cases: [
        myCase({ as: 'accused', done: followedBy('accused'), next: { step: 'decideCase', overdue: false }, more: [] }),
        myCase({ as: 'accused', closed: true, more: [] }),
      ],
    },
    'others my cases': {
      screen: 'myCases',
      cases: [
        myCase({ as: 'observer' }),
        myCase({ as: 'witness' }),
        myCase({ as: 'supporter', more: [] }),
        myCase({ as: 'complainant' }),
      ],
      unreadable: 1,
    },
    'leader tasks': {
      screen: 'tasks',
      tasks: [
        task('acknowledgeReceipt', '3.1.2-9', { due, overdue: true }),
        task('holdConversationWithAccused', '3.1.2-17', { due: '2026-01-26', strand: { number: 2, of: 3 } }),
        task('assessComplaint', '3.1.2-10', { due: '2026-01-12' }),
      ],
      count: 3,
      cases: [
        { caseNumber, open },
        { caseNumber: '2025-0090', open },
      ],
      hasClosed: true,
      oversees: false,
      duties: [],
      asksForSetup: false,
    },
    'HR tasks, very many': {
      screen: 'tasks',
      tasks: Array.from({ length: 40 }, () =>
        task('writeMinutesOfAccused', '3.1.2-18', { due, overdue: true, strand: { number: 2, of: 3 } }),
      ),
      count: 57,
      cases: Array.from({ length: 40 }, () => ({ caseNumber, open })),
      hasClosed: true,
      oversees: true,
      duties: [],
      asksForSetup: true,
    },
    'HR tasks, one more': {
      screen: 'tasks',
      tasks: [task('signReceipt', '3.1.2-6')],
      count: 2,
      cases: [],
      hasClosed: false,
      oversees: false,
      duties: [],
      asksForSetup: false,
    },
    'leader tasks, one': {
      screen: 'tasks',
      tasks: [task('acknowledgeReceipt', '3.1.2-9', { due })],
      count: 1,
      cases: [],
      hasClosed: false,
      oversees: false,
      duties: [],
      asksForSetup: false,
    },
    'leader tasks, none': {
      screen: 'tasks',
      unreadable: 2,
      tasks: [],
      count: 0,
      cases: [],
      hasClosed: false,
      oversees: false,
      duties: [],
      asksForSetup: false,
    },
    ...reminderSamples,
    'leader closed cases': { screen: 'closedCases', cases: [{ caseNumber, open }] },
    'leader task acknowledge': {
      screen: 'task',
      task: task('acknowledgeReceipt', '3.1.2-9', { due }),
      blocked,
      askedAgain: false,
      corrected: false,
    },
    'leader task overdue': {
      screen: 'task',
      task: task('holdConversationWithComplainant', '3.1.2-12', { due, overdue: true }),
      blocked: blocked.slice(2),
      askedAgain: false,
      corrected: false,
    },
    'HR task sign receipt': {
      screen: 'task',
      task: task('signReceipt', '3.1.2-6', { due }),
      blocked: blocked.slice(0, 1),
      askedAgain: false,
      corrected: false,
    },
    'HR task appoint': {
      screen: 'task',
      task: task('appointHandler', 'P-8', { due }),
      blocked: [],
      askedAgain: false,
      corrected: false,
    },
    'HR task lapse': {
      screen: 'task',
      task: task('recordLapse', 'P-2'),
      blocked: [],
      askedAgain: false,
      corrected: false,
    },
    'complainant task sign': {
      screen: 'task',
      task: task('signMinutesOfComplainant', '3.1.2-13', { due, quiet: true }),
      blocked: [],
      askedAgain: false,
      corrected: false,
    },
    'complainant task sign again': {
      screen: 'task',
      task: task('signMinutesOfComplainant', '3.1.2-13', { due, quiet: true }),
      blocked: [],
      askedAgain: true,
      corrected: true,
    },
    ...Object.fromEntries(
      Object.entries(everyTask).map(([step, rule]) => [
        `task ${step}`,
        {
          screen: 'task',
          task: task(step, rule, { due, strand: { number: 1, of: 2 } }),
          blocked: [],
          askedAgain: false,
          corrected: false,
        } satisfies ChatScreen,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(everyTask).map(([step, rule]) => [
        `task done ${step}`,
        { screen: 'taskDone', caseNumber, step, rule, on: due } satisfies ChatScreen,
      ]),
    ),
    'complainant notice, the next without a day': {
      screen: 'notice',
      notice: 'ReceiptAcknowledged',
      caseNumber,
      as: 'complainant',
      next: { step: 'considerProtection', overdue: false },
      open,
    },
    'employee what can I do': { screen: 'whatCanIDo', takesDown: false },
    'leader what can I do': { screen: 'whatCanIDo', takesDown: true },
    'employee informal way': { screen: 'informalWay' },
    'leader somebody told me': { screen: 'somebodyToldMe', takesDown: true },
    'employee somebody told me': { screen: 'somebodyToldMe', takesDown: false },
    'task gone': { screen: 'taskGone' },
    ...Object.fromEntries(
      everyNotice.map((notice) => [
        `notice ${notice}`,
        { screen: 'notice', notice, caseNumber, open } satisfies ChatScreen,
      ]),
    ),
    ...Object.fromEntries(
      (['complainant', 'accused'] as const).flatMap((as) =>
        followedBy(as).map((step) => [
          `${as} notice before ${step}`,
          {
            screen: 'notice',
            notice: 'ComplaintReceived',
            caseNumber,
            as,
            next: { step, due, overdue: false },
            open,
          } satisfies ChatScreen,
        ]),
      ),
    ),
    ...Object.fromEntries(
      everyProblem.map((problem) => [`problem ${problem}`, { screen: 'problem', problem } satisfies ChatScreen]),
    ),
  };
}

const steps = declared(procedure, 'step');

/** Whatever is asked for by a card of its own, with the rule that each carries. */
const everyTask: Readonly<Record<string, string>> = {
  ...Object.fromEntries(steps.filter(({ may, with: other }) => !may && !other).map(({ name, rule }) => [name, rule])),
  recordHandover: 'P-2',
  recordLapse: 'P-2',
  recordOnPaper: '1.1-1',
};

/** Every step, with the rule that it carries. */
export const everyStep: Readonly<Record<string, string>> = {
  ...Object.fromEntries(steps.map(({ name, rule }) => [name, rule])),
  ...everyTask,
};

const everyNotice = Object.keys(languageFiles.nb.notices) as Notice[];

function followedBy(party: 'complainant' | 'accused'): readonly string[] {
  return steps.filter((step) => step.followedBy?.includes(party)).map(({ name }) => name);
}

function myCase(more: Partial<MyCase>): MyCase {
  return {
    caseNumber,
    received: '2026-01-05',
    closed: false,
    as: 'complainant',
    done: [],
    tasks: [],
    open,
    more: (['again', 'retaliation'] as const).map((kind) => ({ kind, open: { ...own, step: 'reportMore', kind } })),
    ...more,
  };
}

export const everyProblem = [
  'notUnderstood',
  'notYours',
  'unavailable',
  'directoryDown',
  'draftWaits',
  'stillHere',
  'tooOften',
  'guest',
  'alreadyDone',
  'notAskedFor',
  'changedSince',
  'tooEarly',
  'barred',
  'noReceiver',
  'beforeDaysOff',
  'noSuccessor',
  'draftDeleted',
] as const;
