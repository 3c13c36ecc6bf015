import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Channel, createChannel } from '../../src/workbench/channel/channel';
import type { Person } from '../../src/workbench/channel/model';
import { type Chats, createChats } from '../../src/workbench/channel/state';
import { organisation } from './organisation';

export const appId = '5c1f6f0e-6a0b-4d1c-9d52-2f9b3f0a7d11';
export const tenantId = '0d4c7a52-8b1e-4a3f-9c66-71e5b2d8f340';

const prefix = '/channel';
const idleMs = 120_000;

export interface LoadChannel {
  readonly channel: Channel;
  readonly chats: Chats;
  /** What a bot sends next to the connector; read only where somebody waits for it. */
  next(): Promise<string>;
  /** How many messages and changed cards bots have sent until now. */
  accepted(): number;
  close(): Promise<void>;
}

/**
 * The local channel's issuer and tokens, before a connector that accepts whatever a bot sends and looks at none of it:
 * what is measured is the bot.
 */
export async function openLoadChannel(): Promise<LoadChannel> {
  const server = createServer({ keepAliveTimeout: idleMs });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = organisation.people.map(({ id, name }): Person => ({ id, name, locale: 'nb-NO' }));
  const channel = createChannel({ appId, tenantId, botName: 'Trygg', people, url, prefix });
  const waiting: Waiting[] = [];
  let accepted = 0;
  acceptAll(server, channel, (request) => {
    accepted += 1;
    const waits = waiting.shift();
    if (waits) void text(request).then(waits);
    return accepted;
  });
  return {
    channel,
    chats: createChats({ appId, people }),
    accepted: () => accepted,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Waiting = (body: string) => void;

/** @param came with what was sent; answers with its number */
function acceptAll(server: Server, channel: Channel, came: (request: IncomingMessage) => number): void {
  server.on('request', (request, response) => {
    if (!request.url?.startsWith(`${prefix}/v3/`)) {
      if (!channel.handler(request, response)) response.writeHead(404).end();
      return;
    }
    const body = JSON.stringify({ id: `1700000000${came(request)}` });
    request.resume().on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
}
