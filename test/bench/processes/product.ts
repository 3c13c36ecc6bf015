import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { keyFileWrapper } from '../../../src/adapters/keys/key-file';
import { createKeys } from '../../../src/adapters/keys/keys';
import type { KeyStore, Store } from '../../../src/application/ports';
import { compose, type Running } from '../../../src/compose';
import { type BotSettings, createBotCredentials, trusted } from '../../../src/workbench/channel/bot-settings';
import { answerParent } from '../asking';
import { beginCase, type Filling, fill, leastDurable, meet, type Report, type Workshop } from './cases';
import { beginProfile, endProfile } from './profile';

/** The product as it runs in production, but for its clock and for whom it trusts. */

export interface Start {
  readonly dataFolder: string;
  readonly directoryFile: string;
  readonly appId: string;
  readonly tenantId: string;
  readonly settings: BotSettings;
  readonly now: string;
}

/** Connections of the load stay open while others have their turn. Milliseconds. */
const openFor = 600_000;

let now = '';
let running: Running;
let workshop: Workshop;

async function start({ dataFolder, directoryFile, appId, tenantId, settings, ...at }: Start) {
  now = at.now;
  const opened: { store?: Store; keyStore?: KeyStore } = {};
  running = await compose({
    dataFolder,
    directoryFile,
    channel: trusted(settings, tenantId),
    channelSettings: { ...settings },
    credentials: createBotCredentials(settings),
    clock: { now: () => now },
    logLevel: 'info',
    sweepEvery: 3_600_000,
    around: {
      store(store) {
        opened.store = store;
        return store;
      },
      keyStore(keyStore) {
        opened.keyStore = keyStore;
        return keyStore;
      },
    },
  });
  const { store, keyStore } = opened;
  if (!store || !keyStore) throw new Error('the product opened no store');
  const keys = await createKeys({ keyStore, wrapper: keyFileWrapper(join(dataFolder, 'wrapping.key')) });
  workshop = { store, keys, directory: running.directory, grounds: running.trygg.grounds };
  await running.peopleChecked();
  running.server.server.keepAliveTimeout = openFor;
  await new Promise<void>((resolve) => running.server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(running.server.address() as AddressInfo).port}/api/messages` };
}

const answers = {
  start,
  async settle() {
    await running.trygg.idle();
  },
  /** Milliseconds, up to the last message that was sent. */
  async sweep(at: { readonly now: string }) {
    now = at.now;
    const due = await workshop.store.dueCases(now, 1000);
    const started = performance.now();
    await running.sweep();
    await running.trygg.idle();
    return { took: performance.now() - started, due: due.length };
  },
  async meet({
    people,
    serviceUrl,
  }: {
    people: readonly { id: string; conversationId: string }[];
    serviceUrl: string;
  }) {
    await meet(workshop, people, serviceUrl);
  },
  async begin({ reports, at }: { readonly reports: readonly Report[]; readonly at: string }) {
    for (const report of reports) await beginCase(workshop, report, at);
  },
  /** Their turn is over: what they have due later is nobody's concern. */
  async withdraw({ caseIds }: { readonly caseIds: readonly string[] }) {
    for (const caseId of caseIds) await workshop.store.deleteHead(caseId);
  },
  async fill(filling: Filling) {
    await fill(workshop, filling);
  },
  /** Of the stored document, with its mark, in characters. */
  async sizeOf({ caseId, version }: { readonly caseId: string; readonly version: number }) {
    const found = await workshop.store.commit(caseId, version);
    if (!found) throw new Error('there is no such commit');
    return JSON.stringify(found.commit).length + JSON.stringify(found.mark).length;
  },
  /**
   * Milliseconds for each of these cases: its head read and opened, and a commit like that one's second sealed and
   * stored. No turn that is durable does less.
   */
  async leastDurable({ caseIds, like }: { readonly caseIds: readonly string[]; readonly like: string }) {
    return leastDurable(workshop, caseIds, like);
  },
  /** In bytes. Those of the heap are what is left after a forced collection, where that is allowed. */
  async memory() {
    // What is held until the next turn of the loop goes first.
    for (let times = 0; times < 4; times += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      globalThis.gc?.();
    }
    return { heap: process.memoryUsage().heapUsed, peak: process.resourceUsage().maxRSS * 1024 };
  },
  beginProfile,
  endProfile,
};

export type Product = typeof answers;

answerParent(answers);
