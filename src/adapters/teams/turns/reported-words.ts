import { draftFields, type ReportDraft } from '../../../application/drafts';
import type { Case } from '../../../case/state';
import type { Complaint } from '../../../procedure/complaint';
import type { ReportedWords } from '../cards/case-screens';
import { accusedInComplaint } from './parties';

/** A complaint as it was handed in. */
export function reportedWords(state: Case): ReportedWords {
  return { ...wordsOf(state, state.complaint), accused: accusedInComplaint(state) };
}

/** A complaint as the signed note of an oral one holds it. */
export function wordsInNote(state: Case, note: string): ReportedWords {
  const complaint: Complaint = JSON.parse(note);
  return { ...wordsOf(state, complaint), accused: complaint.accused.map(({ name }) => name) };
}

/** In the fields of the form; with whom it happened to, where another reported it. */
function wordsOf({ way, complainant }: Case, complaint: Omit<Complaint, 'accused'>): Omit<ReportedWords, 'accused'> {
  const { what, date, time, whenInWords, place, injury, reporter, witnesses } = complaint;
  const empty = Object.fromEntries(draftFields.map((field) => [field, ''])) as Record<keyof ReportDraft, string>;
  const { name, position, birthDate, unit } = reporter;
  const as = way === 'observed' ? 'observer' : way === 'oral' ? 'oral' : 'self';
  const personName = as === 'self' ? '' : complainant.name;
  return {
    draft: { ...empty, as, personName, what, date, time, whenInWords, place, injury, name, position, birthDate, unit },
    witnesses: witnesses.map((witness) => witness.name),
  };
}
