import type { AskForSupport, Command, RunDue, SendComplaint, Surroundings, TakeStep } from '../../src/case/commands';
import { type CaseCommit, foldCommit, remember } from '../../src/case/commit';
import { decide } from '../../src/case/decide';
import { receiversOf } from '../../src/case/decide-complaint';
import type { CaseEvent, Person } from '../../src/case/events';
import type { Decision, Ground } from '../../src/case/ground';
import { type Message, messagesAfter } from '../../src/case/messages';
import { isRefusal, type Refusal } from '../../src/case/refusal';
import { absent, type Case, type CaseState, firstRound } from '../../src/case/state';
import { openTasks } from '../../src/case/tasks';
import type { Complaint } from '../../src/procedure/complaint';
import type { Candidate, Procedure } from '../../src/procedure/declarations';
import { defaultPolicy, type Policy } from '../../src/procedure/policy';
import { holidays } from './holidays';
import { NotRefused } from './not-refused';
import type { Place } from './told-before';
import { WheelStory } from './wheel-story';

export { holidays, NotRefused };

const account = (id: string, position: string): Candidate => ({
  id,
  name: `${id} (name)`,
  position,
  unit: 'Drift',
  active: true,
});

export const people = {
  nora: account('nora', 'Konsulent'),
  jonas: account('jonas', 'Konsulent'),
  silje: account('silje', 'Konsulent'),
  kari: account('kari', 'Teamleder'),
  per: account('per', 'Avdelingsleder'),
  ingrid: account('ingrid', 'Direktør'),
  anne: account('anne', 'HR-rådgiver'),
  bjorn: account('bjorn', 'HR-rådgiver'),
  eva: account('eva', 'Styreleder'),
};

export const facts: SendComplaint['facts'] = {
  leaders: [people.kari, people.per, people.ingrid],
  hr: [people.anne, people.bjorn],
  lastResort: [people.eva],
  straightToHr: false,
};

export const complaint: Complaint = {
  accused: [{ accountId: 'jonas', name: 'Jonas Berg' }],
  what: 'He laughs at me in meetings.',
  date: '2026-01-02',
  time: '10:30',
  whenInWords: '',
  place: 'Meeting room 2',
  witnesses: [],
  injury: '',
  reporter: { name: 'Nora Lund', position: 'Konsulent', birthDate: '1990-05-17', unit: 'Drift' },
};

const nora: Person = { accountId: 'nora', name: 'Nora Lund', position: 'Konsulent', unit: 'Drift' };

export interface Sent {
  readonly complaint?: Partial<Complaint>;
  readonly facts?: Partial<SendComplaint['facts']>;
  /** Who the complainant saw; by default those whom the routing names under the full procedure. */
  readonly seen?: readonly string[];
  readonly by?: string;
  readonly way?: SendComplaint['way'];
  /** Whom it happened to, where somebody else sends it. */
  readonly complainant?: Person;
}

export interface Step {
  readonly step: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly round?: number;
  readonly named?: Candidate;
  readonly id?: string;
}

/** One case told step by step against the pure core, under a procedure that may lack a rule. */
export class Story {
  state: CaseState = absent;
  now = '2026-01-05T08:00:00.000Z';
  events: CaseEvent[] = [];
  messages: Message[] = [];
  commits: CaseCommit[] = [];
  private commands = 0;
  ground: Ground;
  /** Whom the directory has around Nora now. */
  around: Omit<Surroundings, 'holders'> = facts;
  /** Accounts that are disabled by now. */
  disabled: string[] = [];

  private yearly: WheelStory | undefined;

  /** @param place where it begins, with what stories that began there before came to under the same procedure. */
  constructor(
    procedure: Procedure,
    private place?: Place,
  ) {
    this.ground = { procedure, policy: defaultPolicy, calendar: { timeZone: 'Europe/Oslo', holidays } };
  }

  /** What comes round without any case. */
  get wheel(): WheelStory {
    this.yearly ??= new WheelStory(this.ground.procedure);
    return this.yearly;
  }

  /** The organisation changes its policy. */
  under(policy: Partial<Policy>): this {
    this.ground = { ...this.ground, policy: { ...this.ground.policy, ...policy } };
    return this;
  }

  at(now: string): this {
    this.now = now;
    return this;
  }

  sends(sent: Sent = {}): this {
    return this.accept(this.sending(sent));
  }

  refusesToSend(sent: Sent, refused: Refusal['refused'], rule: string, field?: string): this {
    return this.refuse(this.sending(sent), refused, rule, field);
  }

  does(by: string, command: string, step: Step): this {
    return this.accept(this.taking(by, command, step));
  }

  refuses(by: string, command: string, step: Step, refused: Refusal['refused'], rule?: string, field?: string): this {
    return this.refuse(this.taking(by, command, step), refused, rule, field);
  }

  /** The same command, with the same id, comes a second time: nothing happens, and nobody is told off. */
  repeats(by: string, command: string, step: Step): this {
    const id = 'the same press';
    const once = this.taking(by, command, { ...step, id });
    this.accept(once);
    const before = JSON.stringify(this.state);
    const again = decide(this.ground, this.state, once);
    if (isRefusal(again) || again.length > 0) throw new Error(`repeating ${command} did something`);
    expectSame(before, JSON.stringify(this.state), command);
    return this;
  }

  timePasses(to: string): this {
    this.now = to;
    const command: Command<RunDue> = {
      id: `due ${to}`,
      by: 'trygg',
      at: to,
      body: { type: 'RunDue', around: this.surroundings() },
    };
    if (this.goesWhereKnown(command)) return this;
    const decision = this.decide(command);
    return isRefusal(decision) || decision.length === 0 ? this : this.goesOn(command, decision);
  }

  /** Something that no person asks for. */
  gives(command: Command): this {
    return this.accept(command);
  }

  /** A message to somebody did not get there. */
  notReached(personId: string, why: 'neverMet' | 'refused' = 'neverMet'): this {
    this.commands += 1;
    const body = { type: 'NoteNotReached', personId, why } as const;
    return this.accept({ id: `command ${this.commands}`, by: 'trygg', at: this.now, body });
  }

  /** Whom each was reminded of, as what: the last time that anybody was. */
  get reminded(): readonly { as: string; to?: string; step: string }[] {
    const last = this.events.findLast((event) => event.type === 'Reminded');
    const reminders = last?.type === 'Reminded' ? last.reminders : [];
    return reminders.map(({ as, to, instance }) => ({ as, ...(to ? { to } : {}), step: instance.step }));
  }

  /** Something is otherwise than any command could have made it. */
  mistaken(change: (open: Case) => void): this {
    this.place = undefined;
    this.state = structuredClone(this.state);
    change(this.open);
    return this;
  }

  get open(): Case {
    if (this.state.phase === 'absent') throw new Error('no case was opened');
    return this.state;
  }

  tasksOf(personId: string): string[] {
    return openTasks(this.ground.procedure, this.open)
      .filter((task) => task.personId === personId)
      .map((task) => task.command);
  }

  /** An employee asks somebody for support. */
  asks(asked: Partial<AskForSupport> = {}): this {
    return this.accept(this.asking(asked));
  }

  refusesToAsk(asked: Partial<AskForSupport>, refused: Refusal['refused'], rule: string, field?: string): this {
    return this.refuse(this.asking(asked), refused, rule, field);
  }

  asking(asked: Partial<AskForSupport>): Command<AskForSupport> {
    const body: AskForSupport = {
      type: 'AskForSupport',
      caseId: 'T-TEST-0002',
      way: 'informal',
      employee: { accountId: 'nora', name: 'Nora Lund' },
      supporter: { ...people.kari, leads: true },
      words: 'Will you come with me?',
      ...asked,
    };
    return { id: 'ask', by: 'nora', at: this.now, body };
  }

  private surroundings(): Surroundings {
    const known = Object.values(people).map((one) => ({ ...one, active: !this.disabled.includes(one.id) }));
    const now = (some: readonly Candidate[]) =>
      some.map(({ id, ...rest }) => known.find((one) => one.id === id) ?? { id, ...rest });
    const { leaders, hr, lastResort, appointing = [] } = this.around;
    return {
      leaders: now(leaders),
      hr: now(hr),
      lastResort: now(lastResort),
      appointing: now(appointing),
      holders: known,
    };
  }

  taking(by: string, command: string, { step, answers = {}, subject, round, named, id }: Step): Command<TakeStep> {
    this.commands += 1;
    const about = subject ?? subjectOf(this.ground.procedure, step);
    const first = this.state.phase === 'absent' ? 1 : firstRound(this.state, step, about);
    const instance = { step, subject: about, round: round ?? first };
    const around = this.surroundings();
    const wanted = Object.values(answers);
    const known = named ? [named] : around.holders.filter((one) => wanted.includes(one.id));
    const body: TakeStep = { type: 'TakeStep', command, instance, answers, named: known, around };
    return { id: id ?? `command ${this.commands}`, by, at: this.now, body };
  }

  sending({
    complaint: own,
    facts: ownFacts,
    seen,
    by = 'nora',
    way = 'written',
    complainant,
  }: Sent): Command<SendComplaint> {
    return {
      id: 'send',
      by,
      at: this.now,
      body: {
        type: 'SendComplaint',
        caseId: 'T-TEST-0001',
        way,
        complainant: complainant ?? nora,
        sender: by === 'nora' ? nora : { accountId: by, name: `${by} (name)` },
        complaint: { ...complaint, ...own },
        facts: { ...facts, ...ownFacts },
        receiversSeen: seen ?? ['kari', 'anne'],
      },
    };
  }

  /** Folds what was decided. */
  accepts(command: Command, events: readonly CaseEvent[]): this {
    return this.fold(command, events);
  }

  /** Whom the routing names for a complaint, as the review would show them. */
  receiversFor(own: Partial<Complaint>): string[] {
    return this.receiversOfSent({ complaint: own });
  }

  receiversOfSent(sent: Sent): string[] {
    const { body } = this.sending(sent);
    const { handler, hrAdviser } = receiversOf(this.ground.procedure, body);
    return [handler, hrAdviser].flatMap((chosen) => chosen?.person.id ?? []);
  }

  decide(command: Command): Decision {
    return decide(this.ground, this.state, command);
  }

  private accept(command: Command): this {
    if (this.goesWhereKnown(command)) return this;
    const decision = this.decide(command);
    if (isRefusal(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`);
    return this.goesOn(command, decision);
  }

  /** Whether what it comes to is known from stories that began in the same way. */
  private goesWhereKnown(command: Command): boolean {
    const known = this.place?.after(this.ground.policy, command);
    if (!known?.reached) return false;
    this.place = known.place;
    this.told(known.reached.state, known.reached.commit);
    return true;
  }

  private goesOn(command: Command, events: readonly CaseEvent[]): this {
    const known = this.place?.after(this.ground.policy, command);
    const place = known?.place ?? this.place?.goTo(this.ground.policy, command);
    this.fold(command, events);
    this.place = place;
    const commit = this.commits.at(-1);
    if (known && commit) known.place.keep(this.open, commit);
    return this;
  }

  private refuse(command: Command, refused: Refusal['refused'], rule?: string, field?: string): this {
    const before = JSON.stringify(this.state);
    const decision = this.decide(command);
    expectSame(before, JSON.stringify(this.state), 'a refusal');
    if (!isRefusal(decision)) throw new NotRefused(`accepted, though ${rule ?? refused} must refuse it`);
    const fields = (decision.fields ?? []).map((problem) => problem.field);
    if (decision.refused !== refused || decision.rule !== rule || (field && !fields.includes(field))) {
      throw new NotRefused(`refused otherwise: ${JSON.stringify(decision)}`);
    }
    return this;
  }

  /** From what was not decided here no other story goes on. */
  private fold(command: Command, events: readonly CaseEvent[]): this {
    this.place = undefined;
    const version = this.commits.length + 1;
    const before = this.state.phase === 'absent' ? [] : openTasks(this.ground.procedure, this.state);
    const commit = { version, commandId: command.id, events, messages: [] as readonly Message[] };
    const state = foldCommit(Object.isFrozen(this.state) ? structuredClone(this.state) : this.state, commit);
    if (state.phase === 'absent') throw new Error('a commit opens a case');
    const messages = messagesAfter(this.ground, before, state, events);
    this.told(remember(state, { ...commit, messages }), { ...commit, messages });
    return this;
  }

  private told(state: CaseState, commit: CaseCommit): void {
    this.state = state;
    this.commits.push(commit);
    this.events.push(...commit.events);
    this.messages.push(...commit.messages);
  }
}

function subjectOf(procedure: Procedure, step: string): string {
  const declaration = procedure.declarations.find((d) => d.kind === 'step' && d.name === step);
  const subject = declaration?.kind === 'step' ? declaration.for : 'complainant';
  return subject === 'eachAccused' ? 'a1' : subject;
}

function expectSame(before: string, after: string, what: string): void {
  if (before !== after) throw new Error(`${what} changed the case`);
}
