import type { BlockedLine, ChatScreen, TaskLine } from '../../../../src/adapters/teams/cards/screens';

const caseNumber = '2026-0007';
const own = { verb: 'OpenTask', caseId: caseNumber, round: 1 };

const task = (step: string, rule: string, more: Partial<TaskLine> = {}): TaskLine => ({
  caseNumber,
  step,
  rule,
  overdue: false,
  open: { ...own, step },
  ...more,
});

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

const readComplaint = { verb: 'ReadComplaint', caseId: caseNumber };
const readAssessment = { verb: 'ReadAssessment', caseId: caseNumber };
const correct = { verb: 'OpenTask', caseId: caseNumber, command: 'WriteMinutes' };
const readMinutes = { verb: 'ReadMinutes', caseId: caseNumber };
const passage = (id: string) => ({ verb: 'Passage', route: 'definitions', passage: id });

const routes = {
  nb: ['Hva er mobbing og trakassering?', 'Hva kan jeg gjøre?', 'Hva skjer når jeg melder fra?', 'Alle avsnitt'],
  en: ['What is bullying and harassment?', 'What can I do?', 'What happens when I report?', 'All sections'],
};

/** Cards for the chat, by role and name. Guideline texts come from elsewhere, in the reader's language. */
export function chatSamples(language: 'nb' | 'en'): Readonly<Record<string, ChatScreen>> {
  return {
    'employee welcome': { screen: 'welcome', hasTasks: false },
    'leader welcome': { screen: 'welcome', hasTasks: true },
    'employee home': { screen: 'home', hasTasks: false },
    'leader home': { screen: 'home', hasTasks: true },
    'employee help': { screen: 'help' },
    'employee typed short': { screen: 'typed', long: false },
    'employee typed long': { screen: 'typed', long: true },
    'employee language': { screen: 'language', now: language },
    'employee guidelines': {
      screen: 'guidelines',
      routes: routes[language].map((title, index) => ({ title, open: passage(`p${index}`) })),
    },
    'employee passage': {
      screen: 'passage',
      section: '1.5',
      sectionTitle: language === 'nb' ? 'Hva ordene betyr' : 'What the words mean',
      policy: false,
      heading: language === 'nb' ? 'Hva er mobbing?' : 'What is bullying?',
      markdown:
        'Mobbing er når én eller flere over lengre tid føler seg **systematisk** utsatt for negative handlinger.\n\n' +
        'Tre ting kjennetegner mobbing:\n\n- Det gjentar seg.\n- Det varer over tid.\n- Den ene har mer makt.',
      position: 2,
      of: 6,
      previous: passage('what-is-harassment'),
      next: passage('imbalance-of-power'),
    },
    'employee passage of policy': {
      screen: 'passage',
      section: 'R',
      sectionTitle: language === 'nb' ? 'Rettighetene dine' : 'Your rights',
      policy: true,
      heading: language === 'nb' ? 'Du trenger ikke signere' : 'You do not have to sign',
      markdown: 'Saken går videre selv om du ikke signerer.',
      position: 1,
      of: 1,
    },
    'complainant my cases, none': { screen: 'myCases', draftFrom: '2026-01-04', cases: [] },
    'complainant my cases': {
      screen: 'myCases',
      cases: [
        {
          caseNumber,
          received: '2026-01-05',
          done: ['signReceipt', 'acknowledgeReceipt', 'assessComplaint', 'tellComplainantOfCompanion'],
          next: { step: 'holdConversationWithComplainant', due: '2026-01-19', overdue: true },
          tasks: [],
          readComplaint,
        },
        {
          caseNumber: '2026-0003',
          received: '2025-12-01',
          done: ['appointHandler', 'holdConversationWithComplainant', 'writeMinutesOfComplainant'],
          next: { step: 'signMinutesOfComplainant', overdue: false },
          tasks: [task('signMinutesOfComplainant', '3.1.2-13')],
          readComplaint,
          readMinutes,
        },
        {
          caseNumber: '2025-0090',
          received: '2025-10-01',
          done: ['signMinutesOfComplainant', 'recordLapse'],
          tasks: [],
          readComplaint,
          readMinutes,
        },
      ],
    },
    'leader tasks': {
      screen: 'tasks',
      tasks: [
        task('acknowledgeReceipt', '3.1.2-9', { due, overdue: true }),
        task('tellComplainantOfCompanion', '3.1.2-11'),
        task('assessComplaint', '3.1.2-10', { due: '2026-01-12' }),
      ],
      cases: [
        {
          caseNumber,
          blocked,
          carriedToTheEnd: false,
          readComplaint,
          readMinutes,
          readAssessment,
          corrections: [correct],
        },
        { caseNumber: '2025-0090', blocked: [], carriedToTheEnd: true, readComplaint, corrections: [] },
      ],
    },
    'leader tasks, one': { screen: 'tasks', tasks: [task('acknowledgeReceipt', '3.1.2-9', { due })], cases: [] },
    'leader tasks, none': { screen: 'tasks', tasks: [], cases: [] },
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
      task: task('signMinutesOfComplainant', '3.1.2-13', { due }),
      blocked: [],
      askedAgain: false,
      corrected: false,
    },
    'complainant task sign again': {
      screen: 'task',
      task: task('signMinutesOfComplainant', '3.1.2-13', { due }),
      blocked: [],
      askedAgain: true,
      corrected: true,
    },
    ...Object.fromEntries(
      ['assessComplaint', 'tellComplainantOfCompanion', 'writeMinutesOfComplainant'].map((step) => [
        `leader task ${step}`,
        {
          screen: 'task',
          task: task(step, '3.1.2-10', { due }),
          blocked: [],
          askedAgain: false,
          corrected: false,
        } satisfies ChatScreen,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(everyStep).map(([step, rule]) => [
        `task done ${step}`,
        { screen: 'taskDone', caseNumber, step, rule, ...(rule === 'P-8' ? {} : { on: due }) } satisfies ChatScreen,
      ]),
    ),
    'complainant notice, the next without a day': {
      screen: 'notice',
      notice: 'ReceiptAcknowledged',
      caseNumber,
      next: { step: 'assessComplaint', overdue: false },
    },
    'task gone': { screen: 'taskGone' },
    ...Object.fromEntries(
      (
        [
          'ComplaintReceived',
          'ReceiptAcknowledged',
          'HandlerAppointed',
          'ToldOfCompanion',
          'DocumentFiled',
          'MinutesAnswered',
        ] as const
      ).map((notice) => [
        `complainant notice ${notice}`,
        { screen: 'notice', notice, caseNumber, open: readMinutes } satisfies ChatScreen,
      ]),
    ),
    ...Object.fromEntries(
      Object.keys(everyStep).map((step) => [
        `complainant notice before ${step}`,
        {
          screen: 'notice',
          notice: 'ComplaintReceived',
          caseNumber,
          next: { step, due, overdue: false },
        } satisfies ChatScreen,
      ]),
    ),
    ...Object.fromEntries(
      everyProblem.map((problem) => [`problem ${problem}`, { screen: 'problem', problem } satisfies ChatScreen]),
    ),
  };
}

/** With the rule that each carries. */
export const everyStep: Readonly<Record<string, string>> = {
  appointHandler: 'P-8',
  signReceipt: '3.1.2-6',
  acknowledgeReceipt: '3.1.2-9',
  assessComplaint: '3.1.2-10',
  tellComplainantOfCompanion: '3.1.2-11',
  holdConversationWithComplainant: '3.1.2-12',
  writeMinutesOfComplainant: '3.1.2-13',
  signMinutesOfComplainant: '3.1.2-13',
  recordLapse: 'P-2',
};

export const everyProblem = [
  'notUnderstood',
  'notYours',
  'unavailable',
  'alreadyDone',
  'changedSince',
  'tooEarly',
  'barred',
  'noReceiver',
  'draftDeleted',
] as const;
