import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../root';
import { onShutdown } from '../shutdown';
import { startWorkbench } from './start';

async function main(): Promise<void> {
  const port = portFrom(process.env.PORT);
  const dataFolder = process.env.TRYGG_DATA ?? join(packageRoot, '.data');
  if (process.argv.includes('--fresh')) rmSync(dataFolder, { recursive: true, force: true });
  const workbench = await startWorkbench({ port, dataFolder });
  onShutdown(workbench.stop);
  say(greeting(port));
}

function greeting(port: number): string {
  return `
Trygg is running: open http://localhost:${port}

  To watch first: press "Vis meg historien" at the top. A case plays itself, in four minutes.

  To try it yourself:
  1. Choose Nora Lund, and press "Meld fra". Name Jonas Berg, write a sentence, and send.
  2. Choose Kari Haugen, her leader: a task has arrived. Anne Vik in HR has one too.
  3. Move the clock at the top: what nobody answers in time is asked for again.

  Everything stays on this machine, in .data. Begin anew with: npm start -- --fresh
  Stop with Ctrl+C.
`;
}

function portFrom(setting: string | undefined): number {
  const port = Number(setting ?? 3978);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error('PORT must be a number from 1 to 65535.');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE' ? 'That port is taken. Choose another: PORT=3979 npm start' : error.message;
  say(taken);
  process.exit(1);
});
