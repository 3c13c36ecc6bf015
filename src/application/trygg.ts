import { randomUUID } from 'node:crypto';
import { type Ground, type Grounds, groundOf } from '../case/ground';
import type { Case } from '../case/state';
import { Access } from './access';
import { AreaNumbers } from './area-numbers';
import { type Books, openBooks } from './books';
import { Calls } from './calls';
import { CaseSteps } from './case-steps';
import { CaseViews } from './case-views';
import { Cases } from './cases';
import { Courier } from './courier';
import { Deadlines } from './deadlines';
import { Desk } from './desk';
import { Digests } from './digests';
import { Drafts } from './drafts';
import { FollowUp } from './follow-up';
import { Lease } from './lease';
import { LinkedCases } from './linked-cases';
import { Lists } from './lists';
import { lookAtPeople } from './look-at-people';
import { Looks } from './looks';
import { namedIn, withNamed } from './named-people';
import { openRetention } from './open-retention';
import { openSetup } from './open-setup';
import { Outbox } from './outbox';
import type { People } from './people';
import { PersonnelFiles } from './personnel-files';
import type { PolicyRules } from './policy-rules';
import { Reach } from './reach';
import { Reports } from './reports';
import type { Retention } from './retention';
import type { Setup } from './setup';
import { Support } from './support';
import { Sweep } from './sweep';
import { WheelKeeping } from './wheel-keeping';
import { WheelReminders } from './wheel-reminders';
import { WhoLooked } from './who-looked';
import type { World } from './world';

/** Everything that comes in from a channel goes through here; and what time brings about begins here. */
export class Trygg {
  readonly people: People;
  /** Where reports are written, and somebody is asked for support. */
  readonly desk: Desk;
  readonly drafts: Drafts;
  readonly reports: Reports;
  readonly support: Support;
  readonly calls: Calls;

  readonly steps: CaseSteps;
  readonly views: CaseViews;
  readonly deadlines: Deadlines;
  readonly looks: Looks;
  readonly whoLooked: WhoLooked;

  readonly personnelFiles: PersonnelFiles;
  readonly access: Access;
  readonly areaNumbers: AreaNumbers;
  readonly lists: Lists;

  readonly wheel: WheelKeeping;
  readonly retention: Retention;
  readonly setup: Setup;

  private readonly cases: Cases;
  private readonly outbox: Outbox;
  private readonly followUp: FollowUp;
  private readonly sweeping: Sweep;

  private constructor(
    private readonly world: World,
    books: Books,
    readonly grounds: Grounds,
    rules: PolicyRules,
  ) {
    const { store, keys, anchor, directory, messenger, installer, clock, log } = world;
    const instance = randomUUID();
    const { people } = books;
    const cases = new Cases(store, keys, grounds, instance, log);
    const drafts = new Drafts(store, keys, directory, clock);

    const reach = new Reach(people, installer, clock, log, grounds);
    const courier = new Courier(store, cases, people, messenger, reach, clock, log);
    const linked = new LinkedCases(directory, cases, clock);
    const outbox = new Outbox(store, cases, drafts, courier, linked, anchor, clock, log, instance);
    const followUp = new FollowUp(outbox, log);

    const lease = new Lease(store, clock, 'sweep', instance);
    const wheelReminders = new WheelReminders(books.wheel, lease, clock);
    const wheel = new WheelKeeping(books.wheel, wheelReminders, directory, people, keys, clock, grounds);
    const digests = new Digests(store, keys, cases, courier, outbox, wheel, clock, log);
    const retention = openRetention(world, { book: books.retention, cases, drafts, digests, people, courier });
    const { setup, setupTelling, reckoning } = openSetup(world, { books, grounds, rules, cases, courier });
    const reports = new Reports(world, drafts, cases, courier);
    const duties = { cases, outbox, digests, wheel, retention, setup: setupTelling, reports, reckoning };
    const support = new Support(directory, drafts, reports, cases, clock);

    this.people = people;
    this.steps = new CaseSteps(world, cases, followUp);
    this.desk = new Desk(drafts, reports, support, this.steps, followUp, log);
    this.drafts = drafts;
    this.reports = reports;
    this.support = support;
    this.calls = new Calls(world, people, cases, reports, support);
    this.views = new CaseViews(cases, clock);
    this.deadlines = new Deadlines(directory, cases, digests, outbox, wheel, clock);
    this.looks = new Looks(world, cases);
    this.whoLooked = new WhoLooked(directory, cases, this.looks);
    this.personnelFiles = new PersonnelFiles(cases);
    this.access = new Access(cases);
    this.areaNumbers = new AreaNumbers(directory, cases, clock);
    this.lists = new Lists(store, keys);
    this.wheel = wheel;
    this.retention = retention;
    this.setup = setup;
    this.cases = cases;
    this.outbox = outbox;
    this.followUp = followUp;
    this.sweeping = new Sweep(world, duties, lease);
  }

  static async open(outside: World, grounds: Grounds, rules: PolicyRules): Promise<Trygg> {
    const books = await openBooks(outside);
    const directory = withNamed(outside.directory, () => namedIn(books.setup.entries));
    return new Trygg({ ...outside, directory }, books, grounds, rules);
  }

  /** Does what is due now, sends what was left behind, and reminds people; or sends only what people wait for. */
  async sweep(only?: 'urgent'): Promise<void> {
    if (only) return this.outbox.recoverUrgent();
    await this.sweeping.run();
    await this.idle();
  }

  /** Whoever has left, or is no longer the leader to whom a case went, gives up their role in it. `false`: to be tried again. */
  async checkPeople(): Promise<boolean> {
    const areAllSeen = await lookAtPeople(this.world, this.cases, this.followUp);
    await this.idle();
    return areAllSeen;
  }

  /** Heads and inboxes are derived: this makes them anew. */
  rebuild(): Promise<number> {
    return this.cases.rebuildHeads();
  }

  /** Waits until everything accepted so far has been followed up. */
  async idle(): Promise<void> {
    await this.followUp.idle();
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
}
