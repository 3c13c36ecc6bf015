import { BenchGround } from './ground';
import { writeMeasured } from './measured';
import { asRow, type Measured } from './row';
import { commandRows } from './rows/commands';
import { foldRow } from './rows/fold';
import { heapRow } from './rows/heap';
import { listRows } from './rows/lists';
import { readRows } from './rows/reads';
import { startRow } from './rows/start';
import { sweepRows } from './rows/sweep';

const asJson = process.argv.includes('--json');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);

/** `npm run bench`: the product against the bars, and docs/measured.md. `--json` prints the rows and nothing else. */
async function main(): Promise<void> {
  const ground = await BenchGround.open();
  try {
    const peer = await ground.peer();
    const parts: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
      reads: () => readRows(ground, peer),
      commands: () => commandRows(ground, peer),
      sweep: () => sweepRows(ground),
      lists: () => listRows(ground),
      fold: async () => [await foldRow()],
      heap: async () => [await heapRow(ground)],
      start: async () => [await startRow(ground)],
    };
    const rows: Measured[] = [];
    for (const [name, measure] of Object.entries(parts)) {
      if (only !== undefined && only !== name) continue;
      const found = await measure();
      rows.push(...found);
      if (!asJson) process.stdout.write(found.map(line).join(''));
    }
    if (asJson) process.stdout.write(`${JSON.stringify(rows.map(asRow), null, 2)}\n`);
    if (only === undefined) writeMeasured(rows);
  } finally {
    await ground.close();
  }
}

function line({ name, value, unit, sign, bar, holds, from }: Measured): string {
  return `${holds ? 'holds ' : 'MISSES'}  ${name}: ${value.toFixed(2)} ${unit} (${sign} ${bar}); ${from}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
