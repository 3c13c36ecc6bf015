import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../../src/case/state';
import { compose, type Running } from '../../src/compose';
import { packageRoot } from '../../src/root';
import { type Channel, createChannel } from '../../src/workbench/channel/channel';
import type { PersonClient } from '../../src/workbench/channel/person-client';
import { askChild } from './ask-child';
import { openCosmos } from './cosmos-place';
import type { Asked, CosmosServer } from './cosmos-server';
import type { Passage, Questions } from './killable-process';
import { appId, localComposition, TestClock, tenantId } from './local-trygg';
import { organisation, type PersonName } from './organisation';
import { onServices, type ServicePlaces } from './service-places';
import type { Stage } from './whole-case';

const acts = ['install', 'press', 'submitDialog', 'say'] as const;

/** Trygg on Cosmos DB with the local channel: one instance, in this process. */
export class CosmosStage implements Stage {
  protected readonly folder = mkdtempSync(join(tmpdir(), 'trygg-cosmos-'));
  protected readonly clock = new TestClock('2026-01-05T08:00:00.000Z');
  readonly channel: Channel = createChannel({
    appId,
    tenantId,
    botName: 'Trygg',
    people: Object.values(organisation).map(({ id, name }) => ({ id, name, locale: 'nb-NO' })),
    now: () => new Date(this.clock.now()),
    limits: { slowMs: 60_000, lateMs: 60_000 },
  });
  protected one: Running | undefined;

  constructor(
    protected readonly server: CosmosServer,
    /** The organisation's other services; files in the folder where there are none. */
    protected readonly services?: ServicePlaces,
  ) {}

  async open(): Promise<void> {
    await this.server.prepare();
    await this.channel.listen();
    await this.start();
  }

  /** The instance stops, and another one begins, which has met nobody and seen nothing. */
  async restart(): Promise<void> {
    await this.running.stop();
    await this.start();
  }

  private async start(): Promise<void> {
    this.one = await compose({
      ...localComposition(this.channel, this.folder, this.clock),
      // What is asked for in real time would be counted, where the machine is slow.
      setupEvery: 3_600_000,
      cosmos: () => openCosmos(this.server.place),
      ...(this.services ? onServices(this.services) : {}),
    });
    await new Promise<void>((resolve) => this.running.server.listen(0, '127.0.0.1', resolve));
    await this.running.peopleChecked();
    this.channel.pointAt(this.address);
  }

  /** Everything that the person does goes through `turn`. */
  person(name: PersonName): PersonClient {
    const person = this.channel.person(organisation[name].id);
    const through = acts.map((act) => {
      const real: (...given: never[]) => Promise<unknown> = person[act];
      const later = async (...given: never[]) => {
        await this.passMinute();
        return this.turn(() => real(...given));
      };
      return [act, later] as const;
    });
    return Object.assign(Object.create(person) as PersonClient, Object.fromEntries(through));
  }

  get trygg(): Stage['trygg'] {
    return {
      trygg: { idle: () => this.idle(), views: { caseFor: (who, id) => this.running.trygg.views.caseFor(who, id) } },
    };
  }

  async moveTo(instant: string): Promise<void> {
    this.clock.moveTo(instant);
    await this.running.sweep();
    await this.idle();
  }

  async close(): Promise<void> {
    await this.running.stop();
    await this.channel.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** As people are: what an instance was told in the turn before, it no longer believes. */
  protected async passMinute(): Promise<void> {
    await this.idle();
    this.clock.moveTo(new Date(Date.parse(this.clock.now()) + 60_000).toISOString());
  }

  protected async turn(act: () => Promise<unknown>): Promise<unknown> {
    return act();
  }

  protected async idle(): Promise<void> {
    await this.running.trygg.idle();
  }

  protected get running(): Running {
    if (!this.one) throw new Error('the stage is not open');
    return this.one;
  }

  protected get address(): string {
    return `http://127.0.0.1:${(this.running.server.address() as AddressInfo).port}/api/messages`;
  }
}

/** What one turn asked of the stores, until the person was answered and afterwards. */
export interface CountedTurn {
  readonly before: readonly Asked[];
  readonly after: readonly Asked[];
  /** Sent and changed in chats, by the turn and by what followed from it. */
  readonly messages: number;
}

/** What follows from a command begins with the case's head: that is held back until the person has the answer. */
export class CountingStage extends CosmosStage {
  readonly turns: CountedTurn[] = [];

  protected override async turn(act: () => Promise<unknown>): Promise<unknown> {
    const { asked } = this.server;
    const [from, sent] = [asked.length, this.channel.accepted.length];
    let answered = () => {};
    const answer = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const follows = ({ container, what }: Asked) => container === 'heads' && (what === 'create' || what === 'replace');
    this.server.hold = async (one) => {
      if (follows(one)) await answer;
    };
    const outcome = await act();
    const until = asked.length;
    answered();
    await this.idle();
    const [before, late] = [asked.slice(from, until), asked.slice(until)];
    this.turns.push({
      before: before.filter((one) => !follows(one)),
      after: [...before.filter(follows), ...late],
      messages: this.channel.accepted.length - sent,
    });
    return outcome;
  }
}

/** Another instance, in a process that can be killed: turns go to one and the other, until that one is dead. */
export class TwoInstances extends CosmosStage {
  private child: ChildProcess | undefined;
  private childAddress = '';
  private asked = 0;
  private turns = 0;
  /** How many turns each has had. */
  readonly had = { one: 0, other: 0 };

  override async open(): Promise<void> {
    await super.open();
    const program = join(packageRoot, 'build/test/support/killable-process.js');
    this.child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
    this.child.once('exit', () => {
      this.child = undefined;
    });
    const started = await this.ask('start', {
      dataFolder: this.folder,
      appId,
      tenantId,
      settings: this.channel.botSettings(),
      now: this.clock.now(),
      cosmos: this.server.place,
      ...(this.services ? { services: this.services } : {}),
    });
    if (!started) throw new Error('the other instance did not start');
    this.childAddress = `http://127.0.0.1:${started.port}/api/messages`;
  }

  /** It dies there, and the turn that was on its way to it is its last. */
  async killAt(passage: Passage): Promise<void> {
    await this.ask('arm', passage);
    this.turns = 1;
  }

  get isAlone(): boolean {
    return this.child === undefined;
  }

  override async moveTo(instant: string): Promise<void> {
    this.clock.moveTo(instant);
    await Promise.all([this.running.sweep(), this.ask('sweep', { now: instant })]);
    await this.idle();
  }

  override async close(): Promise<void> {
    const { child } = this;
    if (child) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await super.close();
  }

  protected override async turn(act: () => Promise<unknown>): Promise<unknown> {
    this.turns += 1;
    const toOther = this.child !== undefined && this.turns % 2 === 0;
    this.had[toOther ? 'other' : 'one'] += 1;
    this.channel.pointAt(toOther ? this.childAddress : this.address);
    return act();
  }

  protected override async passMinute(): Promise<void> {
    await super.passMinute();
    await this.ask('clock', { now: this.clock.now() });
  }

  protected override async idle(): Promise<void> {
    await Promise.all([super.idle(), this.ask('settle', undefined)]);
  }

  private async ask<Q extends keyof Questions>(question: Q, asks: Questions[Q]['asks']) {
    const { child } = this;
    if (!child) return undefined;
    this.asked += 1;
    const heard = await askChild<Questions[Q]['answers']>(child, { id: this.asked, question, asks });
    return heard?.answer;
  }
}

/** What a case came to, and what each person has in their chat, whatever the case's number is. */
export function cameTo(stage: CosmosStage, state: Case, people: readonly PersonName[]) {
  const anonymous = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(state.caseId, 'CASE')
        .replaceAll(/"(?:digest|once|id|activityId)":"[^"]+"/g, '"mark":""'),
    );
  const chats = people.map((name) => {
    const messages = stage.channel.person(organisation[name].id).messages.filter(({ from }) => from === 'bot');
    return [name, messages.map(({ attachments }) => JSON.stringify(anonymous(attachments))).sort()] as const;
  });
  return { state: anonymous({ ...state, commands: '' }), chats: Object.fromEntries(chats) };
}
