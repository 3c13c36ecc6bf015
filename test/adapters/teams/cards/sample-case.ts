import type { NotReachedLine, Recorded, RightToAppeal } from '../../../../src/adapters/teams/cards/lines';
import { everythingAsked } from '../../../../src/case/fields';
import { declared } from '../../../../src/procedure/declarations';
import type { Field, Fields } from '../../../../src/procedure/form-fields';
import { procedure } from '../../../../src/procedure/procedure';
import type { Answers } from '../../../../src/procedure/steps';

/** What the samples of a case's dialogs have in common. */

export const caseNumber = '2026-0007';
export const openCase = { verb: 'OpenCase', caseId: caseNumber };
export const openTask = { verb: 'OpenTask', caseId: caseNumber };

export const parties = [
  { as: 'complainant', name: 'Sara Lind' },
  { as: 'accused', name: 'Ola Hansen' },
] as const;
export const handling = [
  { as: 'handler', name: 'Maja Berg' },
  { as: 'hrAdviser', name: 'Henrik Dal' },
] as const;

export const notReached: readonly NotReachedLine[] = [
  { as: 'accused', name: 'Ola Hansen', since: '2026-01-12', why: 'neverMet' },
  { as: 'witness', name: 'Ane Vitne', since: '2026-01-08', why: 'refused', seenTo: '2026-01-09' },
  { as: 'notReached', since: '2026-01-06', why: 'refused', seenTo: '2026-01-07' },
];

export function whom(place: number): { readonly notReached?: NotReachedLine } {
  const line = notReached[place];
  return line ? { notReached: line } : {};
}

export const steps = declared(procedure, 'step');

export const talkTo = { hrAdviser: 'Henrik Dal', safety: ['Vera Vern'] };
export const rightToAppeal = { byGuidelines: '2026-01-26', accepted: '2026-01-28', from: 'receipt' } as const;

/** As the case would have it: only a letter that tells of a decision says until when. */
export function rightIn(step: string): RightToAppeal {
  return declared(procedure, 'appealPeriod').some(({ letters }) => letters.includes(step)) ? rightToAppeal : 'nothing';
}

const [quietHours] = declared(procedure, 'quietHours');
export const quiet = { until: '2026-01-12', fields: quietHours?.asks ?? {} };

export function fieldsOf(step: string): Fields {
  const [lapse] = declared(procedure, 'lapse');
  const declaration = steps.find(({ name }) => name === step);
  return (step === 'recordLapse' ? lapse?.asks : declaration && everythingAsked(procedure, declaration)) ?? {};
}

/** What a step records, with everything filled in. */
export function recordedBy(
  step: string,
  words = 'Vi ble enige om å snakke sammen igjen.',
  more: Answers = {},
): Recorded {
  const fields = fieldsOf(step);
  const answers = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, answerTo(field, words)]));
  const form = steps.find(({ name }) => name === step)?.form ?? step;
  return { form, fields, answers: { ...answers, ...more } };
}

function answerTo(field: Field, words: string): string {
  switch (field.kind) {
    case 'choice':
      return field.choices[0] ?? '';
    case 'record':
      return 'writeMinutesOfComplainant/complainant/1';
    case 'day':
      return '2026-02-02';
    case 'pastDateTime':
    case 'futureDateTime':
      return '2026-01-14T13:00';
    case 'person':
      return 'Ane Vitne';
    default:
      return words;
  }
}
