import type { ChatScreen, DeadlineLine, LateCase, TaskLine } from '../../../../src/adapters/teams/cards/screens';

export const caseNumber = '2026-0007';
export const ownTask = { verb: 'OpenTask', caseId: caseNumber, round: 1 };

export const task = (step: string, rule: string, more: Partial<TaskLine> = {}): TaskLine => ({
  caseNumber,
  step,
  rule,
  overdue: false,
  quiet: false,
  open: { ...ownTask, step },
  ...more,
});

const digest = '1f0c9a52-0b7e-4a0c-9a63-2f4d1d1b0a11';
const show = { verb: 'ShowReminders', digest };
const remindTomorrow = { verb: 'RemindTomorrow', digest };
const none = { screen: 'reminders', own: [], hr: [], outside: [], duties: [], show } as const;

const late = { screen: 'late', count: 0, page: { number: 1, of: 1 }, hr: [], outside: [], duties: [] } as const;

const due = (step: string, rule: string, more: Partial<DeadlineLine> & { readonly about?: Partial<TaskLine> } = {}) => {
  const { about, ...deadline } = more;
  const daysLate = deadline.daysLate ?? 0;
  const line: DeadlineLine = {
    task: task(step, rule, { overdue: daysLate > 0, ...about }),
    day: '2026-01-12',
    daysLeft: 0,
    daysLate,
    ...deadline,
  };
  return line;
};

const signature = (more: Partial<DeadlineLine>) =>
  due('signMinutesOfComplainant', '3.1.2-13', { ...more, about: { quiet: true, overdue: false } });

const open = { verb: 'OpenCase', caseId: '7KQ2M9XA' };

const followed: readonly LateCase[] = [
  {
    caseNumber: '7KQ2M9XA',
    late: [
      { step: 'holdConversationWithAccused', daysLate: 12, role: 'handler' },
      { step: 'assessComplaint', daysLate: 3, role: 'hrAdviser' },
    ],
    open,
  },
  { caseNumber: 'P4ZT0W1C', late: [{ step: 'settleDecision', daysLate: 1, role: 'leaderAbove' }], open },
  { caseNumber: 'P4ZT0W1D', late: [{ step: 'decideDismissal', daysLate: 1, role: 'appointingAuthority' }], open },
  {
    caseNumber: 'P4ZT0W1E',
    late: [
      { step: 'decideAppeal', daysLate: 2, role: 'leaderAbove', isVacant: true },
      { step: 'decideDismissal', daysLate: 1, role: 'appointingAuthority', isVacant: true },
      { step: 'acknowledgeReceipt', daysLate: 1, role: 'handler', isVacant: true },
    ],
    open,
  },
];

const others: readonly LateCase[] = [
  { caseNumber: 'M3VJ8E5R', late: [{ step: 'acknowledgeReceipt', daysLate: 9 }] },
  { caseNumber: 'B6YN2H7D', late: [{ step: 'writeMinutesOfComplainant', daysLate: 5 }] },
];

const many = (cases: readonly LateCase[], count: number): readonly LateCase[] =>
  Array.from({ length: count }, (_, index) => ({
    ...cases[0],
    caseNumber: `7KQ2M${100 + index}`,
    late: Array.from({ length: 5 }, () => ({
      ...cases[0]?.late[0],
      step: 'tellComplainantOfCompanion',
      daysLate: 120,
    })),
  }));

/** What people are reminded of, and what is late. */
export const reminderSamples: Readonly<Record<string, ChatScreen>> = {
  'leader reminders': {
    ...none,
    own: [
      due('acknowledgeReceipt', '3.1.2-9', { day: '2026-01-09', daysLate: 3 }),
      due('assessComplaint', '3.1.2-10', { day: '2026-01-11', daysLate: 1 }),
      due('decideCase', '3.1.2-23', { about: { strand: { number: 2, of: 3 } } }),
      due('tellComplainantOfCompanion', '3.1.2-11', {
        day: '2026-01-13',
        daysLeft: 1,
        holdsUp: 'holdConversationWithComplainant',
      }),
      due('holdConversationWithAccused', '3.1.2-17', { day: '2026-01-15', daysLeft: 3 }),
    ],
    remindTomorrow,
  },
  'leader reminders, one': { ...none, own: [due('acknowledgeReceipt', '3.1.2-9')], remindTomorrow },
  'leader reminders, again tomorrow': { ...none, own: [due('acknowledgeReceipt', '3.1.2-9')], again: '2026-01-13' },
  'HR reminders': {
    ...none,
    own: [due('signReceipt', '3.1.2-6', { day: '2026-01-13', daysLeft: 1 })],
    hr: followed,
    outside: others,
    remindTomorrow,
  },
  'HR reminders, outside the case': { ...none, outside: others.slice(1) },
  'HR reminders, very many': {
    ...none,
    own: Array.from({ length: 57 }, () =>
      due('writeMinutesOfAccused', '3.1.2-18', { daysLate: 30, holdsUp: 'writeInvestigationNote' }),
    ),
    hr: many(followed, 40),
    outside: many(others, 60),
    remindTomorrow,
  },
  'HR reminders, one too many': {
    ...none,
    own: Array.from({ length: 16 }, () => due('signReceipt', '3.1.2-6')),
    hr: many(followed, 16),
    outside: many(others, 16),
    remindTomorrow,
  },
  'complainant reminders': { ...none, own: [signature({ day: '2026-01-15', daysLeft: 3 })], remindTomorrow },
  'accused reminders, several': {
    ...none,
    own: [
      signature({ day: '2026-01-13', daysLeft: 1 }),
      due('answerInvitationOfAccused', 'P-2', { about: { quiet: true } }),
      signature({ day: '2026-01-11', daysLate: 1 }),
      signature({ day: '2026-01-05', daysLate: 7 }),
    ],
    remindTomorrow,
  },
  'reminders, all done': none,
  'reminders, gone': { screen: 'remindersGone' },
  'HR late': { ...late, count: 5, hr: followed, outside: others },
  'HR late, one': { ...late, count: 1, hr: followed.slice(0, 1) },
  'HR late, none': late,
  'HR late, very many': {
    ...late,
    count: 200,
    page: { number: 2, of: 4, newer: { verb: 'Late', page: 1 }, older: { verb: 'Late', page: 3 } },
    hr: many(followed, 30),
    outside: many(others, 40),
  },
  'HR late, last page': {
    ...late,
    count: 31,
    page: { number: 2, of: 2, newer: { verb: 'Late', page: 1 } },
    hr: many(followed, 1),
  },
};
