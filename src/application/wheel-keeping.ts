import { atLocalTime, dayOf } from '../case/calendar';
import { type Ground, type Grounds, groundAt } from '../case/ground';
import { isRefusal, type Refusal } from '../case/refusal';
import { hourFrom } from '../case/reminders';
import type { Act } from '../procedure/duties';
import type { Fields } from '../procedure/form-fields';
import type { Answers } from '../procedure/steps';
import { askedBy, decide, mayRecord, seenNow } from '../wheel/decide';
import { actNamed, leftIn, started } from '../wheel/dues';
import type { DutyReminder, RecordedEvent } from '../wheel/events';
import { isAnythingDue, type People, whatIsDue } from '../wheel/reminders';
import { type Entry, fold, type Wheel } from '../wheel/state';
import {
  type DutyStand,
  type DutyView,
  dutiesFor,
  dutiesNotReached,
  lateDuties,
  leadersNotReached,
  type NotReached,
  openSignals,
  recordOf,
  remindedDuties,
  standOf,
} from '../wheel/views';
import type { Account, Directory } from './directory';
import type { People as KnownPeople } from './people';
import type { Clock, Keys } from './ports';
import type { Standing, WheelBooks } from './wheel-books';
import { type LeaderStand, leaderStands } from './wheel-leaders';
import type { WheelItem, WheelReminders } from './wheel-reminders';

/** A form of the wheel as it was filled in. `once` is the card's own mark: the same press again has the same. */
export interface Filled {
  readonly act: string;
  readonly answers: Answers;
  readonly seen: number;
  readonly once: string;
}

export interface WheelForm {
  readonly act: Act;
  readonly fields: Fields;
  readonly seen: number;
  readonly due?: string;
  /** What was recorded the last time. */
  readonly last?: Entry;
  /** What it answers to. */
  readonly signals: readonly Entry[];
}

/** The organisation's yearly wheel: who keeps it, what is due, and what was recorded. */
export class WheelKeeping {
  constructor(
    private readonly books: WheelBooks,
    private readonly reminders: WheelReminders,
    private readonly directory: Directory,
    private readonly known: KnownPeople,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly grounds: Grounds,
  ) {}

  /** HR and the committee keep the whole of it; leaders their own part. */
  async doorsOf(personId: string): Promise<{ readonly keeps: boolean; readonly leads: boolean }> {
    const people = await this.people();
    return { keeps: isKeeper(people, personId), leads: people.leaders.includes(personId) };
  }

  /** What they have to do themselves; and, in HR, whom they are to reach. Whoever looks has been reached. */
  async dutiesOf(personId: string): Promise<readonly DutyView[]> {
    const given = await this.given();
    const own = dutiesFor(given, personId);
    if (own.length > 0) await this.reminders.reached(personId);
    return [...own, ...dutiesNotReached(given, personId, await this.notReachedFor(personId, given.people))];
  }

  /** What is late: for whoever sees what is late in cases, too. */
  async late(personId: string): Promise<readonly DutyView[]> {
    return lateDuties(await this.given(), personId);
  }

  async remindedOf(personId: string, of: readonly DutyReminder[]): Promise<readonly DutyView[]> {
    return of.length === 0 ? [] : remindedDuties(await this.given(), personId, of);
  }

  /** The same for whoever looks at it: they have been reached, and may have asked to be reminded again. */
  async leftOf(personId: string, of: readonly DutyReminder[]): Promise<readonly DutyView[]> {
    const left = await this.remindedOf(personId, of);
    if (!left.some(({ as }) => as === 'own')) return left;
    await this.reminders.reached(personId);
    const { calendar } = this.grounds;
    const today = dayOf(this.clock.now(), calendar);
    const wanted = (await this.reminders.wantedBy(personId)).map(({ at, of }) => ({ again: dayOf(at, calendar), of }));
    return left.map((view) => {
      const isOf = ({ duty, as }: DutyReminder) => duty === view.duty && as === view.as;
      const again = wanted.find((one) => one.again >= today && one.of.some(isOf))?.again;
      return again ? { ...view, again } : view;
    });
  }

  /** With the reminders of that day, whenever their hours begin by then. Whether it is still theirs to do is asked then. */
  async remindAgain(personId: string, duties: readonly DutyView[], day: string): Promise<void> {
    const of = duties.map(({ duty, as }) => ({ duty, as }));
    if (of.length > 0) await this.reminders.want(personId, of, atLocalTime(day, '00:00', this.grounds.calendar));
  }

  /** Undefined for whoever does not keep it. */
  async overview(personId: string): Promise<readonly DutyStand[] | undefined> {
    const given = await this.given();
    if (!isKeeper(given.people, personId)) return undefined;
    return standOf(given, personId, await this.notReachedFor(personId, given.people));
  }

  /** Undefined where it is not theirs to record. */
  async form(personId: string, name: string): Promise<WheelForm | undefined> {
    const given = await this.given();
    const { ground, wheel, people } = given;
    const act = actNamed(ground.procedure, name);
    if (!act || !mayRecord(act, personId, people)) return undefined;
    const [last] = readableBy(wheel, personId, people, name);
    const stand = standOf(given, personId).find(({ duty }) => duty === name);
    return {
      act,
      fields: askedBy(ground.procedure, act),
      seen: seenNow(wheel, act, personId),
      signals: openSignals(wheel, name),
      ...(stand?.due ? { due: stand.due.day } : {}),
      ...(last ? { last } : {}),
    };
  }

  /** As today's form has them; what it asked for earlier is left out where it asks no more. */
  fieldsOf(event: RecordedEvent): Fields | undefined {
    const { procedure } = this.ground();
    const through = event.type === 'DutyDone' ? event.through : undefined;
    const act = actNamed(procedure, through ?? event.act);
    return act && askedBy(procedure, act);
  }

  async unitOf(personId: string): Promise<string> {
    return (await this.directory.person(personId))?.unit ?? '';
  }

  /** Two who record at once: the second looks at what the first one wrote, and decides anew. */
  async record(personId: string, { act, answers, seen, once }: Filled): Promise<Refusal | 'recorded'> {
    const [people, person, leaders] = await Promise.all([
      this.people(),
      this.directory.person(personId),
      this.directory.leaders(),
    ]);
    const id = this.keys.mac(`wheel ${personId} ${act} ${once}`);
    for (;;) {
      const standing = await this.standing();
      const at = this.clock.now();
      const leader = leaders.find(({ id: one }) => one === answers.leader);
      const body = {
        type: 'Record' as const,
        act,
        answers,
        seen,
        name: person?.name ?? '',
        people,
        ...(leader ? { leader } : {}),
      };
      const decision = decide(this.ground(), standing.wheel, { id, by: personId, at, body });
      if (isRefusal(decision)) return decision;
      if (decision.length === 0 || (await this.books.add(standing, decision)) === 'written') return 'recorded';
    }
  }

  /** What is on record, the newest first: of everything or of one act. A leader reads their own. */
  async history(personId: string, act?: string): Promise<readonly Entry[]> {
    const { wheel, people } = await this.given();
    return readableBy(wheel, personId, people, act);
  }

  async entry(personId: string, number: number): Promise<Entry | undefined> {
    return (await this.history(personId)).find((entry) => entry.number === number);
  }

  /** The leaders of the round that is open. Undefined for whoever is not in HR. */
  async leadersOf(personId: string, duty: string): Promise<readonly LeaderStand[] | undefined> {
    const { wheel, people } = await this.given();
    if (!people.hr.includes(personId)) return undefined;
    const round = wheel.rounds[duty];
    const notReached = leadersNotReached({ wheel, people }, duty, await this.reminders.notReached());
    const accounts = (await this.directory.leaders()).filter(({ id }) => !round || round.leaders.includes(id));
    return leaderStands(wheel, duty, accounts, notReached, this.known);
  }

  /** Those for whom HR may record it: whoever has still to do it. */
  async leadersLeft(): Promise<readonly Account[]> {
    const { wheel } = await this.standing();
    const left = new Set(Object.values(wheel.rounds).flatMap(leftIn));
    const leaders = await this.directory.leaders();
    return left.size > 0 ? leaders.filter(({ id }) => left.has(id)) : leaders;
  }

  /** Known without asking who is there. */
  async isAnythingDue(): Promise<boolean> {
    if (hourFrom(this.ground(), this.clock.now()) > this.clock.now()) return false;
    if (await this.reminders.isAnything()) return true;
    const { wheel } = await this.standing();
    return isAnythingDue(this.ground(), wheel, this.clock.now());
  }

  /** Opens rounds, and answers with the reminders that are to be sent now. By one process at a time. */
  async runDue(): Promise<readonly WheelItem[]> {
    const people = await this.people();
    for (;;) {
      const standing = await this.standing();
      const events = whatIsDue(this.ground(), standing.wheel, people, this.clock.now());
      const { reminded } = fold(standing.wheel, events);
      for (const event of events) if (event.type === 'Reminded') await this.reminders.add(event.at, event.reminders);
      if (events.length === 0 || (await this.books.add(standing, events)) === 'written') {
        return this.reminders.items(reminded);
      }
    }
  }

  /** For HR, who see to it. */
  private async notReachedFor(personId: string, { hr }: People): Promise<readonly NotReached[]> {
    return hr.includes(personId) ? this.reminders.notReached() : [];
  }

  private async given() {
    const [people, { wheel }] = await Promise.all([this.people(), this.standing()]);
    return { ground: this.ground(), wheel, people, now: this.clock.now() };
  }

  private async people(): Promise<People> {
    const [leaders, committee, { hr, lastResort }] = await Promise.all([
      this.directory.leaders(),
      this.directory.committee(),
      this.directory.surroundings(''),
    ]);
    return { leaders: ids(leaders), committee: ids(committee), hr: ids(hr), lastResort: ids(lastResort) };
  }

  /** With its first days, which are promised when it is looked at first. */
  private async standing(): Promise<Standing> {
    for (;;) {
      const standing = await this.books.standing();
      if (standing.wheel.startedAt !== undefined) return standing;
      const first = [started(this.ground(), standing.startedAt)];
      await this.books.add(standing, first);
    }
  }

  /** The wheel has no version of its own: it goes by the guidelines of the day. */
  private ground(): Ground {
    return groundAt(this.grounds, this.clock.now());
  }
}

function isKeeper({ hr, committee }: People, personId: string): boolean {
  return hr.includes(personId) || committee.includes(personId);
}

function readableBy(wheel: Wheel, personId: string, people: People, act?: string): readonly Entry[] {
  const all = recordOf(wheel, act);
  return isKeeper(people, personId)
    ? all
    : all.filter(({ event }) => event.by === personId || (event.type === 'DutyDone' && event.leaderId === personId));
}

function ids(accounts: readonly Account[]): readonly string[] {
  return accounts.filter(({ active }) => active).map(({ id }) => id);
}
