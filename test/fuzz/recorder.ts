import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Json } from '../../src/workbench/channel/model';
import type { LocalTrygg } from '../support/local-trygg';

/** What people's own clients sent, and what they were answered, while a journey was played. */
export interface Recorder {
  readonly activities: readonly Json[];
  readonly answers: readonly string[];
  /** What clients send goes to the bot directly again. */
  stop(): Promise<void>;
}

/** Stands between the channel and the bot, and writes down what goes by. */
export async function recordWhatIsSent(local: LocalTrygg): Promise<Recorder> {
  const activities: Json[] = [];
  const answers: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    activities.push(JSON.parse(body.toString('utf8')));
    const { host: _, connection: __, ...headers } = incoming.headers;
    const forwarded = request(`${local.url}/api/messages`, { method: 'POST', headers }, async (response) => {
      const answer = await buffer(response);
      answers.push(answer.toString('utf8'));
      outgoing.writeHead(response.statusCode ?? 500, { 'content-type': response.headers['content-type'] ?? '' });
      outgoing.end(answer);
    });
    forwarded.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  local.channel.pointAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`);
  return {
    activities,
    answers,
    async stop() {
      local.channel.pointAt(`${local.url}/api/messages`);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
