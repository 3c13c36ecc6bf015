import type { StoredCommit } from '../../../src/application/ports';
import type { CaseEvent } from '../../../src/case/events';
import { offers, type Task } from '../../../src/case/tasks';
import { procedure } from '../../../src/procedure/procedure';
import { isGiven } from '../../../src/procedure/steps';
import { anyOf, type Dice, diceFrom, oneOf } from '../../case/anything/dice';
import { Agenda } from './agenda';
import { begin } from './beginnings';
import { daysAfter, instantOf, localDay, localTime, nextWorkingDay } from './calendar';
import { differences, digestLines, type Owed, owedAt, owedDigestLines, owedLines, recordLines } from './compared';
import { filledIn } from './filled-in';
import { type Digest, type House, openHouse } from './house';
import { isOfficeHour, nameOf } from './promised';
import { Followed } from './shadow';

export interface Span {
  readonly seed: number;
  readonly from: string;
  readonly until: string;
  readonly cases: number;
  /** Days without any sweep, and the local time at which sweeping begins again after the last of them. */
  readonly outages: readonly { readonly days: readonly string[]; readonly ends: string }[];
  /** Who leaves, and on which day. */
  readonly leaving: readonly { readonly id: string; readonly day: string }[];
}

export interface Told {
  readonly differences: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly spent: Readonly<Record<string, number>>;
}

const hour = 3_600_000;

/** Hours until somebody does what they are asked for: at the least, and at the most. */
const tempers: readonly [readonly [number, number], ...(readonly [number, number])[]] = [
  [1, 6],
  [1, 12],
  [1, 20],
  [1, 30],
  [2, 40],
  [2, 60],
  [4, 90],
  [24, 200],
  [120, 900],
];

/** Tells a year in which people report, act, forget and leave, and compares every reminder with what is owed. */
export async function tellYear(span: Span): Promise<Told> {
  const house = await openHouse(instantOf(span.from, '07:00'));
  try {
    return await new Year(house, span).tell();
  } finally {
    await house.close();
  }
}

class Year {
  private readonly dice: Dice;
  private readonly agenda = new Agenda();
  private readonly cases = new Map<string, Followed>();
  private readonly wanted = new Map<Followed, { name: string; moment: string }[]>();
  private readonly differences: string[] = [];
  private readonly counts: Record<string, number> = {};
  private readonly spent: Record<string, number> = {};
  private readonly gone = new Set<string>();
  private lastReminding = '';

  constructor(
    private readonly house: House,
    private readonly span: Span,
  ) {
    this.dice = diceFrom(span.seed);
    this.lastReminding = house.clock.now();
  }

  async tell(): Promise<Told> {
    const { from, until, cases, leaving } = this.span;
    const days = daysAfter(from, until);
    for (const day of days) this.planSweeps(day);
    for (let number = 0; number < cases; number += 1) this.planCase(days.slice(0, -20));
    for (const { id, day } of leaving) this.agenda.add(instantOf(day, '11:17'), () => this.leaves(id));
    const end = instantOf(until, '23:00');
    for (let next = this.agenda.next(); next && next.at < end; next = this.agenda.next()) {
      this.house.clock.moveTo(next.at);
      await next.run();
      await this.takeIn();
      if (this.house.digests.length > 0) this.differs(['a digest that no sweep has sent']);
      this.house.digests.length = 0;
    }
    return { differences: this.differences, counts: this.counts, spent: this.spent };
  }

  /** At eight on nearly every day, and at a few other hours of day and night. */
  private planSweeps(day: string): void {
    const outage = this.span.outages.find(({ days }) => days.includes(day));
    if (outage) {
      if (outage.days.at(-1) === day) this.agenda.add(instantOf(day, outage.ends), () => this.sweep());
      return;
    }
    const times = ['00:00', '00:01', '07:59', '08:01', '15:59', '16:01', '20:00'].filter(() => this.dice(6) === 0);
    const random = Array.from({ length: 1 }, () => `${two(3 + this.dice(20))}:${two(this.dice(60))}`);
    const eight = this.dice(20) === 0 ? [] : ['08:00'];
    for (const time of new Set([...times, ...random, ...eight]))
      this.agenda.add(instantOf(day, time), () => this.sweep());
  }

  private planCase(days: readonly string[]): void {
    const day = days[this.dice(days.length)] ?? this.span.from;
    const at = new Date(Date.parse(instantOf(day, '06:00')) + this.dice(15 * hour) + 1).toISOString();
    const tries = async (): Promise<void> => {
      for (let count = 0; count < 5 && !(await begin(this.house, this.dice)); count += 1);
    };
    this.agenda.add(at, tries);
  }

  private async leaves(id: string): Promise<void> {
    this.gone.add(id);
    this.house.leave(id);
    await this.house.trygg.checkPeople();
  }

  private async sweep(): Promise<void> {
    const at = this.house.clock.now();
    await this.timed('sweeping', () => this.house.trygg.sweep());
    const recorded = await this.takeIn(true);
    const owed = await this.timed('computing what is owed', () =>
      owedAt(at, this.lastReminding, this.cases.values(), this.wanted, this.house.directory),
    );
    const sent = this.house.digests.splice(0).sort((one, other) => one.to.localeCompare(other.to));
    const when = `${localTime(at)}: `;
    this.differs(differences(owedLines(owed), recorded).map((one) => when + one));
    const numberOf = (caseId: string) => this.cases.get(caseId)?.number ?? -1;
    this.differs(
      differences(
        owedDigestLines(owed, at),
        sent.flatMap((one) => digestLines(one, numberOf)),
      ),
    );
    const receivers = sent.map(({ to }) => to);
    if (new Set(receivers).size < receivers.length) this.differs([`${when}somebody got two digests at once`]);
    // What somebody got at seven or on a Sunday is seen by what is owed, which is nothing then.
    if (owed.length > 0) this.count('moments with reminders');
    if (isOfficeHour(at)) this.lastReminding = at;
    this.countThem(owed, sent);
    for (const digest of sent) this.planPress(digest, owed);
  }

  /** What was stored since the last look: what came to people is planned to be done, or forgotten. */
  private async takeIn(inSweep = false): Promise<readonly string[]> {
    const recorded: string[] = [];
    for (const commit of this.inOrder(this.house.commits.splice(0))) {
      const followed = this.followedOf(commit.caseId);
      const { events, came } = await this.timed('following', () => followed.follow(commit));
      recorded.push(...recordLines(followed.number, events));
      this.countEvents(events);
      if (events.some(({ type }) => type === 'ComplaintReceived')) this.planFate(followed);
      for (const task of came) this.planTask(followed, task);
      if (came.length > 0 && this.dice(12) === 0) this.planOffer(followed);
    }
    if (!inSweep) this.differs(recorded.map((one) => `${localTime(this.house.clock.now())}: no sweep, and ${one}`));
    return recorded;
  }

  private followedOf(caseId: string): Followed {
    const followed = this.cases.get(caseId) ?? new Followed(this.cases.size + 1, this.house.keys);
    this.cases.set(caseId, followed);
    return followed;
  }

  /** By the cases' own order: their ids are another each time, and nothing may follow from them. */
  private inOrder(commits: readonly StoredCommit[]): readonly StoredCommit[] {
    const numberOf = ({ caseId }: StoredCommit) => this.cases.get(caseId)?.number ?? 1e9;
    return [...commits].sort((one, other) => numberOf(one) - numberOf(other) || one.version - other.version);
  }

  private planTask(followed: Followed, task: Task): void {
    const { personId } = task;
    if (!personId) return;
    const isParty = !isGiven(task.role) && !task.onPaper;
    if (isParty && this.dice(3) === 0) return;
    const temper = diceFrom(
      followed.number * 1000 + (personId.codePointAt(0) ?? 0) * 7 + (personId.codePointAt(1) ?? 0),
    );
    const [least, most] = isParty ? [1, 250] : anyOf(temper, tempers);
    this.agenda.add(this.later(least, most), () => this.acts(followed, personId, nameOf(task)));
  }

  /** Most complaints are withdrawn before long, as a year of whole cases would take hours to tell. */
  private planFate(followed: Followed): void {
    if (this.dice(13) === 0) return;
    this.agenda.add(this.later(1, this.dice(4) === 0 ? 150 : 10), async () => {
      const offer = offers(procedure, followed.open).find(({ command }) => command === 'Withdraw');
      if (offer?.personId) await this.takes(followed, offer.personId, offer);
    });
  }

  private planOffer(followed: Followed): void {
    this.agenda.add(this.later(1, 100), async () => {
      const some = offers(procedure, followed.open).filter(({ personId }) => personId && !this.gone.has(personId));
      const invites = some.filter(({ command }) => ['TellOfCompanion', 'CallAccused'].includes(command));
      const upsetting = ['StepDown', 'NameAccused', 'ReportMore', 'Withdraw', 'Appeal'];
      const usual = some.filter(({ command }) => !upsetting.includes(command) || this.dice(6) === 0);
      const offer = oneOf(this.dice, invites.length > 0 && this.dice(2) === 0 ? invites : usual);
      if (offer?.personId) await this.takes(followed, offer.personId, offer);
    });
  }

  private async acts(followed: Followed, personId: string, name: string): Promise<void> {
    const task = followed.tasks.find((one) => nameOf(one) === name);
    if (!task || this.gone.has(personId)) return;
    for (let tries = 0; tries < 6; tries += 1) if (await this.takes(followed, personId, task)) return;
    this.count('acts given up');
  }

  private async takes(followed: Followed, personId: string, task: Task): Promise<boolean> {
    const { command, instance } = task;
    const answers = await filledIn(this.house, followed.open, task, this.dice);
    const { caseId } = followed.open;
    const outcome = await this.timed('acting', async () => {
      const taken = await this.house.trygg.takeStep(personId, { caseId, once: '', command, instance, answers });
      await this.house.trygg.idle();
      return taken;
    });
    this.count(`acts ${'accepted' in outcome ? 'accepted' : 'refused'}`);
    return 'accepted' in outcome;
  }

  /** Some of those who get a digest ask to be reminded tomorrow of what is their own. */
  private planPress({ id, to }: Digest, owed: readonly Owed[]): void {
    const own = owed.filter((one) => one.as === 'own' && one.to === to);
    if (own.length === 0 || this.dice(12) > 0) return;
    this.agenda.add(
      new Date(Date.parse(this.house.clock.now()) + (1 + this.dice(4)) * hour + 7).toISOString(),
      async () => {
        const now = this.house.clock.now();
        const left = own.filter(({ followed, task }) => followed.isOpen(nameOf(task)));
        const day = nextWorkingDay(localDay(now));
        const said = await this.house.trygg.deadlines.remindTomorrow(to, id);
        const expected = left.length > 0 ? day : undefined;
        if (said !== expected) this.differs([`${localTime(now)}: reminded tomorrow, ${said} instead of ${expected}`]);
        for (const { followed, task } of left) {
          const asked = this.wanted.get(followed) ?? [];
          this.wanted.set(followed, [...asked, { name: nameOf(task), moment: instantOf(day, '08:00') }]);
        }
        this.count('asked to be reminded tomorrow');
      },
    );
  }

  /** Some hours from now, by day: at night a local time may be there twice. */
  private later(least: number, most: number): string {
    const at = Date.parse(this.house.clock.now()) + (least * hour + this.dice((most - least) * hour));
    const [day = '', time = ''] = localTime(new Date(at).toISOString()).split(' ');
    const waking = time < '06' ? Date.parse(instantOf(day, '06:00')) + this.dice(4 * hour) : at;
    return new Date(waking - (waking % 1000) + 1 + this.dice(900)).toISOString();
  }

  private countThem(owed: readonly Owed[], sent: readonly Digest[]): void {
    this.count('digests', sent.length);
    this.count(
      'digests across cases',
      sent.filter((one) => new Set(one.deadlines.map(({ caseId }) => caseId)).size > 1).length,
    );
    for (const { as, to, task, followed, day } of owed) {
      this.count(`owed, ${as}`);
      if (!to) this.count('owed, to nobody');
      if (task.command === 'RecordLapse') this.count('owed, lapse');
      if (task.onPaper) this.count('owed, on paper');
      if (!isGiven(task.role) && !task.onPaper) this.count('owed, to parties');
      if (followed.open.due[`${task.instance.step}/${task.instance.subject}/${task.instance.round}`]?.day !== day) {
        this.count('owed, for what it holds up');
      }
      if (task.role === 'leaderAbove') this.count('owed, to the leader above');
    }
  }

  private countEvents(events: readonly CaseEvent[]): void {
    for (const { type } of events) this.count(type);
  }

  private differs(lines: readonly string[]): void {
    this.differences.push(...lines);
  }

  private count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  private async timed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const done = await work();
    this.spent[what] = (this.spent[what] ?? 0) + performance.now() - began;
    return done;
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
