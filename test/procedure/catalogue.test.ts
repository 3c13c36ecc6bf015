import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '../../src/procedure/catalogue';
import { packageRoot } from '../../src/root';

const document = readFileSync(join(packageRoot, 'docs/procedure.md'), 'utf8');
const rules = parseCatalogue(document);
const find = (rule: string) => rules.find((candidate) => candidate.rule === rule);

const table = (row: string) =>
  `## 1 Introduction\n\n| rule | who | force | kind | what |\n| --- | --- | --- | --- | --- |\n${row}\n`;

describe('the catalogue of rules in docs/procedure.md', () => {
  it('has every rule of the document, counted by hand', () => {
    const perChapter: Record<string, number> = {};
    for (const { chapter } of rules) perChapter[chapter] = (perChapter[chapter] ?? 0) + 1;
    expect(perChapter).toEqual({
      '1 Introduction': 19,
      '2 Prevention': 5,
      '3.1.1 Informal complaint': 4,
      '3.1.2 Written complaint': 28,
      '3.2 Disciplinary procedure': 27,
      '4 Rehabilitation, 5 Evaluation': 4,
      'The flow chart': 2,
      "Trygg's policy, beyond the guidelines": 16,
    });
  });

  it('keeps the order of the document', () => {
    expect(rules.map(({ rule }) => rule).slice(0, 3)).toEqual(['1.1-1', '1.1-2', '1.2-1']);
    expect(rules.at(-1)?.rule).toBe('P-16');
  });

  it('reads a rule with several kinds', () => {
    expect(find('3.1.2-24')).toEqual({
      rule: '3.1.2-24',
      chapter: '3.1.2 Written complaint',
      who: 'leader',
      force: 'must',
      kinds: ['gate', 'inform'],
      text: 'Both parties are told the outcome in writing, their right to appeal included (P-13), before the case moves on or closes.',
    });
  });

  it('reads the flow chart, which names nobody, and the policy, which has neither force nor kind', () => {
    expect(find('F-2')).toMatchObject({ who: '', force: 'must', kinds: ['gate'] });
    expect(find('P-12')).toMatchObject({ who: '', force: 'policy', kinds: [] });
  });

  it('leaves the edges of the flow chart and the default periods to people', () => {
    expect(rules.some(({ text }) => text.includes('the employee chooses it'))).toBe(false);
    expect(rules.some(({ text }) => text.includes('3 working days'))).toBe(false);
  });
});

describe('a mistake in the catalogue is named with its line', () => {
  const good = '| 1.1-1 | anyone | must | content | Covers everybody. |';

  it.each([
    ['a number used twice', table(`${good}\n${good}`), 'line 6: rule 1.1-1 already stands in line 5'],
    ['a missing cell', table('| 1.1-1 | anyone | must | Covers everybody. |'), 'line 5: the row has 4 cells'],
    ['an empty cell', table('| 1.1-1 | | must | content | Covers everybody. |'), 'line 5: the cell "who" is empty'],
    ['no rule number', table('| 1.1 | anyone | must | content | Covers. |'), 'line 5: "1.1" is not a rule number'],
    ['an unknown force', table('| 1.1-1 | anyone | shall | content | Covers. |'), 'line 5: rule 1.1-1: force "shall"'],
    ['an unknown kind', table('| 1.1-1 | anyone | must | content, law | Covers. |'), 'line 5: kind "law"'],
    ['an unknown column', '## 1\n| rule | whom | what |\n', 'line 2: unknown column "whom"'],
    ['no text column', '## 1\n| rule | who |\n', 'line 2: the table has no column "what"'],
    ['no heading', '| rule | what |\n| --- | --- |\n| P-1 | Yes. |\n', 'line 3: rule P-1 stands above the first'],
    [
      'a rule of the guidelines without force',
      '## 1\n| rule | what |\n| --- | --- |\n| 2-1 | Yes. |\n',
      'rule 2-1: force',
    ],
    ['no table at all', '# Nothing here\n', 'no table with a first column named "rule"'],
  ])('%s', (_, markdown, message) => {
    expect(() => parseCatalogue(markdown)).toThrow(message);
  });
});
