import { hourFrom } from '../case/reminders';
import type { Cases } from './cases';
import type { Digests } from './digests';
import type { Lease } from './lease';
import type { Outbox } from './outbox';
import type { DueCase } from './ports';
import type { Reckoning } from './reckoning';
import type { Reports } from './reports';
import type { Retention } from './retention';
import type { Sending } from './sending';
import type { SetupTelling } from './setup-telling';
import { aroundCase } from './surroundings';
import type { WheelKeeping } from './wheel-keeping';
import type { WheelItem } from './wheel-reminders';
import type { World } from './world';

/** How many due cases are asked for at a time. */
const page = 200;

/** What it sees to. */
interface Duties {
  readonly cases: Cases;
  readonly outbox: Outbox;
  readonly digests: Digests;
  readonly wheel: WheelKeeping;
  readonly retention: Retention;
  readonly setup: SetupTelling;
  readonly reports: Reports;
  readonly reckoning: Reckoning;
}

/** What the passing of time brings about, and what an interrupted process left behind. */
export class Sweep {
  constructor(
    private readonly world: World,
    private readonly duties: Duties,
    private readonly lease: Lease,
  ) {}

  /**
   * Safe to run at any time, by any number of processes: one at a time does it, so that a person's reminders come
   * together; but what people wait for waits for none of them. A case that fails does not keep the others waiting.
   */
  async run(): Promise<void> {
    if (!(await this.isAnything())) return;
    await this.duties.outbox.recoverUrgent();
    if (!(await this.lease.take())) return;
    try {
      await this.doWhatIsDue(() => this.lease.keep());
    } finally {
      await this.lease.release();
    }
  }

  /** Whoever has the lease no longer does nothing more: another one has taken up what is left. */
  private async doWhatIsDue(holds: () => Promise<boolean>): Promise<void> {
    const reminding = [...(await this.duties.outbox.recover(holds))];
    const now = this.world.clock.now();
    for (let after: DueCase | undefined, more = true; more; ) {
      const due: readonly DueCase[] = await this.dueCases(now, page, after);
      for (const { caseId, nextDue } of due) {
        if (!(await holds())) return;
        const left = await this.runDue(caseId, `due ${nextDue} ${now}`).catch(() => this.failed('due.failed', caseId));
        if (left) reminding.push(left);
      }
      after = due.at(-1);
      more = due.length === page;
    }
    if (!(await holds())) return;
    await this.duties.digests.send(reminding, await this.remindOfWheel(), holds);
    await this.duties.retention.runDue(holds).catch(() => this.world.log.error('retention.failed'));
    await this.duties.setup.run(holds).catch(() => this.world.log.error('setup.failed'));
    await this.duties.reports.tellWaiting(holds).catch(() => this.world.log.error('waiting.failed'));
    await this.duties.reckoning.run(holds).catch(() => this.world.log.error('reckoning.failed'));
  }

  /**
   * Most of the time there is nothing, and then nothing is written either. The log says each time how much waits and for how
   * long: who watches over Trygg sees from it that there is a sweep at all, and that it keeps up.
   */
  private async isAnything(): Promise<boolean> {
    const now = this.world.clock.now();
    const [left, due] = await Promise.all([this.world.store.unsettled(now, page), this.dueCases(now, 1)]);
    const [oldest, first] = [
      left[0]?.mark.claimedUntil ?? now,
      due[0] && hourFrom(this.duties.cases.grounds, due[0].nextDue),
    ];
    this.world.log.info('sweep', {
      unsettled: left.length,
      unsettledFor: secondsBetween(oldest, now),
      dueFor: secondsBetween(first ?? now, now),
    });
    if (left.length + due.length > 0) return true;
    const failed = (event: string) => () => {
      this.world.log.error(event);
      return false;
    };
    return (
      (await this.duties.wheel.isAnythingDue().catch(failed('wheel.failed'))) ||
      (await this.duties.retention.isAnythingDue().catch(failed('retention.failed'))) ||
      (await this.duties.setup.isAnything().catch(failed('setup.failed'))) ||
      (await this.duties.reports.waiting.isAnybody().catch(failed('waiting.failed'))) ||
      this.duties.reckoning.isAnything().catch(failed('reckoning.failed'))
    );
  }

  /**
   * What time brings about in cases reaches people at work: in the hours of reminders, and then also what came due before
   * them, however long Trygg stood still.
   */
  private async dueCases(now: string, limit: number, after?: DueCase): Promise<readonly DueCase[]> {
    return hourFrom(this.duties.cases.grounds, now) > now ? [] : this.world.store.dueCases(now, limit, after);
  }

  private async runDue(caseId: string, id: string): Promise<Sending | undefined> {
    const outcome = await this.duties.cases.carryOut(caseId, async (state) => {
      const around = await aroundCase(this.world.directory, state);
      return { id, by: 'trygg', at: this.world.clock.now(), body: { type: 'RunDue', around } };
    });
    return 'accepted' in outcome ? this.duties.outbox.settle(outcome.accepted) : undefined;
  }

  /** What fails there keeps no case waiting. */
  private async remindOfWheel(): Promise<readonly WheelItem[]> {
    try {
      return await this.duties.wheel.runDue();
    } catch {
      this.world.log.error('wheel.failed');
      return [];
    }
  }

  private failed(event: string, caseId: string): undefined {
    this.world.log.error(event, { case: caseId });
  }
}

function secondsBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000);
}
