import { longestAccount, longestLine } from './complaint';
import type { Field, Fields } from './form-fields';

/** The fields that many forms ask for. */

/** In somebody's own words, as long as they need. */
export const account: Field = { kind: 'longText', required: true, longest: longestAccount };
export const accountOrNothing: Field = { kind: 'longText', required: false, longest: longestAccount };
/** Beside several others of its kind: together they fit into one form, and into one letter. */
export const passage: Field = { kind: 'longText', required: true, longest: 3_000 };
export const passageOrNothing: Field = { ...passage, required: false };
export const oneLine: Field = { kind: 'text', required: true, longest: longestLine };
export const lineOrNothing: Field = { kind: 'text', required: false, longest: longestLine };

/** A conversation with a party, as it was held. */
export const conversation: Fields = {
  heldAt: { kind: 'pastDateTime', required: true },
  place: oneLine,
  companion: lineOrNothing,
};

/** Of what should have minutes: where there are none, why not. */
export const withMinutes: Fields = {
  heldAt: { kind: 'pastDateTime', required: true },
  place: oneLine,
  minutes: accountOrNothing,
  noMinutes: accountOrNothing,
};

/** As the fields are, but that this cannot be chosen. */
export function withoutChoice(fields: Fields, name: string, choice: string): Fields {
  const field = fields[name];
  if (field?.kind !== 'choice') return fields;
  return { ...fields, [name]: { ...field, choices: field.choices.filter((one) => one !== choice) } };
}
