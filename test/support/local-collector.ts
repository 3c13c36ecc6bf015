import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A collector of OpenTelemetry on this machine, which keeps what it is told. */
export class LocalCollector {
  readonly told: { readonly path: string; readonly body: string }[] = [];
  private readonly server = createServer(async (request, response) => {
    this.told.push({ path: request.url ?? '', body: await text(request) });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{}');
  });

  static async start(): Promise<LocalCollector> {
    const collector = new LocalCollector();
    await new Promise<void>((resolve) => collector.server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get text(): string {
    return this.told.map(({ path, body }) => `${path} ${body}`).join('\n');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
