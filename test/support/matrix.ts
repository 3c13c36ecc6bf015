/** A table written by hand: who may find what. */
export interface Matrix {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly may: (column: string, row: string) => boolean;
}

/**
 * The first line names the columns, every other one a row: `x` where it is to be found, `.` where it must not be. Lines
 * without a bar are headings for the reader.
 */
export function matrixOf(table: string): Matrix {
  const [heads = [], ...lines] = table
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const columns = (heads[1] ?? '').split(/\s+/);
  const cells = new Map(
    lines.map(([row = '', marks = '']) => {
      const all = marks.split(/\s+/);
      if (all.length !== columns.length || all.some((one) => one !== 'x' && one !== '.')) {
        throw new Error(`the row ${row} has ${all.length} marks for ${columns.length} columns: ${marks}`);
      }
      return [row, all] as const;
    }),
  );
  if (cells.size !== lines.length) throw new Error('a row stands there twice');
  return {
    columns,
    rows: [...cells.keys()],
    may: (column, row) => cells.get(row)?.[columns.indexOf(column)] === 'x',
  };
}

const canary = /kanari-(\p{L}+)/gu;

export const word = (name: string): string => `kanari-${name}`;

export function wordsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(canary)].flatMap(([, found]) => found ?? []))].sort();
}

/** Which cells of a column are otherwise than they are written: found and forbidden, or permitted and not found. */
export function wrongIn({ rows, may }: Matrix, column: string, text: string): readonly string[] {
  const found = wordsIn(text);
  return [
    ...found.filter((one) => !rows.includes(one)).map((one) => `${one} has no row`),
    ...rows.filter((row) => found.includes(row) && !may(column, row)).map((row) => `${row} is found`),
    ...rows.filter((row) => !found.includes(row) && may(column, row)).map((row) => `${row} is not found`),
  ];
}

/** Says how much it was that was held against what was found. */
export function checked(...all: readonly Matrix[]): void {
  const cells = all.map(({ columns, rows }) => columns.length * rows.length).reduce((sum, one) => sum + one, 0);
  const rows = all.map((one) => one.rows.length).join(' and ');
  process.stdout.write(`${cells} cells of who may find what: ${rows} words for ${all[0]?.columns.length} who look\n`);
}
