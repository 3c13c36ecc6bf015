import { draftFields, type ReportDraft } from '../../../application/drafts';
import type { Case } from '../../../case/state';
import { maySee } from '../../../case/who-sees-what';
import type { Complaint } from '../../../procedure/complaint';
import type { ReportedWords } from '../cards/complaint-screen';
import { accusedInComplaint } from './parties';

/** A complaint as it was handed in. */
export function reportedWords(state: Case, personId: string): ReportedWords {
  return { ...wordsOf(state, personId, state.complaint), accused: accusedInComplaint(state) };
}

/** A complaint as the signed note of an oral one holds it. */
export function wordsInNote(state: Case, personId: string, note: string): ReportedWords {
  const complaint: Complaint = JSON.parse(note);
  return { ...wordsOf(state, personId, complaint), accused: complaint.accused.map(({ name }) => name) };
}

/** In the fields of the form; with whom it happened to, where another reported it. */
function wordsOf(state: Case, personId: string, complaint: Omit<Complaint, 'accused'>): Omit<ReportedWords, 'accused'> {
  const { way, complainant } = state;
  const { what, date, time, whenInWords, place, reporter, witnesses } = complaint;
  const withoutHealth = !maySee(state, personId, 'health');
  const injury = withoutHealth ? '' : complaint.injury;
  const empty = Object.fromEntries(draftFields.map((field) => [field, ''])) as Record<keyof ReportDraft, string>;
  const { name, position, birthDate, unit } = reporter;
  const as = way === 'observed' ? 'observer' : way === 'oral' ? 'oral' : 'self';
  const personName = as === 'self' ? '' : complainant.name;
  return {
    draft: { ...empty, as, personName, what, date, time, whenInWords, place, injury, name, position, birthDate, unit },
    witnesses: witnesses.map((witness) => witness.name),
    ...(withoutHealth ? { withoutHealth } : {}),
  };
}
