import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { type Composition, compose, type Running } from '../../src/compose';
import { createBotCredentials, trusted } from '../../src/workbench/channel/bot-settings';
import { type Channel, createChannel } from '../../src/workbench/channel/channel';
import { organisation, type PersonName } from './organisation';

export const appId = '5c1f6f0e-6a0b-4d1c-9d52-2f9b3f0a7d11';
export const tenantId = '0d4c7a52-8b1e-4a3f-9c66-71e5b2d8f340';

/** A simulated clock, shared by the bot and the channel. */
export class TestClock {
  constructor(private instant: string) {}
  now(): string {
    return this.instant;
  }
  moveTo(instant: string): void {
    this.instant = instant;
  }
}

export interface LocalTrygg {
  readonly channel: Channel;
  readonly clock: TestClock;
  readonly trygg: Running;
  readonly url: string;
  person(name: PersonName): ReturnType<Channel['person']>;
  /** Moves the clock, and does what is due and what was left behind. */
  moveTo(instant: string): Promise<void>;
  /** Stops the bot as SIGTERM does, and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

type Changes = Partial<Omit<Composition, 'channel'>> & { readonly channel?: Partial<Composition['channel']> };

/** The whole product in this process: real adapter, real tokens, real stores on disk, and the local channel. */
export async function startLocalTrygg(start = '2026-01-05T08:00:00.000Z', changes: Changes = {}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-'));
  const clock = new TestClock(start);
  const channel = createChannel({
    appId,
    tenantId,
    botName: 'Trygg',
    people: Object.values(organisation).map(({ id, name }) => ({ id, name, locale: 'nb-NO' })),
    now: () => new Date(clock.now()),
  });
  await channel.listen();
  const running = async () => {
    const local = localComposition(channel, dataFolder, clock);
    const trygg = await compose({ ...local, ...changes, channel: { ...local.channel, ...changes.channel } });
    await new Promise<void>((resolve) => trygg.server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(trygg.server.address() as AddressInfo).port}`;
    channel.pointAt(`${url}/api/messages`);
    return { trygg, url };
  };
  let { trygg, url } = await running();

  const local: LocalTrygg = {
    channel,
    clock,
    get trygg() {
      return trygg;
    },
    get url() {
      return url;
    },
    person: (name) => channel.person(organisation[name].id),
    async moveTo(instant) {
      clock.moveTo(instant);
      await trygg.sweep();
      await trygg.trygg.idle();
    },
    async restart() {
      await trygg.stop();
      ({ trygg, url } = await running());
    },
    async stop() {
      await trygg.stop();
      await channel.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  return local;
}

export function localComposition(channel: Channel, dataFolder: string, clock: TestClock): Composition {
  const settings = channel.botSettings();
  return {
    dataFolder,
    directoryFile: sampleOrganisation,
    channel: trusted(settings, tenantId),
    channelSettings: { ...settings },
    credentials: createBotCredentials(settings),
    clock,
    logLevel: 'silent',
    sweepEvery: 3_600_000,
    refusalTime: 0,
    fileHosts: [new URL(channel.serviceUrl()).origin],
  };
}
