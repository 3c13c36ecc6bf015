export const ruleKinds = [
  'gate',
  'contain',
  'deadline',
  'inform',
  'file',
  'route',
  'decision',
  'right',
  'content',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

const writtenForces = ['must', 'should', 'may'] as const;
/** `policy`: a P-rule, the organisation's own, which users never see as a rule of the guidelines. */
export type RuleForce = (typeof writtenForces)[number] | 'policy';

export type CatalogueRule = {
  rule: string;
  /** The heading of the table in which the rule stands. */
  chapter: string;
  /** Empty where the table names nobody (flow chart, policy). */
  who: string;
  force: RuleForce;
  /** Empty for policy rules: their table has no kinds. */
  kinds: RuleKind[];
  text: string;
};

const columnNames = ['rule', 'who', 'force', 'kind', 'what'];
const ruleNumber = /^(?:\d+(?:\.\d+)*|F|P)-\d+$/;

/**
 * The rules of docs/procedure.md in the document's order. Only tables whose first column is named "rule" are read;
 * the others (edges of the flow chart, default periods) are for people.
 *
 * @throws Error naming the line, on a malformed table or row and on a number that is used twice.
 */
export function parseCatalogue(markdown: string): CatalogueRule[] {
  const rules: CatalogueRule[] = [];
  const firstLineOf = new Map<string, number>();
  let chapter = '';
  let columns: string[] | undefined;

  markdown.split(/\r?\n/).forEach((line, index) => {
    const lineNumber = index + 1;
    const heading = /^##\s+(.+?)\s*$/.exec(line);
    if (heading?.[1] !== undefined) chapter = heading[1];
    if (!line.startsWith('|')) {
      columns = undefined;
      return;
    }
    const cells = cellsOf(line);
    if (columns === undefined) {
      columns = cells;
      if (columns[0] === 'rule') checkColumns(columns, lineNumber);
      return;
    }
    if (columns[0] !== 'rule' || cells.every((cell) => /^:?-+:?$/.test(cell))) return;

    const rule = ruleFrom(columns, cells, chapter, lineNumber);
    const earlier = firstLineOf.get(rule.rule);
    if (earlier !== undefined) fail(lineNumber, `rule ${rule.rule} already stands in line ${earlier}`);
    firstLineOf.set(rule.rule, lineNumber);
    rules.push(rule);
  });

  if (rules.length === 0) throw new Error('catalogue: no table with a first column named "rule" was found');
  return rules;
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function checkColumns(columns: string[], line: number): void {
  const unknown = columns.filter((column) => !columnNames.includes(column));
  if (unknown.length > 0) fail(line, `unknown column "${unknown.join('", "')}"; known are ${columnNames.join(', ')}`);
  if (!columns.includes('what')) fail(line, 'the table has no column "what"');
}

function ruleFrom(columns: string[], cells: string[], chapter: string, line: number): CatalogueRule {
  if (cells.length !== columns.length) {
    fail(line, `the row has ${cells.length} cells, its table has ${columns.length} columns`);
  }
  const row = new Map(columns.map((column, index) => [column, cells[index] ?? '']));
  for (const [column, cell] of row) if (cell === '') fail(line, `the cell "${column}" is empty`);
  const rule = row.get('rule') ?? '';
  if (!ruleNumber.test(rule)) fail(line, `"${rule}" is not a rule number such as 3.1.2-5, F-1 or P-3`);
  if (chapter === '') fail(line, `rule ${rule} stands above the first "## " heading`);
  const kinds = row.get('kind');
  return {
    rule,
    chapter,
    who: row.get('who') ?? '',
    force: forceOf(rule, row.get('force'), line),
    kinds: kinds === undefined ? [] : kinds.split(',').map((kind) => kindOf(kind.trim(), line)),
    text: row.get('what') ?? '',
  };
}

function forceOf(rule: string, cell: string | undefined, line: number): RuleForce {
  if (rule.startsWith('P-') && cell === undefined) return 'policy';
  return (
    writtenForces.find((force) => force === cell) ??
    fail(line, `rule ${rule}: force "${cell ?? ''}" is none of ${writtenForces.join(', ')}`)
  );
}

function kindOf(cell: string, line: number): RuleKind {
  return ruleKinds.find((kind) => kind === cell) ?? fail(line, `kind "${cell}" is none of ${ruleKinds.join(', ')}`);
}

function fail(line: number, problem: string): never {
  throw new Error(`catalogue, line ${line}: ${problem}`);
}
