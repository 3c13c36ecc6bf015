import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channel } from '../../src/workbench/channel/channel';
import { createWorkbench, type WorkbenchOptions, type WorkbenchPerson } from '../../src/workbench/workbench';
import { type RunningBot, startDocumentationBot } from './documentation-bot';
import { anna, bob, sampleChannel, tenantId } from './sample-channel';

export const people: WorkbenchPerson[] = [
  { ...anna, role: { nb: 'Ansatt', en: 'Employee' } },
  { ...bob, role: { nb: 'Nærmeste leder', en: 'Manager' } },
  {
    id: 'aaaaaaaa-0000-4000-8000-000000000003',
    name: 'Cecilie Falk-Aas',
    locale: 'nb-NO',
    role: { nb: 'Personalavdelingen', en: 'HR adviser' },
  },
];

export interface RunningWorkbench {
  url: string;
  port: number;
  channel: Channel;
  bot: RunningBot;
  movedTo: Date[];
  close(): Promise<void>;
}

/** The page, the channel and the documentation bot, as a composition would put them together. */
export async function startWorkbench(changes: Partial<WorkbenchOptions> = {}): Promise<RunningWorkbench> {
  let now = new Date('2026-03-02T07:30:00Z');
  const movedTo: Date[] = [];
  const clock = {
    now: () => now,
    async moveTo(date: Date) {
      now = date;
      movedTo.push(date);
    },
  };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const channel = sampleChannel({ url, people, now: clock.now });
  const workbench = createWorkbench({ channel, clock, people, ...changes });
  server.on('request', (req, res) => {
    if (workbench.handler(req, res)) return;
    res.statusCode = 404;
    res.end('not the workbench');
  });
  const bot = await startDocumentationBot(channel.botSettings(), { serviceUrl: channel.serviceUrl(), tenantId });
  channel.pointAt(bot.url);
  return {
    ...{ url, port, channel, bot, movedTo },
    async close() {
      await bot.close();
      await channel.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
