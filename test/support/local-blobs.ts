import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Certificate } from './local-tls';

/** What becomes of a request: another answer, or none; it may have been carried out all the same. */
export interface BlobFault {
  readonly answer: 'cut' | { readonly status: number; readonly code: string };
  readonly carriedOut?: boolean;
}

interface Blob {
  readonly parts: Buffer[];
}

const path = '/record';

/**
 * One container of Azure Blob Storage over HTTPS, whose policy lets nothing but appends through. It gives out names one
 * at a time, so that a client has to ask on.
 */
export class LocalBlobs {
  readonly blobs = new Map<string, Blob>();
  readonly faults: BlobFault[] = [];
  mostAppends = 50_000;
  readonly token = 'a token for the blobs';

  private constructor(private readonly server: ReturnType<typeof createServer>) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response));
  }

  static async start({ key, cert }: Certificate): Promise<LocalBlobs> {
    const server = createServer({ key, cert });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new LocalBlobs(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}${path}`;
  }

  /** All that was ever appended. */
  get text(): string {
    return [...this.blobs.values()].flatMap(({ parts }) => parts.map(String)).join('');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const fault = this.faults.shift();
    const reply = fault && !fault.carriedOut ? undefined : this.carryOut(request, body);
    if (fault?.answer === 'cut') {
      request.socket.destroy();
      return;
    }
    const { status, headers = {}, content = '' } = fault ? refusal(fault.answer) : (reply ?? refusal(notFound));
    response.writeHead(status, {
      'content-length': Buffer.byteLength(content),
      'x-ms-version': '2025-11-05',
      'x-ms-request-id': '6f8f0a2e-0000-4000-8000-000000000001',
      ...headers,
    });
    response.end(content);
  }

  private carryOut(request: IncomingMessage, body: Buffer): Reply {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      return refusal({ status: 401, code: 'InvalidAuthenticationInfo' });
    }
    if (pathname === path && searchParams.get('comp') === 'list') return this.list(searchParams);
    const name = decodeURIComponent(pathname.slice(path.length + 1));
    const blob = this.blobs.get(name);
    if (request.method === 'GET') return blob ? whole(blob) : refusal(notFound);
    if (request.method !== 'PUT') return refusal({ status: 409, code: 'BlobImmutableDueToPolicy' });
    if (searchParams.get('comp') === 'appendblock') return blob ? this.append(blob, body) : refusal(notFound);
    if (request.headers['x-ms-blob-type'] !== 'AppendBlob') return refusal({ status: 400, code: 'InvalidHeaderValue' });
    if (blob) {
      const isCareful = request.headers['if-none-match'] === '*';
      return refusal({ status: 409, code: isCareful ? 'BlobAlreadyExists' : 'BlobImmutableDueToPolicy' });
    }
    this.blobs.set(name, { parts: [] });
    return { status: 201, headers: stamps(0) };
  }

  private append({ parts }: Blob, body: Buffer): Reply {
    if (parts.length >= this.mostAppends) return refusal({ status: 409, code: 'BlockCountExceedsLimit' });
    const offset = Buffer.concat(parts).length;
    parts.push(body);
    const headers = { 'x-ms-blob-append-offset': `${offset}`, 'x-ms-blob-committed-block-count': `${parts.length}` };
    return { status: 201, headers: { ...stamps(parts.length), ...headers } };
  }

  private list(asked: URLSearchParams): Reply {
    const names = [...this.blobs.keys()].filter((name) => name.startsWith(asked.get('prefix') ?? '')).sort();
    const place = Number(asked.get('marker') ?? '0');
    const name = names[place];
    const next = place + 1 < names.length ? `${place + 1}` : '';
    const blob =
      name === undefined
        ? ''
        : `<Blob><Name>${name}</Name><Properties><BlobType>AppendBlob</BlobType></Properties></Blob>`;
    const content =
      `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ContainerName="record"><Blobs>${blob}</Blobs>` +
      `<NextMarker>${next}</NextMarker></EnumerationResults>`;
    return { status: 200, headers: { 'content-type': 'application/xml' }, content };
  }
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: string | Buffer;
}

const notFound = { status: 404, code: 'BlobNotFound' };

function whole({ parts }: Blob): Reply {
  return {
    status: 200,
    headers: { ...stamps(parts.length), 'content-type': 'application/octet-stream', 'x-ms-blob-type': 'AppendBlob' },
    content: Buffer.concat(parts),
  };
}

function stamps(version: number): Readonly<Record<string, string>> {
  return { etag: `"0x${version.toString(16)}"`, 'last-modified': 'Mon, 05 Jan 2026 08:00:00 GMT' };
}

function refusal({ status, code }: { readonly status: number; readonly code: string }): Reply {
  const content = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code }, content };
}
