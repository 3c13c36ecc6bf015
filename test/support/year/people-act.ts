import { offers, type Task } from '../../../src/case/tasks';
import { procedure } from '../../../src/procedure/procedure';
import { type Dice, diceFrom, oneOf } from '../../case/anything/dice';
import type { Agenda } from './agenda';
import { instantOf, localTime } from './calendar';
import { filledIn } from './filled-in';
import type { House } from './house';
import { isOfParty, nameOf } from './promised';
import type { Followed } from './shadow';

const hour = 3_600_000;

/** Hours until somebody does what a case asks of them: at the least, and at the most. Few forget for weeks. */
const tempers = [
  [1, 6],
  [1, 12],
  [1, 20],
  [1, 30],
  [2, 40],
  [2, 60],
  [4, 90],
  [24, 200],
  [120, 900],
] as const;

/** Taken up less often than they are offered: they turn a case over. */
const upsetting = ['StepDown', 'NameAccused', 'ReportMore', 'Withdraw', 'Appeal'];
const often = ['TellOfCompanion', 'CallAccused', 'HearWitness'];

/** What people do with their cases, each in their own time. */
export class People {
  private readonly gone = new Set<string>();

  constructor(
    private readonly house: House,
    private readonly agenda: Agenda,
    private readonly dice: Dice,
  ) {}

  async leave(id: string): Promise<void> {
    this.gone.add(id);
    this.house.leave(id);
    await this.house.trygg.checkPeople();
  }

  /** Somebody has a task now, and does it sooner or later; one party in three never does. */
  planTask(followed: Followed, task: Task): void {
    const { personId } = task;
    if (!personId || (isOfParty(task) && this.dice(3) === 0)) return;
    const [least, most] = isOfParty(task) ? ([1, 250] as const) : temperOf(followed, personId);
    this.agenda.add(this.later(least, most), () => this.act(followed, personId, nameOf(task)));
  }

  /** Most complaints are withdrawn before long: a year of whole cases would take hours to tell. */
  planWithdrawal(followed: Followed): void {
    if (this.dice(16) === 0) return;
    this.agenda.add(this.later(1, this.dice(4) === 0 ? 150 : 10), async () => {
      const offer = offers(procedure, followed.open).find(({ command }) => command === 'Withdraw');
      if (offer?.personId) await this.take(followed, offer.personId, offer);
    });
  }

  /** Somebody does what they may do besides. */
  planOffer(followed: Followed): void {
    this.agenda.add(this.later(1, 100), async () => {
      // What somebody wants rectified asks nothing of anybody, so that no reminder comes of it.
      const some = offers(procedure, followed.open).filter(
        ({ personId, command }) => personId && !this.gone.has(personId) && command !== 'AskToRectify',
      );
      const likely = some.filter(({ command }) => often.includes(command));
      const usual = some.filter(({ command }) => !upsetting.includes(command) || this.dice(6) === 0);
      const offer = oneOf(this.dice, likely.length > 0 && this.dice(2) === 0 ? likely : usual);
      if (offer?.personId) await this.take(followed, offer.personId, offer);
    });
  }

  /** Some hours from now, and by day: at night a local time may be there twice. */
  later(least: number, most: number): string {
    const at = Date.parse(this.house.clock.now()) + least * hour + this.dice((most - least) * hour);
    const [day = '', time = ''] = localTime(new Date(at).toISOString()).split(' ');
    const waking = time < '06' ? Date.parse(instantOf(day, '06:00')) + this.dice(4 * hour) : at;
    // Never at the very second at which Trygg looks what is due.
    return new Date(waking - (waking % 1000) + 1 + this.dice(900)).toISOString();
  }

  private async act(followed: Followed, personId: string, name: string): Promise<void> {
    const task = followed.tasks.find((one) => nameOf(one) === name);
    if (!task || this.gone.has(personId)) return;
    for (let tries = 0; tries < 6; tries += 1) if (await this.take(followed, personId, task)) return;
  }

  private async take(followed: Followed, personId: string, task: Task): Promise<boolean> {
    const { trygg } = this.house;
    const { command, instance } = task;
    const answers = await filledIn(this.house, followed.open, task, this.dice);
    const { caseId } = followed.open;
    const outcome = await trygg.steps.take(personId, { caseId, once: '', command, instance, answers });
    await trygg.idle();
    return 'accepted' in outcome;
  }
}

/** The same person is as quick or as slow throughout a case. */
function temperOf({ number }: Followed, personId: string): readonly [number, number] {
  const [first = 0, second = 0] = Buffer.from(personId);
  return oneOf(diceFrom(number * 1000 + first * 7 + second), tempers) ?? tempers[0];
}
