import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Asking } from './asking';
import { appId, type LoadChannel, openLoadChannel, tenantId } from './load-channel';
import { organisation } from './organisation';
import type { Peer } from './processes/peer';
import type { Product } from './processes/product';
import { type Said, Speaker } from './speaker';

/** The instant at which every process of the product starts: a Monday without a holiday near. */
export const monday = '2026-02-02T08:00:00.000Z';

export interface Bot<A extends Product | Peer> {
  readonly process: Asking<A>;
  /** Somebody who speaks to it over so many connections. */
  speaker(connections: number): Speaker;
}

/** Where everything that is measured lives: one folder, one channel, and the processes that were started. */
export class BenchGround {
  private readonly started: { end(): Promise<void> }[] = [];

  private constructor(
    private readonly folder: string,
    private readonly load: LoadChannel,
    readonly directoryFile: string,
  ) {}

  static async open(): Promise<BenchGround> {
    const folder = mkdtempSync(join(tmpdir(), 'trygg-bench-'));
    const directoryFile = join(folder, 'organisation.json');
    writeFileSync(directoryFile, JSON.stringify(organisation));
    return new BenchGround(folder, await openLoadChannel(), directoryFile);
  }

  /** A folder of its own for somebody's data; the same name is the same folder. */
  folderFor(name: string): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** The product on the data of that name. Everybody in the organisation can be reached by it. */
  async product(data: string, flags: readonly string[] = []): Promise<Bot<Product>> {
    const process = this.begin<Product>('product', flags);
    const { url } = await process.ask('start', {
      dataFolder: this.folderFor(data),
      directoryFile: this.directoryFile,
      ...this.trusted(),
      now: monday,
    });
    const serviceUrl = this.load.channel.serviceUrl();
    const people = this.load.chats.all.map(({ personId, conversationId }) => ({ id: personId, conversationId }));
    await process.ask('meet', { people, serviceUrl });
    return this.bot(process, url);
  }

  async peer(): Promise<Bot<Peer>> {
    const peer = await this.parrot({});
    await peer.process.ask('openRows', { folder: this.folderFor('rows') });
    return peer;
  }

  /** A bare echo that always says the same. */
  async parrot(said: Said): Promise<Bot<Peer>> {
    const process = this.begin<Peer>('peer');
    const { url } = await process.ask('start', { ...this.trusted(), said });
    return this.bot(process, url);
  }

  async close(): Promise<void> {
    for (const process of this.started) await process.end();
    await this.load.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** How many messages and changed cards bots have sent until now. */
  sent(): number {
    return this.load.accepted();
  }

  private begin<A extends Product | Peer>(program: string, flags: readonly string[] = []): Asking<A> {
    const process = Asking.start<A>(program, flags);
    this.started.push(process);
    return process;
  }

  private bot<A extends Product | Peer>(process: Asking<A>, url: string): Bot<A> {
    return { process, speaker: (connections) => new Speaker(url, this.load, connections) };
  }

  private trusted() {
    return { settings: this.load.channel.botSettings(), appId, tenantId };
  }
}
