import { mkdirSync } from 'node:fs';
import nodeModule from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { createKeys } from '../../src/adapters/keys/keys';
import type { KeyStore, Store, StoredDocument } from '../../src/application/ports';
import { compose, type Running } from '../../src/compose';
import { type BotSettings, createBotCredentials, trusted } from '../../src/workbench/channel/bot-settings';
import { type CosmosPlace, openCosmos } from './cosmos-place';
import type { ServicePlaces } from './service-places';

/**
 * Trygg as a process of its own that kills itself (-9) at one chosen passage of one of its boundaries to the world.
 * Its parent asks over IPC, and holds the channel, which outlives it.
 */

/** `port.method:before` or `port.method:after`; `nth` counts from 1 since it was armed. */
export interface Passage {
  readonly name: string;
  readonly nth: number;
}

export interface Start {
  readonly dataFolder: string;
  readonly appId: string;
  readonly tenantId: string;
  readonly settings: BotSettings;
  readonly now: string;
  /** Where the stores are not files of that folder. */
  readonly cosmos?: CosmosPlace;
  /** And the people, the keys and the anchor, where none of it is a file. */
  readonly services?: ServicePlaces;
}

export interface Questions {
  start: { asks: Start; answers: { port: number } };
  /** The passages since it was armed last, which begin anew. */
  arm: { asks: Passage | undefined; answers: readonly string[] };
  /** Waits for what follows from the turns, and answers with the passages since it was armed. */
  settle: { asks: undefined; answers: readonly string[] };
  clock: { asks: { now: string }; answers: undefined };
  sweep: { asks: { now: string }; answers: { unsettled: number } };
  /** Before the clock is put back: nobody has anything for longer than that by then. */
  letGo: { asks: undefined; answers: undefined };
  look: { asks: { reporter: string; people: readonly string[] }; answers: Found };
}

/** What is on disk, and what people find when they look. */
export interface Found {
  readonly cases: readonly {
    readonly caseId: string;
    readonly state: object;
    readonly commits: number;
    /** Who looked at what, without when. */
    readonly looks: readonly string[];
  }[];
  readonly draftOnDisk: boolean;
  readonly openTasks: readonly string[];
}

const boundaries = {
  store: ['insertCommit', 'writeHead', 'updateMark', 'insertLook', 'putDocument', 'deleteDocument'],
  keyStore: ['addKeys', 'destroyKeys'],
  messenger: ['send', 'update'],
} as const;

const endOfTime = '9999-12-31T00:00:00.000Z';

let passages: string[] = [];
let armed: Passage | undefined;
let running: Running;
let folder = '';
let store: Store;
let keyStore: KeyStore;
let now = '';

function pass(name: string): void {
  passages.push(name);
  if (name !== armed?.name || passages.filter((passed) => passed === name).length !== armed.nth) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal comes in its own time, and nothing may be done until it has.
  for (;;);
}

/** Hears of each write before it is done and after it was answered. */
function watched<T extends object>(port: keyof typeof boundaries, behind: T): T {
  const methods: readonly string[] = boundaries[port];
  return new Proxy(behind, {
    get(target, name: string) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      if (!methods.includes(name)) return method;
      return async (...given: readonly unknown[]) => {
        pass(`${port}.${name}:before`);
        const answer = await Reflect.apply(method, target, given);
        pass(`${port}.${name}:after`);
        return answer;
      };
    },
  });
}

async function start({
  dataFolder,
  appId,
  tenantId,
  settings,
  cosmos,
  services,
  ...at
}: Start): Promise<{ port: number }> {
  now = at.now;
  folder = dataFolder;
  mkdirSync(dataFolder, { recursive: true });
  running = await compose({
    dataFolder,
    ...(cosmos ? { cosmos: () => openCosmos(cosmos) } : {}),
    directoryFile: sampleOrganisation,
    // Loaded by who uses it: a process that is killed again and again starts as often.
    ...(services ? (await import('./service-places.js')).onServices(services) : {}),
    channel: trusted(settings, tenantId),
    channelSettings: { ...settings },
    credentials: createBotCredentials(settings),
    clock: { now: () => now },
    logLevel: 'silent',
    sweepEvery: 3_600_000,
    around: {
      store(real) {
        store = real;
        return watched('store', real);
      },
      keyStore(real) {
        keyStore = real;
        return watched('keyStore', real);
      },
      messenger: (real) => watched('messenger', real),
    },
  });
  await new Promise<void>((resolve) => running.server.listen(0, '127.0.0.1', resolve));
  // Spares the next process the compiling.
  Reflect.get(nodeModule, 'flushCompileCache')?.();
  return { port: (running.server.address() as AddressInfo).port };
}

async function look(reporter: string, people: readonly string[]): Promise<Found> {
  const { trygg } = running;
  const caseIds: string[] = [];
  for await (const caseId of store.caseIds()) caseIds.push(caseId);
  const cases = caseIds.map(async (caseId) => {
    const state = (await trygg.views.caseFor(reporter, caseId)) ?? {};
    const looks = (await (await trygg.looks.of(caseId)).opened()).map(({ at: _, ...look }) => JSON.stringify(look));
    return { caseId, state, commits: (await store.commitsOf(caseId)).length, looks };
  });
  const inboxes = await Promise.all(people.map((person) => trygg.views.inbox(person)));
  const openTasks = inboxes.flatMap(({ tasks }) => tasks.map(({ caseId, step }) => `${caseId} ${step}`));
  return { cases: await Promise.all(cases), draftOnDisk: (await draftOf(reporter)) !== undefined, openTasks };
}

/** As it lies in the store: asking the product would tidy it away. */
async function draftOf(reporter: string): Promise<StoredDocument | undefined> {
  const wrapper = keyFileWrapper(join(folder, 'wrapping.key'));
  const keys = await createKeys({ keyStore, wrapper });
  return store.document('draft', keys.personKey(reporter));
}

const answers: { [Q in keyof Questions]: (asks: Questions[Q]['asks']) => Promise<Questions[Q]['answers']> } = {
  start,
  async arm(passage) {
    const passed = passages;
    passages = [];
    armed = passage;
    return passed;
  },
  async settle() {
    await running.trygg.idle();
    return passages;
  },
  async clock(at) {
    now = at.now;
    return undefined;
  },
  async sweep(at) {
    now = at.now;
    await running.sweep();
    await running.trygg.idle();
    return { unsettled: (await store.unsettled(endOfTime, 100)).length };
  },
  async letGo() {
    await store.deleteDocument('lease', 'sweep');
    return undefined;
  },
  look: ({ reporter, people }) => look(reporter, people),
};

process.on('message', async ({ id, question, asks }: { id: number; question: keyof Questions; asks: never }) => {
  process.send?.({ id, answer: await answers[question](asks) });
});
process.once('disconnect', () => process.exit());
