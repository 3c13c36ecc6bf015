import { randomUUID } from 'node:crypto';
import type { Command, TakeStep } from '../case/commands';
import type { InstanceId } from '../case/events';
import { type Ground, type Grounds, groundOf } from '../case/ground';
import { taskMessage } from '../case/message-views';
import { progressOf } from '../case/progress';
import type { Refusal } from '../case/refusal';
import { type Case, isHandling, keyOf, rolesOf } from '../case/state';
import { blockedFor, correctionsOf, offersTo, recordsFor, tasksOf } from '../case/views';
import { hasWay, type WayView, waysOf } from '../case/way';
import { maySee } from '../case/who-sees-what';
import { type Candidate, stepNamed } from '../procedure/declarations';
import { isGiven } from '../procedure/steps';
import { Access } from './access';
import { AreaNumbers } from './area-numbers';
import { Calls } from './calls';
import type { CaseEntry, CaseFile } from './case-entries';
import { Cases, type Outcome } from './cases';
import { Courier } from './courier';
import { Deadlines } from './deadlines';
import { Desk } from './desk';
import { Digests } from './digests';
import { Drafts } from './drafts';
import { Lease } from './lease';
import { LinkedCases } from './linked-cases';
import { Lists } from './lists';
import { lookAtPeople } from './look-at-people';
import { Looks } from './looks';
import { namedIn, withNamed } from './named-people';
import { openRetention } from './open-retention';
import { openSetup } from './open-setup';
import { Outbox } from './outbox';
import { People } from './people';
import { PersonnelFiles } from './personnel-files';
import type { PolicyRules } from './policy-rules';
import { Reach } from './reach';
import { commandIdOf, Reports } from './reports';
import type { Retention } from './retention';
import type { Setup } from './setup';
import { SetupBook } from './setup-book';
import { Support } from './support';
import { accounts, appointable, aroundCase } from './surroundings';
import { Sweep } from './sweep';
import { WheelBooks } from './wheel-books';
import { WheelKeeping } from './wheel-keeping';
import { WheelReminders } from './wheel-reminders';
import { WhoLooked } from './who-looked';
import type { World } from './world';

/** A step as a person takes it from a card. `once` is the card's own mark: the same press again has the same. */
export interface StepTaken extends Omit<TakeStep, 'type' | 'named' | 'around'> {
  readonly caseId: string;
  readonly once: string;
}

/** What people do with Trygg. Everything that comes in from a channel goes through here. */
export class Trygg {
  private readonly underWay = new Set<Promise<void>>();
  /** Where reports are written, and somebody is asked for support. */
  readonly desk: Desk;
  readonly calls: Calls;
  readonly personnelFiles: PersonnelFiles;
  readonly access: Access;
  readonly areaNumbers: AreaNumbers;
  readonly lists: Lists;
  readonly looks: Looks;
  readonly whoLooked: WhoLooked;

  private constructor(
    private readonly world: World,
    readonly grounds: Grounds,
    private readonly cases: Cases,
    private readonly outbox: Outbox,
    readonly deadlines: Deadlines,
    private readonly sweeping: Sweep,
    readonly drafts: Drafts,
    readonly reports: Reports,
    readonly support: Support,
    readonly people: People,
    readonly wheel: WheelKeeping,
    readonly retention: Retention,
    readonly setup: Setup,
  ) {
    this.calls = new Calls(world, people, cases, reports, support);
    this.personnelFiles = new PersonnelFiles(cases);
    this.access = new Access(cases);
    this.areaNumbers = new AreaNumbers(world.directory, cases, world.clock);
    this.lists = new Lists(world.store, world.keys);
    this.looks = new Looks(world, cases);
    this.whoLooked = new WhoLooked(world.directory, cases, this.looks);
    const follow = (outcome: Outcome) => this.followed(outcome);
    this.desk = new Desk(drafts, reports, support, world.log, follow, (personId, taken) =>
      this.takeStep(personId, taken),
    );
  }

  static async open(outside: World, grounds: Grounds, rules: PolicyRules): Promise<Trygg> {
    const book = await SetupBook.open(outside.store, outside.keys, outside.anchor, outside.log);
    const world = { ...outside, directory: withNamed(outside.directory, () => namedIn(book.entries)) };
    const { store, keys, anchor, directory, messenger, installer, clock, log } = world;
    const instance = randomUUID();
    const people = await People.open(store, keys, clock);
    const cases = new Cases(store, keys, grounds, instance, log);
    const drafts = new Drafts(store, keys, directory, clock);
    const reach = new Reach(people, installer, clock, log, grounds);
    const courier = new Courier(store, cases, people, messenger, reach, clock, log);
    const linked = new LinkedCases(directory, cases, clock);
    const outbox = new Outbox(store, cases, drafts, courier, linked, anchor, clock, log, instance);
    const lease = new Lease(store, clock, 'sweep', instance);
    const books = await WheelBooks.open(store, keys, clock);
    const wheelReminders = new WheelReminders(books, lease, clock);
    const wheel = new WheelKeeping(books, wheelReminders, directory, people, keys, clock, grounds);
    const digests = new Digests(store, keys, cases, courier, outbox, wheel, clock, log);
    const retention = await openRetention(world, { cases, drafts, digests, people, courier });
    const began = () => books.began();
    const { setup, setupTelling, reckoning } = openSetup(world, { book, grounds, rules, cases, courier, began });
    const reports = new Reports(world, drafts, cases, courier);
    const duties = { cases, outbox, digests, wheel, retention, setup: setupTelling, reports, reckoning };
    const sweep = new Sweep(world, duties, lease);
    const support = new Support(directory, drafts, reports, cases, clock);
    const deadlines = new Deadlines(directory, cases, digests, outbox, clock);
    return new Trygg(
      world,
      grounds,
      cases,
      outbox,
      deadlines,
      sweep,
      drafts,
      reports,
      support,
      people,
      wheel,
      retention,
      setup,
    );
  }

  async takeStep(personId: string, taken: StepTaken): Promise<Outcome> {
    return this.followed(await this.cases.carryOutFor(personId, taken.caseId, this.commandFor(personId, taken)));
  }

  /** Why the step would be refused if it were taken now; undefined where it would not be. */
  wouldRefuse(personId: string, taken: StepTaken): Promise<Refusal | undefined> {
    return this.cases.wouldRefuse(personId, taken.caseId, this.commandFor(personId, taken));
  }

  private commandFor(personId: string, taken: StepTaken): (state: Case) => Promise<Command<TakeStep>> {
    const { once, command, instance, answers } = taken;
    // The same mark with another step is another press; without a mark each press is one of its own.
    const id = commandIdOf(personId, [once || randomUUID(), command, keyOf(instance)]);
    return async (state) => {
      const appointed = answers.leader ? (await this.appointable(state)).filter(({ id }) => id === answers.leader) : [];
      const known = await accounts(this.world.directory, this.namedIn(state, taken));
      const around = await aroundCase(this.world.directory, state);
      const body: TakeStep = { type: 'TakeStep', command, instance, answers, named: [...appointed, ...known], around };
      return { id, by: personId, at: this.now(), body };
    };
  }

  /** The accounts that the step's own form names: nothing else that a client sends is looked up in the directory. */
  private namedIn(state: Case, { command, instance, answers }: StepTaken): readonly string[] {
    const step = stepNamed(this.groundOf(state).procedure, instance.step);
    if (step?.command !== command) return [];
    return Object.entries(step.asks).flatMap(([field, { kind }]) =>
      kind === 'person' ? answers[`${field}Id`] || [] : [],
    );
  }

  /** A case as this person may see it; undefined where they have no part in it, just as where there is none. */
  async caseFor(personId: string, caseId: string): Promise<Case | undefined> {
    const { state } = await this.cases.loadFor(personId, caseId);
    return state.phase !== 'absent' && maySee(state, personId, 'existence') ? state : undefined;
  }

  /** What the person has to do, earliest due date first; and the cases that they handle. */
  async inbox(personId: string) {
    const { states, unreadable } = await this.cases.readableOf(personId);
    const tasks = states.flatMap((state) => tasksOf(this.groundOf(state), state, personId, this.now()));
    return {
      tasks: [...tasks].sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9')),
      cases: newestFirst(states.filter((state) => isHandling(state, personId))).map((state) => ({
        caseId: state.caseId,
        closed: state.phase === 'closed',
      })),
      unreadable,
    };
  }

  /** The cases that the person is a party of, the newest first. */
  async myCases(personId: string) {
    const { states, unreadable } = await this.cases.readableOf(personId);
    const own = states.filter((state) => rolesOf(state, personId).some(({ role }) => !isGiven(role)));
    return { cases: newestFirst(own).map((state) => this.entryOf(personId, state)), unreadable };
  }

  /** Everything in one case that is this person's to read and to do; undefined just as where there is none. */
  async caseFile(personId: string, caseId: string): Promise<CaseFile | undefined> {
    const state = await this.caseFor(personId, caseId);
    if (!state) return undefined;
    const ground = this.groundOf(state);
    return {
      ...this.entryOf(personId, state),
      corrections: correctionsOf(ground, state, personId, this.now()),
      blocked: blockedFor(ground, state, personId),
      records: recordsFor(ground, state, personId),
    };
  }

  /** Where a case is on its way for this person; undefined just as where there is none. */
  async wayOf(
    personId: string,
    caseId: string,
  ): Promise<{ readonly state: Case; readonly ways: readonly WayView[] } | undefined> {
    const state = await this.caseFor(personId, caseId);
    if (!state || !hasWay(state, personId)) return undefined;
    return { state, ways: waysOf(this.groundOf(state), state, personId, this.now()) };
  }

  private entryOf(personId: string, state: Case): CaseEntry {
    const [ground, now] = [this.groundOf(state), this.now()];
    return {
      state,
      roles: rolesOf(state, personId),
      progress: progressOf(ground, state, personId, now),
      tasks: tasksOf(ground, state, personId, now),
      offers: offersTo(ground, state, personId, now),
    };
  }

  /** What a task's card shows this person now. */
  async cardOf(personId: string, caseId: string, task: { command: string; instance: InstanceId }) {
    const state = await this.caseFor(personId, caseId);
    return state
      ? taskMessage(this.groundOf(state), state, personId, task, this.now())
      : ({ kind: 'taskGone' } as const);
  }

  /** Whom HR may appoint as handler. */
  appointable(state: Case): Promise<readonly Candidate[]> {
    return appointable(this.world.directory, this.groundOf(state), state);
  }

  /** Does what is due now, sends what was left behind, and reminds people; or sends only what people wait for. */
  async sweep(only?: 'urgent'): Promise<void> {
    if (only) return this.outbox.recoverUrgent();
    await this.sweeping.run();
    await this.idle();
  }

  /** Whoever has left, or is no longer the leader to whom a case went, gives up their role in it. `false`: to be tried again. */
  async checkPeople(): Promise<boolean> {
    const areAllSeen = await lookAtPeople(this.world, this.cases, (outcome) => this.followed(outcome));
    await this.idle();
    return areAllSeen;
  }

  /** Heads and inboxes are derived: this makes them anew. */
  rebuild(): Promise<number> {
    return this.cases.rebuildHeads();
  }

  /** Waits until everything accepted so far has been followed up. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
    await this.looks.idle();
    await this.setup.idle();
  }

  /** Under the version of the procedure that the case began with. */
  groundOf(state: Case): Ground {
    return groundOf(this.grounds, state);
  }

  now(): string {
    return this.world.clock.now();
  }

  /** The person is answered first; the head and the messages follow. A failure here is found again by the sweep. */
  private followed(outcome: Outcome): Outcome {
    if (!('accepted' in outcome)) return outcome;
    const following = whenAnswered()
      .then(() => this.outbox.settle(outcome.accepted))
      .then(() => undefined)
      .catch(() => this.world.log.error('outbox.interrupted', { case: outcome.accepted.caseId }))
      .finally(() => this.underWay.delete(following));
    this.underWay.add(following);
    return outcome;
  }
}

/** What is ready to run comes first, and with it the answer to whoever asked. */
function whenAnswered(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function newestFirst(states: readonly Case[]): readonly Case[] {
  return [...states].sort((one, other) => other.receivedAt.localeCompare(one.receivedAt));
}
