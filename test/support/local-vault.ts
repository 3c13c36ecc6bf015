import { constants, generateKeyPairSync, type KeyObject, privateDecrypt, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { KeyVaultSettings } from '../../src/adapters/keys/key-vault';
import { type Certificate, certificateFor } from './local-tls';
import { type VaultPlace, vaultAt, vaultToken } from './service-places';

/** An HTTP answer; `hang` gives none, and `cut` breaks the connection off. */
export type VaultFault = 'hang' | 'cut' | { readonly status: number; readonly after?: number; readonly code?: string };

interface Version {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly created: number;
  enabled: boolean;
  expires?: number;
}

const name = 'trygg';
/** Fewer than a test makes versions, so that the list has a second page. */
const pageSize = 2;

/** Slow to make, so that all vaults of a process have the same, under names of their own. */
const pool: KeyObject[] = [];
let usualCertificate: Promise<Certificate> | undefined;

/**
 * A Key Vault with one key, as its REST interface answers: a challenge first, pages of versions, and refusals in their
 * own words. Whoever comes with the program's token may read keys and unwrap, and nothing else.
 */
export class LocalVault {
  /** `<operation> <version>` of everything that was carried out. */
  readonly asked: string[] = [];
  /** Requests, those that a fault met too. */
  requests = 0;
  /** Met by every request, until it is taken away. */
  fault: VaultFault | undefined;
  private readonly versions: Version[] = [];
  private readonly server: ReturnType<typeof createServer>;

  private constructor(private readonly certificate: Certificate) {
    this.server = createServer({ ...certificate, keepAlive: true }, (request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
    this.rotate();
  }

  static async open(certificate?: Certificate): Promise<LocalVault> {
    usualCertificate ??= certificateFor(['127.0.0.1']);
    const vault = new LocalVault(certificate ?? (await usualCertificate));
    await new Promise<void>((resolve) => vault.server.listen(0, '127.0.0.1', resolve));
    return vault;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** As the program is told of it. */
  settings(times: KeyVaultSettings['times'] = {}): KeyVaultSettings {
    return vaultAt(this.place, times);
  }

  /** Where another process finds it. */
  get place(): VaultPlace {
    return { port: this.port, certificate: this.certificate.cert };
  }

  /** A new version, as whoever looks after the vault makes it. Answers with its name. */
  rotate(): string {
    const privateKey = pool[this.versions.length] ?? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    pool[this.versions.length] = privateKey;
    const id = randomBytes(16).toString('hex');
    this.versions.push({ id, privateKey, created: 1_767_600_000 + this.versions.length, enabled: true });
    return id;
  }

  disable(id: string): void {
    this.version(id).enabled = false;
  }

  expire(id: string): void {
    this.version(id).expires = Math.floor(Date.now() / 1000) - 60;
  }

  get newest(): string {
    return this.versions.at(-1)?.id ?? '';
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private version(id: string): Version {
    const found = this.versions.find((version) => version.id === id);
    if (!found) throw new Error(`the vault has no version ${id}`);
    return found;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (this.fault === 'hang') return;
    if (this.fault === 'cut') return void request.socket.destroy();
    if (this.fault) {
      const { status, after, code = 'Faulty' } = this.fault;
      if (after !== undefined) response.setHeader('Retry-After', String(after));
      return answer(response, status, { error: { code, message: 'the vault says so' } });
    }
    if (request.headers.authorization !== `Bearer ${vaultToken}`) {
      response.setHeader(
        'WWW-Authenticate',
        'Bearer authorization="https://login.microsoftonline.com/organisation", resource="https://vault.azure.net"',
      );
      return answer(response, 401, { error: { code: 'Unauthorized', message: 'AKV10000: no token' } });
    }
    const url = new URL(request.url ?? '', 'https://vault');
    const [, keys, key, of = '', operation] = url.pathname.split('/');
    if (keys !== 'keys' || key !== name) return refuse(response, 404, 'KeyNotFound');
    if (request.method === 'GET' && of === 'versions') return this.list(request, response, url);
    const version = this.versions.find(({ id }) => id === of);
    if (!version) return refuse(response, 404, 'KeyNotFound');
    if (request.method === 'GET') return this.show(request, response, version);
    if (operation !== 'unwrapkey') return refuse(response, 403, 'ForbiddenByRbac');
    const body: { alg: string; value: string } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    this.unwrap(request, response, version, body);
  }

  private list(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = from + pageSize;
    const value = this.versions
      .slice(from, next)
      .map((version) => ({ kid: kidOf(request, version), attributes: attributesOf(version) }));
    const link = `https://${request.headers.host}${url.pathname}?api-version=7.6&$skiptoken=${next}`;
    this.asked.push('list');
    answer(response, 200, { value, nextLink: next < this.versions.length ? link : null });
  }

  private show(request: IncomingMessage, response: ServerResponse, version: Version): void {
    const { n, e } = version.privateKey.export({ format: 'jwk' });
    const key_ops = ['wrapKey', 'unwrapKey'];
    this.asked.push(`get ${version.id}`);
    const key = { kid: kidOf(request, version), kty: 'RSA', key_ops, n, e };
    answer(response, 200, { key, attributes: attributesOf(version) });
  }

  /** A version past its day still unwraps. */
  private unwrap(
    request: IncomingMessage,
    response: ServerResponse,
    version: Version,
    { alg, value }: { alg: string; value: string },
  ): void {
    if (!version.enabled) refuse(response, 403, 'KeyDisabled');
    else if (alg !== 'RSA-OAEP-256') refuse(response, 400, 'BadParameter');
    else this.decrypt(request, response, version, value);
  }

  private decrypt(request: IncomingMessage, response: ServerResponse, version: Version, value: string): void {
    try {
      const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
      const result = privateDecrypt({ key: version.privateKey, ...padding }, Buffer.from(value, 'base64url'));
      this.asked.push(`unwrap ${version.id}`);
      answer(response, 200, { kid: kidOf(request, version), value: result.toString('base64url') });
    } catch {
      refuse(response, 400, 'BadParameter');
    }
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

const refuse = (response: ServerResponse, status: number, code: string) =>
  answer(response, status, { error: { code, message: 'refused' } });

const kidOf = ({ headers }: IncomingMessage, { id }: Version) => `https://${headers.host}/keys/${name}/${id}`;

const attributesOf = ({ created, enabled, expires }: Version) => ({
  enabled,
  created,
  updated: created,
  recoveryLevel: 'Recoverable',
  ...(expires === undefined ? {} : { exp: expires }),
});
