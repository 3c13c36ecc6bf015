import { dayOf } from '../case/calendar';
import type { RemindMe } from '../case/commands';
import { type DeadlineView, lateFor } from '../case/deadline-views';
import type { Ground } from '../case/ground';
import { tomorrow } from '../case/reminders';
import type { Case } from '../case/state';
import type { Cases } from './cases';
import type { Digests } from './digests';
import type { Directory } from './directory';
import type { Reminders } from './messenger';
import type { Outbox } from './outbox';
import type { Clock } from './ports';
import type { WheelKeeping } from './wheel-keeping';

/** What people look up about deadlines, and ask to be reminded of. */
export class Deadlines {
  constructor(
    private readonly directory: Directory,
    private readonly cases: Cases,
    private readonly digests: Digests,
    private readonly outbox: Outbox,
    private readonly wheel: WheelKeeping,
    private readonly clock: Clock,
  ) {}

  /** What is left now of what a digest reminded of; undefined where the person never got such a one. */
  async remindedOf(personId: string, digest: string): Promise<Omit<Reminders, 'kind'> | undefined> {
    const reminders = await this.digests.show(personId, digest);
    const isOutside = reminders?.deadlines.some(({ as }) => as === 'outside');
    if (!reminders || !isOutside || (await this.oversees(personId))) return reminders;
    // They are in HR no more.
    return { ...reminders, deadlines: reminders.deadlines.filter(({ as }) => as !== 'outside') };
  }

  /** What is theirs to do of a digest comes up once more on the next working day: that day; undefined where there is none. */
  async remindTomorrow(personId: string, digest: string): Promise<string | undefined> {
    const { deadlines = [], duties = [] } = (await this.digests.show(personId, digest)) ?? {};
    const own = deadlines.flatMap(({ task }) => task ?? []);
    const ownDuties = duties.filter(({ as }) => as === 'own');
    const { grounds } = this.cases;
    const at = this.clock.now();
    const day = dayOf(tomorrow(grounds, at), grounds.calendar);
    for (const caseId of new Set(own.map((task) => task.caseId))) {
      const tasks = own.filter((task) => task.caseId === caseId);
      const body: RemindMe = { type: 'RemindMe', tasks: tasks.map(({ command, instance }) => ({ command, instance })) };
      const id = `remind ${digest} ${day}`;
      const outcome = await this.cases.carryOut(caseId, async () => ({ id, by: personId, at, body }));
      if ('accepted' in outcome) await this.outbox.settle(outcome.accepted);
    }
    await this.wheel.remindAgain(personId, ownDuties, day);
    return own.length + ownDuties.length > 0 ? day : undefined;
  }

  /** Everything that is late; undefined for whoever could not be told of it from outside a case (P-9). */
  async late(personId: string): Promise<readonly DeadlineView[] | undefined> {
    if (!(await this.oversees(personId))) return undefined;
    const now = this.clock.now();
    const late: DeadlineView[] = [];
    const lineOf = (ground: Ground, state: Case) => lateFor(ground, state, personId, now);
    for await (const line of this.cases.lateAt(now, lineOf)) late.push(...line);
    return late;
  }

  /** HR and the last resort: they stand around somebody whom the directory does not know, too. */
  async oversees(personId: string): Promise<boolean> {
    const { hr, lastResort } = await this.directory.surroundings('');
    return [...hr, ...lastResort].some(({ id, active }) => active && id === personId);
  }
}
