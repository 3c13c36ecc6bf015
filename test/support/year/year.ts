import type { StoredCommit } from '../../../src/application/ports';
import type { CaseEvent } from '../../../src/case/events';
import { keyOf } from '../../../src/case/state';
import { type Dice, diceFrom } from '../../case/anything/dice';
import { Agenda } from './agenda';
import { begin } from './beginnings';
import { daysAfter, instantOf, localDay, localTime, nextWorkingDay } from './calendar';
import { differences, digestLines, type Owed, owedAt, owedDigestLines, owedLines, recordLines } from './compared';
import { type Digest, type House, openHouse } from './house';
import { People } from './people-act';
import { isOfficeHour, isOfParty, nameOf } from './promised';
import { Followed } from './shadow';

/** Days are `yyyy-mm-dd`, times `HH:mm`, local. */
export interface Span {
  readonly seed: number;
  readonly from: string;
  readonly until: string;
  readonly cases: number;
  /** Days without any sweep, and the time at which sweeping begins again on the last of them. */
  readonly outages: readonly { readonly days: readonly string[]; readonly ends: string }[];
  /** Whose accounts are closed, and on which day. */
  readonly leaving: readonly { readonly id: string; readonly day: string }[];
}

export interface Told {
  /** What was owed and not sent, and what was sent and not owed. */
  readonly differences: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Tells a time in which people report, act, forget and leave, and compares every reminder with what is owed. */
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
  private readonly people: People;
  private readonly cases = new Map<string, Followed>();
  private readonly wanted = new Map<Followed, { name: string; moment: string }[]>();
  private readonly differences: string[] = [];
  private readonly counts: Record<string, number> = {};
  /** When everything that was owed until then had gone out. */
  private lastReminding: string;

  constructor(
    private readonly house: House,
    private readonly span: Span,
  ) {
    this.dice = diceFrom(span.seed);
    this.people = new People(house, this.agenda, this.dice);
    this.lastReminding = house.clock.now();
  }

  async tell(): Promise<Told> {
    const { from, until, cases, leaving } = this.span;
    const days = daysAfter(from, until);
    for (const day of days) this.planSweeps(day);
    for (let number = 0; number < cases; number += 1) this.planBeginning(days.slice(0, -20));
    for (const { id, day } of leaving) this.agenda.add(instantOf(day, '11:17'), () => this.people.leave(id));
    const end = instantOf(until, '23:00');
    for (let next = this.agenda.next(); next && next.at < end; next = this.agenda.next()) {
      this.house.clock.moveTo(next.at);
      await next.run();
      this.noneNow(await this.takeIn(), this.house.digests.splice(0));
    }
    return { differences: this.differences, counts: this.counts };
  }

  /** At eight on nearly every day, and at some other hours of day and night. */
  private planSweeps(day: string): void {
    const sweeps = (time: string) => this.agenda.add(instantOf(day, time), () => this.sweep());
    const outage = this.span.outages.find(({ days }) => days.includes(day));
    if (outage) {
      if (outage.days.at(-1) === day) sweeps(outage.ends);
      return;
    }
    const edges = ['00:00', '00:01', '07:59', '08:01', '15:59', '16:00', '20:00'].filter(() => this.dice(6) === 0);
    const any = `${two(3 + this.dice(20))}:${two(this.dice(60))}`;
    const eight = this.dice(20) === 0 ? [] : ['08:00'];
    for (const time of new Set([...edges, any, ...eight])) sweeps(time);
  }

  private planBeginning(days: readonly string[]): void {
    const day = days[this.dice(days.length)] ?? this.span.from;
    const at = new Date(Date.parse(instantOf(day, '06:00')) + this.dice(54_000) * 1000 + 1).toISOString();
    this.agenda.add(at, async () => {
      for (let tries = 0; tries < 5; tries += 1) if (await begin(this.house, this.dice)) return;
    });
  }

  private async sweep(): Promise<void> {
    const at = this.house.clock.now();
    await this.house.trygg.sweep();
    const recorded = await this.takeIn();
    const owed = await owedAt(at, this.lastReminding, this.cases.values(), this.wanted, this.house.directory);
    const sent = this.house.digests.splice(0).sort((one, other) => one.to.localeCompare(other.to));
    const numberOf = (caseId: string) => this.cases.get(caseId)?.number ?? 0;
    const inDigests = sent.flatMap((one) => digestLines(one, numberOf));
    const receivers = sent.map(({ to }) => to);
    const twice = receivers.filter((to, place) => receivers.indexOf(to) < place);
    this.differences.push(
      ...differences(owedLines(owed), recorded).map((one) => `${localTime(at)}: on record, ${one}`),
      ...differences(owedDigestLines(owed, at), inDigests),
      ...twice.map((to) => `${localTime(at)}: ${to} got more than one digest`),
    );
    if (isOfficeHour(at)) this.lastReminding = at;
    this.countOwed(owed, sent);
    for (const digest of sent) this.planPress(digest, owed);
  }

  /** Whatever people do, reminders go out by sweeps alone. */
  private noneNow(recorded: readonly string[], sent: readonly Digest[]): void {
    const when = localTime(this.house.clock.now());
    this.differences.push(
      ...recorded.map((one) => `${when}: on record without a sweep, ${one}`),
      ...sent.map(({ to }) => `${when}: sent without a sweep, to ${to}`),
    );
  }

  /** What was stored since the last look: whose task came plans to do it, or forgets it. Answers what was reminded of. */
  private async takeIn(): Promise<readonly string[]> {
    const recorded: string[] = [];
    for (const commit of this.inOrder(this.house.commits.splice(0))) {
      const followed = this.followedOf(commit.caseId);
      const { events, came } = await followed.follow(commit);
      recorded.push(...recordLines(followed.number, events));
      this.differences.push(...outOfHours(events));
      this.countEvents(events);
      if (events.some(({ type }) => type === 'ComplaintReceived')) this.people.planWithdrawal(followed);
      for (const task of came) this.people.planTask(followed, task);
      if (came.length > 0 && this.dice(9) === 0) this.people.planOffer(followed);
    }
    return recorded;
  }

  /** By the cases' own order: their ids are others each time, and nothing may follow from them. */
  private inOrder(commits: readonly StoredCommit[]): readonly StoredCommit[] {
    const numberOf = ({ caseId }: StoredCommit) => this.cases.get(caseId)?.number ?? this.cases.size + 1;
    return [...commits].sort((one, other) => numberOf(one) - numberOf(other) || one.version - other.version);
  }

  private followedOf(caseId: string): Followed {
    const followed = this.cases.get(caseId) ?? new Followed(this.cases.size + 1, this.house.keys);
    this.cases.set(caseId, followed);
    return followed;
  }

  /** Some of those who get a digest ask to be reminded tomorrow of what is theirs in it. */
  private planPress({ id, to }: Digest, owed: readonly Owed[]): void {
    const own = owed.filter((one) => one.as === 'own' && one.to === to);
    if (own.length === 0 || this.dice(12) > 0) return;
    this.agenda.add(this.people.later(1, 5), async () => {
      const now = this.house.clock.now();
      const left = own.filter(({ followed, task }) => followed.isOpen(nameOf(task)));
      const day = nextWorkingDay(localDay(now));
      const said = await this.house.trygg.deadlines.remindTomorrow(to, id);
      const expected = left.length > 0 ? day : undefined;
      if (said !== expected) this.differences.push(`${localTime(now)}: to be reminded ${said}, not ${expected}`);
      for (const { followed, task } of left) {
        const before = this.wanted.get(followed) ?? [];
        this.wanted.set(followed, [...before, { name: nameOf(task), moment: instantOf(day, '08:00') }]);
      }
      this.count('asked to be reminded tomorrow');
    });
  }

  private countOwed(owed: readonly Owed[], sent: readonly Digest[]): void {
    if (owed.length > 0) this.count('moments with reminders');
    for (const { deadlines } of sent) {
      this.count('digests');
      if (new Set(deadlines.map(({ caseId }) => caseId)).size > 1) this.count('digests across cases');
    }
    for (const { as, to, task, followed, day } of owed) {
      this.count(`owed, ${as}`);
      if (!to) this.count('owed, to nobody');
      if (task.command === 'RecordLapse') this.count('owed, lapse');
      if (task.onPaper) this.count('owed, on paper');
      if (isOfParty(task)) this.count('owed, to parties');
      if (followed.open.due[keyOf(task.instance)]?.day !== day) this.count('owed, for what it holds up');
      if (task.role === 'leaderAbove') this.count('owed, to the leader above');
    }
  }

  private countEvents(events: readonly CaseEvent[]): void {
    for (const { type } of events) this.count(type);
  }

  private count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }
}

/** What time alone brings about has to reach people at work; what the platform answered comes when it comes. */
function outOfHours(events: readonly CaseEvent[]): readonly string[] {
  const isAnswer = (event: CaseEvent) => 'what' in event && ['NotReached', 'LetterDelivered'].includes(event.what);
  return events.flatMap((event) =>
    event.by === 'trygg' && !isAnswer(event) && !isOfficeHour(event.at)
      ? [`${localTime(event.at)}: ${event.type}, by itself`]
      : [],
  );
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
