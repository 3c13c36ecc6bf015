import type { Complaint, Declaration, FieldProblem } from './declarations';

/**
 * Chapter 3.1.2, written complaint, in the guidelines' order, as far as the minutes of the conversation with the
 * complainant.
 */

const longestAccount = 20_000;
const longestLine = 300;

/** A complaint goes to the nearest leader. */
const toTheNearestLeader: Declaration = {
  kind: 'route',
  rule: '3.1.2-1',
  role: 'handler',
  candidates: ({ leaders, accusedIds }) => leaders.slice(0, 1).filter((leader) => !accusedIds.includes(leader.id)),
};

/** Against one's own leader: to the leader's leader, or straight to HR, as the complainant chooses. */
const pastAnAccusedLeader: Declaration = {
  kind: 'route',
  rule: '3.1.2-2',
  role: 'handler',
  candidates: ({ leaders, accusedIds, straightToHr }) => {
    const nearest = leaders[0];
    return nearest && accusedIds.includes(nearest.id) && !straightToHr ? leaders.slice(1) : [];
  },
};

const receiversSeen: Declaration = { kind: 'receiversSeen', rule: '3.1.2-2' };

/** No party of a case handles it or takes part for HR. */
const noPartyHandles: Declaration = {
  kind: 'bar',
  rule: '3.1.2-3',
  roles: ['handler', 'hrAdviser'],
  bars: (personId, { complainantId, accusedIds }) => personId === complainantId || accusedIds.includes(personId),
};

/** Who is accused, and what happened. Date, time and witnesses are asked for and never hold a complaint back. */
const whatAComplaintMustSay: Declaration = {
  kind: 'content',
  rule: '3.1.2-5',
  of: 'complaint',
  lacks: (complaint) => [
    ...(complaint.accused.some((person) => person.name.trim() !== '') ? [] : [problem('accused', 'missing')]),
    ...(complaint.what.trim() === '' ? [problem('what', 'missing')] : []),
  ],
};

/** The form's own fields: each may be left open, but what is filled in must be possible. */
const whatTheFormHolds: Declaration = {
  kind: 'content',
  rule: '3.1.2-6',
  of: 'complaint',
  lacks: (complaint, today) => [
    ...tooLong(complaint),
    ...possibleDate('date', complaint.date, today, '1950-01-01'),
    ...(complaint.time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(complaint.time) ? [] : [problem('time', 'notADate')]),
    ...possibleDate('reporter.birthDate', complaint.reporter.birthDate, today, '1900-01-01'),
  ],
};

/** The employee signs by sending; HR signs for receipt beside the leader. */
const signReceipt: Declaration = {
  kind: 'step',
  rule: '3.1.2-6',
  name: 'signReceipt',
  does: 'record',
  command: 'SignReceipt',
  event: 'ReceiptSigned',
  by: 'hrAdviser',
  for: 'matter',
  after: [],
  asks: {},
  within: 'acknowledgement',
};

/** The leader signs for receipt, and the investigation of the complaint starts. */
const acknowledgeReceipt: Declaration = {
  kind: 'step',
  rule: '3.1.2-9',
  name: 'acknowledgeReceipt',
  does: 'record',
  command: 'AcknowledgeReceipt',
  event: 'ReceiptAcknowledged',
  by: 'handler',
  for: 'matter',
  after: [],
  asks: {},
  within: 'acknowledgement',
};

/** Leader and HR each hold the complaint against the definitions of 1.5: how it is felt, and the test of the Act. */
const assessComplaint: Declaration = {
  kind: 'step',
  rule: '3.1.2-10',
  name: 'assessComplaint',
  does: 'jointly',
  command: 'AssessComplaint',
  event: 'ComplaintAssessed',
  by: ['handler', 'hrAdviser'],
  for: 'matter',
  after: ['acknowledgeReceipt', 'signReceipt'],
  asks: {
    felt: { kind: 'choice', required: true, choices: ['harassment', 'bullying', 'both', 'neither', 'unclear'] },
    improper: { kind: 'choice', required: true, choices: ['yes', 'no', 'unclear'] },
    reasons: { kind: 'longText', required: true, longest: longestAccount },
  },
  within: 'assessment',
};

const tellOfCompanion: Declaration = {
  kind: 'step',
  rule: '3.1.2-11',
  name: 'tellComplainantOfCompanion',
  does: 'tell',
  command: 'TellOfCompanion',
  event: 'ToldOfCompanion',
  by: 'handler',
  tells: 'complainant',
  for: 'complainant',
  after: ['acknowledgeReceipt'],
  asks: {},
  within: 'conversationWithComplainant',
};

const holdConversation: Declaration = {
  kind: 'step',
  rule: '3.1.2-12',
  name: 'holdConversationWithComplainant',
  does: 'record',
  command: 'HoldConversation',
  event: 'ConversationHeld',
  by: 'handler',
  for: 'complainant',
  after: ['acknowledgeReceipt', 'tellComplainantOfCompanion'],
  asks: {
    heldAt: { kind: 'pastDateTime', required: true },
    place: { kind: 'text', required: true, longest: longestLine },
    companion: { kind: 'text', required: false, longest: longestLine },
  },
  within: 'conversationWithComplainant',
};

const writeMinutes: Declaration = {
  kind: 'step',
  rule: '3.1.2-13',
  name: 'writeMinutesOfComplainant',
  does: 'write',
  document: 'minutes',
  of: 'holdConversationWithComplainant',
  command: 'WriteMinutes',
  event: 'MinutesWritten',
  by: 'handler',
  for: 'complainant',
  after: ['holdConversationWithComplainant'],
  asks: { text: { kind: 'longText', required: true, longest: longestAccount } },
};

const signMinutes: Declaration = {
  kind: 'step',
  rule: '3.1.2-13',
  name: 'signMinutesOfComplainant',
  does: 'sign',
  signs: 'writeMinutesOfComplainant',
  filedWith: 'complainant',
  command: 'SignMinutes',
  event: 'MinutesSigned',
  by: 'complainant',
  for: 'complainant',
  after: ['writeMinutesOfComplainant'],
  asks: {},
};

export const writtenComplaint: readonly Declaration[] = [
  toTheNearestLeader,
  pastAnAccusedLeader,
  receiversSeen,
  noPartyHandles,
  whatAComplaintMustSay,
  whatTheFormHolds,
  signReceipt,
  acknowledgeReceipt,
  assessComplaint,
  tellOfCompanion,
  holdConversation,
  writeMinutes,
  signMinutes,
];

function problem(field: string, what: FieldProblem['problem']): FieldProblem {
  return { field, problem: what };
}

function tooLong(complaint: Complaint): readonly FieldProblem[] {
  const { reporter } = complaint;
  const lines = {
    whenInWords: complaint.whenInWords,
    place: complaint.place,
    'reporter.name': reporter.name,
    'reporter.position': reporter.position,
    'reporter.unit': reporter.unit,
  };
  const names = { accused: complaint.accused, witnesses: complaint.witnesses };
  return [
    ...Object.entries({ what: complaint.what, injury: complaint.injury })
      .filter(([, text]) => text.length > longestAccount)
      .map(([field]) => problem(field, 'tooLong')),
    ...Object.entries(lines)
      .filter(([, text]) => text.length > longestLine)
      .map(([field]) => problem(field, 'tooLong')),
    ...Object.entries(names)
      .filter(([, people]) => people.length > 20 || people.some((person) => person.name.length > longestLine))
      .map(([field]) => problem(field, 'tooLong')),
  ];
}

/** Dates are `yyyy-mm-dd`, which sort as text. */
function possibleDate(field: string, date: string, today: string, earliest: string): readonly FieldProblem[] {
  if (date === '') return [];
  if (!isDate(date)) return [problem(field, 'notADate')];
  if (date > today) return [problem(field, 'inTheFuture')];
  return date < earliest ? [problem(field, 'tooLongAgo')] : [];
}

function isDate(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(text);
}
