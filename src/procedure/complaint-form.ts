import { type Complaint, type FieldProblem, longestAccount, longestLine } from './complaint';
import type { Declaration } from './declarations';

/** What the form of 3.1.2 must have in it, and may. */

/** Who is accused, and what happened. Date, time and witnesses are asked for and never hold a complaint back. */
export const whatAComplaintMustSay: Declaration = {
  kind: 'content',
  rule: '3.1.2-5',
  of: 'complaint',
  lacks: (complaint) => [
    ...(complaint.accused.some((person) => person.name.trim() !== '') ? [] : [problem('accused', 'missing')]),
    ...(complaint.what.trim() === '' ? [problem('what', 'missing')] : []),
  ],
};

/** The form's own fields: each may be left open, but what is filled in must be possible. */
export const whatTheFormHolds: Declaration = {
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
