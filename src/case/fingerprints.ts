import { createHash } from 'node:crypto';
import type { Complaint } from '../procedure/complaint';
import type { Answers } from '../procedure/steps';
import { finishedRounds } from './needs';
import type { Case } from './state';

/** Over a text as UTF-8, in hex: what a signature is given to. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Everything that is signed by sending a letter: each element on lines of its own, after the text. */
export function sha256OfLetter(text: string, elements: Answers = {}): string {
  return sha256Of([text, ...Object.entries(elements).flat()].filter((words) => words !== '').join('\n'));
}

/** What a complaint says and whom it concerns, in the words of its form: accounts and the order of storage have no part. */
export function sha256OfComplaint(complaint: Complaint, complainant: string): string {
  const { what, date, time, whenInWords, place, injury, reporter } = complaint;
  const { name, position, birthDate, unit } = reporter;
  const names = (people: readonly { readonly name: string }[]) => people.map((person) => person.name);
  const [accused, witnesses] = [names(complaint.accused), names(complaint.witnesses)];
  const words = { complainant, accused, what, date, time, whenInWords, place, witnesses, injury };
  return sha256Of(JSON.stringify({ ...words, reporter: { name, position, birthDate, unit } }));
}

/** Of the complaint as it stands in the case now. */
export function sha256OfComplaintIn(state: Case): string {
  return sha256OfComplaint({ ...state.complaint, accused: accusedWhenSent(state) }, state.complainant.name);
}

/** Those who were added later do not stand in the complaint. */
export function accusedWhenSent(state: Case): Complaint['accused'] {
  const accused = Object.values(state.strands).map((strand) => strand.accused);
  return accused.slice(0, accused.length - finishedRounds(state, 'nameAccused', 'matter'));
}
