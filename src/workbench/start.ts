import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openFileDirectory, sampleOrganisation } from '../adapters/directory/file-directory';
import { Evaluation } from '../application/evaluation';
import { WheelBooks } from '../application/wheel-books';
import { isWorkingDay } from '../case/calendar';
import { compose, type Running } from '../compose';
import { workbenchRegistration } from '../config';
import { languageFiles } from '../language/texts';
import { packageRoot } from '../root';
import { createBotCredentials, trusted } from './channel/bot-settings';
import { createChannel } from './channel/channel';
import type { ChannelState } from './channel/state';
import { movableClock } from './movable-clock';
import english from './tour/en.json';
import { mainStory } from './tour/main-story';
import norwegian from './tour/nb.json';
import { createWorkbench, type WorkbenchOptions } from './workbench';

const { appId, tenantId } = workbenchRegistration;
const sampleLogo = join(packageRoot, 'src/workbench/sample-logo.png');
const sweepEvery = 5_000;
const saveEvery = 3_000;
/** Longer than a client keeps an idle connection, so that none is closed while a request is on its way in. */
const keepAlive = 60_000;

interface Kept {
  readonly chats?: ChannelState;
  /** How far the clock was moved ahead of the real time. Milliseconds. */
  readonly ahead?: number;
}

export interface RunningWorkbench {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Trygg with the local channel and its page in one server, on this machine only.
 *
 * @throws where the port is taken
 */
export async function startWorkbench({
  port,
  dataFolder,
}: {
  port: number;
  dataFolder: string;
}): Promise<RunningWorkbench> {
  const keptFile = join(dataFolder, 'workbench.json');
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
    logoFile: sampleLogo,
    channel: trusted(settings, tenantId),
    channelSettings: { ...settings },
    credentials: createBotCredentials(settings),
    clock,
    logLevel: 'warn',
    sweepEvery,
    fileHosts: [`http://127.0.0.1:${port}`],
  });
  const { grounds } = trygg.trygg;
  const books = await WheelBooks.open(trygg.store, trygg.keys, clock);
  const workbench = createWorkbench({
    channel,
    people,
    clock: {
      now: clock.date,
      async moveTo(date: Date) {
        clock.moveTo(date);
        // Once a day by a real clock.
        await trygg.trygg.retention.look();
        await trygg.sweep();
      },
    },
    isWorkingDay: (day) => isWorkingDay(day, grounds.calendar),
    evaluating: new Evaluation(trygg.store, trygg.keys, books, grounds, clock),
    names: { nb: namesIn('nb'), en: namesIn('en') },
    story: storyFor(trygg),
  });

  const server = createServer((request, response) => {
    if (!workbench.handler(request, response)) trygg.server.server.emit('request', request, response);
  });
  server.keepAliveTimeout = keepAlive;
  const save = () => write(keptFile, { chats: channel.snapshot(), ahead: clock.ahead() });
  const saving = setInterval(save, saveEvery);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // An organisation installs Trygg for everybody, so that having it tells nothing.
  for (const { id } of people) {
    const person = channel.person(id);
    if (!person.installed) await person.install();
  }
  return {
    url: `http://localhost:${port}`,
    async stop() {
      clearInterval(saving);
      await workbench.stop();
      server.close();
      await trygg.stop();
      save();
      server.closeAllConnections();
    },
  };
}

function storyFor({ trygg }: Running): WorkbenchOptions['story'] {
  return {
    story: mainStory,
    words: { nb: norwegian, en: english },
    async stands(personId) {
      if (await trygg.reports.draft(personId)) return 'draft';
      return (await trygg.views.myCases(personId)).cases.length > 0 ? 'inCase' : 'free';
    },
  };
}

/** What steps and notices are called where people read of them. */
function namesIn(language: 'nb' | 'en') {
  const { steps, notices, duties } = languageFiles[language];
  const named = (texts: object, key: string) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, String(text[key] ?? name)]));
  return {
    steps: named(steps, 'short'),
    notices: named(notices, 'heading'),
    duties: named(duties, 'title'),
  };
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
