import { hardest, type Kind, type Measured, measuredTexts } from './reading';

/** Prints how hard everything in Norwegian is to read: the ten hardest, and a table. */

const all = [...measuredTexts()].sort((one, other) => other.lix - one.lix);
const kinds: readonly Kind[] = ['card', 'group', 'text', 'section', 'passage'];

const line = ({ lix, kind, name, words }: Measured) =>
  `${lix.toFixed(1).padStart(6)}  ${kind.padEnd(8)} ${name} (${words} words)`;

const row = (kind: Kind) => {
  const own = all.filter((one) => one.kind === kind).map(({ lix }) => lix);
  const middle = own[Math.floor(own.length / 2)] ?? 0;
  const columns = [own.length, middle.toFixed(1), (own[0] ?? 0).toFixed(1), own.filter((lix) => lix > hardest).length];
  return [kind.padEnd(8), ...columns.map((column) => String(column).padStart(9))].join('');
};

process.stdout.write(
  [
    'The ten hardest texts in Norwegian, by LIX:',
    ...all.slice(0, 10).map(line),
    '',
    ['LIX'.padEnd(8), ...['measured', 'median', 'hardest', `over ${hardest}`].map((name) => name.padStart(9))].join(''),
    ...kinds.map(row),
    '',
  ].join('\n'),
);
if (all.some(({ lix }) => lix > hardest)) process.exitCode = 1;
