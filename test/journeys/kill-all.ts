import { killEverywhere } from '../support/kill-everywhere';

/** `npm run kill`: takes minutes, and belongs before a release. */
async function main(): Promise<void> {
  const { complaints, table } = await killEverywhere('all');
  process.stdout.write(`${[table, ...complaints].join('\n')}\n`);
  process.exit(complaints.length === 0 ? 0 : 1);
}

void main();
