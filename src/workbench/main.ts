import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openFileDirectory, sampleOrganisation } from '../adapters/directory/file-directory';
import { compose } from '../compose';
import { packageRoot } from '../root';
import { onShutdown } from '../shutdown';
import { createBotCredentials } from './channel/bot-settings';
import { createChannel } from './channel/channel';
import type { ChannelState } from './channel/state';
import { movableClock } from './movable-clock';
import { createWorkbench } from './workbench';

/** Only this machine has them, and only this channel accepts them: they protect nothing and need not be secret. */
const appId = 'a7c5e2d4-3f1b-4c8e-9a60-5d2b7e914f38';
const tenantId = '3b9d6f10-7c24-4e5a-8f12-6a0c9e8d7b54';
const sweepEvery = 5_000;
const saveEvery = 3_000;

interface Kept {
  readonly chats?: ChannelState;
  /** How far the clock was moved ahead of the real time. Milliseconds. */
  readonly ahead?: number;
}

async function main(): Promise<void> {
  const port = portFrom(process.env.PORT);
  const dataFolder = join(packageRoot, '.data');
  const keptFile = join(dataFolder, 'workbench.json');
  if (process.argv.includes('--fresh')) rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true });
  const kept = read(keptFile);

  const clock = movableClock(kept.ahead ?? 0);
  const directory = openFileDirectory(sampleOrganisation);
  const people = directory
    .people()
    .filter(({ active }) => active)
    .map(({ id, name, position }) => ({ id, name, locale: 'nb-NO', role: { nb: position, en: position } }));
  const channel = createChannel({
    appId,
    tenantId,
    botName: 'Trygg',
    people,
    url: `http://127.0.0.1:${port}`,
    botUrl: `http://127.0.0.1:${port}/api/messages`,
    now: clock.date,
    ...(kept.chats ? { state: kept.chats } : {}),
  });
  const settings = channel.botSettings();
  const trygg = await compose({
    dataFolder,
    directoryFile: sampleOrganisation,
    channel: { appId, tenantId, issuer: settings.ToBotFromChannelTokenIssuer },
    channelSettings: { ...settings },
    credentials: createBotCredentials(settings),
    clock,
    logLevel: 'warn',
    sweepEvery,
  });
  const workbench = createWorkbench({
    channel,
    people,
    clock: {
      now: clock.date,
      async moveTo(date: Date) {
        clock.moveTo(date);
        await trygg.sweep();
      },
    },
  });

  const server = createServer((request, response) => {
    if (channel.handler(request, response) || workbench.handler(request, response)) return;
    trygg.server.server.emit('request', request, response);
  });
  const save = () => write(keptFile, { chats: channel.snapshot(), ahead: clock.ahead() });
  const saving = setInterval(save, saveEvery);
  onShutdown(async () => {
    clearInterval(saving);
    server.close();
    await trygg.stop();
    save();
    server.closeAllConnections();
  });
  server.once('error', (error: NodeJS.ErrnoException) => {
    say(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another: PORT=3979 npm start` : error.message);
    process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => say(greeting(port)));
}

function greeting(port: number): string {
  return `
Trygg is running: open http://localhost:${port}

  Try this first:
  1. Choose Nora Lund, and press "Meld fra". Name Jonas Berg, write a sentence, and send.
  2. Choose Kari Haugen, her leader: a task has arrived. Anne Vik in HR has one too.
  3. Move the clock at the top, and see who is reminded.

  Everything stays on this machine, in .data. Begin anew with: npm start -- --fresh
  Stop with Ctrl+C.
`;
}

function portFrom(setting: string | undefined): number {
  const port = Number(setting ?? 3978);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error('PORT must be a number from 1 to 65535.');
}

function read(file: string): Kept {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** Beside the old one first, so that a crash leaves one of the two whole. */
function write(file: string, kept: Kept): void {
  writeFileSync(`${file}.new`, JSON.stringify(kept));
  renameSync(`${file}.new`, file);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
