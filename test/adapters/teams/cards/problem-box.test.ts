import { withProblems } from '../../../../src/adapters/teams/cards/problem-box';
import type { Piece } from '../../../../src/adapters/teams/cards/templates';
import { textsFor } from '../../../../src/language/texts';
import type { FieldProblem } from '../../../../src/procedure/complaint';

const texts = textsFor('nb');
const inputs: readonly Piece[] = [
  { type: 'TextBlock', text: 'Before' },
  { type: 'Input.ChoiceSet', id: 'accusedIds', label: 'Who' },
  { type: 'Input.Text', id: 'accusedNames', label: 'Or a name' },
  { type: 'Input.Text', id: 'what', label: 'What' },
  { type: 'Input.Date', id: 'heldAt.date', label: 'Day' },
  { type: 'Input.Time', id: 'heldAt.time', label: 'Time' },
];

function labels(...problems: readonly FieldProblem[]): unknown[] {
  return withProblems(texts, inputs, problems, (field) => `fields.report.${field}`).map(({ label }) => label);
}

describe('an input that is to be put right', () => {
  const untouched = inputs.map(({ label }) => label);

  it('stays as it is where nothing is wrong with it', () => {
    expect(labels()).toEqual(untouched);
    expect(labels({ field: 'somethingElse', problem: 'missing' })).toEqual(untouched);
  });

  it('says in its label what is wrong, since a screen reader reads nothing else with it', () => {
    expect(labels({ field: 'what', problem: 'missing' })[3]).toBe(
      'What – rett dette: Skriv litt om hva som har skjedd. Noen få ord er nok.',
    );
  });

  it('says it at the first of several inputs for the same field', () => {
    const [, who, name, , day, time] = labels(
      { field: 'accused', problem: 'missing' },
      { field: 'heldAt', problem: 'inTheFuture' },
    );
    expect(who).toBe('Who – rett dette: Velg en person, eller skriv et navn.');
    expect([name, time]).toEqual(['Or a name', 'Time']);
    expect(day).toMatch(/^Day – rett dette: ./);
  });

  it('says all that is wrong with it', () => {
    const [, who] = labels({ field: 'accused', problem: 'missing' }, { field: 'accused', problem: 'yourself' });
    expect(who).toMatch(/^Who – rett dette: Velg en person, eller skriv et navn\. \S/);
  });
});
