import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';
import { type Channel, createChannel } from '../../src/workbench/channel/channel';
import type { ConnectorRequest, ConnectorVerdict } from '../../src/workbench/channel/model';
import type { PersonClient } from '../../src/workbench/channel/person-client';
import type { Outcome } from './acts';
import type { Passage, Questions } from './killable-process';
import { appId, TestClock, tenantId } from './local-trygg';
import { organisation, type PersonName } from './organisation';

const program = join(packageRoot, 'build/test/support/killable-process.js');

const env = { ...process.env, NODE_COMPILE_CACHE: join(packageRoot, 'build/.compile-cache') };

/** The child runs what the compiler made: it is brought up to date, which costs nothing where it is. */
export function buildProgram(): void {
  spawnSync(process.execPath, [join(packageRoot, 'node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: packageRoot });
  if (!existsSync(program)) throw new Error('the program to be killed could not be compiled: run npx tsc -p .');
}

/**
 * Trygg in a process that can be killed, on data and a channel that survive it. `channel.send` and `channel.update`
 * are passages too: there the process dies while it waits for the channel, which accepts the message (`after`) or does
 * not (`before`). At `unanswered` the channel accepts it and breaks off, and the process dies once it has noted that.
 */
export class KillableTrygg {
  readonly channel: Channel;
  deaths = 0;
  private readonly dataFolder = mkdtempSync(join(tmpdir(), 'trygg-killed-'));
  private readonly clock = new TestClock('2026-01-05T08:00:00.000Z');
  private child: ChildProcess | undefined;
  private died: Promise<'died'> = Promise.resolve('died');
  private asked = 0;
  private armed: Passage | undefined;
  private channelPassages: string[] = [];

  private constructor() {
    this.channel = createChannel({
      appId,
      tenantId,
      botName: 'Trygg',
      people: Object.values(organisation).map(({ id, name }) => ({ id, name, locale: 'nb-NO' })),
      now: () => new Date(this.clock.now()),
      // Two of these processes and whatever else the machine does: slowness says nothing here.
      limits: { slowMs: 60_000, lateMs: 60_000 },
    });
    this.channel.intercept((request) => this.judge(request));
  }

  static async open(): Promise<KillableTrygg> {
    const trygg = new KillableTrygg();
    await trygg.channel.listen();
    await trygg.start();
    return trygg;
  }

  /** Somebody who does the same again where they got no answer, unless they give up. */
  person(name: PersonName, givesUp = false): PersonClient {
    const person = this.channel.person(organisation[name].id);
    const again = async (act: () => Promise<Outcome>): Promise<Outcome> => {
      for (;;) {
        const outcome = await act();
        if (outcome.kind !== 'error' || outcome.code !== 'bot-unreachable') return outcome;
        await this.died;
        await this.start();
        if (givesUp) return outcome;
      }
    };
    return Object.assign(Object.create(person) as PersonClient, {
      install: () => again(person.install),
      press: (...given: Parameters<PersonClient['press']>) => again(() => person.press(...given)),
      submitDialog: (...given: Parameters<PersonClient['submitDialog']>) => again(() => person.submitDialog(...given)),
    });
  }

  /** Answers with what was passed since it was armed last. */
  async arm(passage?: Passage): Promise<readonly string[]> {
    const inChannel = this.channelPassages;
    this.channelPassages = [];
    this.armed = passage;
    const passed = await this.ask('arm', passage);
    return passed === 'died' ? inChannel : [...passed, ...inChannel];
  }

  /** Waits until what was done has been followed up, or the process is dead; then it runs again. */
  async settle(): Promise<void> {
    if ((await this.ask('settle', undefined)) === 'died') await this.start();
  }

  async moveTo(instant: string): Promise<void> {
    this.clock.moveTo(instant);
    if ((await this.ask('sweep', { now: instant })) === 'died') await this.start();
  }

  /** Time passes, claims run out and sweeps come by, until nothing waits any more. Answers with how long it took. */
  async recover(): Promise<void> {
    for (let sweeps = 0; sweeps < 8; sweeps += 1) {
      this.clock.moveTo(new Date(Date.parse(this.clock.now()) + 300_000).toISOString());
      const swept = await this.ask('sweep', { now: this.clock.now() });
      if (swept === 'died') await this.start();
      else if (swept.unsettled === 0) return;
    }
    throw new Error('something still waits after eight sweeps');
  }

  /** Whoever was killed had begun a sweep: a clock that is put back does not wait for it. */
  async letGo(): Promise<void> {
    await this.ask('letGo', undefined);
  }

  async look(people: readonly PersonName[]): Promise<Questions['look']['answers']> {
    const ids = people.map((name) => organisation[name].id);
    const found = await this.ask('look', { reporter: organisation.nora.id, people: ids });
    if (found === 'died') throw new Error('the process died when nothing should kill it');
    return found;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.channel.close();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    const child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [], env });
    this.child = child;
    this.armed = undefined;
    this.died = new Promise((resolve) => {
      child.once('exit', () => {
        this.deaths += 1;
        resolve('died');
      });
    });
    const started = await this.ask('start', {
      dataFolder: this.dataFolder,
      appId,
      tenantId,
      settings: this.channel.botSettings(),
      now: this.clock.now(),
    });
    if (started === 'died') throw new Error('the process did not start');
    this.channel.pointAt(`http://127.0.0.1:${started.port}/api/messages`);
  }

  private ask<Q extends keyof Questions>(question: Q, asks: Questions[Q]['asks']) {
    this.asked += 1;
    const { child, asked: id } = this;
    const answered = new Promise<Questions[Q]['answers']>((resolve) => {
      const hear = (message: { id: number; answer: Questions[Q]['answers'] }) => {
        if (message.id !== id) return;
        child?.off('message', hear);
        resolve(message.answer);
      };
      child?.on('message', hear);
      child?.send({ id, question, asks }, () => undefined);
    });
    return Promise.race([answered, this.died]);
  }

  private async judge({ operation }: ConnectorRequest): Promise<ConnectorVerdict> {
    const boundary = `channel.${operation === 'update' ? 'update' : 'send'}`;
    if (this.passes(`${boundary}:before`)) {
      await this.kill();
      return 'drop';
    }
    if (this.passes(`${boundary}:after`)) {
      await this.kill();
      return 'acceptThenDrop';
    }
    if (this.passes(`${boundary}:unanswered`)) {
      await this.arm({ name: 'store.updateMark:after', nth: 1 });
      return 'acceptThenDrop';
    }
    return 'accept';
  }

  private passes(name: string): boolean {
    this.channelPassages.push(name);
    return name === this.armed?.name && this.channelPassages.filter((p) => p === name).length === this.armed.nth;
  }

  private async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.died;
  }
}
