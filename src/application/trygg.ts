import { randomUUID } from 'node:crypto';
import type { TakeStep } from '../case/commands';
import type { InstanceId } from '../case/events';
import type { Ground } from '../case/ground';
import { keyOf, type OpenCase } from '../case/state';
import {
  blockedFor,
  carriedToTheEnd,
  correctionsOf,
  hasMinutes,
  isAssessed,
  progressOf,
  taskMessage,
  tasksOf,
} from '../case/views';
import { maySee } from '../case/who-sees-what';
import type { Candidate } from '../procedure/declarations';
import { Cases, type Outcome } from './cases';
import { Drafts } from './drafts';
import { type Messenger, Outbox } from './outbox';
import { People } from './people';
import type { Clock, Directory, Keys, Log, Store } from './ports';
import { commandIdOf, Reports } from './reports';

export interface World {
  readonly store: Store;
  readonly keys: Keys;
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** A step as a person takes it from a card. `once` is the card's own mark: the same press again has the same. */
export interface StepTaken extends Omit<TakeStep, 'type' | 'named'> {
  readonly caseId: string;
  readonly once: string;
}

/** How many due cases one sweep takes up; the rest is still due at the next. */
const sweepLimit = 200;

/** What people do with Trygg. Everything that comes in from a channel goes through here. */
export class Trygg {
  private readonly underWay = new Set<Promise<void>>();

  private constructor(
    private readonly world: World,
    readonly ground: Ground,
    private readonly cases: Cases,
    private readonly outbox: Outbox,
    readonly drafts: Drafts,
    readonly reports: Reports,
    readonly people: People,
  ) {}

  static async open(world: World, ground: Ground): Promise<Trygg> {
    const { store, keys, directory, messenger, clock, log } = world;
    const instance = randomUUID();
    const people = await People.open(store, keys);
    const cases = new Cases(store, keys, ground, instance);
    const drafts = new Drafts(store, keys, directory, clock);
    const outbox = new Outbox(store, cases, people, drafts, messenger, clock, log, instance);
    const reports = new Reports(store, keys, directory, drafts, cases, clock);
    return new Trygg(world, ground, cases, outbox, drafts, reports, people);
  }

  /** Undefined where there was no draft any more. */
  async sendReport(personId: string, seen: Parameters<Reports['send']>[1]): Promise<Outcome | undefined> {
    const outcome = await this.reports.send(personId, seen);
    return outcome && this.followed(outcome);
  }

  async takeStep(personId: string, taken: StepTaken): Promise<Outcome> {
    const { caseId, once, command, instance, answers } = taken;
    const named = answers.leader ? await this.leader(answers.leader) : undefined;
    const body: TakeStep = { type: 'TakeStep', command, instance, answers, ...(named ? { named } : {}) };
    // The same mark with another step is another press; without a mark each press is one of its own.
    const id = commandIdOf(personId, [once || randomUUID(), command, keyOf(instance)]);
    return this.followed(await this.cases.carryOut(caseId, { id, by: personId, at: this.now(), body }));
  }

  /** A case as this person may see it; undefined where they have no part in it, just as where there is none. */
  async caseFor(personId: string, caseId: string): Promise<OpenCase | undefined> {
    const { state } = await this.cases.load(caseId);
    return state.phase === 'open' && maySee(state, personId, 'existence') ? state : undefined;
  }

  /** What the person has to do, earliest due date first, and what is blocked in each of their cases. */
  async inbox(personId: string) {
    const states = await this.casesOf(personId);
    const tasks = states.flatMap((state) => tasksOf(this.ground, state, personId, this.now()));
    return {
      tasks: [...tasks].sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9')),
      cases: states
        .filter((state) => [state.roles.handler, state.roles.hrAdviser].some((p) => p?.accountId === personId))
        .map((state) => ({
          caseId: state.caseId,
          blocked: blockedFor(this.ground, state, personId),
          corrections: correctionsOf(this.ground, state, personId, this.now()),
          assessed: isAssessed(this.ground, state, personId),
          minutesWritten: hasMinutes(state, personId),
          carriedToTheEnd: carriedToTheEnd(this.ground, state),
        })),
    };
  }

  /** The cases that the person is a party of, the newest first. */
  async myCases(personId: string) {
    const states = await this.casesOf(personId);
    return states
      .filter((state) => state.complainant.accountId === personId)
      .sort((one, other) => other.receivedAt.localeCompare(one.receivedAt))
      .map((state) => ({
        state,
        progress: progressOf(this.ground, state, this.now()),
        tasks: tasksOf(this.ground, state, personId, this.now()),
      }));
  }

  /** What a task's card shows this person now. */
  async cardOf(personId: string, caseId: string, task: { command: string; instance: InstanceId }) {
    const state = await this.caseFor(personId, caseId);
    return state ? taskMessage(this.ground, state, personId, task, this.now()) : ({ kind: 'taskGone' } as const);
  }

  async leaders(): Promise<readonly Candidate[]> {
    return (await this.world.directory.leaders()).filter((leader) => leader.active);
  }

  /**
   * Does what is due now, and sends what an interrupted process left behind. Safe to run at any time, anywhere; a case
   * that fails does not keep the others waiting.
   */
  async sweep(): Promise<void> {
    await this.outbox.recover();
    const now = this.now();
    for (const { caseId, nextDue } of await this.world.store.dueCases(now, sweepLimit)) {
      await this.runDue(caseId, nextDue, now).catch(() => this.world.log.error('due.failed', { case: caseId }));
    }
    await this.idle();
  }

  private async runDue(caseId: string, due: string, now: string): Promise<void> {
    const command = { id: `due ${due}`, by: 'trygg', at: now, body: { type: 'RunDue' } } as const;
    this.followed(await this.cases.carryOut(caseId, command));
  }

  /** Heads and inboxes are derived: this makes them anew. */
  rebuild(): Promise<number> {
    return this.cases.rebuildHeads();
  }

  /** Waits until everything accepted so far has been followed up. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  now(): string {
    return this.world.clock.now();
  }

  private casesOf(personId: string): Promise<readonly OpenCase[]> {
    return this.cases.casesOf(personId);
  }

  private async leader(id: string): Promise<Candidate | undefined> {
    return (await this.leaders()).find((leader) => leader.id === id);
  }

  /** The person is answered first; the head and the messages follow. A failure here is found again by the sweep. */
  private followed(outcome: Outcome): Outcome {
    if (!('accepted' in outcome)) return outcome;
    const following = this.outbox
      .settle(outcome.accepted)
      .catch(() => this.world.log.error('outbox.interrupted', { case: outcome.accepted.caseId }))
      .finally(() => this.underWay.delete(following));
    this.underWay.add(following);
    return outcome;
  }
}
