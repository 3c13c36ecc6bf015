import type { BenchGround, Bot } from '../ground';
import { monday } from '../ground';
import { leaderOf } from '../organisation';
import type { Product } from '../processes/product';
import { reportsOf } from '../reports';
import { atMost, type Measured, ms } from '../row';
import { inTurn, overRounds } from '../statistics';

const due = 100;
const few = 10_000;
const many = 1_000_000;
const rounds = 5;

/** Later than what is due in a case that was begun on that Monday, and before what nobody is to find. */
const sweptAt = '2026-02-12T08:00:00.000Z';
const dueAfter = '2027-01-01T00:00:00.000Z';

/** A sweep finds a hundred cases with something due among many. */
export async function sweepRows(ground: BenchGround): Promise<readonly Measured[]> {
  const small = await filled(ground, 'sweep-few', few);
  const large = await filled(ground, 'sweep-many', many);
  const works = { small: () => sweepOnce(small), large: () => sweepOnce(large) };
  await inTurn({ rounds: 1 }, works);
  const took = await inTurn({ rounds }, works);
  const memory = {
    small: await small.process.ask('memory'),
    large: await large.process.ask('memory'),
  };
  for (const { process } of [small, large]) await process.end();

  const [slow, quick] = [overRounds(took.large), overRounds(took.small)];
  const among = `${due} due among ${many.toLocaleString('en')} open deadlines against ${few.toLocaleString('en')}`;
  const [peakOfLarge, peakOfSmall] = [memory.large.peak / 2 ** 20, memory.small.peak / 2 ** 20];
  return [
    atMost({
      name: `sweep, ${among}: time`,
      value: slow / quick,
      unit: '× the time',
      bar: 1.2,
      from: `${ms(slow)} against ${ms(quick)}, up to the last message; ${rounds} rounds`,
    }),
    atMost({
      name: `sweep, ${among}: memory`,
      value: peakOfLarge / peakOfSmall,
      unit: '× the memory',
      bar: 1.1,
      from: `${peakOfLarge.toFixed(0)} MB against ${peakOfSmall.toFixed(0)} MB at most, of the whole process`,
    }),
  ];
}

/** A process that has done nothing yet, on a store that another one has filled. */
async function filled(ground: BenchGround, data: string, count: number): Promise<Bot<Product>> {
  const loader = await ground.product(data);
  await loader.process.ask('fill', { count: count - due, dueAfter });
  await loader.process.end();
  return ground.product(data);
}

let prepared = 0;

/** Real cases in which something is due at {@link sweptAt}: signatures that were asked for and have not come. */
async function prepareDueCases({ process }: Bot<Product>): Promise<readonly string[]> {
  prepared += 1;
  const reports = reportsOf(`DUE${prepared}`, due).map(({ report }, number) => ({
    ...report,
    takenDownBy: leaderOf(number % 50),
  }));
  await process.ask('begin', { reports, at: monday });
  return reports.map(({ caseId }) => caseId);
}

async function sweepOnce(product: Bot<Product>): Promise<readonly number[]> {
  const caseIds = await prepareDueCases(product);
  const swept = await product.process.ask('sweep', { now: sweptAt });
  if (swept.due !== due) throw new Error(`${swept.due} cases were due instead of ${due}`);
  await product.process.ask('withdraw', { caseIds });
  return [swept.took];
}
