import { hourFrom } from '../case/reminders';
import type { Cases } from './cases';
import type { Digests } from './digests';
import type { Directory } from './directory';
import type { Lease } from './lease';
import type { Outbox } from './outbox';
import type { Clock, DueCase, Log, Store } from './ports';
import type { Reckoning } from './reckoning';
import type { Reports } from './reports';
import type { Retention } from './retention';
import type { Sending } from './sending';
import type { SetupTelling } from './setup-telling';
import { aroundCase } from './surroundings';
import type { WheelKeeping } from './wheel-keeping';
import type { WheelItem } from './wheel-reminders';

/** How many due cases are asked for at a time. */
const page = 200;

/** What the passing of time brings about, and what an interrupted process left behind. */
export class Sweep {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly cases: Cases,
    private readonly outbox: Outbox,
    private readonly digests: Digests,
    private readonly wheel: WheelKeeping,
    private readonly retention: Retention,
    private readonly setup: SetupTelling,
    private readonly reports: Reports,
    private readonly reckoning: Reckoning,
    private readonly lease: Lease,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Safe to run at any time, by any number of processes: one at a time does it, so that a person's reminders come
   * together; but what people wait for waits for none of them. A case that fails does not keep the others waiting.
   */
  async run(): Promise<void> {
    if (!(await this.isAnything())) return;
    await this.outbox.recoverUrgent();
    if (!(await this.lease.take())) return;
    try {
      await this.doWhatIsDue(() => this.lease.keep());
    } finally {
      await this.lease.release();
    }
  }

  /** Whoever has the lease no longer does nothing more: another one has taken up what is left. */
  private async doWhatIsDue(holds: () => Promise<boolean>): Promise<void> {
    const reminding = [...(await this.outbox.recover(holds))];
    const now = this.clock.now();
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
    await this.digests.send(reminding, await this.remindOfWheel(), holds);
    await this.retention.runDue(holds).catch(() => this.log.error('retention.failed'));
    await this.setup.run(holds).catch(() => this.log.error('setup.failed'));
    await this.reports.tellWaiting(holds).catch(() => this.log.error('waiting.failed'));
    await this.reckoning.run(holds).catch(() => this.log.error('reckoning.failed'));
  }

  /**
   * Most of the time there is nothing, and then nothing is written either. The log says each time how much waits and for how
   * long: who watches over Trygg sees from it that there is a sweep at all, and that it keeps up.
   */
  private async isAnything(): Promise<boolean> {
    const now = this.clock.now();
    const [left, due] = await Promise.all([this.store.unsettled(now, page), this.dueCases(now, 1)]);
    const [oldest, first] = [left[0]?.mark.claimedUntil ?? now, due[0] && hourFrom(this.cases.grounds, due[0].nextDue)];
    this.log.info('sweep', {
      unsettled: left.length,
      unsettledFor: secondsBetween(oldest, now),
      dueFor: secondsBetween(first ?? now, now),
    });
    if (left.length + due.length > 0) return true;
    const failed = (event: string) => () => {
      this.log.error(event);
      return false;
    };
    return (
      (await this.wheel.isAnythingDue().catch(failed('wheel.failed'))) ||
      (await this.retention.isAnythingDue().catch(failed('retention.failed'))) ||
      (await this.setup.isAnything().catch(failed('setup.failed'))) ||
      (await this.reports.waiting.isAnybody().catch(failed('waiting.failed'))) ||
      this.reckoning.isAnything().catch(failed('reckoning.failed'))
    );
  }

  /**
   * What time brings about in cases reaches people at work: in the hours of reminders, and then also what came due before
   * them, however long Trygg stood still.
   */
  private async dueCases(now: string, limit: number, after?: DueCase): Promise<readonly DueCase[]> {
    return hourFrom(this.cases.grounds, now) > now ? [] : this.store.dueCases(now, limit, after);
  }

  private async runDue(caseId: string, id: string): Promise<Sending | undefined> {
    const outcome = await this.cases.carryOut(caseId, async (state) => {
      const around = await aroundCase(this.directory, state);
      return { id, by: 'trygg', at: this.clock.now(), body: { type: 'RunDue', around } };
    });
    return 'accepted' in outcome ? this.outbox.settle(outcome.accepted) : undefined;
  }

  /** What fails there keeps no case waiting. */
  private async remindOfWheel(): Promise<readonly WheelItem[]> {
    try {
      return await this.wheel.runDue();
    } catch {
      this.log.error('wheel.failed');
      return [];
    }
  }

  private failed(event: string, caseId: string): undefined {
    this.log.error(event, { case: caseId });
  }
}

function secondsBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000);
}
