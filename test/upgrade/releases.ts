import { join } from 'node:path';
import { packageRoot } from '../../src/root';
import type { PersonClient } from '../../src/workbench/channel/person-client';
import { askChild } from '../support/ask-child';
import type { Questions } from '../support/by-hand';
import type { LocalCloud } from '../support/local-cloud';
import type { TestClock } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import type { Stage } from '../support/whole-case';

const byHand = join(packageRoot, 'build/test/support/by-hand.js');

const acts = ['install', 'press', 'submitDialog', 'say'] as const;

type Process = Awaited<ReturnType<LocalCloud['start']>>;

/** One process of a release, as production runs it. */
export class Release {
  private asked = 0;
  turns = 0;

  constructor(readonly process: Process) {}

  async ask<Q extends keyof Questions>(question: Q, asks: Questions[Q]['asks']): Promise<Questions[Q]['answers']> {
    this.asked += 1;
    const heard = await askChild<Questions[Q]['answers']>(this.process.child, { id: this.asked, question, asks });
    if (!heard) throw new Error(`the process ended: ${this.process.output()}`);
    return heard.answer;
  }
}

/** To which of two the turns go: either opens what the other one is sent, and sends what the other one opened. */
const order = [0, 1, 1, 0] as const;

/** One release or two at once, on one store, one channel and one clock, which is moved by hand. */
export class Releases implements Stage {
  private turns = 0;
  private serving: Release[] = [];
  /** The one that has all turns; where there is none, they go to those that serve in turn. */
  only: Release | undefined;

  constructor(
    readonly cloud: LocalCloud,
    private readonly clock: TestClock,
  ) {}

  async start(programs?: string, args: readonly string[] = []): Promise<Release> {
    const settings = { STARTS_AT: this.clock.now() };
    const how = { settings, args, before: byHand };
    const release = new Release(await this.cloud.start(programs ? { ...how, programs } : how));
    this.serving.push(release);
    return release;
  }

  /** As App Service ends an instance. Answers with the code of its end. */
  async stop(release: Release): Promise<number | null> {
    this.serving = this.serving.filter((one) => one !== release);
    if (this.only === release) this.only = undefined;
    return release.process.end();
  }

  /** Everything that the person does goes to one of those that serve. */
  person(name: PersonName): PersonClient {
    const person = this.cloud.channel.person(organisation[name].id);
    const through = acts.map((act) => {
      const real: (...given: never[]) => Promise<unknown> = person[act];
      const later = async (...given: never[]) => {
        await this.minutePasses();
        this.takeTurn();
        return real(...given);
      };
      return [act, later] as const;
    });
    return Object.assign(Object.create(person) as PersonClient, Object.fromEntries(through));
  }

  readonly trygg: Stage['trygg'] = {
    trygg: {
      idle: () => this.idle(),
      views: { caseFor: async (personId, caseId) => this.serving.at(-1)?.ask('look', { personId, caseId }) },
    },
  };

  /** Time passes for all of them, and each sweeps, at the same moment. */
  async moveTo(instant: string): Promise<void> {
    await this.idle();
    this.clock.moveTo(instant);
    await this.all('clock', { now: instant });
    await this.all('sweep', undefined);
  }

  async idle(): Promise<void> {
    await this.all('idle', undefined);
  }

  private async minutePasses(): Promise<void> {
    await this.idle();
    this.clock.moveTo(new Date(Date.parse(this.clock.now()) + 60_000).toISOString());
    await this.all('clock', { now: this.clock.now() });
  }

  private takeTurn(): void {
    const place = (order[this.turns % order.length] ?? 0) % this.serving.length;
    this.turns += 1;
    const release = this.only ?? this.serving[place];
    if (!release) throw new Error('no release is running');
    release.turns += 1;
    this.cloud.channel.pointAt(`${release.process.url}/api/messages`);
  }

  private async all<Q extends keyof Questions>(question: Q, asks: Questions[Q]['asks']): Promise<void> {
    await Promise.all(this.serving.map((release) => release.ask(question, asks)));
  }
}
