import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { packageRoot } from '../../src/root';
import { type Channel, type ChannelOptions, createChannel } from '../../src/workbench/channel/channel';
import { freePort } from './free-port';
import { LocalBlobs } from './local-blobs';
import { type Certificate, certificateFor } from './local-tls';
import { appId, tenantId } from './local-trygg';
import { LocalVault } from './local-vault';
import { organisation } from './organisation';
import { vaultToken } from './service-places';

const builtPrograms = join(packageRoot, 'build/src');
const redirection = join(packageRoot, 'build/test/support/reach-local-hosts.js');
const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(packageRoot, 'build/.compile-cache') };

const publicIssuer = 'https://api.botframework.com';
const login = 'login.botframework.com';
const service = 'smba.trafficmanager.net';
const vaultHost = 'trygg.vault.azure.net';
const blobHost = 'trygg.blob.core.windows.net';

/** Further services of the organisation, as servers of this machine. */
export interface Services {
  /** The port of each, by the name under which production calls it. */
  readonly hosts: Readonly<Record<string, number>>;
  readonly settings: Settings;
  /** What the machine's identity is given for each. */
  readonly tokens: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

type Settings = Readonly<Record<string, string | undefined>>;

export interface CloudOptions {
  readonly programs?: string;
  readonly channel?: Pick<ChannelOptions, 'now' | 'limits'>;
  readonly services?: { readonly names: readonly string[]; open(certificate: Certificate): Promise<Services> };
}

/** How one process of production is started. */
export interface Start {
  /** The programs of another release. */
  readonly programs?: string;
  readonly settings?: Settings;
  readonly args?: readonly string[];
  /** Loaded before the program, and asked over IPC. */
  readonly before?: string;
}

/**
 * What production calls, on this machine and under its own names: the public channel with its keys and its service, the
 * managed identity of the machine, the Key Vault, and the container of the anchor. The program is the built one, as an organisation starts it.
 */
export class LocalCloud {
  private readonly folder = mkdtempSync(join(tmpdir(), 'trygg-cloud-'));
  private readonly children = new Set<ChildProcess>();
  private readonly servers: { close(): unknown; closeAllConnections(): void }[] = [];
  private readonly identitySecret = 'of-this-machine';
  private identityPort = 0;
  private hosts: Readonly<Record<string, number>> = {};

  private constructor(
    readonly channel: Channel,
    readonly vault: LocalVault,
    readonly blobs: LocalBlobs,
    private readonly services: Services,
    private readonly programs: string,
  ) {}

  static async open({ programs = builtPrograms, channel: shown, services }: CloudOptions = {}): Promise<LocalCloud> {
    const channel = createChannel({
      appId,
      tenantId,
      botName: 'Trygg',
      people: Object.values(organisation).map(({ id, name }) => ({ id, name, locale: 'nb-NO' })),
      url: `https://${service}`,
      issuer: publicIssuer,
      ...shown,
    });
    const certificate = await certificateFor([login, service, vaultHost, blobHost, ...(services?.names ?? [])]);
    const cloud = new LocalCloud(
      channel,
      await LocalVault.open(certificate),
      await LocalBlobs.start(certificate),
      (await services?.open(certificate)) ?? { hosts: {}, settings: {}, tokens: {}, close: async () => undefined },
      programs,
    );
    writeFileSync(cloud.certificateFile, certificate.cert);
    const front = createServer(certificate, (request, response) => cloud.serve(request, response));
    const identity = createPlainServer((request, response) => cloud.identify(request, response));
    cloud.servers.push(front, identity);
    for (const server of [front, identity]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const port = (front.address() as AddressInfo).port;
    cloud.identityPort = (identity.address() as AddressInfo).port;
    cloud.hosts = {
      ...{ [login]: port, [service]: port, [vaultHost]: cloud.vault.port, [blobHost]: cloud.blobs.port },
      ...cloud.services.hosts,
    };
    return cloud;
  }

  /** The folder of its data, which outlives a process. */
  get data(): string {
    return join(this.folder, 'data');
  }

  /** Starts production and waits until it can be spoken to. Answers with where it listens, and how to end it. */
  async start({ programs = this.programs, settings = {}, args = [], before }: Start = {}) {
    const port = await freePort();
    const loaded = [redirection, ...(before ? [before] : [])].flatMap((file) => ['--require', file]);
    const child = spawn(process.execPath, [...loaded, join(programs, 'main.js'), ...args], {
      env: this.environment(port, settings),
      stdio: before ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    });
    this.children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const ended = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => {
        this.children.delete(child);
        resolve(code);
      });
    });
    const url = `http://127.0.0.1:${port}`;
    const isUp = async (): Promise<boolean> => {
      while (this.children.has(child)) {
        const answer = await fetch(`${url}/readyz`).catch(() => undefined);
        if (answer?.ok) return true;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return false;
    };
    if (!(await isUp())) throw new Error(`production did not start: ${output}`);
    this.channel.pointAt(`${url}/api/messages`);
    return {
      url,
      child,
      output: () => output,
      async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
        child.kill(signal);
        return ended;
      },
    };
  }

  /** Ends when nothing is taken there any more. */
  async refuses(url: string): Promise<void> {
    for (let isTaken = true; isTaken; ) {
      isTaken = await fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
        () => true,
        () => false,
      );
    }
  }

  /** Runs a command of the same installation to its end. */
  async run(name: 'verify' | 'rotate-keys'): Promise<{ readonly code: number | null; readonly output: string }> {
    const child = spawn(process.execPath, ['--require', redirection, join(this.programs, `${name}.js`)], {
      env: this.environment(0),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, output };
  }

  async close(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    for (const server of this.servers) {
      server.closeAllConnections();
      server.close();
    }
    await this.vault.close();
    await this.blobs.close();
    await this.services.close();
    await this.channel.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get certificateFile(): string {
    return join(this.folder, 'certificate.pem');
  }

  private environment(port: number, changes: Settings = {}): Record<string, string | undefined> {
    return {
      ...env,
      PORT: String(port),
      MICROSOFT_APP_ID: appId,
      MICROSOFT_APP_TENANT_ID: tenantId,
      MICROSOFT_APP_TYPE: 'UserAssignedMSI',
      TRYGG_URL: 'https://trygg.example',
      TRYGG_KEY_VAULT: `https://${vaultHost}/keys/trygg`,
      TRYGG_ANCHOR: `https://${blobHost}/record`,
      TRYGG_DIRECTORY: sampleOrganisation,
      TRYGG_DATA: this.data,
      IDENTITY_ENDPOINT: `http://127.0.0.1:${this.identityPort}/msi/token`,
      IDENTITY_HEADER: this.identitySecret,
      LOCAL_HOSTS: JSON.stringify(this.hosts),
      NODE_EXTRA_CA_CERTS: this.certificateFile,
      ...this.services.settings,
      ...changes,
    };
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const keys = `https://${login}/v1/.well-known/keys`;
    const called = `https://${request.headers.host}${request.url}`;
    if (called === `https://${login}/v1/.well-known/openidconfiguration`) {
      answer(response, 200, {
        issuer: publicIssuer,
        jwks_uri: keys,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    } else if (called === keys) answer(response, 200, this.channel.tokens.keys());
    else if (request.headers.host !== service || !this.channel.handler(request, response)) answer(response, 404, {});
  }

  /** As a machine of App Service gives out tokens of its identity. */
  private identify(request: IncomingMessage, response: ServerResponse): void {
    const asked = new URL(request.url ?? '', 'http://machine').searchParams;
    const resource = asked.get('resource') ?? '';
    if (request.headers['x-identity-header'] !== this.identitySecret || asked.get('client_id') !== appId) {
      answer(response, 401, { message: 'no such identity' });
      return;
    }
    const until = Math.floor(Date.now() / 1000) + 3600;
    const { scope, sign } = this.channel.tokens;
    const forChannel = () => sign({ iss: publicIssuer, aud: scope, appid: appId, exp: until });
    const tokens: Record<string, () => string> = {
      [publicIssuer]: forChannel,
      'https://vault.azure.net': () => vaultToken,
      'https://storage.azure.com': () => this.blobs.token,
    };
    const named = resource.replace(/\/$/, '');
    const issued = tokens[named]?.() ?? this.services.tokens[named];
    answer(response, issued ? 200 : 400, {
      access_token: issued,
      expires_on: String(until),
      resource,
      token_type: 'Bearer',
    });
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
